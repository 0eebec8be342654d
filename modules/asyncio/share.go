// This file holds the sharing of sends with another thread.

package asyncio

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
)

// shareFrom is how many tasks must be ready at a time for their sends to be
// shared, and shareTo how many of them must be left. With fewer, telling the other
// thread costs more than it takes over: with 6 connections a tenth of the rate.
const (
	shareFrom = 12
	shareTo   = 2
)

// counts notes how many tasks are ready after a look.
func (c *core) counts() {
	c.left = c.queue.n
	c.sharing = c.shares && c.left >= shareFrom
}

// share lets another thread send p, if the stream is over a socket and other
// tasks are ready, whose turns can go on meanwhile; else it sees to it that what
// was shared before is done.
//
// A script cannot tell: the bytes have gone, or those that found no room stand
// in out_buf, before a task has its turn that is not ready now, and whatever the
// script does with the socket comes after them. If they cannot be sent, drain
// or the next write raises that, as if the peer had gone a moment later.
func (s *conn) share(p []byte) bool {
	c := s.c
	if c.sharing && c.left >= shareTo && len(s.out) == 0 && s.late == nil && s.direct() {
		if s.later == nil {
			s.later = new(sock.Later)
		}
		if c.sends.Post(s.later, s.sk, p) {
			if !s.shared {
				s.shared = true
				c.posted = append(c.posted, s)
			}
			return true
		}
	}
	s.settle()
	return false
}

// settle waits for what is sent beside, and takes back what found no room.
func (s *conn) settle() {
	if s.later == nil {
		return
	}
	rest, err := s.c.sends.Settle(s.later)
	if err != nil {
		s.late = err
		return
	}
	s.out = append(s.out, rest...)
}

// failed raises what came of a send beside.
func (s *conn) failed(t object.Thread) error {
	err := s.late
	s.late = nil
	return host.Err(t, err)
}

// settleAll settles all streams.
func (c *core) settleAll() {
	if len(c.posted) == 0 {
		return
	}
	c.sends.Flush()
	for _, s := range c.posted {
		s.shared = false
		s.settle()
	}
	clear(c.posted)
	c.posted = c.posted[:0]
}
