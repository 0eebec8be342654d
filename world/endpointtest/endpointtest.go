// Package endpointtest is the conformance suite of a world's network and
// clock. Every implementation passes it:
//
//	func TestEndpoints(t *testing.T) { endpointtest.Run(t, func(*testing.T) *world.World { return world.System() }) }
package endpointtest

import (
	"net/netip"
	"testing"
	"time"

	"mpy/board"
	"mpy/world"
)

// watchdog ends a test that hangs.
const watchdog = time.Minute

// Run runs the suite, each test over a world of its own. The world must have
// the address 127.0.0.1 and choose ports itself.
func Run(t *testing.T, make func(t *testing.T) *world.World) {
	for _, tt := range []struct {
		name string
		test func(s *suite)
	}{
		{"Socket", (*suite).socket},
		{"Bind", (*suite).bind},
		{"Connect", (*suite).connect},
		{"ConnectNonBlocking", (*suite).connectNonBlocking},
		{"Accept", (*suite).accept},
		{"Stream", (*suite).stream},
		{"Flow", (*suite).flow},
		{"End", (*suite).end},
		{"Reset", (*suite).reset},
		{"Datagrams", (*suite).datagrams},
		{"Refusal", (*suite).refusal},
		{"Options", (*suite).options},
		{"Ready", (*suite).ready},
		{"Wait", (*suite).wait},
		{"Timeouts", (*suite).timeouts},
		{"Interrupt", (*suite).interrupt},
		{"Close", (*suite).close},
		{"Clock", (*suite).clock},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := make(t)
			s := &suite{T: t, w: w, limit: world.After(w.Clock, watchdog)}
			tt.test(s)
		})
	}
}

// suite is one test's world and helpers.
type suite struct {
	*testing.T
	w     *world.World
	limit world.Deadline // of calls that must succeed
}

func (s *suite) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// want compares the condition of an error.
func (s *suite) want(what string, err error, c board.Cond) {
	s.Helper()
	if err == world.ErrInterrupted || board.CondOf(err) != c {
		s.Errorf("%s: %v, want %v", what, err, c.Name())
	}
}

// loopback gives an address of 127.0.0.1.
func loopback(port uint16) world.Addr {
	return world.Addr{Family: world.Inet, IP: netip.AddrFrom4([4]byte{127, 0, 0, 1}), Port: port}
}

func (s *suite) new(typ int) world.Endpoint {
	s.Helper()
	e, err := s.w.Net.Socket(world.Inet, typ, 0)
	s.must(err)
	s.Cleanup(func() { e.Close() })
	return e
}

// bound gives an endpoint with an address.
func (s *suite) bound(typ int) (world.Endpoint, world.Addr) {
	s.Helper()
	e := s.new(typ)
	s.must(e.Bind(loopback(0)))
	a, err := e.LocalAddr()
	s.must(err)
	return e, a
}

func (s *suite) listener() (world.Endpoint, world.Addr) {
	s.Helper()
	e, a := s.bound(world.Stream)
	s.must(e.Listen(16))
	return e, a
}

// pair gives two connected streams.
func (s *suite) pair() (a, b world.Endpoint) {
	s.Helper()
	l, addr := s.listener()
	a = s.new(world.Stream)
	s.must(a.Connect(nil, s.limit, addr))
	b, from, err := l.Accept(nil, s.limit)
	s.must(err)
	s.Cleanup(func() { b.Close() })
	if own, err := a.LocalAddr(); err != nil || own != from {
		s.Errorf("accepted from %v, connected from %v, %v", from, own, err)
	}
	s.must(l.Close())
	return a, b
}

func (s *suite) send(e world.Endpoint, text string) {
	s.Helper()
	n, err := e.Write(nil, s.limit, []byte(text), 0)
	if s.must(err); n != len(text) {
		s.Fatalf("sent %d of %d", n, len(text))
	}
}

// read waits for one receive.
func (s *suite) read(e world.Endpoint, size, flags int) string {
	s.Helper()
	p := make([]byte, size)
	n, err := e.Read(nil, s.limit, p, flags)
	s.must(err)
	return string(p[:n])
}

// all receives n bytes.
func (s *suite) all(e world.Endpoint, n int) []byte {
	s.Helper()
	var got []byte
	for len(got) < n {
		more := s.read(e, min(n-len(got), 1<<16), 0)
		if more == "" {
			break
		}
		got = append(got, more...)
	}
	return got
}

// bits waits until the endpoint is ready for some of mask, and compares all.
func (s *suite) bits(what string, e world.Endpoint, wait uint32, bits uint32) {
	s.Helper()
	if wait != 0 {
		s.must(e.Wait(nil, s.limit, wait))
	}
	if r := e.Ready(world.In | world.Out); r != bits {
		s.Errorf("%s: ready for %d, want %d", what, r, bits)
	}
	if r := e.Ready(0); r != bits&world.Always {
		s.Errorf("%s: with mask 0 ready for %d, want %d", what, r, bits&world.Always)
	}
}
