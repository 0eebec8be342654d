// This file defines Sim, one world, and how it is made and ended.

package sim

import (
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"mpy/world"
)

// Options say what a world is like. The zero value is a world in real time.
type Options struct {
	Virtual bool
	Start   time.Time // the calendar's time at the beginning; zero: 2026-01-01 in virtual time, now in real time
	Seed    uint64    // of all that is random in it
}

// Sim is a world.
type Sim struct {
	virtual bool
	start   time.Time
	due     atomic.Bool // somebody became ready to run since the baton was passed

	mu       sync.Mutex
	now      time.Duration // when nobody holds the clock
	holds    int
	began    time.Time     // the system's time when the first hold began
	base     time.Duration // and ours
	driver   *time.Timer   // fires the timers while the clock is held
	timers   heap
	planned  uint64 // timers so far
	tells    []*endpoint
	telling  bool
	choosing bool
	closed   bool
	random   *rand.Rand

	running *waiter // has the baton
	queue   fifo    // those that are ready to run
	actors  actors
	gate    int                  // above 0: nobody gets the baton
	entered chan struct{}        // is closed when somebody comes in
	mains   int                  // of them, those that came in by Enter
	others  map[*waiter]struct{} // that wait and are no actors
	stuck   int                  // deadlocks so far
	group   sync.WaitGroup       // of the actors' goroutines

	machines []*Machine
	links    map[[2]*Machine]*Link
	spare    sync.Pool // waiters of goroutines that are no actors
	jumps    int
}

// epoch is when virtual time begins.
var epoch = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// New makes a world without machines. Close it.
func New(o Options) *Sim {
	s := &Sim{
		virtual: o.Virtual, start: o.Start, now: 1, links: map[[2]*Machine]*Link{}, others: map[*waiter]struct{}{},
		random: rand.New(rand.NewPCG(o.Seed, 0x9e3779b97f4a7c15)),
	}
	s.spare.New = func() any { return s.newWaiter() }
	if s.start.IsZero() {
		s.start = epoch
		if !s.virtual {
			s.start = time.Now()
		}
	}
	if !s.virtual {
		s.hold()
	}
	return s
}

// Virtual says whether the world has virtual time.
func (s *Sim) Virtual() bool { return s.virtual }

// Clock gives the world's clock. It is a world.Virtual in virtual time.
func (s *Sim) Clock() world.Clock {
	if s.virtual {
		return virtualClock{clock{s}}
	}
	return clock{s}
}

// Random gives a number in [0, n) that depends on the seed.
func (s *Sim) Random(n int64) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.random.Int64N(n)
}

// Jumps gives how often the clock has jumped.
func (s *Sim) Jumps() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.jumps
}

// settle is for how long of its own time an ending world lets what is on its
// way arrive.
const settle = 10 * time.Second

// Close ends the world: what is on its way arrives, services that wait are
// told EBADF, and their goroutines end. No script may run any more.
func (s *Sim) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	if s.virtual && s.holds == 0 {
		s.drain(s.time() + settle)
	}
	s.closed = true
	if s.driver != nil {
		s.driver.Stop()
	}
	for w := s.actors.first; w != nil; w = w.next {
		s.wake(w)
	}
	for w := range s.others {
		s.wake(w)
	}
	if s.running == nil {
		s.next()
	}
	s.unlock()
	s.group.Wait()
}

// drain lets events happen until nothing is left to happen, or a time.
func (s *Sim) drain(until time.Duration) {
	for range 1 << 16 {
		if s.running == nil {
			s.next()
		}
		s.quiet()
		t := s.timers.top()
		if t == nil || t.at > until || s.holds > 0 {
			return
		}
		s.jump(t.at)
	}
}

// quiet lets the actors that can run do so before a script comes in from outside
// or the world ends: what time it is then must not depend on how fast they are.
func (s *Sim) quiet() {
	for s.gate == 0 && (s.running != nil || s.queue.first != nil) {
		s.mu.Unlock()
		s.idle()
		s.mu.Lock()
	}
}

// idle waits until the actors that can run have run.
func (s *Sim) idle() {
	w := s.newWaiter()
	w.actor = true
	s.mu.Lock()
	s.actors.add(w)
	s.enqueue(w)
	if s.running == nil {
		s.next()
	}
	s.mu.Unlock()
	<-w.ch
	s.mu.Lock()
	s.actors.remove(w)
	s.running = nil
	s.mu.Unlock()
}
