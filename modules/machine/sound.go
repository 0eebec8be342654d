// This file holds I2S: sound that nobody hears takes the time that it would take.

package machine

import (
	"encoding/binary"
	"time"

	"mpy/board"
	"mpy/modules/internal/device"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

const soundText = `class I2S(id, *args, **options): A bus for sound: mode, bits, format, rate. A stream: what is written takes its time, what comes is silence.
	RX = 0: Mode: sound comes in.
	TX = 1: Mode: sound goes out.
	MONO = 0: Format: one channel.
	STEREO = 1: Format: two channels.
	init(**options) -> None: Sets up the bus anew.
	deinit() -> None: Ends it.
	irq(handler) -> None: Has handler(i2s) called when a write or a readinto is done, which do not wait then.
`

// A sound is what an I2S remembers.
type sound struct {
	m       *module
	o       *device.Object
	send    bool
	rate    int64 // bytes a second
	handler object.Value
	timer   world.Timer // of a write or readinto that does not wait; nil: none
}

var _ stream.Stream = (*sound)(nil)

func (m *module) addSound(d *device.Module) {
	d.Init["I2S"] = func(t object.Thread, o *device.Object) error {
		x := &sound{m: m, o: o}
		o.Data, o.Stream = x, x
		m.host.OnClose(x.stop)
		return x.init(t, o.Args)
	}
	of := func(v object.Value) *sound { return device.Of(v).Data.(*sound) }
	d.Do["I2S.init"] = func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
		named := map[string]object.Value{}
		for i, name := range kw.Names {
			named[name] = kw.Values[i]
		}
		return object.None, of(args[0]).init(t, named)
	}
	d.Do["I2S.irq"] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		if !args[1].IsNone() && !object.Callable(args[1]) {
			return object.Value{}, object.NewError(object.ValueError, "invalid callback")
		}
		of(args[0]).handler = args[1]
		return object.None, nil
	}
	d.Classes["I2S"] = func(c *object.Class) {
		stream.Declare(c, "readinto write")
		c.Statics(object.NewBuiltin("shift(buf, bits, shift)", "Makes the samples in a buffer louder, to the left, or softer.", shiftSamples))
	}
}

// init reads mode, bits, format and rate, which must all be there.
func (x *sound) init(t object.Thread, args map[string]object.Value) error {
	n := map[string]int64{}
	for _, name := range []string{"mode", "bits", "format", "rate"} {
		v := args[name]
		if !v.Bound() {
			return object.NewError(object.TypeError, "'%s' argument required", name)
		}
		var err error
		if n[name], err = object.ToInt64(t, v); err != nil {
			return err
		}
	}
	is := func(name, constant string) bool { return args[name] == x.m.made.Value("I2S."+constant) }
	switch {
	case !is("mode", "RX") && !is("mode", "TX"):
		return object.NewError(object.ValueError, "invalid mode")
	case n["bits"] != 16 && n["bits"] != 32:
		return object.NewError(object.ValueError, "invalid bits")
	case !is("format", "MONO") && !is("format", "STEREO"):
		return object.NewError(object.ValueError, "invalid format")
	case n["rate"] < 1 || n["rate"] > 1e6:
		return object.NewError(object.ValueError, "invalid rate")
	}
	x.send, x.handler = is("mode", "TX"), object.None
	x.rate = n["rate"] * n["bits"] / 8
	if is("format", "STEREO") {
		x.rate *= 2
	}
	return nil
}

// pass lets the time of n bytes go by, or calls the handler behind it.
func (x *sound) pass(t object.Thread, n int) error {
	d := time.Duration(int64(n)) * time.Second / time.Duration(x.rate)
	clock := x.m.host.Clock()
	machine := t.Interp()
	if x.handler.IsNone() || machine == nil {
		return x.m.until(t, world.After(clock, d))
	}
	handler := x.handler
	x.stop()
	x.timer = clock.AfterFunc(d, func() { machine.Schedule(handler, object.Ref(x.o)) })
	return nil
}

func (x *sound) stop() {
	if x.timer != nil {
		x.timer.Stop()
	}
}

// Read gives silence.
func (x *sound) Read(t object.Thread, p []byte) (int, error) {
	if x.send {
		return 0, board.EPERM
	}
	clear(p)
	return len(p), x.pass(t, len(p))
}

// Write plays to nobody.
func (x *sound) Write(t object.Thread, p []byte) (int, error) {
	if !x.send {
		return 0, board.EPERM
	}
	return len(p), x.pass(t, len(p))
}

// Ioctl says that it can be read, or written.
func (x *sound) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	switch {
	case req != stream.Poll:
		return 0, board.EINVAL
	case x.send:
		return arg & 4, nil
	}
	return arg & 1, nil
}

// shiftSamples is I2S.shift, over samples in little-endian order.
func shiftSamples(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	p, err := object.WritableOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	bits, err := object.ToInt64(t, args[1])
	if err == nil && bits != 16 && bits != 32 {
		err = object.NewError(object.ValueError, "invalid bits")
	}
	if err != nil {
		return object.Value{}, err
	}
	by, err := object.ToInt64(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	left, right := uint64(max(by, 0)), uint64(max(-max(by, -bits), 0))
	for ; len(p) >= int(bits/8); p = p[bits/8:] {
		if bits == 16 {
			n := int16(binary.LittleEndian.Uint16(p))
			binary.LittleEndian.PutUint16(p, uint16(n<<left>>right))
		} else {
			n := int32(binary.LittleEndian.Uint32(p))
			binary.LittleEndian.PutUint32(p, uint32(n<<left>>right))
		}
	}
	return object.None, nil
}
