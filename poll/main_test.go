package poll_test

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

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func newSocket(t testing.TB, w *world.World, typ int) *sock.Socket {
	t.Helper()
	s, err := sock.New(w, board.Generic(), world.Inet, typ, 0)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func local(port uint16) sock.Addr {
	return sock.At(world.Addr{Family: world.Inet, IP: netip.AddrFrom4([4]byte{127, 0, 0, 1}), Port: port})
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

func send(t testing.TB, s *sock.Socket, text string) {
	t.Helper()
	_, err := s.SendAll(nil, world.Never, []byte(text), 0)
	must(t, err)
}

func soon(w *world.World) world.Deadline { return world.After(w.Clock, 20*time.Millisecond) }
func late(w *world.World) world.Deadline { return world.After(w.Clock, 10*time.Second) }
