// This file holds the baton: who runs, who waits, who is next.

package sim

import (
	"strings"
	"sync"
	"time"

	"mpy/board"
	"mpy/world"
)

// cost is what a call takes of the world's time.
const cost = 10 * time.Microsecond

// What a waiter does.
const (
	running = iota
	waiting
	ready
)

// waiter is what a goroutine waits with: an actor's own, or one for the moment.
type waiter struct {
	ch    chan struct{} // has room for one
	state int
	timer timer
	stop  *world.Stopper

	actor      bool
	main       bool      // came in by Enter
	op         *world.Op // a script's; nil: a service
	what       string    // it waits for, for people
	where      *endpoint // the socket it waits with
	prev, next *waiter   // of the actors
	then       *waiter   // of the queue
}

func (s *Sim) newWaiter() *waiter {
	w := &waiter{ch: make(chan struct{}, 1)}
	w.timer.wake = w
	w.stop = world.NewStopper(func() {
		s.mu.Lock()
		s.wake(w)
		s.unlock()
	})
	return w
}

// fifo is the queue of those that are ready to run.
type fifo struct{ first, last *waiter }

func (q *fifo) pop() *waiter {
	w := q.first
	if w != nil {
		q.first, w.then = w.then, nil
		if q.first == nil {
			q.last = nil
		}
	}
	return w
}

// enqueue lets w run when it is its turn.
func (s *Sim) enqueue(w *waiter) {
	w.state = ready
	if s.queue.last == nil {
		s.queue.first = w
	} else {
		s.queue.last.then = w
	}
	s.queue.last = w
}

// actors is the list of all actors, in the order in which they began.
type actors struct{ first, last *waiter }

func (l *actors) add(w *waiter) {
	w.prev = l.last
	if l.last == nil {
		l.first = w
	} else {
		l.last.next = w
	}
	l.last = w
}

func (l *actors) remove(w *waiter) {
	if w.prev == nil {
		l.first = w.next
	} else {
		w.prev.next = w.next
	}
	if w.next == nil {
		l.last = w.prev
	} else {
		w.next.prev = w.prev
	}
	w.prev, w.next = nil, nil
}

// waiters are those who wait for one thing.
type waiters struct{ list []*waiter }

func (l *waiters) remove(w *waiter) {
	for i, x := range l.list {
		if x == w {
			l.list = append(l.list[:i], l.list[i+1:]...)
			return
		}
	}
}

// wakeAll wakes all who wait for something.
func (s *Sim) wakeAll(l *waiters) {
	for _, w := range l.list {
		s.wake(w)
	}
}

// wake ends w's wait. Who waited looks again whether it is worth it.
func (s *Sim) wake(w *waiter) {
	if w.state != waiting {
		return
	}
	if !w.actor {
		w.state = ready
		w.ch <- struct{}{}
		return
	}
	s.enqueue(w)
	if s.due.Store(true); s.running == nil {
		s.next()
	}
}

// unlock tells watchers what there is to tell, and gives the lock away.
func (s *Sim) unlock() {
	s.tellAll()
	s.mu.Unlock()
}

// tellAll tells watchers that their endpoints have changed: without the lock,
// for they may wake somebody.
func (s *Sim) tellAll() {
	if s.telling {
		return
	}
	s.telling = true
	for len(s.tells) > 0 {
		e := s.tells[0]
		s.tells = s.tells[1:]
		e.told = false
		s.mu.Unlock()
		e.watchers.Tell(world.Changed)
		s.mu.Lock()
	}
	s.telling = false
}

// next gives the baton, which nobody has, to whoever is next.
func (s *Sim) next() {
	if s.choosing || s.gate > 0 {
		return
	}
	s.choosing = true
	for s.running == nil {
		if len(s.tells) > 0 && !s.telling {
			s.tellAll()
			continue
		}
		if w := s.queue.pop(); w != nil {
			s.due.Store(false)
			w.state = running
			s.running = w
			w.ch <- struct{}{}
			break
		}
		if s.holds > 0 {
			s.arm()
			break
		}
		if s.mains == 0 || s.closed {
			break
		}
		if t := s.timers.top(); t != nil {
			s.jump(t.at)
		} else if !s.deadlock() {
			break
		}
	}
	s.choosing = false
}

// patience is how many deadlocks a world's scripts may survive.
const patience = 20

// deadlock interrupts the first main thread that waits, and says who waits for what.
func (s *Sim) deadlock() bool {
	var main *waiter
	var text strings.Builder
	for w := s.actors.first; w != nil; w = w.next {
		if w.op == nil || w.state != waiting {
			continue
		}
		if main == nil && w.main {
			main = w
		}
		if text.Len() > 0 {
			text.WriteString("; ")
		}
		text.WriteString(w.op.Where())
		text.WriteString(" waits for ")
		text.WriteString(w.what)
		if w.where != nil {
			text.WriteString(w.where.describe())
		}
	}
	if main == nil {
		return false
	}
	if s.stuck++; s.stuck > patience {
		main.op.Stick("", true)
	} else {
		main.op.Stick("nothing will ever happen in this world any more: "+text.String(), false)
	}
	s.wake(main)
	return true
}

// caller gives what the calling goroutine waits with.
func (s *Sim) caller(op *world.Op) *waiter {
	if s.running != nil && !op.IsOutside() {
		return s.running
	}
	return s.spare.Get().(*waiter)
}

// done is the end of caller's use.
func (s *Sim) done(w *waiter) {
	if !w.actor {
		s.spare.Put(w)
	}
}

// charge lets a call take its time: none while no script is there, when the
// world is made beside services that begin.
func (s *Sim) charge() {
	if s.holds > 0 || s.running == nil || s.mains == 0 {
		return
	}
	s.now += cost
	if t := s.timers.top(); t != nil && t.at <= s.now {
		s.fireDue()
	}
}

// wait tries something until it gives anything but EAGAIN: now, and whenever
// somebody wakes l. The deadline is looked at anew each time. Whoever calls has
// the lock, which is given away meanwhile.
func (s *Sim) wait(op *world.Op, dl *world.Deadline, l *waiters, what string, e *endpoint, try func() error) error {
	s.charge()
	err := try()
	if err != board.EAGAIN || *dl == world.NoWait {
		return err
	}
	w := s.caller(op)
	w.what, w.where = what, e
	for err == board.EAGAIN {
		if err = s.park(w, op, *dl, l); err != nil {
			break
		}
		err = try()
	}
	w.where = nil
	s.done(w)
	return err
}

// park waits until somebody wakes w, its deadline passes or op is interrupted.
func (s *Sim) park(w *waiter, op *world.Op, dl world.Deadline, l *waiters) error {
	if s.closed {
		return board.EBADF
	}
	if dl != world.Never && time.Duration(dl) <= s.time() { // first: callbacks that queue themselves would hold it up for ever
		return board.ETIMEDOUT
	}
	w.stop.Begin(op)
	if op.Pending() != 0 {
		w.stop.End(op)
		return world.ErrInterrupted
	}
	w.state = waiting
	if l != nil {
		l.list = append(l.list, w)
	}
	if dl != world.Never {
		s.plan(&w.timer, time.Duration(dl))
	}
	if !w.actor {
		s.others[w] = struct{}{}
		defer delete(s.others, w)
	}
	s.tellAll()
	s.rest(w)
	w.stop.End(op)
	s.cancel(&w.timer)
	if l != nil {
		l.remove(w)
	}
	return nil
}

// rest gives the baton away, if w is an actor, and waits for a turn.
func (s *Sim) rest(w *waiter) {
	if w.actor {
		s.running = nil
		s.next()
	}
	s.mu.Unlock()
	<-w.ch
	s.mu.Lock()
	w.state = running
}

// pass lets the others that are ready run first.
func (s *Sim) pass(w *waiter) {
	if s.queue.first == nil {
		s.due.Store(false)
		return
	}
	s.enqueue(w)
	s.tellAll()
	s.rest(w)
}

// begin makes the goroutine that is about to run f an actor: it is next in the
// queue. A service's op is nil.
func (s *Sim) begin(op *world.Op, f func()) {
	w := s.newWaiter()
	w.actor, w.op = true, op
	s.actors.add(w)
	s.enqueue(w)
	s.due.Store(true)
	s.group.Add(1)
	go func() {
		defer s.group.Done()
		<-w.ch
		defer s.end(w)
		f()
	}()
	if s.running == nil {
		s.next()
	}
}

// end is the end of an actor.
func (s *Sim) end(w *waiter) {
	s.mu.Lock()
	s.tellAll()
	s.actors.remove(w)
	if w.main {
		s.mains--
	}
	s.running = nil
	s.next()
	s.mu.Unlock()
}

// Go starts a goroutine of this world: an actor in virtual time.
func (s *Sim) Go(f func()) {
	if !s.virtual {
		s.group.Go(f)
		return
	}
	s.mu.Lock()
	s.begin(nil, f)
	s.unlock()
}

// Together calls functions, each in a goroutine of its own, and waits for them.
// Each runs a script; they begin in this order, and nothing happens in a world
// with virtual time before all of them are there.
func (s *Sim) Together(fs ...func()) {
	var group sync.WaitGroup
	s.mu.Lock()
	s.quiet()
	s.gate++
	s.mu.Unlock()
	for _, f := range fs {
		over := make(chan struct{})
		s.mu.Lock()
		s.entered = make(chan struct{})
		there := s.entered
		s.mu.Unlock()
		group.Go(func() {
			defer close(over)
			f()
		})
		if s.virtual {
			select {
			case <-there:
			case <-over:
			}
		}
	}
	s.mu.Lock()
	if s.gate--; s.running == nil {
		s.next()
	}
	s.unlock()
	group.Wait()
}

// Hold lets the clock walk with the system's until Release: something outside
// of the world may act.
func (s *Sim) Hold() {
	s.mu.Lock()
	s.hold()
	s.unlock()
}

func (s *Sim) hold() {
	if s.holds++; s.holds == 1 {
		s.began, s.base = time.Now(), s.now
		s.arm()
	}
}

// Release ends a Hold.
func (s *Sim) Release() {
	s.mu.Lock()
	s.release()
	s.unlock()
}

func (s *Sim) release() {
	if s.holds == 1 {
		s.now = s.time()
		if s.driver != nil {
			s.driver.Stop()
		}
	}
	if s.holds--; s.holds == 0 && s.running == nil {
		s.next()
	}
}

// Outside calls f, which waits for something that is not of this world. Other
// actors run meanwhile, and the clock walks with the system's.
func (s *Sim) Outside(f func()) {
	s.mu.Lock()
	w := s.running
	if w == nil || !s.virtual {
		s.mu.Unlock()
		f()
		return
	}
	s.hold()
	s.tellAll()
	s.running = nil
	s.next()
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.enqueue(w)
		if s.running == nil {
			s.next()
		}
		s.mu.Unlock()
		<-w.ch
		s.mu.Lock()
		s.release()
		s.unlock()
	}()
	f()
}

// time is the world's time. Whoever calls has the lock.
func (s *Sim) time() time.Duration {
	if s.holds > 0 {
		return s.base + time.Since(s.began)
	}
	return s.now
}
