// This file holds datagram sockets.

package sim

import (
	"net/netip"
	"slices"

	"mpy/board"
	"mpy/world"
)

// Limits of datagrams: the longest one, and how many bytes may wait in a
// socket, with what each costs beside its own.
const (
	longest     = 65507
	queueSize   = 212992
	perDatagram = 512
)

// datagram is a datagram socket. All of it is guarded by the world's lock.
type datagram struct {
	endpoint
	queue  []packet
	size   int // of the queue
	err    board.Cond
	groups []netip.Addr
}

type packet struct {
	data []byte
	from world.Addr
}

var _ world.Endpoint = (*datagram)(nil)

func (m *Machine) newDatagram(family int) *datagram {
	d := &datagram{}
	d.set(m, world.Datagram, family, d)
	return d
}

// Listen is for streams.
func (d *datagram) Listen(int) error {
	if d.isClosed() {
		return board.EBADF
	}
	return board.EOPNOTSUPP
}

// Accept is for streams.
func (d *datagram) Accept(*world.Op, world.Deadline) (world.Endpoint, world.Addr, error) {
	return nil, world.Addr{}, d.Listen(0)
}

func (e *endpoint) isClosed() bool {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return e.closed
}

func (d *datagram) Connect(_ *world.Op, _ world.Deadline, addr world.Addr) error {
	d.s.mu.Lock()
	defer d.s.unlock()
	d.s.charge()
	switch {
	case d.closed:
		return board.EBADF
	case addr.Family != d.family || !addr.IP.IsValid():
		return board.EINVAL
	}
	if addr.IP.IsUnspecified() {
		addr.IP = world.Loopback(d.family)
	}
	if d.m.broadcast(mapped(addr.IP)) && d.get(broadcastOn) == 0 {
		return board.EACCES
	}
	from, ok := d.m.source(mapped(addr.IP))
	if !ok && !d.m.broadcast(mapped(addr.IP)) && !addr.IP.IsMulticast() {
		return board.ENETUNREACH
	}
	if err := d.autobind(); err != nil {
		return err
	}
	if d.local.IP.IsUnspecified() && ok {
		d.local.IP = from
	}
	d.remote, d.err = addr, board.OK
	return nil
}

func (d *datagram) Read(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	n, _, err := d.read(op, &dl, p, flags)
	return n, err
}

func (d *datagram) ReadFrom(op *world.Op, dl world.Deadline, p []byte, flags int) (int, world.Addr, error) {
	return d.read(op, &dl, p, flags)
}

func (d *datagram) read(op *world.Op, dl *world.Deadline, p []byte, flags int) (n int, from world.Addr, err error) {
	d.s.mu.Lock()
	defer d.s.unlock()
	err = d.s.wait(op, dl, &d.in, "a datagram", &d.endpoint, func() error {
		switch {
		case d.closed:
			return board.EBADF
		case d.err != board.OK:
			return d.takeErr()
		case len(d.queue) == 0:
			return board.EAGAIN
		}
		k := d.queue[0]
		n, from = copy(p, k.data), k.from
		if flags&world.Peek == 0 {
			d.queue = d.queue[1:]
			d.size -= len(k.data) + perDatagram
		}
		return nil
	})
	return n, from, err
}

func (d *datagram) takeErr() error {
	c := d.err
	d.err = board.OK
	return c
}

func (d *datagram) Write(_ *world.Op, _ world.Deadline, p []byte, _ int) (int, error) {
	return d.send(p, world.Addr{})
}

func (d *datagram) WriteTo(_ *world.Op, _ world.Deadline, p []byte, _ int, to world.Addr) (int, error) {
	if to.Family != d.family || !to.IP.IsValid() {
		return 0, board.EINVAL
	}
	return d.send(p, to)
}

// send sends a datagram: to the peer, where to is zero.
func (d *datagram) send(p []byte, to world.Addr) (int, error) {
	d.s.mu.Lock()
	defer d.s.unlock()
	d.s.charge()
	switch {
	case d.closed:
		return 0, board.EBADF
	case d.err != board.OK:
		return 0, d.takeErr()
	}
	if to.IsZero() {
		if to = d.remote; to.IsZero() {
			return 0, board.EDESTADDRREQ
		}
	}
	if to.IP.IsUnspecified() {
		to.IP = world.Loopback(d.family)
	}
	ip := mapped(to.IP)
	all := d.m.broadcast(ip)
	switch {
	case len(p) > longest:
		return 0, board.EMSGSIZE
	case to.Port == 0:
		return 0, board.EINVAL
	case all && d.get(broadcastOn) == 0:
		return 0, board.EACCES
	}
	from, ok := d.m.source(ip)
	switch {
	case ok:
	case all || ip.IsMulticast():
		if from = world.Loopback(d.family); len(d.m.addrs) > 0 {
			for _, a := range d.m.addrs {
				if a.Is4() == ip.Is4() {
					from = a
				}
			}
		}
	default:
		return 0, board.ENETUNREACH
	}
	if err := d.autobind(); err != nil {
		return 0, err
	}
	k := packet{append([]byte(nil), p...), d.local}
	if k.from.IP.IsUnspecified() {
		k.from.IP = from
	}
	to, k.from = plain(to), plain(k.from)
	switch {
	case ip.IsMulticast():
		loop := d.get(groupLoop)
		if d.family == world.Inet6 {
			loop = d.get(group6Loop)
		}
		for _, m := range d.s.machines {
			if m != d.m || loop != 0 {
				d.toGroup(m, k, to, ip)
			}
		}
	case all:
		for _, m := range d.s.machines {
			d.toAll(m, k, to)
		}
	default:
		d.toOne(k, to)
	}
	return len(p), nil
}

// plain gives an address of IPv4 its own family: on the way there are no mapped ones.
func plain(a world.Addr) world.Addr {
	if a.IP = mapped(a.IP); a.IP.Is4() {
		a.Family = world.Inet
	}
	return a
}

// carry brings a datagram to a machine, if it is not lost.
func (d *datagram) carry(m *Machine, f func()) {
	if at, lost := d.s.travel(d.m, m, false); !lost {
		d.s.at(at, f)
	}
}

func (d *datagram) toGroup(m *Machine, k packet, to world.Addr, group netip.Addr) {
	d.carry(m, func() {
		for _, o := range slices.Clone(m.ports[portKey{world.Datagram, to.Port}]) {
			if r := o.self.(*datagram); slices.Contains(r.groups, group) {
				r.take(k)
			}
		}
	})
}

func (d *datagram) toAll(m *Machine, k packet, to world.Addr) {
	d.carry(m, func() {
		for _, o := range slices.Clone(m.ports[portKey{world.Datagram, to.Port}]) {
			if o.local.IP.IsUnspecified() || o.local.IP == to.IP {
				o.self.(*datagram).take(k)
			}
		}
	})
}

func (d *datagram) toOne(k packet, to world.Addr) {
	m := d.m.find(mapped(to.IP))
	if m == nil {
		if d.m.strange != nil {
			d.m.strange(to)
		}
		return
	}
	d.carry(m, func() {
		if r := m.receiver(to, k.from); r != nil {
			r.take(k)
			return
		}
		if plain(d.remote) == to { // who is not connected is not told
			if at, lost := d.s.travel(m, d.m, false); !lost {
				d.s.at(at, d.refuse)
			}
		}
	})
}

// refuse is the news that nobody was there.
func (d *datagram) refuse() {
	if !d.closed {
		d.err = board.ECONNREFUSED
		d.changed()
	}
}

// receiver finds the socket that a datagram is for: the one that says most
// about itself.
func (m *Machine) receiver(to, from world.Addr) *datagram {
	var best *datagram
	most := -1
	for _, o := range m.ports[portKey{world.Datagram, to.Port}] {
		points := 0
		switch {
		case o.local.IP == to.IP:
			points = 1
		case !o.local.IP.IsUnspecified(), o.family != to.Family && (o.family != world.Inet6 || o.get(option{levelIPv6, 26}) != 0):
			continue
		}
		if !o.remote.IsZero() {
			if mapped(o.remote.IP) != from.IP || o.remote.Port != from.Port {
				continue
			}
			points += 2
		}
		if points >= most {
			best, most = o.self.(*datagram), points
		}
	}
	return best
}

// take puts a datagram into the queue, if there is room.
func (d *datagram) take(k packet) {
	if d.closed || d.size+len(k.data)+perDatagram > queueSize+longest {
		return
	}
	if d.family == world.Inet6 && k.from.Family == world.Inet {
		k.from = world.Addr{Family: world.Inet6, IP: mappedFrom(k.from.IP), Port: k.from.Port}
	}
	d.queue = append(d.queue, k)
	d.size += len(k.data) + perDatagram
	d.readable()
}

func (d *datagram) Wait(op *world.Op, dl world.Deadline, mask uint32) error {
	d.s.mu.Lock()
	defer d.s.unlock()
	return d.s.wait(op, &dl, &d.in, "readiness", &d.endpoint, func() error {
		switch {
		case d.closed:
			return board.EBADF
		case d.ready(mask) == 0:
			return board.EAGAIN
		}
		return nil
	})
}

func (d *datagram) Ready(mask uint32) uint32 {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	return d.ready(mask)
}

func (d *datagram) ready(mask uint32) uint32 {
	if d.closed {
		return world.Nval
	}
	r := world.Out
	if len(d.queue) > 0 {
		r |= world.In
	}
	if d.err != board.OK {
		r |= world.Err
	}
	return r & (mask | world.Always)
}

func (d *datagram) Shutdown(how int) error {
	d.s.mu.Lock()
	defer d.s.unlock()
	switch {
	case how < world.ShutRead || how > world.ShutBoth:
		return board.EINVAL
	case d.closed:
		return board.EBADF
	case d.remote.IsZero():
		return board.ENOTCONN
	}
	return nil
}

func (d *datagram) Close() error {
	d.s.mu.Lock()
	defer d.s.unlock()
	if d.closed {
		return nil
	}
	d.s.charge()
	d.gone()
	d.queue = nil
	d.changed()
	return nil
}
