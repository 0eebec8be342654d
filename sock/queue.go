// This file holds the queue of datagrams on boards that keep only so many.

package sock

import (
	"sync"
	"sync/atomic"

	"mpy/board"
	"mpy/world"
)

// queue is what has come to a datagram socket on a board with such a limit. It
// is filled from the system when somebody receives: what had come by then beyond
// the limit is what the board would have dropped, for only receiving makes room.
type queue struct {
	n    atomic.Int32 // datagrams that wait, to be seen without the lock
	mu   sync.Mutex
	list []datagram
	err  error // of the system, to be told when the list is empty
	buf  []byte
}

type datagram struct {
	data []byte
	from world.Addr
}

// receiveFrom receives one datagram, through the queue if the board has one.
func (s *Socket) receiveFrom(op *world.Op, dl world.Deadline, p []byte, flags int) (int, world.Addr, error) {
	if s.board.Limits.Datagrams <= 0 {
		return s.ep.ReadFrom(op, dl, p, flags)
	}
	for {
		n, from, err := s.queue.take(s, p, flags&world.Peek != 0)
		if err != board.EAGAIN || dl == world.NoWait {
			return n, from, err
		}
		if err := s.ep.Wait(op, dl, world.In); err != nil {
			return 0, world.Addr{}, err
		}
	}
}

// take takes the first datagram, or copies it; EAGAIN if there is none.
func (q *queue) take(s *Socket, p []byte, peek bool) (int, world.Addr, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.fill(s)
	if len(q.list) == 0 {
		err := q.err
		q.err = nil
		return 0, world.Addr{}, err
	}
	d := q.list[0]
	if !peek {
		q.list = q.list[1:]
	}
	if q.n.Store(int32(len(q.list))); len(q.list) > 0 {
		s.watchers.Tell(world.Changed) // pollers ask us from now on
	}
	return copy(p, d.data), d.from, nil
}

// fill takes all that the system has and drops what is too much.
func (q *queue) fill(s *Socket) {
	if q.buf == nil {
		q.buf = make([]byte, 1<<16)
	}
	for q.err == nil || q.err == board.EAGAIN {
		n, from, err := s.ep.ReadFrom(nil, world.NoWait, q.buf, 0)
		if q.err = err; err != nil {
			return
		}
		if len(q.list) < s.board.Limits.Datagrams {
			q.list = append(q.list, datagram{append([]byte(nil), q.buf[:min(n, len(q.buf))]...), from})
		}
	}
}
