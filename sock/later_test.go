package sock_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// all reads what comes until the end.
func all(t *testing.T, s *sock.Socket) []byte {
	t.Helper()
	var got bytes.Buffer
	_, err := io.Copy(&got, reader{s})
	must(t, err)
	return got.Bytes()
}

// reader reads a socket to its end.
type reader struct{ s *sock.Socket }

func (r reader) Read(p []byte) (int, error) {
	n, err := r.s.Recv(nil, world.Never, p, 0)
	if n == 0 && err == nil {
		err = io.EOF
	}
	return n, err
}

// TestLaterOrder: what the script does with the socket comes after what was
// posted, whoever makes the posted send, and when.
func TestLaterOrder(t *testing.T) {
	w := world.System()
	for name, then := range map[string]func(b *sock.Batch, l *sock.Later, s *sock.Socket) error{
		"send": func(_ *sock.Batch, _ *sock.Later, s *sock.Socket) error {
			_, err := s.Send(nil, world.Never, []byte("after"), 0)
			return err
		},
		"write": func(_ *sock.Batch, _ *sock.Later, s *sock.Socket) error {
			_, err := s.Write(nil, world.Never, []byte("after"))
			return err
		},
		"post": func(b *sock.Batch, l *sock.Later, s *sock.Socket) error {
			if !b.Post(l, s, []byte("after")) {
				if _, err := b.Settle(l); err != nil {
					return err
				}
				if !b.Post(l, s, []byte("after")) {
					return fmt.Errorf("not taken")
				}
			}
			return nil
		},
		"shutdown": func(_ *sock.Batch, _ *sock.Later, s *sock.Socket) error { return s.Shutdown(world.ShutWrite) },
		"close":    func(_ *sock.Batch, _ *sock.Later, s *sock.Socket) error { return nil },
		"flush":    func(b *sock.Batch, _ *sock.Later, s *sock.Socket) error { b.Flush(); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			for range 20 {
				var b sock.Batch
				type end struct {
					l    sock.Later
					a, z *sock.Socket
				}
				ends := make([]*end, 8)
				for i := range ends {
					e := &end{}
					e.a, e.z = pair(t, w)
					ends[i] = e
				}
				for i, e := range ends {
					if !b.Post(&e.l, e.a, fmt.Appendf(nil, "before %d ", i)) {
						t.Fatal("not taken")
					}
				}
				for _, e := range ends {
					must(t, then(&b, &e.l, e.a))
				}
				if name != "flush" && name != "close" {
					b.Flush()
				}
				for _, e := range ends {
					if name != "close" {
						if rest, err := b.Settle(&e.l); len(rest) > 0 || err != nil {
							t.Errorf("left %q, %v", rest, err)
						}
					}
					must(t, e.a.Close())
				}
				for i, e := range ends {
					expect := fmt.Sprintf("before %d ", i)
					switch name {
					case "send", "write", "post":
						expect += "after"
					}
					if got := string(all(t, e.z)); got != expect {
						t.Errorf("got %q, want %q", got, expect)
					}
					must(t, e.z.Close())
				}
			}
		})
	}
}

// TestLaterRest: what finds no room comes back, in order, and who is gone is told.
func TestLaterRest(t *testing.T) {
	w := world.System()
	a, z := pair(t, w)
	var b sock.Batch
	var l sock.Later
	block := bytes.Repeat([]byte("0123456789abcdef"), 256)
	sent := 0
	var rest []byte
	for len(rest) == 0 {
		if !b.Post(&l, a, block) {
			t.Fatal("not taken")
		}
		b.Flush()
		var err error
		rest, err = b.Settle(&l)
		must(t, err)
		sent += len(block) - len(rest)
		if !bytes.HasSuffix(block, rest) {
			t.Fatal("not the end of what was posted")
		}
	}
	must(t, a.Close())
	if got := len(all(t, z)); got != sent {
		t.Errorf("got %d bytes of %d", got, sent)
	}
	if b.Post(&l, a, block) {
		t.Error("a closed socket was taken")
	}
	if b.Post(&l, z, make([]byte, 1<<20)) {
		t.Error("a large send was taken")
	}

	u, v, _, vt := datagrams(t, w)
	must(t, u.Connect(nil, world.Never, vt))
	if b.Post(&l, u, []byte("x")) {
		t.Error("a datagram was taken")
	}
	must(t, v.Close())

	c, d := pair(t, w)
	if _, err := c.Send(nil, world.Never, []byte("x"), 0); err != nil {
		t.Fatal(err)
	}
	must(t, d.Close()) // with something unread: a reset
	var err error
	for range 100 {
		if !b.Post(&l, c, block) {
			t.Fatal("not taken")
		}
		if _, err = b.Settle(&l); err != nil {
			break
		}
	}
	if e := board.CondOf(err); e != board.ECONNRESET && e != board.EPIPE {
		t.Errorf("to nobody: %v", err)
	}
}
