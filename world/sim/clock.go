// This file holds the world's clock.

package sim

import (
	"time"

	"mpy/board"
	"mpy/world"
)

// clock is the clock in real time.
type clock struct{ s *Sim }

// virtualClock is the clock in virtual time.
type virtualClock struct{ clock }

var (
	_ world.Clock   = clock{}
	_ world.Virtual = virtualClock{}
)

func (c clock) Now() time.Time { return c.s.start.Add(c.Monotonic()) }

func (c clock) Monotonic() time.Duration {
	s := c.s
	s.mu.Lock()
	defer s.unlock()
	s.charge()
	return s.time()
}

// Peek reads the time.
func (c virtualClock) Peek() time.Duration {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.s.time()
}

func (c clock) Sleep(op *world.Op, dl world.Deadline) error {
	if dl == world.NoWait {
		return nil
	}
	s := c.s
	s.mu.Lock()
	defer s.unlock()
	w := s.caller(op)
	defer s.done(w)
	w.what = "the end of a sleep"
	for slept := false; ; slept = true {
		if dl != world.Never && time.Duration(dl) <= s.time() {
			if w.actor && !slept {
				s.charge()
				s.pass(w)
			}
			return nil
		}
		if err := s.park(w, op, dl, nil); err != nil && err != board.ETIMEDOUT {
			return err
		}
	}
}

func (c clock) AfterFunc(d time.Duration, f func()) world.Timer {
	t := &alarm{s: c.s, f: f}
	t.fire = t.ring
	t.Reset(d)
	return t
}

// alarm is what AfterFunc plans.
type alarm struct {
	timer
	s *Sim
	f func()
}

// ring starts the function.
func (t *alarm) ring() {
	if t.s.virtual {
		t.s.begin(nil, t.f)
	} else {
		t.s.group.Go(t.f)
	}
}

// Stop reports whether it kept the function from being called.
func (t *alarm) Stop() bool {
	t.s.mu.Lock()
	defer t.s.mu.Unlock()
	return t.s.cancel(&t.timer)
}

// Reset plans it anew.
func (t *alarm) Reset(d time.Duration) bool {
	t.s.mu.Lock()
	defer t.s.unlock()
	had := t.s.cancel(&t.timer)
	t.s.plan(&t.timer, t.s.time()+max(d, 0))
	return had
}

func (c clock) Waker() world.Waker { return &waker{s: c.s, what: "something to happen"} }

// waker is waited for and woken.
type waker struct {
	s    *Sim
	set  bool
	list waiters
	what string
}

// Name says what is waited for.
func (w *waker) Name(what string) { w.what = what }

func (w *waker) Wake() {
	w.s.mu.Lock()
	w.set = true
	if len(w.list.list) > 0 {
		w.s.wakeLater(&w.list)
	}
	w.s.mu.Unlock()
}

// wakeLater is wakeAll for a caller that may have locks which watchers want.
func (s *Sim) wakeLater(l *waiters) {
	was := s.choosing
	s.choosing = true
	s.wakeAll(l)
	s.choosing = was
	if !was && s.running == nil && s.queue.first != nil {
		go s.kick()
	}
}

// kick gives the baton to somebody if nobody has it.
func (s *Sim) kick() {
	s.mu.Lock()
	if s.running == nil {
		s.next()
	}
	s.unlock()
}

func (w *waker) Wait(op *world.Op, dl world.Deadline) error {
	w.s.mu.Lock()
	defer w.s.unlock()
	err := w.s.wait(op, &dl, &w.list, w.what, nil, func() error {
		if !w.set {
			return board.EAGAIN
		}
		w.set = false
		return nil
	})
	if err == board.EAGAIN { // NoWait
		return board.ETIMEDOUT
	}
	return err
}

// Enter makes the calling goroutine an actor.
func (c virtualClock) Enter(op *world.Op) {
	s := c.s
	w := s.newWaiter()
	w.actor, w.main, w.op = true, true, op
	s.mu.Lock()
	if s.mains == 0 {
		s.quiet()
	}
	s.actors.add(w)
	s.mains++
	if s.entered != nil {
		close(s.entered)
		s.entered = nil
	}
	s.enqueue(w)
	if s.running == nil {
		s.next()
	}
	s.unlock()
	<-w.ch
}

// Leave ends that.
func (c virtualClock) Leave(*world.Op) {
	c.s.mu.Lock()
	w := c.s.running
	c.s.mu.Unlock()
	c.s.end(w)
}

// Go runs f as an actor.
func (c virtualClock) Go(op *world.Op, f func()) {
	c.s.mu.Lock()
	c.s.begin(op, f)
	c.s.unlock()
}

// Due reports whether somebody became ready to run.
func (c virtualClock) Due() bool { return c.s.due.Load() }

// Pass lets the others that are ready run first.
func (c virtualClock) Pass() {
	s := c.s
	s.mu.Lock()
	s.charge()
	if s.running != nil {
		s.pass(s.running)
	}
	s.unlock()
}

// Spend takes a little time.
func (c virtualClock) Spend() {
	c.s.mu.Lock()
	c.s.charge()
	c.s.unlock()
}

// Hold lets the clock walk with the system's.
func (c virtualClock) Hold() { c.s.Hold() }

// Release ends Hold.
func (c virtualClock) Release() { c.s.Release() }

// Calendar gives the calendar's time of a time of the clock.
func (s *Sim) Calendar(at time.Duration) time.Time { return s.start.Add(at) }
