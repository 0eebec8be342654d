// This file holds Pin.

package machine

import (
	"strconv"
	"strings"
	"sync"

	"github.com/go-python/gpython/py"

	"mpy/modules/internal/device"
	"mpy/modules/internal/pins"
	"mpy/python/object"
)

const pinText = `class Pin(id, mode=-1, pull=-1, *, value=None, drive=None, alt=None, hold=None): A pin, always the same object for an id.
	IN = 0: Mode: the pin is read.
	OUT = 1: Mode: the pin is driven.
	OPEN_DRAIN = 2: Mode: it is driven low only.
	ALT = 3: Mode: something else of the chip's has it.
	ALT_OPEN_DRAIN = 7: Mode: the same, driven low only.
	ANALOG = 4: Mode: it is measured.
	PULL_UP = 1: An input that nothing drives is high.
	PULL_DOWN = 2: An input that nothing drives is low.
	PULL_NONE = None: An input that nothing drives is low.
	PULL_HOLD = 4: It stays what it was.
	DRIVE_0 = 0: How strongly it is driven.
	DRIVE_1 = 1: How strongly it is driven.
	DRIVE_2 = 2: How strongly it is driven.
	DRIVE_3 = 3: How strongly it is driven.
	IRQ_FALLING = 4: Interrupt: from high to low.
	IRQ_RISING = 8: Interrupt: from low to high.
	IRQ_LOW_LEVEL = 1: Interrupt: while it is low.
	IRQ_HIGH_LEVEL = 2: Interrupt: while it is high.
	WAKE_LOW = 4: Wakes the board while it is low.
	WAKE_HIGH = 5: Wakes the board while it is high.
	init(mode=-1, pull=-1, *, value=None, drive=None, alt=None, hold=None) -> None: Sets mode and the rest.
	value(x=None, /) -> 0: Gives what the pin is at, or sets it.
	__call__(x=None, /) -> 0: As value.
	on() -> None: Sets it high.
	off() -> None: Sets it low.
	high() -> None: Sets it high.
	low() -> None: Sets it low.
	toggle() -> None: Sets it to what it is not.
	irq(handler=None, trigger=12, *, priority=1, wake=None, hard=False) -> None: Has handler(pin) called when it changes.
	callback(trigger, handler=None, arg=None) -> None: Has handler(arg) called when it changes.
	mode(mode=None, /) -> 0: Gives or sets the mode.
	pull(pull=None, /) -> 0: Gives or sets the pull.
	drive(drive=None, /) -> 0: Gives or sets how strongly it is driven.
	hold(hold=None, /) -> False: Gives or sets whether it stays what it is.
	id() -> None: Gives its id.
	name() -> '': Gives its name.
`

// A line is what a Pin remembers.
type line struct {
	*pins.Pin
	m    *module
	id   object.Value
	mode object.Value
	pull object.Value
	rest map[string]object.Value // drive, hold
	irq  *interrupt
}

func lineOf(v object.Value) *line {
	o := device.Of(v)
	if o == nil {
		return nil
	}
	l, _ := o.Data.(*line)
	return l
}

func (m *module) addPins(d *device.Module) {
	d.Init["Pin"] = m.newPin
	d.Classes["Pin"] = func(c *object.Class) {
		make := c.New
		c.New = func(t object.Thread, cls *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
			v, err := make(t, cls, args, kw)
			if err != nil {
				return v, err
			}
			l := lineOf(v)
			if old := m.pins[l.Name]; old.Bound() {
				return old, m.initPin(t, lineOf(old), device.Of(v).Args)
			}
			m.pins[l.Name] = v
			return v, m.initPin(t, l, device.Of(v).Args)
		}
		m.addNames(c)
		c.Repr = func(t object.Thread, v object.Value) (string, error) {
			s, err := object.Repr(t, lineOf(v).id)
			return "Pin(" + s + ")", err
		}
	}
	on := func(level bool) object.Impl {
		return func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			lineOf(args[0]).set(args[0], level)
			return object.None, nil
		}
	}
	for name, do := range map[string]object.Impl{
		"on": on(true), "high": on(true), "off": on(false), "low": on(false),
		"value": pinValue, "__call__": pinValue, "irq": m.pinIRQ, "callback": m.pinCallback,
		"init": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			named := map[string]object.Value{}
			for i, name := range []string{"mode", "pull", "value", "drive", "alt", "hold"} {
				if v := object.Arg(args, 1+i); v.Bound() {
					named[name] = v
				}
			}
			return object.None, m.initPin(t, lineOf(args[0]), named)
		},
		"toggle": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			l := lineOf(args[0])
			l.set(args[0], !l.Latch())
			return object.None, nil
		},
		"mode":  m.pinParam("mode", func(l *line) object.Value { return l.mode }),
		"pull":  m.pinParam("pull", func(l *line) object.Value { return l.pull }),
		"drive": m.pinParam("drive", func(l *line) object.Value { return l.rest["drive"] }),
		"hold":  m.pinParam("hold", func(l *line) object.Value { return l.rest["hold"] }),
		"id": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return lineOf(args[0]).id, nil
		},
		"name": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.NewStr(lineOf(args[0]).Name), nil
		},
	} {
		d.Do["Pin."+name] = do
	}
}

// addNames gives Pin the names board and cpu: Pin.board.LED is Pin("LED").
func (m *module) addNames(pin *object.Class) {
	names := object.NewClass("names")
	names.Final = true
	names.GetAttr = func(t object.Thread, _ object.Value, name string) (object.Value, error) {
		if strings.HasPrefix(name, "_") {
			return object.Value{}, nil
		}
		return object.CallObject(t, object.Ref(pin), []object.Value{object.NewStr(name)}, object.Kw{})
	}
	for _, name := range []string{"board", "cpu"} {
		if m.host.Board.Names.Has("machine.Pin", name) {
			pin.Dict.Set(name, object.Ref(&pinNames{names}))
		}
	}
}

// pinNames are Pin.board and Pin.cpu.
type pinNames struct{ class *object.Class }

// Type makes *pinNames a py.Object.
func (n *pinNames) Type() *py.Type { return &n.class.Py }

// Class gives the object's class.
func (n *pinNames) Class() *object.Class { return n.class }

// pinName gives the name of a pin by its id.
func (m *module) pinName(v object.Value) (string, error) {
	v = object.Native(v)
	if s, ok := object.AsStr(v); ok && s != "" {
		return s, nil
	}
	if n := m.host.Board.Hardware.PinCount; v.IsInt() && v.AsInt() >= 0 && (n == 0 || v.AsInt() < int64(n)) {
		return strconv.FormatInt(v.AsInt(), 10), nil
	}
	if p, ok := v.Obj().(*object.Tuple); ok && len(p.Items) == 2 && m.host.Board.Hardware.PinCount == 0 { // ("gpiob", 21), Zephyr's way
		if s, ok := object.AsStr(p.Items[0]); ok && s != "" && p.Items[1].IsInt() && p.Items[1].AsInt() >= 0 {
			return s + "_" + strconv.FormatInt(p.Items[1].AsInt(), 10), nil
		}
	}
	return "", object.NewError(object.ValueError, "invalid pin")
}

// pinArg gives the pin that an argument is: a Pin or a Signal, or what Pin() takes.
func (m *module) pinArg(v object.Value) (*pins.Pin, error) {
	if l := lineOf(v); l != nil {
		return l.Pin, nil
	}
	if s, ok := contactOf(v).(*signal); ok {
		if w, ok := s.contact.(wire); ok {
			return w.Pin, nil
		}
	}
	name, err := m.pinName(v)
	if err != nil {
		return nil, err
	}
	return m.bank.Pin(name), nil
}

func (m *module) newPin(t object.Thread, o *device.Object) error {
	id := o.Args["id"]
	if l := lineOf(id); l != nil {
		id = l.id
	}
	name, err := m.pinName(id)
	if err != nil {
		return err
	}
	o.Label = "Pin(" + name + ")"
	o.Data = &line{Pin: m.bank.Pin(name), m: m, id: id, mode: object.Int(-1), pull: object.Int(-1), rest: map[string]object.Value{"drive": object.Int(0), "hold": object.False}}
	return nil
}

// given says whether an optional argument was given: None and -1 say that it was not.
func given(v object.Value) bool { return v.Bound() && !v.IsNone() && v != object.Int(-1) }

// is says whether an argument is one of Pin's constants, by the board's value.
func (m *module) is(v object.Value, name string) bool {
	return v == m.made.Value("Pin."+name)
}

func (m *module) initPin(t object.Thread, l *line, args map[string]object.Value) error {
	if v := args["value"]; v.Bound() && !v.IsNone() {
		on, err := object.Truth(t, v)
		if err != nil {
			return err
		}
		l.Set(on)
	}
	if v := args["mode"]; given(v) {
		if !v.IsInt() {
			return object.NewError(object.TypeError, "can't convert %s to int", object.TypeName(v))
		}
		l.mode = v
		l.Output = m.is(v, "OUT") || m.is(v, "OPEN_DRAIN")
	}
	if v := args["pull"]; v.Bound() && v != object.Int(-1) {
		l.pull = v
		switch {
		case v.IsNone():
			l.Pull = pins.None
		case m.is(v, "PULL_UP"):
			l.Pull = pins.Up
		case m.is(v, "PULL_DOWN"):
			l.Pull = pins.Down
		}
	}
	for _, name := range []string{"drive", "hold"} {
		if v := args[name]; given(v) {
			l.rest[name] = v
		}
	}
	return nil
}

// pinParam is a method that gives or sets one parameter.
func (m *module) pinParam(name string, get func(*line) object.Value) object.Impl {
	return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		l := lineOf(args[0])
		if len(args) < 2 || args[1].IsNone() {
			return get(l), nil
		}
		return object.None, m.initPin(t, l, map[string]object.Value{name: args[1]})
	}
}

// set sets what a pin is at, and tells the log of a change.
func (l *line) set(v object.Value, on bool) {
	if l.Latch() != on {
		n := 0
		if on {
			n = 1
		}
		device.Of(v).Logf(" = %d", n)
	}
	l.Set(on)
}

func pinValue(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	l := lineOf(args[0])
	if len(args) < 2 || args[1].IsNone() {
		return bit(l.Level()), nil
	}
	on, err := object.Truth(t, args[1])
	if err == nil {
		l.set(args[0], on)
	}
	return object.None, err
}

func bit(on bool) object.Value {
	if on {
		return object.Int(1)
	}
	return object.Int(0)
}

// An interrupt calls a script's function when what drives a pin changes.
type interrupt struct {
	mu   sync.Mutex
	last bool
	stop func()
}

func (m *module) pinIRQ(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	handler, trigger := object.Arg(args, 1), object.Arg(args, 2)
	return object.None, m.watch(t, args[0], handler, trigger, args[0])
}

func (m *module) pinCallback(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	arg := object.Arg(args, 3)
	if !arg.Bound() || arg.IsNone() {
		arg = args[0]
	}
	return object.None, m.watch(t, args[0], object.Arg(args, 2), args[1], arg)
}

// watch has handler(arg) run between instructions when the pin changes as trigger says.
func (m *module) watch(t object.Thread, pin, handler, trigger, arg object.Value) error {
	l := lineOf(pin)
	if l.irq != nil {
		l.irq.stop()
		l.irq = nil
	}
	if !handler.Bound() || handler.IsNone() {
		return nil
	}
	if !object.Callable(handler) {
		return object.NewError(object.TypeError, "'%s' object isn't callable", object.TypeName(handler))
	}
	machine := t.Interp()
	if machine == nil {
		return object.NewException(object.NotImplementedError)
	}
	wants := func(name string) bool {
		mask := m.made.Value("Pin." + name)
		return !trigger.Bound() || trigger.IsInt() && mask.IsInt() && trigger.AsInt()&mask.AsInt() != 0
	}
	rising, falling := wants("IRQ_RISING"), wants("IRQ_FALLING")
	irq := &interrupt{last: l.Level()}
	irq.stop = l.Watch(func() {
		v, driven := l.Driven()
		now := driven && v >= 0.5
		irq.mu.Lock()
		changed := now != irq.last
		irq.last = now
		irq.mu.Unlock()
		if changed && (now && rising || !now && falling) {
			machine.Schedule(handler, arg) // when the queue is full, an interrupt is lost, as on a board
		}
	})
	l.irq = irq
	m.host.OnClose(irq.stop)
	return nil
}
