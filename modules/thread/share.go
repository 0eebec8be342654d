// This file lends locks and waiting to the module threading.

package thread

import (
	"slices"
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// Acquire takes the lock; false when the deadline has passed.
func (l *Lock) Acquire(t object.Thread, dl world.Deadline) (bool, error) { return l.acquire(t, dl) }

// Release gives the lock back; RuntimeError if nobody holds it.
func (l *Lock) Release() error { return l.release() }

// Held says whether somebody holds the lock.
func (l *Lock) Held() bool { return l.held }

// Ident gives the number of a thread, 0 for one that has none.
func Ident(t object.Thread) int64 {
	if x, ok := t.(interface{ Ident() int64 }); ok {
		return x.Ident()
	}
	return 0
}

// Timeout reads seconds; None and what is absent waits for as long as it takes,
// 0 and less not at all.
func Timeout(t object.Thread, v object.Value) (world.Deadline, error) {
	if !v.Bound() || v.IsNone() {
		return world.Never, nil
	}
	s, err := object.ToFloat64(t, v)
	if err != nil {
		return 0, err
	}
	if !(s > 0) {
		return world.NoWait, nil
	}
	return world.After(host.Of(t).Clock(), time.Duration(min(s, 1e9)*float64(time.Second))), nil
}

// Queue are threads that wait for something, in the order in which they came.
// It is used under the interpreter lock.
type Queue struct{ line []*waiter }

type waiter struct {
	waker world.Waker
	woken bool
}

// Wait waits until Wake chooses this thread; false when the deadline has
// passed. An exception (Ctrl-C) ends it as well; a choice that came at the same
// time is then passed on.
func (q *Queue) Wait(t object.Thread, dl world.Deadline) (bool, error) {
	if dl == world.NoWait {
		return false, nil
	}
	w := &waiter{waker: host.Of(t).Clock().Waker()}
	q.line = append(q.line, w)
	var err error
	for !w.woken && err == nil {
		err = host.Block(t, func(op *world.Op) error { return w.waker.Wait(op, dl) })
	}
	if i := slices.Index(q.line, w); i >= 0 {
		q.line = slices.Delete(q.line, i, i+1)
	}
	switch {
	case err == nil, w.woken && board.CondOf(err) == board.ETIMEDOUT:
		return true, nil
	case board.CondOf(err) == board.ETIMEDOUT:
		return false, nil
	case w.woken:
		q.Wake(1)
	}
	return false, err
}

// Wake wakes the first n.
func (q *Queue) Wake(n int) {
	n = min(max(n, 0), len(q.line))
	chosen := q.line[:n]
	q.line = slices.Clone(q.line[n:])
	for _, w := range chosen {
		w.woken = true
		w.waker.Wake()
	}
}

// WakeAll wakes all.
func (q *Queue) WakeAll() { q.Wake(len(q.line)) }
