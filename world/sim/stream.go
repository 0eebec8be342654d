// This file holds the stream: connecting and accepting.

package sim

import (
	"time"

	"mpy/board"
	"mpy/world"
)

// What a stream is.
const (
	fresh = iota
	listening
	connecting
	failed // the connect was refused; err says why until somebody is told
	connected
)

// window is how many bytes can be on the way to a stream or wait there.
const window = 1 << 16

// stream is a socket of a stream. All of it is guarded by the world's lock.
type stream struct {
	endpoint
	state int
	err   board.Cond // not told yet
	told  bool       // connected: connect has said so
	abort bool       // failed: a call that moves bytes has told why

	// Listening.
	backlog int
	waiting []*stream // connections to be accepted
	coming  []*stream // clients that find no room there

	// Connected.
	peer     *stream
	buf      ring
	flight   int           // bytes on the way to us
	ended    bool          // the peer's end has arrived
	finished bool          // we have ended
	shut     bool          // Shutdown for reading
	reset    bool          // the connection is no more
	arrives  time.Duration // when what we sent last arrives
	unsent   []segment     // what found no way and is tried again
	retry    timer
	tries    int
}

var _ world.Endpoint = (*stream)(nil)

func (m *Machine) newStream(family int) *stream {
	e := &stream{}
	e.set(m, world.Stream, family, e)
	return e
}

func (e *stream) Listen(backlog int) error {
	e.s.mu.Lock()
	defer e.s.unlock()
	e.s.charge()
	switch {
	case e.closed:
		return board.EBADF
	case e.state != fresh && e.state != listening:
		return board.EINVAL
	}
	if err := e.autobind(); err != nil {
		return err
	}
	if e.state == fresh {
		for _, o := range e.m.ports[portKey{e.typ, e.local.Port}] {
			if o != &e.endpoint && o.listen && (o.local.IP == e.local.IP || o.family == e.family && (o.local.IP.IsUnspecified() || e.local.IP.IsUnspecified())) {
				return board.EADDRINUSE
			}
		}
	}
	e.state, e.listen, e.backlog = listening, true, max(backlog, 0)
	e.admit()
	return nil
}

// admit lets clients that waited for room in.
func (e *stream) admit() {
	for len(e.coming) > 0 && len(e.waiting) <= e.backlog {
		c := e.coming[0]
		e.coming = e.coming[1:]
		if !c.closed {
			e.establish(c)
		}
	}
}

func (e *stream) Accept(op *world.Op, dl world.Deadline) (world.Endpoint, world.Addr, error) {
	e.s.mu.Lock()
	defer e.s.unlock()
	var got *stream
	err := e.s.wait(op, &dl, &e.in, "a connection", &e.endpoint, func() error {
		switch {
		case e.closed:
			return board.EBADF
		case e.state != listening:
			return board.EINVAL
		case len(e.waiting) == 0:
			return board.EAGAIN
		}
		got = e.waiting[0]
		e.waiting = e.waiting[1:]
		e.admit()
		return nil
	})
	if err != nil {
		return nil, world.Addr{}, err
	}
	return got, got.remote, nil
}

func (e *stream) Connect(op *world.Op, dl world.Deadline, addr world.Addr) error {
	if addr.Family != e.family || !addr.IP.IsValid() {
		return board.EINVAL
	}
	e.s.mu.Lock()
	defer e.s.unlock()
	return e.s.wait(op, &dl, &e.out, "a connection to be made", &e.endpoint, func() error {
		if e.state == fresh && !e.closed {
			if err := e.dial(addr); err != nil {
				return err
			}
			if dl == world.NoWait {
				return board.EINPROGRESS
			}
		}
		switch {
		case e.closed:
			return board.EBADF
		case e.state == listening, e.state == connected && e.told:
			return board.EISCONN
		case e.state == connected:
			e.told = true
			return nil
		case e.state == failed:
			err := e.takeErr()
			e.renew()
			return err
		case dl == world.NoWait:
			return board.EALREADY
		}
		return board.EAGAIN
	})
}

// takeErr gives the error that waits, which is then told.
func (e *stream) takeErr() board.Cond {
	c := e.err
	if e.state == failed && e.abort {
		return board.ECONNABORTED
	}
	e.err = board.OK
	if e.state == failed {
		e.abort = true
	}
	return c
}

// renew makes a stream whose connect failed fresh again.
func (e *stream) renew() {
	e.state, e.abort, e.remote = fresh, false, world.Addr{}
	if !e.chosen {
		e.unbind()
	}
	e.tell()
}

// dial begins to connect.
func (e *stream) dial(addr world.Addr) error {
	if e.m.broadcast(mapped(addr.IP)) || addr.IP.IsMulticast() {
		return board.ENETUNREACH
	}
	if addr.IP.IsUnspecified() {
		addr.IP = world.Loopback(e.family)
	}
	from, ok := e.m.source(mapped(addr.IP))
	if !ok {
		return board.ENETUNREACH
	}
	if err := e.autobind(); err != nil {
		return err
	}
	if e.local.IP.IsUnspecified() {
		e.local.IP = from
	}
	e.state, e.remote = connecting, addr
	host := e.m.find(mapped(addr.IP))
	if host == nil {
		if e.m.strange != nil {
			e.m.strange(addr)
		}
		e.fail(board.EHOSTUNREACH)
		return nil
	}
	at, lost := e.s.travel(e.m, host, true)
	if lost {
		e.s.at(e.s.time()+patienceOfConnect, func() { e.fail(board.ETIMEDOUT) })
		return nil
	}
	e.s.at(at, func() { host.knock(e, addr) })
	return nil
}

// patienceOfConnect is how long Linux tries when nobody answers.
const patienceOfConnect = 127 * time.Second

// at lets f happen at a time: now, if that is not later.
func (s *Sim) at(at time.Duration, f func()) {
	if at <= s.time() {
		f()
		return
	}
	s.plan(&timer{fire: f}, at)
}

// back lets f happen when an answer that is sent now has arrived.
func (e *stream) back(from *Machine, f func()) {
	if at, lost := e.s.travel(from, e.m, true); !lost {
		e.s.at(at, f)
	}
}

// fail ends a connect.
func (e *stream) fail(c board.Cond) {
	if e.closed || e.state != connecting {
		return
	}
	e.state, e.err = failed, c
	e.changed()
}

// knock is a client's arrival at a machine.
func (m *Machine) knock(c *stream, addr world.Addr) {
	l := m.listener(addr)
	if c.closed || c.state != connecting {
		return
	}
	switch {
	case l == nil:
		c.back(m, func() { c.fail(board.ECONNREFUSED) })
	case len(l.waiting) > l.backlog || len(l.coming) > 0:
		l.coming = append(l.coming, c)
	default:
		l.establish(c)
	}
}

// listener finds who listens at an address.
func (m *Machine) listener(addr world.Addr) *stream {
	var found *stream
	for _, o := range m.ports[portKey{world.Stream, addr.Port}] {
		if !o.listen {
			continue
		}
		switch {
		case o.local.IP == addr.IP:
			return o.self.(*stream)
		case o.local.IP.IsUnspecified() && (o.family == addr.Family || o.family == world.Inet6 && o.get(option{levelIPv6, 26}) == 0):
			found = o.self.(*stream)
		}
	}
	if found == nil && m.rest != nil && !m.rest.closed {
		return m.rest
	}
	return found
}

// establish makes the connection of a client that has arrived.
func (e *stream) establish(c *stream) {
	s := e.m.newStream(e.family)
	s.state, s.told, s.peer = connected, true, c
	s.local = c.remote
	s.remote = world.Addr{Family: e.family, IP: c.local.IP, Port: c.local.Port, Scope: c.local.Scope}
	if e.family == world.Inet6 && s.remote.IP.Is4() { // a client of IPv4 at a listener for both
		s.remote.IP = mappedFrom(s.remote.IP)
		s.local.Family, s.local.IP = world.Inet6, mappedFrom(mapped(s.local.IP))
	}
	s.values = map[option][]byte{}
	for o, v := range e.values {
		s.values[o] = v
	}
	s.bound = true
	k := portKey{world.Stream, s.local.Port}
	e.m.ports[k] = append(e.m.ports[k], &s.endpoint)
	e.waiting = append(e.waiting, s)
	e.readable()
	c.back(e.m, func() {
		if c.closed || c.state != connecting {
			s.drop()
			return
		}
		c.state, c.peer = connected, s
		c.changed()
	})
}

// drop ends a connection whose other side is gone.
func (e *stream) drop() {
	if !e.reset && !e.closed {
		e.reset, e.finished = true, true
		if e.err = board.ECONNRESET; e.ended {
			e.err = board.EPIPE
		}
		e.changed()
	}
}
