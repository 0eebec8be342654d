// This file holds the poller: what is registered, and keeping the kernel's set
// in step with it.

package poll

import (
	"sync"
	"sync/atomic"

	"mpy/board"
	"mpy/world"
)

// A Poller watches sources. Its methods may be called from any goroutine, also
// during a wait, which then sees the change; waits take turns.
type Poller struct {
	clock world.Clock
	own   world.Virtual          // the clock, if the world has a time of its own
	make  func() (kernel, error) // newKernel, but for tests
	turn  chan struct{}          // a token: one wait at a time
	ring  world.Waker            // for those that wait for their turn

	mu      sync.Mutex
	entries map[any]*entry
	order   uint64 // of the next registration
	tokens  uint32 // of the last slot
	soft    []*entry
	bare    []*entry       // Descriptors, which are registered anew at each wait
	slots   map[int]*slot  // the kernel's set, by descriptor
	kernel  kernel         // made when the first descriptor comes
	stop    *world.Stopper // wakes the kernel
	waker   world.Waker    // wakes a wait without a kernel
	waiting atomic.Bool    // a wait may be blocked
	closed  bool

	// What follows belongs to whoever has the turn.
	waits   uint64
	results []found
	asking  []*entry
	events  []kevent
	asks    int                      // in a row that found nothing
	block   func(op *world.Op) error // the blocking part, built once
	until   world.Deadline           // its argument
}

// entry is one registered source.
type entry struct {
	p     *Poller
	key   any
	src   Source
	asked Asked  // src, if it is one
	turns Turned // src, if it is one
	mask  uint32
	want  uint32 // what the kernel watches for it: the mask, or what it was turned to
	order uint64
	watch world.Watch
	slot  *slot // nil when the kernel does not watch it

	soft    bool   // it is on the soft list
	told    bool   // since Soft was asked last
	fixed   bool   // the kernel refused the descriptor: soft for good
	closing bool   // its descriptor is no more
	gone    bool   // unregistered
	seen    uint64 // the wait that last had a result for it
}

// slot is one descriptor in the kernel's set. Two sources can share it: a
// socket and its bare descriptor.
type slot struct {
	fd      int
	token   uint32
	mask    uint32
	entries []*entry
}

// found is a result with its place.
type found struct {
	e     *entry
	ready uint32
}

// kevent is one result of the kernel's.
type kevent struct {
	fd    int
	token uint32
	ready uint32
}

// A kernel is a set of descriptors in the kernel, level-triggered. add, mod
// and del may be called while wait blocks, which then sees the change.
type kernel interface {
	add(fd int, token uint32, mask uint32) error
	mod(fd int, token uint32, mask uint32) error
	del(fd int)
	// wait appends what is ready to buf, at most n descriptors; ms below 0
	// waits for as long as it takes. It may return early, without anything.
	wait(buf []kevent, n, ms int) ([]kevent, error)
	wake() // ends the wait that goes on, or the next one
	close()
}

// New makes a poller. Close it.
func New(w *world.World) *Poller {
	p := &Poller{
		clock:   w.Clock,
		make:    newKernel,
		turn:    make(chan struct{}, 1),
		ring:    w.Clock.Waker(),
		waker:   w.Clock.Waker(),
		entries: make(map[any]*entry),
		slots:   make(map[int]*slot),
	}
	if p.own, _ = w.Clock.(world.Virtual); p.own != nil {
		world.NameWaker(p.waker, "what it polls")
	}
	p.turn <- struct{}{}
	p.stop = world.NewStopper(p.wake)
	p.block = p.sleep
	return p
}

// Close lets go of everything. A wait in progress ends with EBADF.
func (p *Poller) Close() error {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.wake()
	select {
	case <-p.turn:
		p.leave()
	default: // whoever waits does the rest
	}
	return nil
}

// leave ends a wait, and the poller after Close.
func (p *Poller) leave() {
	p.mu.Lock()
	var all map[any]*entry
	if p.closed {
		all = p.entries
		p.entries = nil
		for _, e := range all {
			p.drop(e)
		}
		if p.kernel != nil {
			p.kernel.close()
			p.kernel = nil
		}
	}
	p.mu.Unlock()
	for _, e := range all {
		e.src.Unwatch(&e.watch)
	}
	p.turn <- struct{}{}
	p.ring.Wake()
}

// Len gives the number of registered sources.
func (p *Poller) Len() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.entries)
}

// Register watches src for the bits of mask, under key. A key must be
// comparable; use a pointer or a number that stands for the object's identity.
// For a key that is registered it is Modify, and src is ignored. Mask 0 keeps
// the source registered and reports only its errors.
//
// # Errors
//
// EBADF (the poller is closed), EMFILE, ENOMEM, ENOSPC.
func (p *Poller) Register(key any, src Source, mask uint32) error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return board.EBADF
	}
	if e := p.entries[key]; e != nil {
		defer p.mu.Unlock()
		return p.remask(e, mask)
	}
	e := &entry{p: p, key: key, src: src, mask: mask, want: mask, order: p.order}
	e.asked, _ = src.(Asked)
	e.turns, _ = src.(Turned)
	e.watch.Tell = e.tell
	p.order++
	p.entries[key] = e
	p.mu.Unlock()

	src.Watch(&e.watch) // first, so that nothing that happens from here on is missed
	fd, soft := src.Descriptor(), src.Soft()

	p.mu.Lock()
	if e.gone {
		p.mu.Unlock()
		return nil
	}
	if _, bare := src.(Descriptor); bare {
		p.bare = append(p.bare, e)
	}
	if soft || fd < 0 || e.turns != nil { // a turned one is asked what to watch when a wait begins
		p.soften(e)
	}
	var err error
	if fd >= 0 && !e.closing {
		err = p.harden(e, fd)
	}
	p.wakeLocked()
	if err != nil {
		delete(p.entries, key)
		p.drop(e)
	}
	p.mu.Unlock()
	if err != nil {
		src.Unwatch(&e.watch)
	}
	return err
}

// Modify changes the mask.
//
// # Errors
//
// ENOENT (not registered).
func (p *Poller) Modify(key any, mask uint32) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := p.entries[key]
	if e == nil {
		return board.ENOENT
	}
	return p.remask(e, mask)
}

// Unregister forgets a source and reports whether it was registered.
func (p *Poller) Unregister(key any) bool {
	p.mu.Lock()
	e := p.entries[key]
	if e == nil {
		p.mu.Unlock()
		return false
	}
	delete(p.entries, key)
	p.drop(e)
	p.mu.Unlock()
	e.src.Unwatch(&e.watch)
	return true
}

// Mask gives the mask of a registered source.
func (p *Poller) Mask(key any) (mask uint32, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e := p.entries[key]; e != nil {
		return e.mask, true
	}
	return 0, false
}

// tell hears from a source, from any goroutine. On Closing the kernel forgets
// the descriptor before its number can be used again.
func (e *entry) tell(c world.Change) {
	p := e.p
	p.mu.Lock()
	defer p.mu.Unlock()
	if e.gone {
		return
	}
	if c == world.Closing {
		e.closing = true
		p.unslot(e)
	}
	p.soften(e)
	p.wakeLocked()
}

// soften puts e on the soft list, whose entries are asked first. It may stand
// in the kernel's set all the same: a socket with bytes read ahead is not
// writable for that.
func (p *Poller) soften(e *entry) {
	e.told = true
	if !e.soft {
		e.soft = true
		p.soft = append(p.soft, e)
	}
}

// harden puts e into the kernel's set, or on the soft list if the kernel does
// not take it: a regular file, which is always ready, or no descriptor at all.
func (p *Poller) harden(e *entry, fd int) error {
	if e.slot != nil {
		return nil
	}
	if p.kernel == nil {
		k, err := p.make()
		if err != nil {
			return board.CondOf(err)
		}
		p.kernel = k
		p.waker.Wake() // whoever waits without a kernel
	}
	s := p.slots[fd]
	if s == nil {
		p.tokens++
		s = &slot{fd: fd, token: p.tokens, mask: e.want}
		switch err := p.kernel.add(fd, s.token, e.want); board.CondOf(err) {
		case board.OK:
		case board.EPERM, board.EBADF, board.EINVAL, board.ELOOP: // the last two: a set of the kernel's, our own perhaps
			e.fixed = true
			p.soften(e)
			return nil
		default:
			return board.CondOf(err)
		}
		p.slots[fd] = s
	}
	s.entries = append(s.entries, e)
	e.slot = s
	return p.retune(s)
}

// retune gives the kernel the union of a slot's masks.
func (p *Poller) retune(s *slot) error {
	var mask uint32
	for _, e := range s.entries {
		mask |= e.want
	}
	if mask == s.mask {
		return nil
	}
	s.mask = mask
	if err := p.kernel.mod(s.fd, s.token, mask); err != nil {
		return board.CondOf(err)
	}
	return nil
}

// unslot takes e out of the kernel's set.
func (p *Poller) unslot(e *entry) {
	s := e.slot
	if s == nil {
		return
	}
	e.slot = nil
	for i := range s.entries {
		if s.entries[i] == e {
			s.entries = append(s.entries[:i], s.entries[i+1:]...)
			break
		}
	}
	if len(s.entries) == 0 {
		delete(p.slots, s.fd)
		p.kernel.del(s.fd)
		return
	}
	_ = p.retune(s)
}

// remask changes a mask.
func (p *Poller) remask(e *entry, mask uint32) error {
	e.mask, e.want = mask, mask
	if e.turns != nil {
		p.soften(e)
	}
	p.wakeLocked()
	if e.slot != nil {
		return p.retune(e.slot)
	}
	return nil
}

// drop takes e out of everything but the map.
func (p *Poller) drop(e *entry) {
	e.gone = true
	p.unslot(e)
	e.soft = false
	p.soft = without(p.soft, e)
	p.bare = without(p.bare, e)
}

func without(list []*entry, e *entry) []*entry {
	for i := range list {
		if list[i] == e {
			copy(list[i:], list[i+1:])
			list[len(list)-1] = nil
			return list[:len(list)-1]
		}
	}
	return list
}

// wake ends a blocked wait.
func (p *Poller) wake() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kernel != nil {
		p.kernel.wake()
	}
	p.waker.Wake()
}

// wakeLocked ends a blocked wait, if there is one.
func (p *Poller) wakeLocked() {
	if !p.waiting.Load() {
		return
	}
	if p.kernel != nil {
		p.kernel.wake()
	}
	p.waker.Wake()
}
