// This file converts between seconds and the calendar.

package time

import (
	"math"
	"time"

	"mpy/modules/internal/attrs"
	"mpy/python/object"
)

func (m *module) gmtime(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return m.broken(t, args, time.UTC)
}

func (m *module) localtime(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return m.broken(t, args, m.host.Now().Location())
}

// limit is the greatest time whose year a C library can give.
const limit = 67768036191676799

// broken gives the parts of a time.
func (m *module) broken(t object.Thread, args []object.Value, zone *time.Location) (object.Value, error) {
	var at time.Time
	if len(args) == 0 || args[0].IsNone() {
		at = m.host.Now().In(zone)
	} else {
		secs, err := seconds(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		if secs > limit || secs < -limit {
			return object.Value{}, object.NewError(object.OverflowError, "timestamp out of range")
		}
		at = time.Unix(secs, 0).In(zone)
	}
	year, month, day := at.Date()
	hour, minute, second := at.Clock()
	dst := int64(0)
	if at.IsDST() {
		dst = 1
	}
	i := func(n int) object.Value { return object.Int(int64(n)) }
	return object.Ref(&object.Tuple{Cls: m.parts, Items: []object.Value{i(year), i(int(month)), i(day), i(hour), i(minute), i(second),
		i((int(at.Weekday()) + 6) % 7), i(at.YearDay()), object.Int(dst)}}), nil
}

// structTime makes the class of times in parts. Named or not they are tuples;
// plain ones print as such.
func structTime(named bool) *object.Class {
	c := attrs.Class("struct_time", "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
	if !named {
		c.Repr = object.TupleClass.Repr
	}
	c.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if len(args) != 1 || kw.Len() > 0 {
			return object.Value{}, object.NewError(object.TypeError, "function takes 1 positional arguments but %d were given", len(args))
		}
		items, err := object.Sequence(args[0])
		if err == nil && len(items) != 9 {
			err = object.NewError(object.TypeError, "time.struct_time() takes a 9-sequence")
		}
		if err != nil {
			return object.Value{}, err
		}
		return object.Ref(&object.Tuple{Cls: c, Items: append([]object.Value(nil), items...)}), nil
	}
	return c
}

// seconds gives a time argument, of which a fraction is cut off.
func seconds(t object.Thread, v object.Value) (int64, error) {
	if v.IsFloat() {
		f := v.AsFloat()
		if !(math.Abs(f) < 1<<62) {
			return math.MaxInt64, nil // beyond any limit
		}
		return int64(f), nil
	}
	n, err := object.ToInt64(t, v)
	if object.IsError(err, object.TypeError) {
		// MicroPython tries a float first.
		f, err := object.ToFloat64(t, v)
		return int64(f), err
	}
	return n, err
}

func (m *module) mktime(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	parts, err := object.Sequence(args[0])
	if err != nil {
		return object.Value{}, err
	}
	if len(parts) < 8 || len(parts) > 9 {
		return object.Value{}, object.NewError(object.TypeError, "mktime needs a tuple of length 8 or 9")
	}
	var n [6]int
	for i := range n {
		x, err := object.ToInt64(t, parts[i])
		if err != nil {
			return object.Value{}, err
		}
		if x > math.MaxInt32 || x < math.MinInt32 {
			return object.Value{}, badTime()
		}
		n[i] = int(x)
	}
	dst := int64(-1)
	if len(parts) == 9 {
		if dst, err = object.ToInt64(t, parts[8]); err != nil {
			return object.Value{}, err
		}
	}
	at := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, m.host.Now().Location())
	secs := at.Unix()
	// Who says that it was summer time, or not, when it wasn't, or was, means an hour more or less.
	switch {
	case dst > 0 && !at.IsDST():
		secs -= 3600
	case dst == 0 && at.IsDST():
		secs += 3600
	}
	if secs == -1 {
		return object.Value{}, badTime()
	}
	return object.Int(secs), nil
}

func badTime() error { return object.NewError(object.OverflowError, "invalid mktime usage") }
