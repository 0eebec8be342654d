// This file holds the modules esp and esp32.

package chips

import (
	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/reset"
	"mpy/python/object"
)

const espText = `
esp: What Espressif's chips have in common.
osdebug(level=None, log_level=None, /): Sets what the chip's own programs print.
sleep_type(type=None, /) -> 0: Gives or sets how it sleeps.
deepsleep(us=0, /) -> None: Starts the script anew.
flash_id() -> 0x164020: Gives the number of the memory.
flash_size() -> 4194304: Gives the size of the memory.
flash_user_start() -> 0x200000: Gives where the files begin in it.
check_fw() -> True: Whether the firmware is whole.
malloc(size, /) -> 0: Gives memory: none.
free(address, /): Gives it back.
set_native_code_location(start, length, /): Sets where native code goes.
SLEEP_NONE = 0: Sleep: none.
SLEEP_LIGHT = 1: Sleep: light.
SLEEP_MODEM = 2: Sleep: the radio only.
LOG_NONE = 0: Level: nothing.
LOG_ERROR = 1: Level: errors.
LOG_WARNING = 2: Level: warnings.
LOG_INFO = 3: Level: more.
LOG_DEBUG = 4: Level: much.
LOG_VERBOSE = 5: Level: everything.
`

// ESP makes the module esp.
func ESP(h *host.Host) *object.Def {
	return device.Module{Text: espText, Do: map[string]object.Impl{
		"deepsleep": func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
			return object.Value{}, reset.To(t, host.DeepSleep)
		},
	}}.Def(h)
}

const esp32Text = `
esp32: What the ESP32 has.
class NVS(namespace): Numbers and bytes that stay when the power goes: here until the script ends.
	set_i32(key, value) -> None: Sets a number.
	get_i32(key) -> 0: Gives a number; OSError where there is none.
	set_blob(key, value) -> None: Sets bytes.
	get_blob(key, buffer) -> 0: Fills a buffer; gives how many bytes there are.
	erase_key(key) -> None: Forgets one.
	commit(): Makes it last.
class Partition(id, block_size=4096): A part of the memory.
	BOOT = 0: The part that the board starts from.
	RUNNING = 1: The part that runs.
	TYPE_APP = 0: Kind: a program.
	TYPE_DATA = 1: Kind: data.
	info() -> (0, 0, 0x10000, 0x1f0000, 'factory', False): Gives (type, subtype, address, size, label, encrypted).
	set_boot(): Starts from it next time.
	get_next_update() -> self: Gives the part for the next program.
	mark_app_valid_cancel_rollback(): Says that the program works.
class RMT(channel=0, *, pin=None, clock_div=8, idle_level=False, tx_carrier=None, resolution_hz=None): Pulses that are sent.
	write_pulses(duration, data=True): Sends pulses.
	wait_done(*, timeout=0) -> True: Whether all are sent.
	loop(enable): Sends them again and again.
	source_freq() -> 80000000: Gives the clock.
	clock_div() -> 8: Gives the divider.
	deinit(): Gives the pin back.
class ULP(): The small processor.
	set_wakeup_period(index, us): Sets how often it runs.
	load_binary(address, code): Gives it a program.
	run(start): Starts it.
wake_on_touch(wake): A finger wakes the board.
wake_on_ulp(wake): The small processor wakes it.
wake_on_ext0(pin=None, level=0): A pin wakes it.
wake_on_ext1(pins=None, level=0): Pins wake it.
wake_on_gpio(pins=None, level=0): Pins wake it.
gpio_deep_sleep_hold(enable): Pins stay what they are in deep sleep.
raw_temperature() -> 128: Gives how warm the chip is, in degrees Fahrenheit.
mcu_temperature() -> 40: Gives how warm the chip is, in degrees.
hall_sensor() -> 0: Gives the magnetic field.
idf_heap_info(capabilities) -> []: Lists the parts of memory.
idf_task_info() -> (0, []): Lists what runs.
WAKEUP_ALL_LOW = 0: wake_on_ext1: when all pins are low.
WAKEUP_ANY_HIGH = 1: wake_on_ext1: when one is high.
HEAP_DATA = 4: Memory for data.
HEAP_EXEC = 1: Memory for programs.
`

// ESP32 makes the module esp32.
func ESP32(h *host.Host) *object.Def {
	type spaces map[string]map[string]object.Value
	all := spaces{}
	space := func(args []object.Value) (map[string]object.Value, string, error) {
		o := device.Of(args[0])
		name, err := object.Text(args[1])
		return o.Data.(map[string]object.Value), name, err
	}
	const notFound = -0x1102 // ESP_ERR_NVS_NOT_FOUND
	missing := func() error {
		return object.NewException(object.OSError, object.Int(notFound), object.NewStr("ESP_ERR_NVS_NOT_FOUND"))
	}
	set := func(check func(t object.Thread, v object.Value) (object.Value, error)) object.Impl {
		return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			m, name, err := space(args)
			if err != nil {
				return object.Value{}, err
			}
			if len(m) >= 1024 {
				return object.Value{}, h.Exception(board.ENOMEM)
			}
			m[name], err = check(t, args[2])
			return object.None, err
		}
	}
	return device.Module{
		Text: esp32Text,
		Init: map[string]func(object.Thread, *device.Object) error{"NVS": func(_ object.Thread, o *device.Object) error {
			name, err := object.Text(o.Args["namespace"])
			if all[name] == nil && len(all) < 256 {
				all[name] = map[string]object.Value{}
			}
			o.Data = all[name]
			return err
		}},
		Do: map[string]object.Impl{
			"NVS.set_i32": set(func(t object.Thread, v object.Value) (object.Value, error) {
				n, err := object.ToInt64(t, v)
				return object.Int(int64(int32(n))), err
			}),
			"NVS.set_blob": set(func(_ object.Thread, v object.Value) (object.Value, error) {
				p, err := object.BytesOf(v)
				return object.NewBytes(string(p)), err
			}),
			"NVS.get_i32": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				m, name, err := space(args)
				if err == nil && !m[name].IsInt() {
					err = missing()
				}
				return m[name], err
			},
			"NVS.get_blob": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				m, name, err := space(args)
				if err != nil {
					return object.Value{}, err
				}
				b, ok := m[name].Obj().(*object.Bytes)
				if !ok {
					return object.Value{}, missing()
				}
				p, err := object.WritableOf(args[2])
				return object.Int(int64(copy(p, b.S))), err
			},
			"NVS.erase_key": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				m, name, err := space(args)
				if err == nil && !m[name].Bound() {
					err = missing()
				}
				delete(m, name)
				return object.None, err
			},
		},
	}.Def(h)
}
