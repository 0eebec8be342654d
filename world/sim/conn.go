// This file holds the faces of streams and datagram sockets for Go code:
// net.Conn, net.Listener and net.PacketConn.

package sim

import (
	"context"
	"io"
	"net"
	"net/netip"
	"os"
	"strconv"
	"sync"
	"time"

	"mpy/board"
	"mpy/world"
)

// Conn is a stream as a net.Conn. Its deadlines are those that Go code sets, as
// times of the system's clock: what counts is how far off they are.
type Conn struct {
	e    *stream
	op   *world.Op // of a goroutine that is no actor; else nil
	held func()    // ends what an Outsider's connection holds

	read, write world.Deadline // guarded by the world's lock
}

var (
	_ net.Conn       = (*Conn)(nil)
	_ net.Listener   = (*Listener)(nil)
	_ net.PacketConn = (*PacketConn)(nil)
)

// failure makes the error that Go code expects.
func failure(op string, a net.Addr, err error) error {
	switch board.CondOf(err) {
	case board.OK:
		return nil
	case board.ETIMEDOUT:
		err = os.ErrDeadlineExceeded
	case board.EBADF:
		err = net.ErrClosed
	}
	return &net.OpError{Op: op, Net: a.Network(), Addr: a, Err: err}
}

// Read reads.
func (c *Conn) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if c.e.s.passed(&c.read) {
		return 0, failure("read", c.RemoteAddr(), board.ETIMEDOUT)
	}
	n, err := c.e.read(c.op, &c.read, p, 0)
	if n == 0 && err == nil {
		return 0, io.EOF
	}
	return n, failure("read", c.RemoteAddr(), err)
}

// Write writes all of p.
func (c *Conn) Write(p []byte) (int, error) {
	if c.e.s.passed(&c.write) {
		return 0, failure("write", c.RemoteAddr(), board.ETIMEDOUT)
	}
	n, err := c.e.write(c.op, &c.write, p)
	return n, failure("write", c.RemoteAddr(), err)
}

// Close closes the connection.
func (c *Conn) Close() error {
	if c.held != nil {
		c.held()
	}
	if c.e.isClosed() {
		return failure("close", c.RemoteAddr(), board.EBADF)
	}
	return c.e.Close()
}

// Detach makes the connection one of goroutines that are no actors. The clock is
// held until it is closed.
func (c *Conn) Detach() {
	if c.held == nil {
		c.op = outsideOp()
		c.e.s.Hold()
		c.held = sync.OnceFunc(c.e.s.Release)
	}
}

// SetReadSpan sets the deadline of reads to a time from now, of the world.
func (c *Conn) SetReadSpan(d time.Duration) {
	c.e.s.mu.Lock()
	c.read = world.Deadline(c.e.s.time() + d)
	c.e.s.mu.Unlock()
}

// CloseWrite tells the peer that nothing more comes.
func (c *Conn) CloseWrite() error {
	return failure("close", c.RemoteAddr(), c.e.Shutdown(world.ShutWrite))
}

// Reset closes the connection so that the peer sees it reset.
func (c *Conn) Reset() error {
	_ = c.e.SetOption(1, 13, []byte{1, 1, 1, 1, 0, 0, 0, 0})
	return c.Close()
}

// address makes a net.Addr.
func (e *endpoint) address(a world.Addr) net.Addr {
	at := netip.AddrPortFrom(a.IP, a.Port)
	if e.typ == world.Stream {
		return net.TCPAddrFromAddrPort(at)
	}
	return net.UDPAddrFromAddrPort(at)
}

// own and peer give the addresses, also after Close.
func (e *endpoint) own() net.Addr {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return e.address(e.local)
}

func (e *endpoint) peers() net.Addr {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return e.address(e.remote)
}

// LocalAddr gives the own address.
func (c *Conn) LocalAddr() net.Addr { return c.e.own() }

// RemoteAddr gives the peer's.
func (c *Conn) RemoteAddr() net.Addr { return c.e.peers() }

// until makes a deadline of a time of the system's clock.
func (s *Sim) until(t time.Time) world.Deadline {
	if t.IsZero() {
		return world.Never
	}
	return world.Deadline(max(s.time()+time.Until(t), 1))
}

// passed reports whether a deadline has passed: to Go code nothing works then,
// be it there or not.
func (s *Sim) passed(dl *world.Deadline) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return *dl != world.Never && time.Duration(*dl) <= s.time()
}

// SetDeadline sets both deadlines.
func (c *Conn) SetDeadline(t time.Time) error {
	_ = c.SetReadDeadline(t)
	return c.SetWriteDeadline(t)
}

// SetReadDeadline sets the deadline of reads, also of one that waits.
func (c *Conn) SetReadDeadline(t time.Time) error {
	c.e.s.mu.Lock()
	defer c.e.s.unlock()
	c.read = c.e.s.until(t)
	c.e.s.wakeAll(&c.e.in)
	return nil
}

// SetWriteDeadline sets the deadline of writes.
func (c *Conn) SetWriteDeadline(t time.Time) error {
	c.e.s.mu.Lock()
	defer c.e.s.unlock()
	c.write = c.e.s.until(t)
	c.e.s.wakeAll(&c.e.out)
	return nil
}

// Listener listens at a port of a machine.
type Listener struct {
	e  *stream
	op *world.Op
}

// Listen listens at an address of the machine, "" for all of them; port 0 lets
// it choose.
func (m *Machine) Listen(ip netip.Addr, port uint16) (*Listener, error) {
	e, err := m.listen(ip, port)
	if err != nil {
		return nil, err
	}
	return &Listener{e: e}, nil
}

func (m *Machine) listen(ip netip.Addr, port uint16) (*stream, error) {
	a := addrOf(ip, port)
	m.s.mu.Lock()
	e := m.newStream(a.Family)
	m.s.mu.Unlock()
	err := e.Bind(a)
	if err == nil {
		err = e.Listen(128)
	}
	if err != nil {
		return nil, &board.Error{Cond: board.CondOf(err), Op: "listen", Who: a.String()}
	}
	return e, nil
}

// ListenRest listens at all ports of the machine that nobody else listens at.
func (m *Machine) ListenRest() (*Listener, error) {
	l, err := m.Listen(netip.Addr{}, 0)
	if err == nil {
		m.s.mu.Lock()
		m.rest = l.e
		m.s.mu.Unlock()
	}
	return l, err
}

// addrOf makes an address; the zero IP stands for all of them.
func addrOf(ip netip.Addr, port uint16) world.Addr {
	switch {
	case !ip.IsValid():
		return world.Any(world.Inet6, port) // and IPv4's
	case ip.Is4():
		return world.Addr{Family: world.Inet, IP: ip, Port: port}
	}
	return world.Addr{Family: world.Inet6, IP: ip.WithZone(""), Port: port}
}

// Accept waits for a connection.
func (l *Listener) Accept() (net.Conn, error) {
	e, _, err := l.e.Accept(l.op, world.Never)
	if err != nil {
		return nil, failure("accept", l.Addr(), err)
	}
	return &Conn{e: e.(*stream), op: l.op}, nil
}

// Close ends listening.
func (l *Listener) Close() error { return l.e.Close() }

// Addr gives the own address.
func (l *Listener) Addr() net.Addr { return l.e.own() }

// Dial connects from the machine to an address.
func (m *Machine) Dial(ip netip.Addr, port uint16) (*Conn, error) { return m.dial(nil, ip, port) }

func (m *Machine) dial(op *world.Op, ip netip.Addr, port uint16) (*Conn, error) {
	a := addrOf(ip, port)
	m.s.mu.Lock()
	e := m.newStream(a.Family)
	m.s.mu.Unlock()
	if err := e.Connect(op, world.Never, a); err != nil {
		_ = e.Close()
		return nil, failure("dial", e.address(a), err)
	}
	return &Conn{e: e, op: op}, nil
}

// Find reads "host:port", where host is a name that the machine knows or an address.
func (m *Machine) Find(address string) (at netip.AddrPort, err error) {
	host, service, err := net.SplitHostPort(address)
	if err != nil {
		return at, err
	}
	port, err := strconv.ParseUint(service, 10, 16)
	if err != nil {
		return at, &net.AddrError{Err: "not a port", Addr: service}
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		all, err := m.lookup(host)
		if err != nil || len(all) == 0 {
			return at, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
		}
		ip = all[0]
	}
	return netip.AddrPortFrom(ip, uint16(port)), nil
}

// PacketConn is a datagram socket as a net.PacketConn.
type PacketConn struct {
	e    *datagram
	op   *world.Op
	read world.Deadline
}

// ListenPacket takes a port of a machine for datagrams.
func (m *Machine) ListenPacket(ip netip.Addr, port uint16) (*PacketConn, error) {
	a := addrOf(ip, port)
	m.s.mu.Lock()
	e := m.newDatagram(a.Family)
	m.s.mu.Unlock()
	if err := e.Bind(a); err != nil {
		return nil, &board.Error{Cond: board.CondOf(err), Op: "listen", Who: a.String()}
	}
	return &PacketConn{e: e}, nil
}

// ReadFrom receives a datagram.
func (c *PacketConn) ReadFrom(p []byte) (int, net.Addr, error) {
	n, from, err := c.e.read(c.op, &c.read, p, 0)
	if err != nil {
		return 0, nil, failure("read", c.LocalAddr(), err)
	}
	from.IP = mapped(from.IP)
	return n, c.e.address(from), nil
}

// WriteTo sends a datagram.
func (c *PacketConn) WriteTo(p []byte, to net.Addr) (int, error) {
	u, ok := to.(*net.UDPAddr)
	if !ok {
		return 0, failure("write", to, board.EINVAL)
	}
	ip := u.AddrPort().Addr().Unmap()
	if c.e.family == world.Inet6 {
		ip = mappedFrom(ip)
	}
	n, err := c.e.WriteTo(c.op, world.Never, p, 0, addrOf(ip, uint16(u.Port)))
	return n, failure("write", to, err)
}

// Close closes the socket.
func (c *PacketConn) Close() error { return c.e.Close() }

// LocalAddr gives the own address.
func (c *PacketConn) LocalAddr() net.Addr { return c.e.own() }

// SetDeadline sets the deadline of reads; writes do not wait.
func (c *PacketConn) SetDeadline(t time.Time) error { return c.SetReadDeadline(t) }

// SetReadDeadline sets the deadline of reads.
func (c *PacketConn) SetReadDeadline(t time.Time) error {
	c.e.s.mu.Lock()
	defer c.e.s.unlock()
	c.read = c.e.s.until(t)
	c.e.s.wakeAll(&c.e.in)
	return nil
}

// SetWriteDeadline does nothing: writes do not wait.
func (c *PacketConn) SetWriteDeadline(time.Time) error { return nil }

// Outsider is a machine for goroutines that are no actors: those of a program
// that has a world, or of what connects it with the real network. While it
// has a connection open the world's clock walks with the system's.
type Outsider struct{ m *Machine }

// Outsider gives the machine for goroutines that are no actors.
func (m *Machine) Outsider() Outsider { return Outsider{m} }

// outsideOp gives what such goroutines wait with. Nobody interrupts it, so that
// several may use it.
func outsideOp() *world.Op {
	op := world.NewOp()
	op.MarkOutside()
	return op
}

// Dial connects to "host:port", where host is a name or an address.
func (o Outsider) Dial(address string) (net.Conn, error) {
	return o.DialContext(context.Background(), "tcp", address)
}

// DialContext is Dial in the form that http.Transport wants.
func (o Outsider) DialContext(_ context.Context, _, address string) (net.Conn, error) {
	at, err := o.m.Find(address)
	if err != nil {
		return nil, err
	}
	o.m.s.Hold()
	c, err := o.m.dial(outsideOp(), at.Addr(), at.Port())
	if err != nil {
		o.m.s.Release()
		return nil, err
	}
	c.held = sync.OnceFunc(o.m.s.Release)
	return c, nil
}

// Listen listens at a port of the machine. The clock is held until the
// listener is closed.
func (o Outsider) Listen(port uint16) (net.Listener, error) {
	e, err := o.m.listen(netip.Addr{}, port)
	if err != nil {
		return nil, err
	}
	o.m.s.Hold()
	return &outsideListener{Listener{e: e, op: outsideOp()}, sync.OnceFunc(o.m.s.Release)}, nil
}

type outsideListener struct {
	Listener
	held func()
}

// Close ends listening.
func (l *outsideListener) Close() error {
	l.held()
	return l.Listener.Close()
}
