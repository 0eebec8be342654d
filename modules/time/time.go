// This file declares the module time and holds what reads the clock.

// Package time is the module time. All of it reads and waits for the clock of
// the interpreter's world.
package time

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// period is where ticks begin again at 0: one more than the greatest small int of a 64-bit MicroPython.
const period = 1 << 62

// module is the state of the module time.
type module struct {
	host  *host.Host
	clock world.Clock
	parts *object.Class // struct_time
}

// Module makes the module time.
func Module(h *host.Host) *object.Def {
	m := &module{h, h.Clock(), structTime(h.Board.Hardware.StructTime)}
	return &object.Def{
		Name: "time",
		Doc: "The clock and waiting. ticks_ms, ticks_us and ticks_cpu count from some start and begin again at 0 after a while: " +
			"compute with them by ticks_add and ticks_diff only. The other times are seconds since 1970.",
		Members: []object.Member{
			object.Fn("clock()", "Gives the seconds since some start, as a float.", m.seconds),
			object.Fn("gmtime(secs=None, /)", "Gives (year, month, mday, hour, minute, second, weekday, yearday, isdst) of a time, or of now, in UTC; Monday is 0.", m.gmtime),
			object.Fn("localtime(secs=None, /)", "As gmtime, in the local time zone.", m.localtime),
			object.Fn("mktime(tuple, /)", "Gives the seconds since 1970 of a local time, 8 or 9 items as localtime gives them. Parts out of their range are carried over.", m.mktime),
			object.Fn("monotonic()", "Gives the seconds since some start, as a float; it never goes back.", m.seconds),
			object.Fn("monotonic_ns()", "The same in nanoseconds, as an int.", m.monotonicNs),
			{Name: "struct_time", Doc: "struct_time(sequence): a time in parts, 9 of them; tm_year, tm_mon, tm_mday, tm_hour, tm_min, tm_sec, tm_wday, tm_yday and tm_isdst.", Value: object.Ref(m.parts)},
			object.Fn("sleep(secs, /)", "Waits for a number of seconds, which may be a float.", m.sleep),
			object.Fn("sleep_ms(ms, /)", "Waits for a number of milliseconds; a negative one is 0.", m.sleepMs),
			object.Fn("sleep_us(us, /)", "Waits for a number of microseconds; a negative one is 0.", m.sleepUs),
			object.Fn("ticks_add(ticks, delta, /)", "Gives ticks moved by delta, which may be negative.", ticksAdd),
			object.Fn("ticks_cpu()", "Gives ticks of the finest resolution there is, here microseconds.", m.ticksUs),
			object.Fn("ticks_diff(end, start, /)", "Gives the time from start to end, negative when end is earlier.", ticksDiff),
			object.Fn("ticks_ms()", "Gives ticks in milliseconds.", m.ticksMs),
			object.Fn("ticks_us()", "Gives ticks in microseconds.", m.ticksUs),
			object.Fn("time()", "Gives the seconds since 1970 as a float.", m.time),
			object.Fn("time_ns()", "Gives the nanoseconds since 1970.", m.timeNs),
		},
	}
}

func (m *module) seconds(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Float(m.clock.Monotonic().Seconds()), nil
}

func (m *module) monotonicNs(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Int(m.clock.Monotonic().Nanoseconds()), nil
}

func (m *module) ticksMs(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Int(m.clock.Monotonic().Milliseconds() & (period - 1)), nil
}

func (m *module) ticksUs(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Int(m.clock.Monotonic().Microseconds() & (period - 1)), nil
}

func (m *module) time(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	now := m.host.Now()
	return object.Float(float64(now.Unix()) + float64(now.Nanosecond()/1000)/1e6), nil
}

func (m *module) timeNs(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Int(m.host.Now().UnixNano()), nil
}

func ticksAdd(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	ticks, err := object.ToInt64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	delta, err := object.ToInt64(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	if delta <= -period/2 || delta >= period/2 {
		return object.Value{}, object.NewError(object.OverflowError, "ticks interval overflow")
	}
	return object.Int((ticks + delta) & (period - 1)), nil
}

func ticksDiff(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	end, err := object.ToInt64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	start, err := object.ToInt64(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.Int((end-start+period/2)&(period-1) - period/2), nil
}
