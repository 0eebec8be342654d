// This file holds what streams and datagram sockets have in common: an
// address, waiters and watchers.

package sim

import (
	"net/netip"

	"mpy/board"
	"mpy/world"
)

// endpoint is the part that both kinds share. All of it is guarded by the
// world's lock.
type endpoint struct {
	m      *Machine
	s      *Sim
	typ    int
	family int
	number int // what scripts see as its descriptor
	closed bool

	local  world.Addr
	bound  bool // has a port
	chosen bool // by Bind
	listen bool
	remote world.Addr // zero: none
	values map[option][]byte

	in, out  waiters // who wait to read, to write
	watchers world.Watchers
	told     bool // is in the world's list of those who have something to tell
	self     any  // *stream or *datagram
}

// set makes an endpoint, which self is a part of, with the lowest number that is free.
func (e *endpoint) set(m *Machine, typ, family int, self any) {
	n := 3
	for m.numbers[n] != nil {
		n++
	}
	*e = endpoint{m: m, s: m.s, typ: typ, family: family, number: n, local: world.Any(family, 0), self: self}
	m.numbers[n] = e
}

// gone ends the endpoint's use of its port and number.
func (e *endpoint) gone() {
	e.unbind()
	e.closed = true
	delete(e.m.numbers, e.number)
}

// changed wakes all who wait, and tells watchers.
func (e *endpoint) changed() {
	e.s.wakeAll(&e.in)
	e.s.wakeAll(&e.out)
	e.tell()
}

// readable wakes who wait to read, and tells watchers.
func (e *endpoint) readable() {
	e.s.wakeAll(&e.in)
	e.tell()
}

// writable wakes who wait to write, and tells watchers.
func (e *endpoint) writable() {
	e.s.wakeAll(&e.out)
	e.tell()
}

func (e *endpoint) tell() {
	if !e.told {
		e.told = true
		e.s.tells = append(e.s.tells, e)
	}
}

// describe gives the socket's place for people.
func (e *endpoint) describe() string {
	switch {
	case !e.remote.IsZero():
		return " (connected to " + e.remote.String() + ")"
	case e.bound:
		return " (at " + e.local.String() + ")"
	}
	return ""
}

// Descriptor is none.
func (e *endpoint) Descriptor() int { return -1 }

// Number is what scripts see as the descriptor; -1 after Close.
func (e *endpoint) Number() int {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if e.closed {
		return -1
	}
	return e.number
}

// Watch asks for changes.
func (e *endpoint) Watch(w *world.Watch) { e.watchers.Watch(w) }

// Unwatch ends it.
func (e *endpoint) Unwatch(w *world.Watch) { e.watchers.Unwatch(w) }

func (e *endpoint) LocalAddr() (world.Addr, error) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if e.closed {
		return world.Addr{}, board.EBADF
	}
	return e.local, nil
}

func (e *endpoint) RemoteAddr() (world.Addr, error) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	switch {
	case e.closed:
		return world.Addr{}, board.EBADF
	case e.remote.IsZero() || e.typ == world.Stream && e.self.(*stream).state != connected:
		return world.Addr{}, board.ENOTCONN
	}
	return e.remote, nil
}

// mapped takes the IPv4 address out of an IPv6 one.
func mapped(ip netip.Addr) netip.Addr { return ip.Unmap() }

// mappedFrom makes an IPv6 address of an IPv4 one.
func mappedFrom(ip netip.Addr) netip.Addr { return netip.AddrFrom16(ip.As16()) }

func (e *endpoint) Bind(addr world.Addr) error {
	e.s.mu.Lock()
	defer e.s.unlock()
	e.s.charge()
	switch {
	case e.closed:
		return board.EBADF
	case addr.Family != e.family, !addr.IP.IsValid(), e.bound, !e.remote.IsZero():
		return board.EINVAL
	}
	if ip := mapped(addr.IP); !ip.IsUnspecified() && !e.m.has(ip) && !ip.IsMulticast() && !e.m.broadcast(ip) {
		return board.EADDRNOTAVAIL
	}
	e.chosen = true
	return e.bind(addr)
}

// bind takes a port.
func (e *endpoint) bind(addr world.Addr) error {
	if addr.Port == 0 {
		if addr.Port = e.m.freePort(e.typ); addr.Port == 0 {
			return board.EADDRINUSE
		}
	} else if e.m.taken(e, addr) {
		return board.EADDRINUSE
	}
	e.local, e.bound = addr, true
	k := portKey{e.typ, addr.Port}
	e.m.ports[k] = append(e.m.ports[k], e)
	return nil
}

// autobind gives an unbound endpoint a port.
func (e *endpoint) autobind() error {
	if e.bound {
		return nil
	}
	return e.bind(world.Any(e.family, 0))
}

// unbind gives the port back.
func (e *endpoint) unbind() {
	if !e.bound {
		return
	}
	k := portKey{e.typ, e.local.Port}
	list := e.m.ports[k]
	for i, x := range list {
		if x == e {
			list = append(list[:i:i], list[i+1:]...)
			break
		}
	}
	if len(list) == 0 {
		delete(e.m.ports, k)
	} else {
		e.m.ports[k] = list
	}
	e.bound, e.chosen = false, false
	e.local = world.Any(e.family, 0)
}

// taken reports whether another endpoint's address is in the way of addr.
func (m *Machine) taken(e *endpoint, addr world.Addr) bool {
	for _, o := range m.ports[portKey{e.typ, addr.Port}] {
		if o == e || o.local.IP != addr.IP && (o.family != e.family || !o.local.IP.IsUnspecified() && !addr.IP.IsUnspecified()) {
			continue
		}
		if !o.reuses() || !e.reuses() || o.listen {
			return true
		}
	}
	return false
}

// freePort gives a port that nobody has, 0 for none.
func (m *Machine) freePort(typ int) uint16 {
	for range 1<<16 - firstOut {
		if m.lastOut++; m.lastOut < firstOut {
			m.lastOut = firstOut
		}
		if len(m.ports[portKey{typ, m.lastOut}]) == 0 {
			return m.lastOut
		}
	}
	return 0
}
