// This file holds what has a level: pins, those of scripts, and Signal.

package machine

import (
	"time"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/pins"
	"mpy/python/object"
	"mpy/world"
)

const signalText = `class Signal(pin, mode=-1, pull=-1, *, invert=False, value=None): A pin whose on may be low.
	value(x=None, /) -> 0: Gives whether it is on, or sets it.
	__call__(x=None, /) -> 0: As value.
	on() -> None: Switches it on.
	off() -> None: Switches it off.
PinBase = None: The class of which scripts derive pins of their own: their method value(x=None) gives the level, or sets it.
`

// A contact is what can be read and written like a pin.
type contact interface {
	read(t object.Thread) (int64, error)
	write(t object.Thread, on bool) error
	// watch has f called when the level may have changed; nil: it has to be asked.
	watch(f func()) (stop func())
}

// pinBase is the class PinBase; own is the native part of an instance.
var pinBase = object.NewClass("PinBase")

type own struct{}

// Type and Class make *own an object.
func (*own) Type() *py.Type { return &pinBase.Py }

// Class gives PinBase.
func (*own) Class() *object.Class { return pinBase }

func init() {
	pinBase.New = func(object.Thread, *object.Class, []object.Value, object.Kw) (object.Value, error) {
		return object.Ref(&own{}), nil
	}
}

// scripted is an instance of a script's subclass of PinBase.
type scripted struct{ v object.Value }

func (s scripted) value(t object.Thread, args ...object.Value) (object.Value, error) {
	f, err := object.GetAttr(t, s.v, "value")
	if err != nil {
		return object.Value{}, err
	}
	return t.Call(f, args, object.Kw{})
}

func (s scripted) read(t object.Thread) (int64, error) {
	v, err := s.value(t)
	if err != nil {
		return 0, err
	}
	return object.ToInt64(t, v)
}

func (s scripted) write(t object.Thread, on bool) error {
	_, err := s.value(t, object.Bool(on))
	return err
}

func (scripted) watch(func()) func() { return nil }

// wire is a pin of the board.
type wire struct {
	*pins.Pin
	set func(on bool)
}

func (w wire) read(object.Thread) (int64, error) { return bit(w.Level()).AsInt(), nil }

func (w wire) write(_ object.Thread, on bool) error {
	w.set(on)
	return nil
}

func (w wire) watch(f func()) func() { return w.Watch(f) }

// signal is what a Signal remembers.
type signal struct {
	contact
	invert int64
}

func (s *signal) read(t object.Thread) (int64, error) {
	n, err := s.contact.read(t)
	return n ^ s.invert, err
}

func (s *signal) write(t object.Thread, on bool) error {
	return s.contact.write(t, on != (s.invert == 1))
}

// contactOf gives the contact that a value is; nil: it is none.
func contactOf(v object.Value) contact {
	if l := lineOf(v); l != nil {
		return wire{l.Pin, func(on bool) { l.set(v, on) }}
	}
	if o := device.Of(v); o != nil {
		if s, ok := o.Data.(*signal); ok {
			return s
		}
	}
	if _, ok := object.Native(v).Obj().(*own); ok {
		return scripted{v}
	}
	return nil
}

// contactArg gives the contact that an argument is, or the pin that it names.
func (m *module) contactArg(v object.Value) (contact, error) {
	if c := contactOf(v); c != nil {
		return c, nil
	}
	p, err := m.pinArg(v)
	if err != nil {
		return nil, err
	}
	return wire{p, p.Set}, nil
}

func (m *module) addSignal(d *device.Module) {
	d.Values["PinBase"] = object.Ref(pinBase)
	d.Init["Signal"] = m.newSignal
	d.Do["Signal.value"], d.Do["Signal.__call__"] = signalValue, signalValue
	for name, level := range map[string]bool{"on": true, "off": false} {
		d.Do["Signal."+name] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, contactOf(args[0]).write(t, level)
		}
	}
}

func (m *module) newSignal(t object.Thread, o *device.Object) error {
	invert, err := object.Truth(t, o.Args["invert"])
	if err != nil {
		return err
	}
	s := &signal{contactOf(o.Args["pin"]), bit(invert).AsInt()}
	o.Data = s
	set := o.Args["value"]
	switch {
	case s.contact == nil && m.host.Board.Names.Has("machine", "Pin"): // what Pin() takes
		v, err := object.CallObject(t, m.made.Value("Pin"), []object.Value{o.Args["pin"], o.Args["mode"], o.Args["pull"]}, object.Kw{})
		if err != nil {
			return err
		}
		s.contact = contactOf(v)
	case s.contact == nil || given(o.Args["mode"]) || given(o.Args["pull"]) || given(set): // a pin has those already
		return object.NewException(object.TypeError)
	}
	if given(set) {
		_, err = signalValue(t, []object.Value{object.Ref(o), set}, object.Kw{})
	}
	return err
}

func signalValue(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s := contactOf(args[0])
	if len(args) < 2 {
		n, err := s.read(t)
		return object.Int(n), err
	}
	on, err := object.Truth(t, args[1])
	if err == nil {
		err = s.write(t, on)
	}
	return object.None, err
}

// pulse is time_pulse_us: it waits for a pin to come to a level and to leave it again.
func (m *module) pulse(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	c, err := m.contactArg(args[0])
	if err != nil {
		return object.Value{}, err
	}
	level, err := object.Truth(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	timeout := int64(1000000)
	if len(args) > 2 {
		if timeout, err = object.ToInt64(t, args[2]); err != nil {
			return object.Value{}, err
		}
	}
	limit := time.Duration(min(max(timeout, 0), 1e9)) * time.Microsecond
	clock := m.host.Clock()
	w := clock.Waker()
	stop := c.watch(w.Wake)
	if stop != nil {
		defer stop()
	}
	start := clock.Monotonic()
	for missing := int64(2); ; {
		now := clock.Monotonic()
		n, err := c.read(t)
		switch {
		case err != nil:
			return object.Value{}, err
		case n == bit(level).AsInt():
			if missing--; missing == 0 {
				return object.Int((now - start).Microseconds()), nil
			}
			level, start = !level, now
			continue
		case now-start >= limit:
			return object.Int(-missing), nil
		case stop == nil:
			err = t.Pending()
		default:
			err = host.Block(t, func(op *world.Op) error { return w.Wait(op, world.After(clock, limit-(now-start))) })
			if board.CondOf(err) == board.ETIMEDOUT {
				err = nil
			}
		}
		if err != nil {
			return object.Value{}, host.Err(t, err)
		}
	}
}
