// This file defines Server, and start_server.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// server is a Server.
type server struct {
	extra
	c      *core
	task   *task // that accepts
	closed bool  // by close
}

// Type makes *server a py.Object.
func (s *server) Type() *py.Type { return &s.c.serverClass.Py }

// Class gives the class Server.
func (s *server) Class() *object.Class { return s.c.serverClass }

func (s *server) close(t object.Thread) error {
	s.closed = true
	if s.task == nil {
		return nil
	}
	_, err := s.task.cancel(t)
	return err
}

// starting is start_server.
type starting struct {
	routine
	cb, host, port, backlog, ssl object.Value
	srv                          *server
}

func (c *core) startServer(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s := &starting{cb: args[0], host: args[1], port: args[2], backlog: object.Arg(args, 3), ssl: object.Arg(args, 4)}
	if !s.backlog.Bound() {
		s.backlog = object.Int(5)
	}
	return s.init(c, "start_server", s), nil
}

func (s *starting) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	switch {
	case thrown != nil:
		if thrown.Cls.IsSubclass(CancelledError) {
			if _, err := s.srv.task.cancel(t); err != nil {
				return failed(err)
			}
		}
		return failed(thrown)
	case s.srv != nil:
		return returned(object.Ref(s.srv))
	}
	cur, err := s.c.current()
	if err != nil {
		return failed(err)
	}
	l, err := s.listen(t)
	if err != nil {
		return failed(err)
	}
	s.srv = &server{c: s.c}
	a := &accepting{srv: s.srv, s: l, cb: s.cb, ssl: s.ssl}
	s.srv.task = s.c.newTask(a.init(s.c, "_serve", a))
	s.c.ready(s.srv.task)
	s.c.ready(cur) // behind it, so that it stands where cancel finds it
	return yielded()
}

// listen makes the socket.
func (s *starting) listen(t object.Thread) (object.Value, error) {
	m, err := s.c.module(t, "socket")
	if err != nil {
		return object.Value{}, err
	}
	info, err := firstInfo(t, m, s.host, s.port)
	if err != nil {
		return object.Value{}, err
	}
	l, err := callMethod(t, m, "socket", info[0])
	if err != nil {
		return object.Value{}, err
	}
	if err := s.bind(t, m, l, info[len(info)-1]); err != nil {
		_, _ = callMethod(t, l, "close")
		return object.Value{}, err
	}
	return l, nil
}

func (s *starting) bind(t object.Thread, m, l, addr object.Value) error {
	if _, err := callMethod(t, l, "setblocking", object.False); err != nil {
		return err
	}
	level, err := object.GetAttr(t, m, "SOL_SOCKET")
	if err != nil {
		return err
	}
	reuse, err := object.GetAttr(t, m, "SO_REUSEADDR")
	if err != nil {
		return err
	}
	if _, err := callMethod(t, l, "setsockopt", level, reuse, object.Int(1)); err != nil {
		return err
	}
	if _, err := callMethod(t, l, "bind", addr); err != nil {
		return err
	}
	_, err = callMethod(t, l, "listen", s.backlog)
	return err
}

// accepting is the task of a server. It ends when it is cancelled.
type accepting struct {
	routine
	srv     *server
	s       object.Value
	cb, ssl object.Value
	entry   *ioEntry
	pause   bool // the system refuses connections for want of something
}

// acceptsAtOnce is how many connections are taken before other tasks have their
// turns. MicroPython takes one.
const acceptsAtOnce = 64

// acceptPause is how long, in milliseconds, a server rests that could not take a
// connection which is still there.
const acceptPause = 10

func (a *accepting) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	if thrown != nil {
		a.c.giveUp()
		if _, err := callMethod(t, a.s, "close"); err != nil {
			return failed(err)
		}
		if a.srv.closed && thrown.Cls.IsSubclass(CancelledError) {
			return returned(object.None)
		}
		return failed(thrown)
	}
	if a.entry != nil && !a.pause {
		for range acceptsAtOnce {
			more, err := a.accept(t)
			if err != nil { // the task ends: nobody would take the connections
				_, _ = callMethod(t, a.s, "close")
				return failed(err)
			}
			if !more {
				break
			}
		}
	} else if a.entry == nil {
		a.srv.closed = false
	}
	if a.pause {
		cur, err := a.c.current()
		if err != nil {
			return failed(err)
		}
		a.pause = false
		a.c.sleepUntil(cur, a.c.now()+acceptPause)
		return yielded()
	}
	if a.entry == nil || a.entry.q != a.c.io || a.entry.w == nil {
		a.entry = a.c.io.entry(a.s)
	}
	if err := a.c.io.add(t, a.entry, world.In); err != nil {
		return failed(err)
	}
	return yielded()
}

// accept takes one connection; more: there may be another one.
func (a *accepting) accept(t object.Thread) (more bool, err error) {
	r, err := callMethod(t, a.s, "accept")
	if err != nil {
		e := object.AsException(err)
		if !e.Cls.IsSubclass(object.ExceptionClass) {
			return false, e
		}
		b := a.c.h.Board
		switch errno(e) {
		case b.Errno(board.EAGAIN):
		case b.Errno(board.ECONNABORTED):
			return true, nil
		default:
			a.pause = true
		}
		return false, nil
	}
	pair, err := object.Sequence(r)
	if err != nil || len(pair) != 2 {
		return false, err
	}
	s, addr := pair[0], pair[1]
	if a.ssl.Bound() {
		on, err := object.Truth(t, a.ssl)
		if err != nil {
			return false, err
		}
		if on {
			w, err := wrapSocket(t, a.ssl, s, "server_side", object.True)
			if object.IsError(err, object.OSError) {
				_, _ = host.Of(t).Reports().Write([]byte(object.Traceback(t, err.(*object.Exception))))
				_, err = callMethod(t, s, "close")
				return true, err
			}
			if err != nil {
				return false, err
			}
			s = w
		}
	}
	if _, err := callMethod(t, s, "setblocking", object.False); err != nil {
		return false, err
	}
	e := object.NewDict(1)
	e.SetStr("peername", addr)
	st := object.Ref(a.c.newStream(s, object.Ref(e)))
	coro, err := t.Call(a.cb, []object.Value{st, st}, object.Kw{})
	if err != nil {
		return false, err
	}
	_, err = a.c.createTask(t, coro)
	return err == nil, err
}

func (c *core) makeServerClass() *object.Class {
	k := object.NewClass("Server")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return object.Ref(&server{c: c}), noArgs(args, kw)
	}
	self := func(v object.Value) *server { return v.Obj().(*server) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		s := self(v)
		switch {
		case name == "task" && s.task != nil:
			return object.Ref(s.task), nil
		case name == "state":
			return object.Bool(s.closed), nil
		}
		return s.get(name), nil
	}
	k.SetAttr = func(_ object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		return name != "task" && name != "state" && self(v).extra.set(name, val), nil
	}
	wait := func(t object.Thread, s *server, name string) object.Value {
		w := &serverWait{srv: s, leave: name == "__aexit__"}
		return w.init(c, name, w)
	}
	k.Methods(
		object.NewBuiltin("close(self)", "Begins to close the server: no more connections are taken. Those that were go on.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(args[0]).close(t)
		}),
		object.NewBuiltin("wait_closed(self)", "A coroutine: waits until the server is closed.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return wait(t, self(args[0]), "wait_closed"), nil
		}),
		object.NewBuiltin("__aenter__(self)", "A coroutine: gives the server itself.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			v := args[0]
			return c.immediately("__aenter__", func(object.Thread) (object.Value, error) { return v, nil }), nil
		}),
		object.NewBuiltin("__aexit__(self, class, exc, trace, /)", "A coroutine: closes the server and waits for it.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return wait(t, self(args[0]), "__aexit__"), nil
		}),
	)
	return k
}

// serverWait is Server.wait_closed, and __aexit__, which closes it first.
type serverWait struct {
	routine
	srv   *server
	leave bool
	begun bool
}

func (w *serverWait) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	x := w.srv.task
	if x == nil {
		return returned(object.None)
	}
	if !w.begun {
		w.begun = true
		if w.leave {
			if err := w.srv.close(t); err != nil {
				return failed(err)
			}
		}
		if err := x.await(); err != nil {
			return failed(err)
		}
	}
	_, done, err := delegate(t, x, thrown)
	return object.None, done, err
}
