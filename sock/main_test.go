package sock_test

import (
	"fmt"
	"net/netip"
	"os"
	"runtime"
	"testing"
	"time"

	"go.uber.org/goleak"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// TestMain fails when a test leaves a goroutine or a descriptor behind.
func TestMain(m *testing.M) {
	if os.Getenv("MPY_SOCK_ECHO") != "" {
		serveEcho()
		return
	}
	if r, w, err := os.Pipe(); err == nil { // starts the runtime's own poller
		r.Close()
		w.Close()
	}
	before := descriptors()
	code := m.Run()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Println("goroutines left:", err)
			code = 1
		}
		if after := descriptors(); after > before {
			fmt.Printf("descriptors left: %d before, %d after\n", before, after)
			code = 1
		}
	}
	os.Exit(code)
}

func descriptors() int {
	if runtime.GOOS != "linux" {
		return 0
	}
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}

var loopback = netip.AddrFrom4([4]byte{127, 0, 0, 1})

func local(port uint16) sock.Addr {
	return sock.At(world.Addr{Family: world.Inet, IP: loopback, Port: port})
}

func newSocket(t testing.TB, w *world.World, typ int) *sock.Socket {
	t.Helper()
	s, err := sock.New(w, board.Generic(), world.Inet, typ, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// want compares the number that a script would see.
func want(t testing.TB, what string, err error, number int) {
	t.Helper()
	if err == world.ErrInterrupted {
		t.Errorf("%s: interrupted", what)
		return
	}
	if got := board.Generic().Errno(board.CondOf(err)); got != number {
		t.Errorf("%s: %d (%v), want %d", what, got, err, number)
	}
}

func listener(t testing.TB, w *world.World) (*sock.Socket, sock.Addr) {
	t.Helper()
	l := newSocket(t, w, world.Stream)
	must(t, l.Bind(nil, world.Never, local(0)))
	must(t, l.Listen(128))
	a, err := l.LocalAddr()
	must(t, err)
	return l, sock.At(a)
}

// pair gives two connected stream sockets.
func pair(t testing.TB, w *world.World) (a, b *sock.Socket) {
	t.Helper()
	l, addr := listener(t, w)
	a = newSocket(t, w, world.Stream)
	must(t, a.Connect(nil, world.Never, addr))
	b, _, err := l.Accept(nil, world.Never)
	must(t, err)
	t.Cleanup(func() { b.Close() })
	must(t, l.Close())
	return a, b
}

// datagrams gives two bound datagram sockets and their addresses.
func datagrams(t testing.TB, w *world.World) (a, b *sock.Socket, at, bt sock.Addr) {
	t.Helper()
	a, b = newSocket(t, w, world.Datagram), newSocket(t, w, world.Datagram)
	for _, s := range []*sock.Socket{a, b} {
		must(t, s.Bind(nil, world.Never, local(0)))
	}
	x, err := a.LocalAddr()
	must(t, err)
	y, err := b.LocalAddr()
	must(t, err)
	return a, b, sock.At(x), sock.At(y)
}

// ready waits until s is ready for some of mask, which the network brings about.
func ready(t testing.TB, s *sock.Socket, mask uint32) {
	t.Helper()
	w := world.System()
	for end := world.After(w.Clock, 5*time.Second); s.Ready(mask) == 0; {
		if end.Passed(w.Clock) {
			t.Fatalf("not ready for %d", mask)
		}
		runtime.Gosched()
	}
}

// calls are some of the calls that move bytes, by name.
var calls = map[string]func(s *sock.Socket, dl world.Deadline) error{
	"recv": func(s *sock.Socket, dl world.Deadline) error {
		_, err := s.Recv(nil, dl, make([]byte, 9), 0)
		return err
	},
	"peek": func(s *sock.Socket, dl world.Deadline) error {
		_, err := s.Recv(nil, dl, make([]byte, 9), world.Peek)
		return err
	},
	"recvfrom": func(s *sock.Socket, dl world.Deadline) error {
		_, _, err := s.RecvFrom(nil, dl, make([]byte, 9), 0)
		return err
	},
	"read": func(s *sock.Socket, dl world.Deadline) error { _, err := s.Read(nil, dl, make([]byte, 9)); return err },
	"readline": func(s *sock.Socket, dl world.Deadline) error {
		_, _, err := s.ReadTo(nil, dl, make([]byte, 9), '\n')
		return err
	},
	"send":  func(s *sock.Socket, dl world.Deadline) error { _, err := s.Send(nil, dl, []byte("x"), 0); return err },
	"write": func(s *sock.Socket, dl world.Deadline) error { _, err := s.Write(nil, dl, []byte("x")); return err },
}
