// This file holds the module busio: buses with nothing attached.

package circuit

import (
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
	"mpy/world"
)

const busText = `
busio: Buses: I2C, SPI, UART. Nothing is attached to them.
class I2C(scl, sda, *, frequency=100000, timeout=255): A bus of devices with addresses.
	deinit(): Gives the pins back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pins back.
	probe(address) -> False: Whether there is a device.
	scan() -> []: Lists the addresses of the devices.
	try_lock() -> True: Takes the bus; False if somebody has it.
	unlock() -> None: Gives it back.
	readfrom_into(address, buffer, *, start=0, end=None): Reads from a device; OSError where there is none.
	writeto(address, buffer, *, start=0, end=None): Writes to a device.
	writeto_then_readfrom(address, out_buffer, in_buffer, *, out_start=0, out_end=None, in_start=0, in_end=None): Both.
class SPI(clock, MOSI=None, MISO=None, half_duplex=False): A bus with a clock.
	frequency := 100000: The clock's.
	deinit(): Gives the pins back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pins back.
	configure(*, baudrate=100000, polarity=0, phase=0, bits=8): Sets how it sends.
	try_lock() -> True: Takes the bus; False if somebody has it.
	unlock() -> None: Gives it back.
	write(buffer, *, start=0, end=None): Sends.
	readinto(buffer, *, start=0, end=None, write_value=0) -> None: Receives: zeros.
	write_readinto(out_buffer, in_buffer, *, out_start=0, out_end=None, in_start=0, in_end=None): Both.
class Parity: The check of what a UART sends.
	ODD = enum: An odd number of ones.
	EVEN = enum: An even number of ones.
class UART(tx=None, rx=None, *, rts=None, cts=None, rs485_dir=None, rs485_invert=False, baudrate=9600, bits=8, parity=None, stop=1, timeout=1, receiver_buffer_size=64): A line.
	baudrate = 9600: How fast.
	timeout = 1: How many seconds reading waits.
	in_waiting := 0: How many bytes came in.
	deinit(): Gives the pins back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pins back.
	read(nbytes=None) -> None: Reads; None when nothing came in time.
	readinto(buf) -> None: The same into a buffer.
	readline() -> None: Reads a line.
	write(buf): Sends; gives how many bytes.
	reset_input_buffer(): Forgets what came in.
`

// Busio makes the module busio.
func Busio(h *host.Host) *object.Def {
	none := func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
		return object.Value{}, h.Exception(board.ENODEV)
	}
	quiet := quietLine(h)
	m := device.Module{
		Text: busText,
		Init: map[string]func(object.Thread, *device.Object) error{
			"I2C":  takes(false, "scl", "sda"),
			"SPI":  takes(true, "clock", "MOSI", "MISO"),
			"UART": takes(true, "tx", "rx"),
		},
		Do: map[string]object.Impl{
			"I2C.try_lock": tryLock, "I2C.unlock": unlock, "SPI.try_lock": tryLock, "SPI.unlock": unlock,
			"I2C.readfrom_into": none, "I2C.writeto": none, "I2C.writeto_then_readfrom": none,
			"SPI.configure": configure, "SPI.readinto": zeros(1, 2), "SPI.write_readinto": zeros(2, 5),
			"UART.read": quiet, "UART.readinto": quiet, "UART.readline": quiet, "UART.write": count,
		},
	}
	for _, class := range []string{"I2C", "SPI", "UART"} {
		m.Do[class+".deinit"], m.Do[class+".__exit__"] = deinit, deinit
	}
	return m.Def(h)
}

const locked = " locked" // no attribute: a script can't see it

func tryLock(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	was := o.Args[locked] == object.True
	o.Args[locked] = object.True
	return object.Bool(!was), nil
}

func unlock(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	device.Of(args[0]).Args[locked] = object.False
	return object.None, nil
}

func configure(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if v := object.Arg(args, 1); v.Bound() {
		device.Of(args[0]).Attrs["frequency"] = v
	}
	return object.None, nil
}

// zeros fills the buffer that is the argument at, between the two at from and from+1.
func zeros(at, from int) object.Impl {
	return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		p, err := object.WritableOf(args[at])
		if err != nil {
			return object.Value{}, err
		}
		start, end := 0, len(p)
		if v := object.Arg(args, from); v.Bound() {
			if start, err = object.Index(t, v); err != nil {
				return object.Value{}, err
			}
		}
		if v := object.Arg(args, from+1); v.Bound() && !v.IsNone() {
			if end, err = object.Index(t, v); err != nil {
				return object.Value{}, err
			}
		}
		start = min(max(start, 0), len(p))
		clear(p[start:min(max(end, start), len(p))])
		return object.None, nil
	}
}

func count(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	p, err := object.BytesOf(args[1])
	return object.Int(int64(len(p))), err
}

// quietLine waits as reading does, and nothing comes.
func quietLine(h *host.Host) object.Impl {
	return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		secs, err := object.ToFloat64(t, device.Of(args[0]).Attrs["timeout"])
		if err != nil {
			return object.Value{}, err
		}
		dl := world.After(h.Clock(), time.Duration(min(max(secs, 0), 1e9)*1e9))
		return object.None, host.Err(t, host.Block(t, func(op *world.Op) error { return h.Clock().Sleep(op, dl) }))
	}
}
