// This file holds the calls that can be made in every state.

package socktest

import (
	"time"

	"mpy/sock"
	"mpy/world"
)

var calls = map[string]func(c *Case, s *sock.Socket, dl world.Deadline) error{
	"bind":    func(c *Case, s *sock.Socket, dl world.Deadline) error { return s.Bind(c.op, dl, c.addr()) },
	"listen":  func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.Listen(5) },
	"connect": func(c *Case, s *sock.Socket, dl world.Deadline) error { return s.Connect(c.op, dl, c.peer()) },
	"accept": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		a, _, err := s.Accept(c.op, dl)
		if err == nil {
			a.Close()
		}
		return err
	},
	"recv": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.Recv(c.op, dl, make([]byte, 9), 0)
		return err
	},
	"recv0": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.Recv(c.op, dl, nil, 0)
		return err
	},
	"peek": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.Recv(c.op, dl, make([]byte, 9), world.Peek)
		return err
	},
	"dontwait": func(c *Case, s *sock.Socket, _ world.Deadline) error { // whatever the mode is
		_, err := s.Recv(c.op, world.Never, make([]byte, 9), world.DontWait)
		return err
	},
	"recvfrom": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, _, err := s.RecvFrom(c.op, dl, make([]byte, 9), 0)
		return err
	},
	"read": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.Read(c.op, dl, make([]byte, 9))
		return err
	},
	"readbig": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.Read(c.op, dl, make([]byte, 9000))
		return err
	},
	"read0": func(c *Case, s *sock.Socket, dl world.Deadline) error { _, err := s.Read(c.op, dl, nil); return err },
	"readline": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, _, err := s.ReadTo(c.op, dl, make([]byte, 9), '\n')
		return err
	},
	"readline0": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, _, err := s.ReadTo(c.op, dl, nil, '\n')
		return err
	},
	"send": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.Send(c.op, dl, []byte("x"), 0)
		return err
	},
	"send0": func(c *Case, s *sock.Socket, dl world.Deadline) error { _, err := s.Send(c.op, dl, nil, 0); return err },
	"sendall": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.SendAll(c.op, dl, []byte("x"), 0)
		return err
	},
	"sendto": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.SendTo(c.op, dl, []byte("x"), 0, c.peer())
		return err
	},
	"write": func(c *Case, s *sock.Socket, dl world.Deadline) error {
		_, err := s.Write(c.op, dl, []byte("x"))
		return err
	},
	"write0":      func(c *Case, s *sock.Socket, dl world.Deadline) error { _, err := s.Write(c.op, dl, nil); return err },
	"setsockopt":  func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.SetOptionInt(1, 2, 1) },
	"getsockopt":  func(c *Case, s *sock.Socket, _ world.Deadline) error { _, err := s.OptionInt(1, 3); return err },
	"unknown":     func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.SetOptionInt(1, 9999, 1) },
	"so_error":    func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.SetOptionInt(1, 4, 0) },
	"settimeout":  func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.SetTimeout(time.Second) },
	"setblocking": func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.SetBlocking(true) },
	"callback":    func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.OnReadable(func() {}) },
	"shutdown":    func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.Shutdown(world.ShutBoth) },
	"localaddr":   func(c *Case, s *sock.Socket, _ world.Deadline) error { _, err := s.LocalAddr(); return err },
	"remoteaddr":  func(c *Case, s *sock.Socket, _ world.Deadline) error { _, err := s.RemoteAddr(); return err },
	"close":       func(c *Case, s *sock.Socket, _ world.Deadline) error { return s.Close() },
}
