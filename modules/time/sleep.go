// This file waits.

package time

import (
	"math"
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

func (m *module) sleep(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s, err := object.ToFloat64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if !(s >= 0 && s < math.MaxInt64/2) { // nan as well
		return object.Value{}, m.host.Exception(board.EINVAL)
	}
	return m.wait(t, s*1e9)
}

func (m *module) sleepMs(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.ToInt64(t, args[0])
	if err != nil || n < 0 {
		return object.None, err
	}
	return m.wait(t, float64(n)*1e6)
}

func (m *module) sleepUs(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.ToInt64(t, args[0])
	if err != nil || n <= 0 {
		return object.None, err
	}
	return m.wait(t, float64(n)*1e3)
}

// wait sleeps for ns nanoseconds. Callbacks run meanwhile and don't make it
// longer; Ctrl-C ends it.
func (m *module) wait(t object.Thread, ns float64) (object.Value, error) {
	d := time.Duration(math.MaxInt64)
	if ns < math.MaxInt64 {
		d = time.Duration(math.Round(ns))
	}
	if err := t.Pending(); err != nil { // also where there is no time to wait
		return object.Value{}, err
	}
	dl := world.After(m.clock, d)
	return object.None, host.Block(t, func(op *world.Op) error { return m.clock.Sleep(op, dl) })
}
