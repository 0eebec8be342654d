// This file holds Timer and WDT.

package machine

import (
	"sync"
	"time"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
	"mpy/world"
)

const timerText = `class Timer(id=-1, *args, **options): Calls a function later, or now and then, between the script's instructions.
	ONE_SHOT = 0: Mode: once.
	PERIODIC = 1: Mode: again and again.
	TIMER0 = 0: The number of a timer.
	TIMER1 = 1: The number of a timer.
	TIMER2 = 2: The number of a timer.
	CHANNEL0 = 0: The channel of a timer.
	CHANNEL1 = 1: The channel of a timer.
	CHANNEL2 = 2: The channel of a timer.
	CHANNEL3 = 3: The channel of a timer.
	MODE_ONE_SHOT = 0: Mode: once.
	MODE_PERIODIC = 1: Mode: again and again.
	MODE_PWM = 2: Mode: for a PWM.
	UNIT_S = 0: Unit of period: seconds.
	UNIT_MS = 1: Unit of period: milliseconds.
	UNIT_US = 2: Unit of period: microseconds.
	UNIT_NS = 3: Unit of period: nanoseconds.
	init(**options) -> None: Starts it: mode, period in milliseconds or freq, callback.
	deinit() -> None: Stops it.
	value() -> 0: Gives the milliseconds since it was started.
	start() -> None: Starts it.
	stop() -> None: Stops it.
	callback(fn=None) -> None: Gives or sets the function.
	period(period=None) -> 0: Gives or sets the period.
class WDT(id=0, timeout=5000): Starts the board anew when it was not fed in time.
	feed() -> None: Lets it wait anew.
	timeout_ms(timeout, /) -> None: Sets how many milliseconds it waits.
class Alarm(handler=None, s=0, *, ms=0, us=0, arg=None, periodic=False): Pycom's Timer.Alarm: calls handler(arg) later.
	callback(handler, *, arg=None) -> None: Sets the function; None stops it.
	cancel() -> None: Stops it.
class Chrono(): Pycom's Timer.Chrono: a stopwatch.
	start() -> None: Starts it.
	stop() -> None: Stops it.
	reset() -> None: Sets it to 0.
	read() -> 0.0: Gives the seconds.
	read_ms() -> 0.0: Gives the milliseconds.
	read_us() -> 0.0: Gives the microseconds.
`

// A timer calls a script's function in the world's time.
type timer struct {
	m *module

	mu       sync.Mutex // the clock calls from a goroutine of its own
	timer    world.Timer
	period   time.Duration
	again    bool
	fn, arg  object.Value
	machine  object.Machine
	began    time.Duration
	stopped  bool
	periodMs object.Value
}

// start begins anew.
func (x *timer) start() {
	x.stop()
	x.mu.Lock()
	defer x.mu.Unlock()
	clock := x.m.host.Clock()
	x.began, x.stopped = clock.Monotonic(), false
	if x.machine == nil || x.period <= 0 {
		return
	}
	x.timer = clock.AfterFunc(x.period, x.fire)
}

// fire runs where the clock calls.
func (x *timer) fire() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.stopped {
		return
	}
	if x.fn.Bound() && !x.fn.IsNone() {
		x.machine.Schedule(x.fn, x.arg) // a call that finds no room is lost, as on a board
	}
	if x.again {
		x.timer.Reset(x.period)
	}
}

// stop ends it.
func (x *timer) stop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.stopped = true
	if x.timer != nil {
		x.timer.Stop()
		x.timer = nil
	}
}

func timerOf(v object.Value) *timer { return device.Of(v).Data.(*timer) }

// newTimer makes a timer that ends with its interpreter.
func (m *module) newTimer(t object.Thread) *timer {
	x := &timer{m: m, machine: t.Interp(), stopped: true, periodMs: object.Int(0)}
	m.host.OnClose(x.stop)
	return x
}

func (m *module) addTimers(d *device.Module) {
	d.Init["Timer"] = func(t object.Thread, o *device.Object) error {
		o.Data = m.newTimer(t)
		return m.initTimer(t, o, o.Args)
	}
	do := map[string]object.Impl{
		"init": func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
			named := map[string]object.Value{}
			for i, name := range kw.Names {
				named[name] = kw.Values[i]
			}
			return object.None, m.initTimer(t, device.Of(args[0]), named)
		},
		"deinit": stopTimer, "stop": stopTimer,
		"start": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			timerOf(args[0]).start()
			return object.None, nil
		},
		"value": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Int((m.host.Clock().Monotonic() - timerOf(args[0]).began).Milliseconds()), nil
		},
		"callback": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			x := timerOf(args[0])
			x.mu.Lock()
			defer x.mu.Unlock()
			if len(args) < 2 {
				return orNone(x.fn), nil
			}
			x.fn = args[1]
			return object.None, nil
		},
		"period": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			x := timerOf(args[0])
			if len(args) < 2 {
				return x.periodMs, nil
			}
			return object.None, m.initTimer(t, device.Of(args[0]), map[string]object.Value{"period": args[1]})
		},
	}
	for name, f := range do {
		d.Do["Timer."+name] = f
	}
	m.addWatchdog(d)
	m.addPycomTimers(d)
}

func orNone(v object.Value) object.Value {
	if !v.Bound() {
		return object.None
	}
	return v
}

func stopTimer(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	timerOf(args[0]).stop()
	return object.None, nil
}

// units are MaixPy's, by their numbers.
var units = map[int64]time.Duration{0: time.Second, 1: time.Millisecond, 2: time.Microsecond, 3: time.Nanosecond}

// initTimer reads mode, period or freq, and callback, and starts the timer when
// it knows when to call.
func (m *module) initTimer(t object.Thread, o *device.Object, args map[string]object.Value) error {
	x := o.Data.(*timer)
	x.stop()
	x.mu.Lock()
	if v := args["callback"]; v.Bound() {
		x.fn = v
	}
	x.arg = object.Ref(o)
	x.again = !(args["mode"] == object.Int(0))
	x.mu.Unlock()
	unit := time.Millisecond
	if v := args["unit"]; v.Bound() && v.IsInt() {
		unit = units[v.AsInt()]
	}
	if v := args["period"]; given(v) {
		n, err := object.ToInt64(t, v)
		if err != nil {
			return err
		}
		if n < 0 {
			return object.NewError(object.ValueError, "period must be above 0")
		}
		x.periodMs = v
		x.period = max(time.Duration(min(n, 1e9))*unit, time.Microsecond)
	}
	if v := args["freq"]; given(v) {
		f, err := object.ToFloat64(t, v)
		if err != nil {
			return err
		}
		if !(f > 0) {
			return object.NewError(object.ValueError, "freq must be above 0")
		}
		x.period = max(time.Duration(min(1e9/f, 1e18)), time.Microsecond)
	}
	if fn := args["callback"]; x.period > 0 && (fn.Bound() || args["period"].Bound() || args["freq"].Bound()) {
		o.Logf(".init: every %v", x.period)
		if v := args["start"]; !v.Bound() || v.IsTrue() {
			x.start()
		}
	}
	return nil
}

// addWatchdog adds WDT.
func (m *module) addWatchdog(d *device.Module) {
	limit := func(t object.Thread, v object.Value) (time.Duration, error) {
		ms, err := object.ToInt64(t, v)
		if err == nil && ms <= 0 {
			err = object.NewError(object.ValueError, "WDT timeout must be above 0")
		}
		return time.Duration(min(ms, 1e9)) * time.Millisecond, err
	}
	d.Init["WDT"] = func(t object.Thread, o *device.Object) error {
		d, err := limit(t, o.Args["timeout"])
		if err != nil {
			return err
		}
		killer, ok := t.Interp().(interface{ Kill() })
		if !ok {
			return object.NewException(object.NotImplementedError)
		}
		w := &watchdog{limit: d}
		boot := m.host.Boot
		w.timer = m.host.Clock().AfterFunc(d, func() {
			m.host.Log.Printf(host.Hardware, "WDT: it was not fed")
			boot.Next = host.WatchdogReset
			killer.Kill()
		})
		m.host.OnClose(func() { w.timer.Stop() })
		o.Data = w
		return nil
	}
	d.Do["WDT.feed"] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		w := device.Of(args[0]).Data.(*watchdog)
		w.timer.Reset(w.limit)
		return object.None, nil
	}
	d.Do["WDT.timeout_ms"] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		w := device.Of(args[0]).Data.(*watchdog)
		var err error
		if w.limit, err = limit(t, args[1]); err == nil {
			w.timer.Reset(w.limit)
		}
		return object.None, err
	}
}

type watchdog struct {
	timer world.Timer
	limit time.Duration
}

// addPycomTimers adds Alarm and Chrono.
func (m *module) addPycomTimers(d *device.Module) {
	d.Init["Alarm"] = func(t object.Thread, o *device.Object) error {
		var total float64
		for name, unit := range map[string]float64{"s": 1e9, "ms": 1e6, "us": 1e3} {
			f, err := object.ToFloat64(t, o.Args[name])
			if err != nil {
				return err
			}
			total += f * unit
		}
		x := m.newTimer(t)
		o.Data = x
		x.period = time.Duration(min(max(total, 0), 1e18))
		x.again = o.Args["periodic"].IsTrue()
		x.fn, x.arg = o.Args["handler"], o.Args["arg"]
		if x.arg.IsNone() {
			x.arg = object.Ref(o)
		}
		x.start()
		return nil
	}
	d.Do["Alarm.cancel"] = stopTimer
	d.Do["Alarm.callback"] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x := timerOf(args[0])
		x.stop()
		if args[1].IsNone() {
			return object.None, nil
		}
		x.mu.Lock()
		x.fn, x.arg = args[1], args[0]
		if v := object.Arg(args, 2); v.Bound() && !v.IsNone() {
			x.arg = v
		}
		x.mu.Unlock()
		x.start()
		return object.None, nil
	}
	d.Init["Chrono"] = func(_ object.Thread, o *device.Object) error {
		o.Data = &chrono{clock: m.host.Clock()}
		return nil
	}
	on := func(f func(c *chrono)) object.Impl {
		return func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			f(device.Of(args[0]).Data.(*chrono))
			return object.None, nil
		}
	}
	d.Do["Chrono.start"] = on(func(c *chrono) {
		if !c.runs {
			c.runs, c.since = true, c.clock.Monotonic()
		}
	})
	d.Do["Chrono.stop"] = on(func(c *chrono) { c.sum, c.runs = c.read(), false })
	d.Do["Chrono.reset"] = on(func(c *chrono) { c.sum, c.since = 0, c.clock.Monotonic() })
	for name, unit := range map[string]time.Duration{"read": time.Second, "read_ms": time.Millisecond, "read_us": time.Microsecond} {
		d.Do["Chrono."+name] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Float(float64(device.Of(args[0]).Data.(*chrono).read()) / float64(unit)), nil
		}
	}
}

// A chrono is a stopwatch.
type chrono struct {
	clock      world.Clock
	runs       bool
	sum, since time.Duration
}

func (c *chrono) read() time.Duration {
	if !c.runs {
		return c.sum
	}
	return c.sum + c.clock.Monotonic() - c.since
}
