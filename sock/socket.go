// This file holds the Socket: its state, its timeout, and how it is made and
// closed.

package sock

import (
	"encoding/binary"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"mpy/board"
	"mpy/world"
)

// A State is where a socket stands.
type State uint8

const (
	Fresh      State = iota // made
	Bound                   // has an address of its own
	Listening               // takes connections
	Connecting              // a connect was begun and its end is not yet known
	Connected               // has a peer
	Shut                    // connected, and Shutdown ended one direction or both
	Closed
)

// String gives the state's name in lower case.
func (s State) String() string {
	return [...]string{"new", "bound", "listening", "connecting", "connected", "shut", "closed"}[s]
}

// A Socket is a BSD socket. Make one with [New].
type Socket struct {
	world *world.World
	board *board.Board
	ep    world.Endpoint

	family, typ, proto int

	state   atomic.Uint32 // State
	timeout atomic.Int64  // time.Duration: -1 blocks, 0 does not
	told    atomic.Bool   // a connect goes on, and an earlier call said so
	spent   atomic.Bool   // a connect failed, on a board that then needs a new socket
	reset   atomic.Bool   // a call has told that the peer reset the connection

	ahead    ahead
	queue    queue
	numbered atomic.Bool // the script knows the descriptor
	watchers world.Watchers
	reader   onReadable
	later    atomic.Pointer[Later] // a send that is made beside

	closing sync.Mutex
	ended   world.Waker // told of Close; made for who waits for nothing else
}

// New makes a socket. Numbers are Linux's.
//
// # Errors
//
// EAFNOSUPPORT (family), EINVAL (type), EPROTONOSUPPORT (protocol, or a raw
// socket without one), EPERM or EACCES (raw), EMFILE, ENFILE, ENOBUFS, ENOMEM.
func New(w *world.World, b *board.Board, family, typ, proto int) (*Socket, error) {
	facts := &b.Sockets
	if len(facts.Families) > 0 && !slices.Contains(facts.Families, family) {
		if facts.BadFamily.Result != board.Ignored {
			return nil, fail("socket", Addr{}, facts.BadFamily.Err(board.EAFNOSUPPORT))
		}
		family = world.Inet
	}
	switch typ {
	case world.Stream, world.Datagram:
		if facts.AnyProto {
			proto = 0
		}
	case world.Raw:
	default:
		if facts.BadType.Result != board.Ignored {
			return nil, fail("socket", Addr{}, facts.BadType.Err(board.EINVAL))
		}
		typ, proto = world.Stream, 0
	}
	ep, err := w.Net.Socket(family, typ, proto)
	if err != nil {
		return nil, fail("socket", Addr{}, err)
	}
	s := wrap(w, b, ep, family, typ, proto)
	s.timeout.Store(int64(b.Timeouts.Default))
	if facts.ReuseAddr {
		_ = s.SetOptionInt(solSocket, soReuseAddr, 1)
	}
	return s, nil
}

func wrap(w *world.World, b *board.Board, ep world.Endpoint, family, typ, proto int) *Socket {
	return &Socket{world: w, board: b, ep: ep, family: family, typ: typ & 0xf, proto: proto}
}

// Family, Type and Proto give the numbers that the socket was made with.
func (s *Socket) Family() int { return s.family }

// Type gives the socket's type, Linux's number.
func (s *Socket) Type() int { return s.typ }

// Proto gives the protocol that the socket was made with, 0 for the usual one.
func (s *Socket) Proto() int { return s.proto }

// Board gives the board whose facts the socket follows.
func (s *Socket) Board() *board.Board { return s.board }

// State tells where the socket stands. A connect that ended while nobody asked
// still counts as connecting.
func (s *Socket) State() State { return State(s.state.Load()) }

// stream reports whether the socket has a stream's rules.
func (s *Socket) stream() bool { return s.typ == world.Stream }

// tcp reports whether the facts of an unconnected TCP socket are the socket's:
// a stream of AF_UNIX asks the system, which has its own errors for each state.
func (s *Socket) tcp() bool { return s.typ == world.Stream && s.family != world.Unix }

// advance changes the state, unless the socket is closed.
func (s *Socket) advance(to State) {
	for {
		old := s.state.Load()
		if State(old) == Closed {
			return
		}
		if s.state.CompareAndSwap(old, uint32(to)) {
			break
		}
	}
	s.took(nil) // what it is readable for may have changed
	if to == Fresh {
		s.watchers.Tell(world.Changed)
	}
}

// SetTimeout sets what later calls wait for at most: board.NoTimeout (any
// negative value) blocks, 0 does not wait.
//
// # Errors
//
// EBADF.
func (s *Socket) SetTimeout(d time.Duration) error {
	if s.State() == Closed {
		if f := &s.board.Sockets.Closed.Timeout; f.Result != board.Ignored {
			return f.Err(board.EBADF)
		}
		return nil
	}
	s.timeout.Store(int64(max(d, board.NoTimeout)))
	return nil
}

// SetBlocking is SetTimeout with NoTimeout or 0. On some boards
// SetBlocking(true) keeps a timeout that was set.
//
// # Errors
//
// EBADF.
func (s *Socket) SetBlocking(on bool) error {
	if on && s.board.Timeouts.Keep && s.Timeout() > 0 {
		return s.SetTimeout(s.Timeout())
	}
	if on {
		return s.SetTimeout(board.NoTimeout)
	}
	return s.SetTimeout(0)
}

// Timeout gives what SetTimeout set.
func (s *Socket) Timeout() time.Duration { return time.Duration(s.timeout.Load()) }

// Deadline gives the deadline of a call that begins now: NoWait, Never, or now
// and the timeout.
func (s *Socket) Deadline() world.Deadline {
	switch d := s.Timeout(); {
	case d < 0:
		return world.Never
	case d == 0:
		return world.NoWait
	default:
		return world.After(s.world.Clock, d)
	}
}

// Close closes the socket. Calls of other goroutines end with EBADF, and
// pollers that watch it report 32 from then on. A second Close does nothing.
// It never fails but for errors that the system's close gives (EIO).
func (s *Socket) Close() error {
	s.closing.Lock()
	defer s.closing.Unlock()
	s.settle()
	if State(s.state.Swap(uint32(Closed))) == Closed {
		return nil
	}
	s.OnReadable(nil)
	s.watchers.Tell(world.Closing) // before the descriptor's number can be used anew
	if s.ahead.n.Load() > 0 {
		// What was not read makes the kernel reset the connection; of this it
		// does not know.
		_ = s.ep.SetOption(solSocket, soLinger, append(binary.NativeEndian.AppendUint32(nil, 1), 0, 0, 0, 0))
	}
	err := s.ep.Close()
	s.ahead.drop()
	if s.ended != nil {
		s.ended.Wake()
	}
	return err
}

// Fileno gives the descriptor, or the number that stands for one where the
// system knows of none; -1 after Close.
func (s *Socket) Fileno() int {
	if s.State() == Closed {
		return -1
	}
	if e, ok := s.ep.(interface{ Number() int }); ok {
		return e.Number()
	}
	return s.ep.Descriptor()
}

// Opened tells an endpoint that wants to know which line of a script made it.
func (s *Socket) Opened(where string) {
	if e, ok := s.ep.(interface{ Opened(where string) }); ok {
		e.Opened(where)
	}
}

// LocalAddr gives the socket's own address.
//
// # Errors
//
// EBADF.
func (s *Socket) LocalAddr() (world.Addr, error) { return s.ep.LocalAddr() }

// RemoteAddr gives the peer's address.
//
// # Errors
//
// EBADF, ENOTCONN.
func (s *Socket) RemoteAddr() (world.Addr, error) { return s.ep.RemoteAddr() }
