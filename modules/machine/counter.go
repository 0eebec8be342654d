// This file holds Counter and Encoder, which count what drives pins.

package machine

import (
	"sync"

	"mpy/modules/internal/device"
	"mpy/modules/internal/pins"
	"mpy/python/object"
)

const counterText = `class Counter(id=0, *args, **options): Counts the edges of a pin. An id has one object.
	RISING = 1: Counts from low to high.
	FALLING = 2: Counts from high to low.
	UP = 1: Counts up.
	DOWN = 2: Counts down.
	init(*args, **options) -> None: Begins at 0: src, edge, direction.
	deinit() -> None: Ends counting.
	value(value=None, /) -> 0: Gives the count, and sets it.
class Encoder(id=0, *args, **options): Counts the steps of a knob by two pins. An id has one object.
	init(*args, **options) -> None: Begins at 0: phase_a, phase_b, phases.
	deinit() -> None: Ends counting.
	value(value=None, /) -> 0: Gives the count, and sets it.
`

// A counter counts what its pins do.
type counter struct {
	mu    sync.Mutex // the world changes pins in goroutines of its own
	n     int64
	stops []func()
}

func counterOf(v object.Value) *counter { return device.Of(v).Data.(*counter) }

func (c *counter) stop() {
	for _, stop := range c.stops {
		stop()
	}
	c.stops = nil
}

// begin counts what count says at each change of a pin.
func (c *counter) begin(count func() int64, lines ...*pins.Pin) {
	c.stop()
	c.mu.Lock()
	c.n = 0
	c.mu.Unlock()
	for _, p := range lines {
		c.stops = append(c.stops, p.Watch(func() {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.n += count()
		}))
	}
}

// high is the level of a pin that something may drive.
func high(p *pins.Pin) bool {
	v, driven := p.Driven()
	return driven && v >= 0.5
}

func (m *module) addCounters(d *device.Module) {
	for class, init := range map[string]func(*counter, map[string]object.Value) error{"Counter": m.initCounter, "Encoder": m.initEncoder} {
		all := map[int64]object.Value{} // by id
		begin := func(v object.Value, args []object.Value, kw object.Kw) error {
			given := map[string]object.Value{}
			names := map[string][]string{"Counter": {"src"}, "Encoder": {"phase_a", "phase_b"}}[class]
			if len(args) > len(names) {
				return object.NewError(object.TypeError, "extra positional arguments given")
			}
			for i, x := range args {
				given[names[i]] = x
			}
			for i, name := range kw.Names {
				given[name] = kw.Values[i]
			}
			return init(counterOf(v), given)
		}
		d.Classes[class] = func(c *object.Class) {
			make := c.New
			c.New = func(t object.Thread, cls *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
				id := object.Int(0)
				if len(args) > 0 {
					id, args = args[0], args[1:]
				}
				if !id.IsInt() || id.AsInt() < 0 || id.AsInt() > 255 {
					return object.Value{}, object.NewError(object.ValueError, "invalid id")
				}
				v := all[id.AsInt()]
				if !v.Bound() {
					var err error
					if v, err = make(t, cls, []object.Value{id}, object.Kw{}); err != nil {
						return v, err
					}
					x := &counter{}
					device.Of(v).Data = x
					m.host.OnClose(x.stop)
					all[id.AsInt()] = v
				} else if len(args) == 0 && len(kw.Names) == 0 {
					return v, nil
				}
				return v, begin(v, args, kw)
			}
		}
		d.Do[class+".init"] = func(_ object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
			return object.None, begin(args[0], args[1:], kw)
		}
		d.Do[class+".deinit"] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			counterOf(args[0]).stop()
			return object.None, nil
		}
		d.Do[class+".value"] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			x := counterOf(args[0])
			set := len(args) > 1 && !args[1].IsNone()
			var n int64
			if set {
				var err error
				if n, err = object.ToInt64(t, args[1]); err != nil {
					return object.Value{}, err
				}
			}
			x.mu.Lock()
			defer x.mu.Unlock()
			was := x.n
			if set {
				x.n = n
			}
			return object.Int(was), nil
		}
	}
}

// initCounter begins with src, edge and direction; without src it goes on with the pin it has.
func (m *module) initCounter(x *counter, args map[string]object.Value) error {
	src := args["src"]
	if !src.Bound() {
		return nil
	}
	p, err := m.pinArg(src)
	if err != nil {
		return err
	}
	is := func(name, constant string) bool { return args[name] == m.made.Value("Counter."+constant) }
	falling, step := is("edge", "FALLING"), int64(1)
	if is("direction", "DOWN") {
		step = -1
	}
	last := high(p)
	x.begin(func() int64 {
		now := high(p)
		changed := now != last
		last = now
		if changed && now != falling {
			return step
		}
		return 0
	}, p)
	return nil
}

// initEncoder begins with phase_a and phase_b. Of the four steps of a period it
// counts one, or two or four as phases says.
func (m *module) initEncoder(x *counter, args map[string]object.Value) error {
	var line [2]*pins.Pin
	for i, name := range []string{"phase_a", "phase_b"} {
		v := args[name]
		if !v.Bound() {
			return nil
		}
		p, err := m.pinArg(v)
		if err != nil {
			return err
		}
		line[i] = p
	}
	unit := int64(4)
	if v := args["phases"]; v.Bound() {
		if !v.IsInt() || v.AsInt() != 1 && v.AsInt() != 2 && v.AsInt() != 4 {
			return object.NewError(object.ValueError, "phases must be 1, 2 or 4")
		}
		unit = 4 / v.AsInt()
	}
	// Gray's code: 00, 10, 11, 01 are the quarters of a period, a going ahead.
	quarter := func() int64 {
		a, b := high(line[0]), high(line[1])
		switch {
		case a && !b:
			return 1
		case a:
			return 2
		case b:
			return 3
		}
		return 0
	}
	at, steps, told := quarter(), int64(0), int64(0)
	floor := func(n int64) int64 { // n over unit, downwards
		if n < 0 {
			n -= unit - 1
		}
		return n / unit
	}
	x.begin(func() int64 {
		now := quarter()
		switch (now - at + 4) % 4 {
		case 1:
			steps++
		case 3:
			steps--
		}
		at = now
		count := floor(steps) - told
		told += count
		return count
	}, line[0], line[1])
	return nil
}
