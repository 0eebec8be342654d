// This file holds the read-ahead: bytes that were read from the system before
// the script asked for them.

package sock

import (
	"bytes"
	"sync"
	"sync/atomic"

	"mpy/board"
	"mpy/world"
)

const (
	aheadSize = 4096
	smallRead = 512 // a read of up to this many bytes reads ahead
)

// ahead is one socket's read-ahead; the buffer is made at the first use.
type ahead struct {
	n   atomic.Int32 // bytes that wait, to be seen without the lock
	mu  sync.Mutex
	buf []byte // buf[at : at+n] waits
	at  int

	given bool // buf is a block, of which parts are in other hands: it is not written to
	next  int  // the next block has so many pieces, if it is above 1
}

// take moves waiting bytes to p, or copies them; had is false if there are
// none.
func (a *ahead) take(p []byte, peek bool) (n int, had bool) {
	if a.n.Load() == 0 {
		return 0, false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.takeLocked(p, peek)
}

func (a *ahead) takeLocked(p []byte, peek bool) (n int, had bool) {
	left := int(a.n.Load())
	if left == 0 {
		return 0, false
	}
	n = copy(p, a.buf[a.at:a.at+left])
	if !peek {
		a.used(n)
	}
	return n, true
}

// used takes n bytes away.
func (a *ahead) used(n int) {
	a.at += n
	if a.n.Add(int32(-n)) == 0 && a.given {
		a.buf, a.at = nil, 0 // it is theirs
	}
}

// drop forgets what waits and the buffer.
func (a *ahead) drop() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.n.Store(0)
	a.buf, a.at = nil, 0
}

// aheadRead receives through the read-ahead: it moves what waits to p, after
// one receive into the empty buffer if nothing waits. With stop in 0..255 it
// moves no more than up to that byte. The lock is held for a moment only, so
// that another thread's recv finds either nothing or all.
func (s *Socket) aheadRead(op *world.Op, dl world.Deadline, p []byte, stop int) (n int, found bool, err error) {
	for {
		if !s.usable() {
			if err := s.may(op, dl, &s.board.Sockets.Closed.Read, s.readFresh(dl)); err != nil {
				return 0, false, err
			}
		}
		if err := s.tellFirst(op, dl); err != nil {
			return 0, false, err
		}
		n, found, err = s.tryAhead(p, stop)
		if n > 0 || err != board.EAGAIN || dl == world.NoWait {
			if n > 0 || err != nil {
				s.took(err)
			}
			return n, found, s.after(n, err)
		}
		if err := s.ep.Wait(op, dl, world.In); err != nil {
			return 0, false, err
		}
	}
}

func (s *Socket) tryAhead(p []byte, stop int) (n int, found bool, err error) {
	a := &s.ahead
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.n.Load() == 0 {
		if a.buf == nil {
			a.buf, a.given = make([]byte, aheadSize), false
		}
		n, err := s.ep.Read(nil, world.NoWait, a.buf, 0)
		if n == 0 || err != nil {
			return 0, false, err
		}
		a.at = 0
		a.n.Store(int32(n))
	}
	if stop >= 0 {
		waiting := a.buf[a.at : a.at+int(a.n.Load())]
		if i := bytes.IndexByte(waiting[:min(len(waiting), len(p))], byte(stop)); i >= 0 {
			p, found = p[:i+1], true
		}
	}
	n, _ = a.takeLocked(p, false)
	if a.n.Load() > 0 {
		s.watchers.Tell(world.Changed) // pollers ask us from now on
	}
	return n, found, nil
}

// ReadTo receives up to and including the first delim, or len(p) bytes, or as
// much as one receive brings: the stream layer's readline calls it until found
// is set, n is 0, or an error comes. A datagram socket gives a byte a call.
//
// # Errors
//
// As Read.
func (s *Socket) ReadTo(op *world.Op, dl world.Deadline, p []byte, delim byte) (n int, found bool, err error) {
	if len(p) == 0 {
		return 0, false, nil
	}
	if !s.stream() {
		n, err = s.Read(op, dl, p[:1])
		return n, n == 1 && p[0] == delim, err
	}
	n, found, err = s.aheadRead(op, dl, p, int(delim))
	return n, found, s.expired(err, &s.board.Timeouts.Read)
}

// Line appends a whole line to buf, of at most limit bytes if that is not below
// 0, when one has been read ahead; ok is false if ReadTo has to find it.
func (s *Socket) Line(buf []byte, limit int) (line []byte, ok bool) {
	a := &s.ahead
	if a.n.Load() == 0 || s.reader.active.Load() != nil {
		return buf, false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	waiting := a.buf[a.at : a.at+int(a.n.Load())]
	n := bytes.IndexByte(waiting, '\n') + 1
	if limit >= 0 && (n == 0 || n > limit) {
		n = min(limit, len(waiting))
		ok = n == limit
	} else {
		ok = n > 0
	}
	if !ok {
		return buf, false
	}
	buf = append(buf, waiting[:n]...)
	a.used(n)
	return buf, true
}

// Buffered gives the number of bytes that were read ahead.
func (s *Socket) Buffered() int { return int(s.ahead.n.Load()) }
