// This file holds the buses, with nothing attached, and the line.

package machine

import (
	"time"

	"mpy/board"
	"mpy/modules/internal/device"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

const i2cMethods = `	CONTROLLER = 0: Mode: the board has the clock.
	MASTER = 0: Mode: the board has the clock.
	I2C0 = 0: The number of a bus.
	I2C1 = 1: The number of a bus.
	I2C2 = 2: The number of a bus.
	init(*args, **options): Sets up the bus.
	deinit(): Ends it.
	scan() -> []: Lists the addresses of the devices: there are none.
	start() -> None: Begins by hand.
	stop() -> None: Ends by hand.
	write(buf) -> 0: Sends by hand; gives how many bytes somebody took.
	readinto(buf, nack=True) -> None: Receives by hand.
	readfrom(addr, nbytes, stop=True) -> None: Reads from a device; OSError where there is none.
	readfrom_into(addr, buf, stop=True) -> None: The same into a buffer.
	writeto(addr, buf, stop=True) -> None: Writes to a device.
	writevto(addr, vector, stop=True) -> None: Writes buffers to a device.
	readfrom_mem(addr, memaddr, nbytes, *, addrsize=8) -> None: Reads from a device's memory.
	readfrom_mem_into(addr, memaddr, buf, *, addrsize=8) -> None: The same into a buffer.
	writeto_mem(addr, memaddr, buf, *, addrsize=8) -> None: Writes to a device's memory.
`

const spiMethods = `	CONTROLLER = 0: Mode: the board has the clock.
	MASTER = 0: Mode: the board has the clock.
	MSB = 0: Order: the highest bit first.
	LSB = 1: Order: the lowest bit first.
	SPI0 = 0: The number of a bus.
	SPI1 = 1: The number of a bus.
	init(*args, **options): Sets up the bus.
	deinit(): Ends it.
	read(nbytes, write=0) -> None: Receives: zeros.
	readinto(buf, write=0) -> None: The same into a buffer.
	write(buf): Sends.
	write_readinto(write_buf, read_buf): Both.
`

const busText = `class I2C(id=0, *args, **options): A bus of devices with addresses.
` + i2cMethods + `class SoftI2C(scl, sda, *, freq=400000, timeout=50000): The same on any pins.
` + i2cMethods + `class SPI(id=0, *args, **options): A bus with a clock.
` + spiMethods + `class SoftSPI(baudrate=500000, *, polarity=0, phase=0, bits=8, firstbit=0, sck=None, mosi=None, miso=None): The same on any pins.
` + spiMethods + `class UART(id=0, *args, **options): A line.
	UART1 = 0: The number of a line.
	UART2 = 1: The number of a line.
	UART3 = 2: The number of a line.
	UARTHS = 3: The number of a line.
	INV_TX = 1: Inverts what is sent.
	INV_RX = 2: Inverts what comes.
	RTS = 2: Control of the flow.
	CTS = 1: Control of the flow.
	IRQ_RX = 1: Interrupt: something came.
	IRQ_RXIDLE = 64: Interrupt: nothing comes any more.
	IRQ_TXIDLE = 32: Interrupt: all is sent.
	EVEN = 0: The check: an even number of ones.
	ODD = 1: The check: an odd number of ones.
	init(*args, **options): Sets up the line.
	deinit(): Ends it.
	any() -> 0: Gives how many bytes came.
	sendbreak(): Sends a break.
	flush() -> None: Waits until all is sent.
	txdone() -> True: Whether all is sent.
	irq(*args, **options): Has a function called when something comes.
`

func (m *module) addBuses(d *device.Module) {
	none := func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
		return object.Value{}, m.host.Exception(board.ENODEV)
	}
	for _, class := range []string{"I2C", "SoftI2C"} {
		for _, name := range []string{"readfrom", "readfrom_into", "writeto", "writevto", "readfrom_mem", "readfrom_mem_into", "writeto_mem"} {
			d.Do[class+"."+name] = none
		}
	}
	for _, class := range []string{"SPI", "SoftSPI"} {
		d.Do[class+".read"] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			n, err := object.Index(t, args[1])
			if err == nil && n < 0 {
				err = object.NewException(object.ValueError)
			}
			if err == nil {
				err = t.Grow(n)
			}
			if err != nil {
				return object.Value{}, err
			}
			return object.NewBytes(string(make([]byte, n))), nil
		}
		d.Do[class+".readinto"] = zeros(1)
		d.Do[class+".write_readinto"] = zeros(2)
	}
	d.Init["UART"] = m.newUART
	d.Classes["UART"] = func(c *object.Class) { stream.Declare(c, "read readinto readline write") }
}

// zeros is a method that fills its argument at, a buffer.
func zeros(at int) object.Impl {
	return func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		p, err := object.WritableOf(args[at])
		clear(p)
		return object.None, err
	}
}

// A uart is a line at whose end nobody is. It is a stream, so that scripts can
// poll it and hand it to asyncio.
type uart struct {
	m       *module
	o       *device.Object
	timeout time.Duration
}

var _ stream.Stream = (*uart)(nil)

func (m *module) newUART(t object.Thread, o *device.Object) error {
	u := &uart{m: m, o: o}
	if v := o.Args["timeout"]; v.Bound() && !v.IsNone() {
		ms, err := object.ToInt64(t, v)
		if err != nil {
			return err
		}
		u.timeout = time.Duration(min(max(ms, 0), 1e9)) * time.Millisecond
	}
	o.Stream = u
	return nil
}

// Read waits for as long as the script said, and nothing comes.
func (u *uart) Read(t object.Thread, _ []byte) (int, error) {
	if u.timeout > 0 {
		if err := u.m.until(t, world.After(u.m.host.Clock(), u.timeout)); err != nil {
			return 0, err
		}
	}
	return 0, board.EAGAIN
}

// Write takes all.
func (u *uart) Write(_ object.Thread, p []byte) (int, error) {
	u.o.Logf(".write(%q)", p)
	return len(p), nil
}

// Ioctl says that it can be written.
func (u *uart) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	if req == stream.Poll {
		return arg & 4, nil
	}
	return 0, board.EINVAL
}
