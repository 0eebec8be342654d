// This file holds the wait.

package poll

import (
	"math"
	"slices"
	"sync/atomic"
	"time"

	"mpy/board"
	"mpy/world"
)

const (
	askEvery  = time.Millisecond     // how often sources that can only be asked are asked
	askRarely = 5 * time.Millisecond // the same, when they found nothing for
	askOften  = 1000                 // so many times
	pauseFor  = 10                   // milliseconds that a wait pauses for when the kernel keeps reporting what nobody wants to know
)

// Wait waits until at least one source is ready and gives all that are, in the
// order of registration, in buf's memory if it suffices; none when the
// deadline passes. With world.NoWait it asks once.
//
// # Errors
//
// EBADF (the poller was closed), ErrInterrupted; what Ask gives.
func (p *Poller) Wait(op *world.Op, dl world.Deadline, buf []Event) ([]Event, error) {
	return p.wait(op, nil, dl, buf)
}

// WaitIn is Wait for a caller that holds a lock (an interpreter's) which must
// be released to block and held to ask: block is called with the blocking
// part, which it runs with the lock released and an Op of its choice. Ready and
// Ask are called outside of block. If block repeats an interrupted part, after
// running callbacks, the wait goes on.
func (p *Poller) WaitIn(block func(blocking func(op *world.Op) error) error, dl world.Deadline, buf []Event) ([]Event, error) {
	return p.wait(nil, block, dl, buf)
}

func (p *Poller) run(op *world.Op, block func(func(*world.Op) error) error, f func(op *world.Op) error) error {
	if block != nil {
		return block(f)
	}
	return f(op)
}

func (p *Poller) wait(op *world.Op, block func(func(*world.Op) error) error, dl world.Deadline, buf []Event) ([]Event, error) {
	buf = buf[:0]
	if p.own != nil {
		p.own.Spend()
	}
	select {
	case <-p.turn:
	default:
		if had, err := p.takeTurn(op, block, dl); !had {
			return buf, err
		}
	}
	defer p.leave()
	p.waiting.Store(true) // from here on changes ring
	defer p.waiting.Store(false)
	p.waits++
	p.results = p.results[:0]
	for {
		asked, err := p.askSoft()
		if err != nil {
			return buf, err
		}
		switch {
		case len(p.results) > 0 || dl == world.NoWait:
			if err := p.askKernel(0); err != nil {
				return buf, err
			}
			return p.list(buf), nil
		case asked:
			p.until = p.nextAsk(dl)
		default:
			p.until = dl
		}
		err = p.run(op, block, p.block)
		if len(p.results) > 0 { // the kernel's; the soft ones had none a moment ago
			return p.list(buf), nil
		}
		if err == board.ETIMEDOUT {
			if dl.Passed(p.clock) {
				dl = world.NoWait // one last look
			}
			continue
		}
		if err != nil {
			return buf, err
		}
	}
}

// takeTurn waits for another thread's wait with this poller to end.
func (p *Poller) takeTurn(op *world.Op, block func(func(*world.Op) error) error, dl world.Deadline) (had bool, err error) {
	for {
		err := p.run(op, block, func(op *world.Op) error { return p.ring.Wait(op, dl) })
		if err == board.ETIMEDOUT {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		select {
		case <-p.turn:
			return true, nil
		default:
		}
	}
}

// nextAsk gives the moment to ask again, or the deadline if that is sooner.
func (p *Poller) nextAsk(dl world.Deadline) world.Deadline {
	every := askEvery
	if p.asks++; p.asks > askOften {
		every = askRarely
	}
	next := world.After(p.clock, every)
	if dl != world.Never && dl < next {
		return dl
	}
	return next
}

// askSoft asks the soft sources, and reports whether one of them must be asked
// again and again. Sources are called without our lock.
func (p *Poller) askSoft() (asked bool, err error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return false, board.EBADF
	}
	p.renew()
	p.asking = append(p.asking[:0], p.soft...)
	for _, e := range p.asking {
		e.told = false
	}
	p.mu.Unlock()
	defer clear(p.asking)
	for _, e := range p.asking {
		p.mu.Lock()
		mask, gone, fixed := e.mask, e.gone, e.fixed
		p.mu.Unlock()
		if gone {
			continue
		}
		if e.turns != nil {
			if err := p.turnTo(e, mask, e.turns.Turn(mask)); err != nil {
				return asked, err
			}
		}
		var ready uint32
		switch {
		case e.asked != nil:
			asked = true
			if ready, err = e.asked.Ask(mask); err != nil {
				return true, err
			}
		case !fixed && !e.src.Soft():
			p.leaveToKernel(e)
			continue
		default:
			ready = e.src.Ready(mask) & (mask | world.Always)
		}
		if ready != 0 {
			p.asks = 0
			e.seen = p.waits
			p.results = append(p.results, found{e, ready})
		}
	}
	return asked, nil
}

// turnTo lets the kernel watch want for an entry whose mask is mask.
func (p *Poller) turnTo(e *entry, mask, want uint32) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e.gone || e.mask != mask || e.want == want {
		return nil
	}
	e.want = want
	if e.slot == nil {
		return nil
	}
	return p.retune(e.slot)
}

// leaveToKernel takes e off the soft list, unless it told of a change since.
func (p *Poller) leaveToKernel(e *entry) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e.soft && !e.told && e.slot != nil {
		e.soft = false
		p.soft = without(p.soft, e)
	}
}

// renew tells the kernel anew of bare descriptors, of which it may have
// forgotten some.
func (p *Poller) renew() {
	for _, e := range p.bare {
		if s := e.slot; s != nil {
			err := p.kernel.mod(s.fd, s.token, s.mask)
			if err == nil {
				continue
			}
			p.unslot(e)
		}
		e.fixed, e.soft = false, false
		p.soft = without(p.soft, e)
		if p.harden(e, e.src.Descriptor()) != nil {
			e.fixed = true
			p.soften(e)
		}
	}
}

// sleep is the blocking part of a wait.
func (p *Poller) sleep(op *world.Op) error {
	p.mu.Lock()
	k := p.kernel
	p.mu.Unlock()
	switch {
	case k == nil:
		return p.waker.Wait(op, p.until)
	case p.own != nil:
		return p.watchKernel(op, k)
	}
	p.stop.Begin(op)
	defer p.stop.End(op)
	if op.Pending() != 0 {
		if p.until.Passed(p.clock) { // first: callbacks that queue themselves would hold it up for ever
			return board.ETIMEDOUT
		}
		return world.ErrInterrupted
	}
	ms := -1
	if p.until != world.Never {
		left := p.until.Left(p.clock)
		if left <= 0 {
			ms = 0
		} else {
			ms = int(min((left+time.Millisecond-1)/time.Millisecond, math.MaxInt32))
		}
	}
	if err := p.askKernel(ms); err != nil {
		return err
	}
	if !exact && ms != 0 && len(p.events) > 0 && len(p.results) == 0 {
		if ms < 0 || ms > pauseFor {
			ms = pauseFor
		}
		if err := k.(*listSet).pause(ms); err != nil {
			return board.CondOf(err)
		}
	}
	switch {
	case len(p.results) > 0:
		return nil
	case op.Pending() != 0:
		return world.ErrInterrupted
	case p.until.Passed(p.clock):
		return board.ETIMEDOUT
	}
	return nil // something changed, or nothing: look again
}

// watchKernel is sleep in a world with a time of its own: somebody else waits in
// the kernel, for things that are not of that world, whose clock is held.
func (p *Poller) watchKernel(op *world.Op, k kernel) error {
	p.own.Hold()
	defer p.own.Release()
	p.mu.Lock()
	n := len(p.slots)
	p.mu.Unlock()
	var err error
	var over atomic.Bool // our own bell must not be taken for news the next time
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.events, err = k.wait(p.events[:0], n, -1)
		if !over.Load() {
			p.waker.Wake()
		}
	}()
	waited := p.waker.Wait(op, p.until)
	over.Store(true)
	k.wake()
	<-done
	if err != nil {
		return board.CondOf(err)
	}
	if err := p.askKernel(0); err != nil {
		return err
	}
	if len(p.results) > 0 {
		return nil
	}
	return waited
}

// askKernel waits in the kernel and adds what it found.
func (p *Poller) askKernel(ms int) error {
	p.mu.Lock()
	k, n := p.kernel, len(p.slots)
	p.mu.Unlock()
	if k == nil {
		return nil
	}
	var err error
	p.events, err = k.wait(p.events[:0], n, ms)
	if err != nil {
		return board.CondOf(err)
	}
	first := len(p.results)
	p.takeEvents()
	if !exact {
		p.refine(first)
	}
	return nil
}

// takeEvents adds the kernel's events to the results.
func (p *Poller) takeEvents() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, ev := range p.events {
		s := p.slots[ev.fd]
		if s == nil || s.token != ev.token {
			continue // a late one, of a descriptor that was let go
		}
		for _, e := range s.entries {
			if e.seen == p.waits {
				continue // it was asked itself, which is the better answer
			}
			ready := ev.ready & (e.want | world.Always)
			if e.want != e.mask && ready&e.want&(world.In|world.Out) != 0 {
				ready = ready&world.Always | e.mask&(world.In|world.Out)
			}
			if ready != 0 {
				e.seen = p.waits
				p.results = append(p.results, found{e, ready})
			}
		}
	}
}

// refine asks the sources of the results from first on for their bits, where
// the kernel's are but a hint.
func (p *Poller) refine(first int) {
	kept := p.results[:first]
	for _, f := range p.results[first:] {
		p.mu.Lock()
		mask := f.e.mask
		p.mu.Unlock()
		if f.e.turns == nil {
			f.ready = f.e.src.Ready(mask) & (mask | world.Always)
		}
		if f.ready == 0 {
			f.e.seen = 0
			continue
		}
		kept = append(kept, f)
	}
	clear(p.results[len(kept):])
	p.results = kept
}

// list gives the results in the order of registration.
func (p *Poller) list(buf []Event) []Event {
	later := func(a, b found) int {
		if a.e.order < b.e.order {
			return -1
		}
		return 1
	}
	if len(p.results) > 1 && !slices.IsSortedFunc(p.results, later) {
		slices.SortFunc(p.results, later)
	}
	for _, f := range p.results {
		buf = append(buf, Event{f.e.key, f.ready})
	}
	clear(p.results)
	return buf
}
