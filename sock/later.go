// This file holds sends that are made beside the caller, who goes on with other
// sockets meanwhile.

package sock

import (
	"sync"
	"sync/atomic"

	"mpy/board"
	"mpy/world"
)

// A Later is one socket's place in a Batch. The zero value is ready for use.
type Later struct {
	mu     sync.Mutex // held for as long as the send takes
	s      *Socket
	p      []byte
	posted bool // not yet begun
	n      int
	err    error
}

// A Batch is small sends that were posted and are being made: by a goroutine,
// which ends when there are no more, and by Flush. A send on the loopback costs
// several microseconds, most of what a server's turn costs; with many
// connections that are ready at once, two threads share them.
//
// To others nothing is different from a send at once: whatever sends on the
// socket, shuts it down or closes it lets the posted send go first.
//
// Its methods are for one goroutine at a time.
type Batch struct {
	bytes   []byte // what was posted
	unasked int    // posts that were not settled: they use bytes
	mu      sync.Mutex
	open    []*Later // posted, and as a rule not begun
	first   int      // of open
	helping bool
	waiting atomic.Int32 // how many there are from first on, to be seen without the lock
}

const (
	postAtMost  = 4 << 10   // bytes that one post takes
	batchAtMost = 256 << 10 // bytes that a batch holds
	helpFor     = 10000     // looks for something to do before the goroutine ends: some microseconds
)

// Post takes a send over, and p's bytes with it; or adds them to the one that l
// stands for, if that has not begun. false: the caller must send itself. What
// the send came to, Settle tells.
//
// Only streams that are connected, whose endpoint has a descriptor, are taken:
// any goroutine may use these.
func (b *Batch) Post(l *Later, s *Socket, p []byte) bool {
	if len(b.bytes)+len(p) > batchAtMost || len(p) > postAtMost {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.posted {
		l.p = append(l.p[:len(l.p):len(l.p)], p...)
		return true
	}
	if l.s != nil || !s.stream() || s.State() != Connected || s.ep.Descriptor() < 0 || !s.later.CompareAndSwap(nil, l) {
		return false
	}
	at := len(b.bytes)
	b.bytes = append(b.bytes, p...)
	b.unasked++
	l.s, l.p, l.posted = s, b.bytes[at:], true
	b.add(l)
	return true
}

func (b *Batch) add(l *Later) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open = append(b.open, l)
	b.waiting.Add(1)
	if !b.helping {
		b.helping = true
		go b.help()
	}
}

// take gives the first or the last of the sends that nobody has begun, nil for none.
func (b *Batch) take(last bool) *Later {
	b.mu.Lock()
	defer b.mu.Unlock()
	i, n := b.first, len(b.open)
	if i == n {
		return nil
	}
	b.waiting.Add(-1)
	if last {
		i = n - 1
	} else {
		b.first++
	}
	l := b.open[i]
	b.open[i] = nil
	if last {
		b.open = b.open[:i]
	}
	if b.first == len(b.open) {
		b.open, b.first = b.open[:0], 0
	}
	return l
}

// help makes sends for as long as there are some.
func (b *Batch) help() {
	for {
		for idle := 0; idle < helpFor; idle++ {
			if b.waiting.Load() == 0 {
				continue
			}
			if l := b.take(false); l != nil {
				l.send()
				idle = 0
			}
		}
		b.mu.Lock()
		if len(b.open) == 0 {
			b.helping = false
			b.mu.Unlock()
			return
		}
		b.mu.Unlock()
	}
}

// Flush makes the sends that nobody has begun, from the other end.
func (b *Batch) Flush() {
	for b.waiting.Load() > 0 {
		if l := b.take(true); l != nil {
			l.send()
		}
	}
}

// Settle makes the send of l, if it was not begun, or waits for its end. It gives
// what was not sent, which is valid until the next Post, and why; EAGAIN is no reason.
func (b *Batch) Settle(l *Later) (rest []byte, err error) {
	l.send()
	if l.s == nil {
		return nil, nil
	}
	rest, err = l.p[l.n:], l.err
	l.s, l.p, l.n, l.err = nil, nil, 0, nil
	if b.unasked--; b.unasked == 0 {
		b.bytes = b.bytes[:0]
	}
	if err == board.EAGAIN {
		err = nil
	}
	return rest, err
}

// send makes the send, unless that was done.
func (l *Later) send() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.posted {
		return
	}
	l.posted = false
	l.n, l.err = l.s.ep.Write(nil, world.NoWait, l.p, 0)
	l.s.later.Store(nil)
}

// settle lets a posted send go first.
func (s *Socket) settle() {
	if l := s.later.Load(); l != nil {
		l.send()
	}
}
