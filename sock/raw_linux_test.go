package sock_test

import (
	"net/netip"
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/net/icmp"
	"golang.org/x/net/ipv4"
	"golang.org/x/net/ipv6"
	"golang.org/x/sys/unix"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// TestRaw pings this machine over SOCK_RAW, as a script does it.
func TestRaw(t *testing.T) {
	w := world.System()
	limit := world.After(w.Clock, time.Minute)
	for _, tt := range []struct {
		name          string
		family, proto int
		host          string
		request       icmp.Type
		reply         icmp.Type
	}{
		{"icmp", world.Inet, 1, "127.0.0.1", ipv4.ICMPTypeEcho, ipv4.ICMPTypeEchoReply},
		{"icmp6", world.Inet6, 58, "::1", ipv6.ICMPTypeEchoRequest, ipv6.ICMPTypeEchoReply},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := sock.New(w, board.Generic(), tt.family, world.Raw, tt.proto)
			if c := board.CondOf(err); c == board.EPERM || c == board.EACCES || c == board.EAFNOSUPPORT {
				t.Skip(err)
			}
			must(t, err)
			defer s.Close()
			if r := s.Ready(5); r&4 == 0 {
				t.Errorf("ready for %d", r)
			}
			to := sock.At(world.Addr{Family: tt.family, IP: netip.MustParseAddr(tt.host)})
			id := os.Getpid() & 0xffff
			text := "mpy " + tt.name
			m, err := (&icmp.Message{Type: tt.request, Body: &icmp.Echo{ID: id, Seq: 1, Data: []byte(text)}}).Marshal(nil)
			must(t, err)
			n, err := s.SendTo(newOp(t), limit, m, 0, to)
			if must(t, err); n != len(m) {
				t.Fatalf("sent %d", n)
			}
			p := make([]byte, 1500)
			for { // our own request and other people's come too
				n, from, err := s.RecvFrom(newOp(t), limit, p, 0)
				must(t, err)
				b := p[:n]
				if tt.family == world.Inet { // the packet's head comes along
					if n < 20 || b[0]>>4 != 4 || b[9] != 1 {
						t.Fatalf("no IPv4 packet with ICMP: % x", b)
					}
					b = b[int(b[0]&0xf)*4:]
				}
				got, err := icmp.ParseMessage(tt.proto, b)
				must(t, err)
				echo, ok := got.Body.(*icmp.Echo)
				if !ok || got.Type != tt.reply || echo.ID != id || string(echo.Data) != text {
					continue
				}
				if from.IP != to.IP {
					t.Errorf("answered by %v", from)
				}
				break
			}
			_, err = s.Send(nil, limit, m, 0)
			want(t, "send without a peer", err, 89)
			must(t, s.Connect(nil, limit, to))
			_, err = s.Send(nil, limit, m, 0)
			must(t, err)
			want(t, "listen", s.Listen(1), 95)
			_, _, err = s.Accept(nil, limit)
			want(t, "accept", err, 95)
		})
	}
	_, err := sock.New(w, board.Generic(), world.Inet, world.Raw, 0)
	want(t, "without a protocol", err, 93)
}

// TestRawUnprivileged takes the privilege away from one thread of the system,
// which ends with the goroutine that is locked to it.
func TestRawUnprivileged(t *testing.T) {
	errs := make(chan error)
	go func() {
		runtime.LockOSThread()
		head := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
		var data [2]unix.CapUserData
		if err := unix.Capset(&head, &data[0]); err != nil {
			errs <- err
			return
		}
		_, err := sock.New(world.System(), board.Generic(), world.Inet, world.Raw, 1)
		errs <- err
	}()
	want(t, "socket", <-errs, 1)
}

// TestTooMany: at the system's limit of descriptors socket and accept give 24,
// and nothing is lost.
func TestTooMany(t *testing.T) {
	w := world.System()
	l, addr := listener(t, w)
	a := newSocket(t, w, world.Stream)
	must(t, a.Connect(nil, world.Never, addr))
	var old unix.Rlimit
	must(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &old))
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: uint64(descriptors() + 20), Max: old.Max}))
	defer unix.Setrlimit(unix.RLIMIT_NOFILE, &old)
	var all []*sock.Socket
	for {
		s, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
		if err != nil {
			want(t, "socket", err, 24)
			break
		}
		if all = append(all, s); len(all) > 100 {
			t.Fatal("there is no limit")
		}
	}
	_, _, err := l.Accept(nil, world.Never)
	want(t, "accept", err, 24)
	for _, s := range all {
		must(t, s.Close())
	}
	c, _, err := l.Accept(nil, world.Never)
	must(t, err)
	defer c.Close()
	must(t, calls["send"](a, world.Never))
	must(t, calls["recv"](c, world.Never))
}
