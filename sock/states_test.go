package sock_test

import (
	"testing"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// calls are the calls of a socket that can be made in every state, with a name
// for the tables.
var calls = map[string]func(s *sock.Socket, dl world.Deadline) error{
	"bind":   func(s *sock.Socket, dl world.Deadline) error { return s.Bind(nil, dl, local(0)) },
	"listen": func(s *sock.Socket, _ world.Deadline) error { return s.Listen(5) },
	"accept": func(s *sock.Socket, dl world.Deadline) error { _, _, err := s.Accept(nil, dl); return err },
	"recv": func(s *sock.Socket, dl world.Deadline) error {
		_, err := s.Recv(nil, dl, make([]byte, 9), 0)
		return err
	},
	"peek": func(s *sock.Socket, dl world.Deadline) error {
		_, err := s.Recv(nil, dl, make([]byte, 9), world.Peek)
		return err
	},
	"recv0": func(s *sock.Socket, dl world.Deadline) error { _, err := s.Recv(nil, dl, nil, 0); return err },
	"recvfrom": func(s *sock.Socket, dl world.Deadline) error {
		_, _, err := s.RecvFrom(nil, dl, make([]byte, 9), 0)
		return err
	},
	"read": func(s *sock.Socket, dl world.Deadline) error { _, err := s.Read(nil, dl, make([]byte, 9)); return err },
	"read big": func(s *sock.Socket, dl world.Deadline) error {
		_, err := s.Read(nil, dl, make([]byte, 9000))
		return err
	},
	"read 0": func(s *sock.Socket, dl world.Deadline) error { _, err := s.Read(nil, dl, nil); return err },
	"readline": func(s *sock.Socket, dl world.Deadline) error {
		_, _, err := s.ReadTo(nil, dl, make([]byte, 9), '\n')
		return err
	},
	"send": func(s *sock.Socket, dl world.Deadline) error { _, err := s.Send(nil, dl, []byte("x"), 0); return err },
	"sendall": func(s *sock.Socket, dl world.Deadline) error {
		_, err := s.SendAll(nil, dl, []byte("x"), 0)
		return err
	},
	"write":   func(s *sock.Socket, dl world.Deadline) error { _, err := s.Write(nil, dl, []byte("x")); return err },
	"write 0": func(s *sock.Socket, dl world.Deadline) error { _, err := s.Write(nil, dl, nil); return err },
	"sendto": func(s *sock.Socket, dl world.Deadline) error {
		_, err := s.SendTo(nil, dl, []byte("x"), 0, local(9))
		return err
	},
	"setsockopt":  func(s *sock.Socket, _ world.Deadline) error { return s.SetOptionInt(1, 2, 1) },
	"option 9999": func(s *sock.Socket, _ world.Deadline) error { return s.SetOptionInt(1, 9999, 1) },
	"settimeout":  func(s *sock.Socket, _ world.Deadline) error { return s.SetTimeout(time.Second) },
	"setblocking": func(s *sock.Socket, _ world.Deadline) error { return s.SetBlocking(true) },
	"shutdown":    func(s *sock.Socket, _ world.Deadline) error { return s.Shutdown(world.ShutBoth) },
	"close":       func(s *sock.Socket, _ world.Deadline) error { return s.Close() },
}

// TestStates tries each call in each state, without waiting and, where that
// differs, with a deadline that passes. The numbers are those of column G.
func TestStates(t *testing.T) {
	w := world.System()
	type table = map[string]int
	tests := []struct {
		name   string
		make   func(t *testing.T) *sock.Socket
		now    table // non-blocking
		timed  table // with a timeout
		states sock.State
	}{
		{"tcp new", func(t *testing.T) *sock.Socket { return newSocket(t, w, world.Stream) },
			table{"bind": 0, "listen": 0, "accept": 22, "recv": 107, "peek": 107, "recv0": 107, "recvfrom": 107, "read": 107, "read big": 107,
				"read 0": 0, "readline": 107, "send": 32, "sendall": 32, "write": 32, "write 0": 0, "sendto": 32, "setsockopt": 0,
				"option 9999": 92, "settimeout": 0, "setblocking": 0, "shutdown": 107, "close": 0},
			table{"recv": 107, "send": 32, "accept": 22}, sock.Fresh},
		{"tcp bound", func(t *testing.T) *sock.Socket {
			s := newSocket(t, w, world.Stream)
			must(t, s.Bind(nil, world.Never, local(0)))
			return s
		}, table{"bind": 22, "listen": 0, "accept": 22, "recv": 107, "send": 32, "sendto": 32, "read": 107, "write": 32}, nil, sock.Bound},
		{"tcp listening", func(t *testing.T) *sock.Socket { l, _ := listener(t, w); return l },
			table{"bind": 22, "listen": 0, "accept": 11, "recv": 107, "recvfrom": 107, "read": 107, "readline": 107, "send": 32, "sendall": 32},
			table{"accept": 110}, sock.Listening},
		{"tcp connected", func(t *testing.T) *sock.Socket { a, _ := pair(t, w); return a },
			table{"bind": 22, "listen": 22, "accept": 22, "recv": 11, "peek": 11, "recv0": 11, "recvfrom": 11, "read": 11, "read big": 11, "readline": 11,
				"read 0": 0, "send": 0, "sendall": 0, "write": 0, "sendto": 0, "setsockopt": 0, "option 9999": 92, "shutdown": 0, "close": 0},
			table{"recv": 110, "peek": 110, "recv0": 110, "recvfrom": 110, "read": 110, "read big": 110, "readline": 110, "send": 0}, sock.Connected},
		{"tcp shut", func(t *testing.T) *sock.Socket {
			a, _ := pair(t, w)
			must(t, a.Shutdown(world.ShutBoth))
			return a
		}, table{"recv": 0, "read": 0, "send": 32, "bind": 22, "listen": 22}, nil, sock.Shut},
		{"udp new", func(t *testing.T) *sock.Socket { return newSocket(t, w, world.Datagram) },
			table{"bind": 0, "listen": 95, "accept": 95, "recv": 11, "peek": 11, "recvfrom": 11, "read": 11, "readline": 11, "send": 89, "sendall": 89,
				"write": 89, "sendto": 0, "setsockopt": 0, "option 9999": 92, "close": 0},
			table{"recv": 110, "recvfrom": 110, "read": 110, "readline": 110, "accept": 95, "send": 89}, sock.Fresh},
		{"udp bound", func(t *testing.T) *sock.Socket {
			s := newSocket(t, w, world.Datagram)
			must(t, s.Bind(nil, world.Never, local(0)))
			return s
		}, table{"bind": 22, "recv": 11, "sendto": 0, "send": 89}, nil, sock.Bound},
		{"udp connected", func(t *testing.T) *sock.Socket {
			s, _, _, to := datagrams(t, w)
			must(t, s.Connect(nil, world.Never, to))
			return s
		}, table{"recv": 11, "send": 0, "write": 0, "sendall": 0}, table{"recv": 110}, sock.Connected},
		{"tcp closed", func(t *testing.T) *sock.Socket { return closed(t, newSocket(t, w, world.Stream)) }, nil, nil, sock.Closed},
		{"udp closed", func(t *testing.T) *sock.Socket { return closed(t, newSocket(t, w, world.Datagram)) }, nil, nil, sock.Closed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.states == sock.Closed {
				tt.now = table{}
				for name := range calls {
					tt.now[name] = 9
				}
				tt.now["close"], tt.now["read 0"], tt.now["write 0"] = 0, 0, 0
				tt.timed = tt.now
			}
			for name, number := range tt.now {
				s := tt.make(t)
				if s.State() != tt.states {
					t.Fatalf("state %v, want %v", s.State(), tt.states)
				}
				want(t, name, calls[name](s, world.NoWait), number)
			}
			for name, number := range tt.timed {
				s := tt.make(t)
				want(t, name+" with a timeout", calls[name](s, world.After(w.Clock, 3*time.Millisecond)), number)
			}
		})
	}
}

func closed(t *testing.T, s *sock.Socket) *sock.Socket {
	must(t, s.Close())
	if s.Fileno() != -1 {
		t.Errorf("fileno %d after close", s.Fileno())
	}
	return s
}

func TestNew(t *testing.T) {
	w := world.System()
	for _, tt := range []struct{ family, typ, proto, number int }{
		{99, 1, 0, 97}, {-1, 1, 0, 97}, {2, 99, 0, 22}, {2, 1, 99, 93}, {2, 2, 6, 93}, {2, 1, 6, 0}, {2, 2, 17, 0}, {1, 1, 0, 0}, {10, 1, 0, 0},
	} {
		s, err := sock.New(w, board.Generic(), tt.family, tt.typ, tt.proto)
		want(t, "socket", err, tt.number)
		if err == nil {
			s.Close()
		}
	}
}

func TestBind(t *testing.T) {
	w := world.System()
	l, addr := listener(t, w)
	s := newSocket(t, w, world.Stream)
	must(t, s.SetOptionInt(1, 2, 1))
	must(t, l.SetOptionInt(1, 2, 1))
	want(t, "bind to a listening port", s.Bind(nil, world.Never, addr), 98)
	want(t, "bind to a foreign address", s.Bind(nil, world.Never, sock.Named("192.0.2.1", 0, 0, 0)), 99)
	want(t, "bind of another family", s.Bind(nil, world.Never, sock.At(world.Any(world.Inet6, 0))), 22)
	want(t, "bind to no address", s.Bind(nil, world.Never, sock.Addr{}), 22)
	must(t, s.Bind(nil, world.Never, sock.Named("", 0, 0, 0)))
	a, err := s.LocalAddr()
	must(t, err)
	if !a.IP.IsUnspecified() || a.Port == 0 {
		t.Errorf("bound to %v", a)
	}
	u := newSocket(t, w, world.Stream)
	must(t, u.Listen(-1)) // an unbound one gets a port
	if a, _ := u.LocalAddr(); a.Port == 0 {
		t.Errorf("listens on %v", a)
	}
}

func TestConnectBlocking(t *testing.T) {
	w := world.System()
	l, addr := listener(t, w)
	nobody := unused(t, w)
	for _, dl := range []world.Deadline{world.Never, world.After(w.Clock, time.Minute)} {
		s := newSocket(t, w, world.Stream)
		want(t, "refused", s.Connect(newOp(t), dl, nobody), 111)
		if r := s.Ready(world.In | world.Out); r != 20 {
			t.Errorf("after a refusal %d, want 20", r)
		}
		want(t, "refused again", s.Connect(newOp(t), dl, nobody), 111)
		want(t, "then there is somebody", s.Connect(newOp(t), dl, addr), 0)
		want(t, "connected", s.Connect(newOp(t), dl, addr), 106)
		want(t, "of another family", newSocket(t, w, world.Stream).Connect(nil, dl, sock.At(world.Any(world.Inet6, 1))), 22)
	}
	want(t, "listening", l.Connect(nil, world.Never, addr), 106)
	want(t, "port 0", newSocket(t, w, world.Stream).Connect(nil, world.Never, local(0)), 111)
}

func TestConnectNonBlocking(t *testing.T) {
	w := world.System()
	_, addr := listener(t, w)
	s := newSocket(t, w, world.Stream)
	err := s.Connect(nil, world.NoWait, addr)
	if board.CondOf(err) != board.EINPROGRESS {
		t.Skipf("the system connected at once: %v", err)
	}
	ready(t, s, world.Out)
	if r := s.Ready(world.In | world.Out); r != 4 {
		t.Errorf("connected: %d, want 4", r)
	}
	want(t, "second", s.Connect(nil, world.NoWait, addr), 0)
	want(t, "third", s.Connect(nil, world.NoWait, addr), 106)

	s = newSocket(t, w, world.Stream)
	nobody := unused(t, w)
	want(t, "begun", s.Connect(nil, world.NoWait, nobody), 115)
	ready(t, s, world.Out)
	if r := s.Ready(world.In | world.Out); r != 29 {
		t.Errorf("refused: %d, want 29", r)
	}
	want(t, "refused", s.Connect(nil, world.NoWait, nobody), 111)
	want(t, "a new attempt", s.Connect(nil, world.NoWait, nobody), 115)
	ready(t, s, world.Out)
	want(t, "recv tells of it", calls["recv"](s, world.NoWait), 111)
	if r := s.Ready(world.In | world.Out); r != 21 {
		t.Errorf("told: %d, want 21", r)
	}
}

// TestConnectPending fills a backlog, so that a connect stays pending.
func TestConnectPending(t *testing.T) {
	w := world.System()
	l := newSocket(t, w, world.Stream)
	must(t, l.Bind(nil, world.Never, local(0)))
	must(t, l.Listen(0))
	a, err := l.LocalAddr()
	must(t, err)
	addr := sock.At(a)
	var s *sock.Socket
	for range 10 {
		s = newSocket(t, w, world.Stream)
		err := s.Connect(newOp(t), world.After(w.Clock, 50*time.Millisecond), addr)
		if err == nil {
			continue
		}
		want(t, "timeout", err, 110)
		want(t, "again without waiting", s.Connect(nil, world.NoWait, addr), 114)
		want(t, "again with a timeout", s.Connect(newOp(t), world.After(w.Clock, 5*time.Millisecond), addr), 114)
		want(t, "recv", calls["recv"](s, world.NoWait), 11)
		want(t, "read", calls["read"](s, world.NoWait), 11)
		want(t, "send", calls["send"](s, world.NoWait), 11)
		if r := s.Ready(world.In | world.Out); r != 0 {
			t.Errorf("pending: %d, want 0", r)
		}
		return
	}
	t.Skip("no connect stayed pending")
}

func TestAcceptedIsBlocking(t *testing.T) {
	w := world.System()
	for inherit, wants := range map[board.Inherit][2]time.Duration{
		board.InheritNothing:     {-1, -1},
		board.InheritTimeout:     {time.Second, -1},
		board.InheritAll:         {time.Second, 0},
		board.InheritNonBlocking: {0, 0},
	} {
		b := board.Generic()
		b.Sockets.Accepted = inherit
		for i, timeout := range []time.Duration{time.Second, 0} {
			l, err := sock.New(w, b, world.Inet, world.Stream, 0)
			must(t, err)
			defer l.Close()
			must(t, l.Listen(5))
			a, err := l.LocalAddr()
			must(t, err)
			must(t, newSocket(t, w, world.Stream).Connect(nil, world.Never, local(a.Port)))
			must(t, l.SetTimeout(timeout))
			c, from, err := l.Accept(nil, world.Never)
			must(t, err)
			defer c.Close()
			if c.Timeout() != wants[i] || from.IP != loopback {
				t.Errorf("inherit %d of %v: %v, from %v", inherit, timeout, c.Timeout(), from)
			}
			for _, opt := range [][2]int{{6, 1}, {1, 9}} { // what Go would turn on
				if v, err := c.OptionInt(opt[0], opt[1]); v != 0 || err != nil {
					t.Errorf("option %v is %d, %v", opt, v, err)
				}
			}
			if v, _ := c.OptionInt(6, 4); v != 7200 {
				t.Errorf("keep-alive begins after %d s", v)
			}
		}
	}
}
