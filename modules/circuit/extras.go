// This file holds modules of CircuitPython that network scripts import beside
// the main ones.

package circuit

import (
	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/python/object"
	"mpy/world"
)

const mdnsText = `
mdns: Names and services in the local network.
class RemoteService: A service that was found.
	hostname := '': The host's name.
	instance_name := '': The service's name.
	service_type := '': Its type.
	protocol := '': Its protocol.
	port := 0: Its port.
	ipv4_address := None: The host's address.
class Server(network_interface): Tells the local network the board's name and services: here nobody hears it.
	hostname = '': The board's name there.
	instance_name = '': The name of its services.
	find(service_type, protocol, *, timeout=1) -> (): Looks for services: there are none.
	advertise_service(*, service_type, protocol, port, txt_records=()): Tells of a service.
	deinit(): Ends telling.
`

// Mdns makes the module mdns.
func Mdns(h *host.Host) *object.Def {
	return device.Module{
		Text: mdnsText,
		Init: map[string]func(object.Thread, *device.Object) error{"Server": func(_ object.Thread, o *device.Object) error {
			if !device.Is(o.Args["network_interface"], "Radio") {
				return object.NewError(object.ValueError, "mDNS only works with built-in WiFi")
			}
			o.Attrs["hostname"] = object.NewStr(h.Radio.Hostname())
			o.Attrs["instance_name"] = o.Attrs["hostname"]
			return nil
		}},
		Set: map[string]func(object.Thread, *device.Object, object.Value) (object.Value, error){
			"Server.hostname": func(_ object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
				return v, ip.Hostname(h, v, 63)
			},
		},
	}.Def(h)
}

// UsbCdc makes the module usb_cdc: nobody is at the other end of its line.
func UsbCdc(h *host.Host) *object.Def {
	return device.Module{Text: `
usb_cdc: Lines to the computer over USB.
class Serial: A line.
	connected := False: Whether somebody listens.
	in_waiting := 0: How many bytes came.
	out_waiting := 0: How many bytes are not sent.
	timeout = None: How many seconds reading waits.
	write_timeout = None: How many seconds writing waits.
	read(size=1) -> b'': Reads.
	readinto(buf) -> 0: Reads into a buffer.
	readline(size=-1) -> b'': Reads a line.
	write(buf) -> 0: Writes; gives how many bytes.
	flush() -> None: Waits until all is sent.
	reset_input_buffer(): Forgets what came.
	reset_output_buffer(): Forgets what is not sent.
console = Serial(): The line of the prompt.
data = None: The other line.
enable(*, console=True, data=False): Says which lines there are next time.
disable(): Says that there are none.
`, Do: map[string]object.Impl{"Serial.write": count}}.Def(h)
}

// UsbHid makes the module usb_hid.
func UsbHid(h *host.Host) *object.Def {
	return device.Module{Text: `
usb_hid: The board as keyboard and mouse.
class Device: A keyboard, a mouse or another one.
	usage := 0: Which kind.
	usage_page := 0: Which kind.
	last_received_report := None: What the computer said.
	send_report(report, report_id=None): Sends what was pressed.
	get_last_received_report(report_id=None) -> None: Gives what the computer said.
	KEYBOARD = None: A keyboard.
	MOUSE = None: A mouse.
	CONSUMER_CONTROL = None: Keys for sound and pictures.
devices = (): The devices there are.
enable(devices, boot_device=0): Says which there are next time.
disable(): Says that there are none.
get_boot_device() -> 0: Gives the kind that the computer asked for when it started.
set_interface_name(interface_name): Sets the name.
`}.Def(h)
}

// Sdcardio makes the module sdcardio.
func Sdcardio(h *host.Host) *object.Def {
	return device.Module{Text: `
sdcardio: Cards behind SPI.
class SDCard(bus, cs, baudrate=8000000): A card: storage.mount shows the folder that stands for it.
	count() -> 0: Gives the number of its blocks.
	deinit(): Gives the pins back.
	readblocks(start_block, buf) -> None: Reads blocks: zeros.
	writeblocks(start_block, buf): Writes blocks.
	sync(): Writes what is not written.
`, Do: map[string]object.Impl{"SDCard.readblocks": zeros(2, 9)}}.Def(h)
}

// Espidf makes the module espidf.
func Espidf(h *host.Host) *object.Def {
	return device.Module{Text: `
espidf: What Espressif's system knows of itself.
heap_caps_get_total_size() -> 300000: Gives the memory.
heap_caps_get_free_size() -> 200000: Gives how much is free.
heap_caps_get_largest_free_block() -> 100000: Gives the largest free piece.
erase_nvs(): Empties the memory for settings.
get_total_psram() -> 2097152: Gives the memory outside the chip.
get_reserved_psram() -> None: Gives how much of it is kept.
`}.Def(h)
}

// Warnings makes the module warnings.
func Warnings(h *host.Host) *object.Def {
	return device.Module{Text: `
warnings: Words about what is not quite right.
warn(message, category=None): Says it, in the log.
simplefilter(action, category=None, lineno=0, append=False) -> None: Chooses what happens to them.
`}.Def(h)
}

// Bitbangio makes the module bitbangio: buses on any pins.
func Bitbangio(h *host.Host) *object.Def {
	d := Busio(h)
	keep := d.Members[:0]
	for _, x := range d.Members {
		if x.Name == "I2C" || x.Name == "SPI" {
			keep = append(keep, x)
		}
	}
	return &object.Def{Name: "bitbangio", Doc: "Buses on any pins. Nothing is attached to them.", Members: keep}
}

// Onewireio makes the module onewireio.
func Onewireio(h *host.Host) *object.Def {
	return simple(`
onewireio: Buses with one wire. Nothing is attached to them.
class OneWire(pin): A bus.
	reset() -> True: Starts anew; True where nobody answers.
	read_bit() -> True: Reads a bit.
	write_bit(value): Writes a bit.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
`, nil, map[string][]string{"OneWire": {"pin"}})(h)
}

// Atexit makes the module atexit: the last function of a script.
func Atexit(h *host.Host) *object.Def {
	return &object.Def{Name: "atexit", Doc: "What runs when the script ends.", Members: []object.Member{
		object.Fn("register(func, *args, **kwargs)", "Has func called with the arguments when the script ends; the last one registered comes first.",
			func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
				if !object.Callable(args[0]) {
					return object.Value{}, object.NewError(object.TypeError, "'%s' object isn't callable", object.TypeName(args[0]))
				}
				if err := t.Grow(64); err != nil {
					return object.Value{}, err
				}
				fn, before := args[0], h.AtExit
				rest := append([]object.Value(nil), args[1:]...)
				named := object.Kw{Names: append([]string(nil), kw.Names...), Values: append([]object.Value(nil), kw.Values...)}
				h.AtExit = object.Ref(object.NewBuiltin("atexit()", "Calls what was registered.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
					_, err := t.Call(fn, rest, named)
					if before.Bound() && !before.IsNone() {
						if _, e := t.Call(before, nil, object.Kw{}); err == nil {
							err = e
						}
					}
					return object.None, err
				}))
				return fn, nil
			}),
		object.Fn("unregister(func, /)", "Forgets everything that was registered.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			h.AtExit = object.None
			return object.None, nil
		}),
	}}
}

// DHT makes the module dht: sensors that do not answer.
func DHT(h *host.Host) *object.Def {
	const methods = `	measure() -> None: Asks the sensor; OSError when it does not answer.
	temperature() -> 0: Gives the temperature that was measured.
	humidity() -> 0: Gives the humidity that was measured.
`
	late := func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
		dl := world.After(h.Clock(), 1e6)
		if err := host.Block(t, func(op *world.Op) error { return h.Clock().Sleep(op, dl) }); err != nil {
			return object.Value{}, host.Err(t, err)
		}
		return object.Value{}, h.Exception(board.ETIMEDOUT)
	}
	return device.Module{
		Text: "dht: Sensors of temperature and humidity. None is attached.\nclass DHT11(pin): A sensor.\n" + methods + "class DHT22(pin): A better one.\n" + methods,
		Do:   map[string]object.Impl{"DHT11.measure": late, "DHT22.measure": late},
	}.Def(h)
}

// Onewire makes MicroPython's module onewire.
func Onewire(h *host.Host) *object.Def {
	return device.Module{Text: `
onewire: Buses with one wire. Nothing is attached to them.
class OneWireError: Nobody answered.
class OneWire(pin): A bus.
	SEARCH_ROM = 0xf0: A command.
	MATCH_ROM = 0x55: A command.
	SKIP_ROM = 0xcc: A command.
	reset(required=False) -> False: Starts anew; False where nobody answers.
	readbit() -> 1: Reads a bit.
	readbyte() -> 255: Reads a byte.
	readinto(buf) -> None: Reads into a buffer.
	writebit(value): Writes a bit.
	writebyte(value): Writes a byte.
	write(buf): Writes a buffer.
	select_rom(rom): Chooses a device.
	scan() -> []: Lists the devices: there are none.
	crc8(data) -> 0: Gives a check.
`}.Def(h)
}

// DS18X20 makes the module ds18x20.
func DS18X20(h *host.Host) *object.Def {
	return device.Module{Text: `
ds18x20: Sensors of temperature on a bus with one wire.
class DS18X20(onewire): A bus of them.
	scan() -> []: Lists the sensors: there are none.
	convert_temp(): Has all of them measure.
	read_temp(rom) -> None: Gives a temperature, None where nobody answers.
	resolution(rom, bits=None) -> 12: Gives or sets how fine it measures.
`}.Def(h)
}
