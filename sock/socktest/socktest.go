// Package socktest is the conformance suite of package sock: what the calls of
// a socket give in each state, for the generic board. Its rows carry the
// sections of the page of facts about MicroPython's sockets that they come
// from ("3d": connect); where the generic board departs from the unix port the
// number is the generic board's. Rows for AF_UNIX, of which that page is silent,
// were taken from MicroPython 1.29's unix port.
//
// Every world whose sockets should behave like the system's passes it:
//
//	func TestSockets(t *testing.T) {
//		socktest.Run(t, socktest.Config{World: func(*testing.T) *world.World { return world.System() }})
//	}
//
// A transport that a world does not have is left out.
package socktest

import (
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// watchdog ends a call that should have ended.
const watchdog = time.Minute

// A Config says what the suite runs over.
type Config struct {
	World func(t *testing.T) *world.World // makes one for each test
	Op    func() *world.Op                // makes what calls block with; nil: none

	// Memory: the world is not this system's network but one in memory, which
	// is as Linux's everywhere and has neither its interfaces nor paths.
	Memory bool
}

// Run runs the suite.
func Run(t *testing.T, over Config) {
	for i := range transports {
		n := &transports[i]
		t.Run(n.Name, func(t *testing.T) {
			over.newCase(t, n).need()
			t.Run("States", func(t *testing.T) { cells(t, over, n) })
			t.Run("Bits", func(t *testing.T) { bits(t, over, n) })
			t.Run("Stories", func(t *testing.T) { stories(t, over, n) })
		})
	}
}

// A Transport is a kind of socket to test.
type Transport struct {
	Name   string
	Family int
	Type   int
	host   string // for the families of the internet
}

var transports = []Transport{
	{"tcp4", world.Inet, world.Stream, "127.0.0.1"},
	{"tcp6", world.Inet6, world.Stream, "::1"},
	{"udp4", world.Inet, world.Datagram, "127.0.0.1"},
	{"udp6", world.Inet6, world.Datagram, "::1"},
	{"unix", world.Unix, world.Stream, ""},
	{"unixgram", world.Unix, world.Datagram, ""},
}

// Transports gives the transports of the suite.
func Transports() []Transport { return append([]Transport(nil), transports...) }

// A Case is one test's world and helpers.
type Case struct {
	*testing.T
	World *world.World
	*Transport
	op     *world.Op      // of the test's own goroutine
	limit  world.Deadline // of calls that must succeed
	board  *board.Board
	dir    string // for paths, made when first needed
	where  string // whose rules hold where systems differ, as in runtime.GOOS
	system bool   // the world is the system's
	paths  int
}

func (o Config) newCase(t *testing.T, n *Transport) *Case {
	w := o.World(t)
	c := &Case{T: t, World: w, Transport: n, limit: world.After(w.Clock, watchdog), board: board.Generic()}
	if c.where = runtime.GOOS; o.Memory {
		c.where = "linux"
	}
	c.system = !o.Memory
	if o.Op != nil {
		c.op = o.Op()
		t.Cleanup(c.op.Close)
	}
	return c
}

// NewCase gives a case for a test outside of this package, which is skipped if
// the world lacks the transport.
func NewCase(t *testing.T, w *world.World, n Transport) *Case {
	c := Config{World: func(*testing.T) *world.World { return w }}.newCase(t, &n)
	c.need()
	return c
}

// need skips the test on a world that lacks the transport.
func (c *Case) need() {
	s, err := sock.New(c.World, c.board, c.Family, c.Type, 0)
	if err == nil {
		defer s.Close()
		err = s.Bind(nil, c.limit, c.addr())
	}
	if err != nil {
		c.Skipf("no %s here: %v", c.Name, err)
	}
}

func (c *Case) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

// want compares the number that a script would see.
func (c *Case) want(what string, err error, number int) {
	c.Helper()
	if got := c.number(err); got != number {
		c.Errorf("%s: %d (%v), want %d", what, got, err, number)
	}
}

// Emulated reports whether an emulator of user programs runs the tests, which
// translates the usual system calls and no others: .ci/cross says so.
func Emulated() bool { return os.Getenv("MPY_EMULATED") != "" }

// interrupted stands for world.ErrInterrupted among the numbers.
const interrupted = 9999

func (c *Case) number(err error) int {
	if err == world.ErrInterrupted {
		return interrupted
	}
	return c.board.Errno(board.CondOf(err))
}

// tcp says whether the transport is TCP: of a stream of AF_UNIX the kernel says
// some things in another way.
func (c *Case) tcp() bool { return c.Type == world.Stream && c.Family != world.Unix }

func (c *Case) stream() bool { return c.Type == world.Stream }

// addr gives an address to bind to.
func (c *Case) addr() sock.Addr {
	if c.Family != world.Unix {
		return c.at(c.host, 0)
	}
	if c.dir == "" { // t.TempDir's names are longer than an address can be
		dir, err := os.MkdirTemp("", "s")
		c.must(err)
		c.Cleanup(func() { os.RemoveAll(dir) })
		c.dir = dir
	}
	c.paths++
	return sock.At(world.Addr{Family: world.Unix, Path: filepath.Join(c.dir, string(rune('a'+c.paths)))})
}

// at gives an address of the internet.
func (c *Case) at(host string, port uint16) sock.Addr {
	return sock.At(world.Addr{Family: c.Family, IP: netip.MustParseAddr(host), Port: port})
}

// new gives a new socket.
func (c *Case) new() *sock.Socket {
	c.Helper()
	s, err := sock.New(c.World, c.board, c.Family, c.Type, 0)
	c.must(err)
	c.Cleanup(func() { s.Close() })
	return s
}

func (c *Case) bound() (*sock.Socket, sock.Addr) {
	c.Helper()
	s := c.new()
	c.must(s.Bind(nil, c.limit, c.addr()))
	return s, c.own(s)
}

// own gives a socket's own address.
func (c *Case) own(s *sock.Socket) sock.Addr {
	c.Helper()
	a, err := s.LocalAddr()
	c.must(err)
	return sock.At(a)
}

func (c *Case) listener(backlog int) (*sock.Socket, sock.Addr) {
	c.Helper()
	s, a := c.bound()
	c.must(s.Listen(backlog))
	return s, a
}

// peer gives the address of somebody to connect or send to.
func (c *Case) peer() sock.Addr {
	c.Helper()
	if c.stream() {
		_, a := c.listener(16)
		return a
	}
	_, a := c.bound()
	return a
}

// nobody gives an address where nobody is.
func (c *Case) nobody() sock.Addr {
	c.Helper()
	s, a := c.bound()
	c.must(s.Close())
	return a
}

// pair gives two sockets that are connected with each other.
func (c *Case) pair() (a, b *sock.Socket) {
	c.Helper()
	if !c.stream() {
		a, at := c.bound()
		b, bt := c.bound()
		c.must(a.Connect(nil, c.limit, bt))
		c.must(b.Connect(nil, c.limit, at))
		return a, b
	}
	l, addr := c.listener(16)
	a = c.new()
	c.must(a.Connect(nil, c.limit, addr))
	b, _, err := l.Accept(nil, c.limit)
	c.must(err)
	c.Cleanup(func() { b.Close() })
	c.must(l.Close())
	return a, b
}

func (c *Case) send(s *sock.Socket, text string) {
	c.Helper()
	n, err := s.Send(nil, c.limit, []byte(text), 0)
	if c.must(err); n != len(text) {
		c.Fatalf("sent %d of %d", n, len(text))
	}
}

// recv waits for one receive.
func (c *Case) recv(s *sock.Socket, size int) string {
	c.Helper()
	p := make([]byte, size)
	n, err := s.Recv(nil, c.limit, p, 0)
	c.must(err)
	return string(p[:n])
}

// recvAll receives n bytes, fewer at the end of the stream.
func (c *Case) recvAll(s *sock.Socket, n int) (got []byte) {
	c.Helper()
	for len(got) < n {
		more := c.recv(s, min(n-len(got), 1<<16))
		if more == "" {
			break
		}
		got = append(got, more...)
	}
	return got
}

// ready waits until s is ready for some of mask, which the network brings about.
func (c *Case) ready(s *sock.Socket, mask uint32) {
	c.Helper()
	for s.Ready(mask) == 0 {
		if c.limit.Passed(c.World.Clock) {
			c.Fatalf("not ready for %d", mask)
		}
		runtime.Gosched()
	}
}

// soon is a deadline that a test waits for.
func (c *Case) soon() world.Deadline { return world.After(c.World.Clock, 2*time.Millisecond) }
