// This file defines Stream, which StreamReader and StreamWriter both are.

package asyncio

import (
	"slices"
	"unsafe"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/host"
	"mpy/poll"
	"mpy/python/object"
	"mpy/sock"
	"mpy/world"
)

// conn is a Stream. What it reads from and writes to is any object with the
// methods of a stream; a socket that does not block is used directly.
type conn struct {
	extra
	c     *core
	s, e  object.Value // its attributes; e unbound: an empty dict
	sk    *sock.Socket // s, if it is a socket and no script's class came between
	out   []byte       // written, and not yet taken by s
	entry *ioEntry     // of s
	later *sock.Later  // what is being sent beside; see share
	late  error        // what came of that, if nobody was told yet

	shared bool // it stands in core.posted
}

// Type makes *conn a py.Object.
func (s *conn) Type() *py.Type { return &s.c.streamClass.Py }

// Class gives the class Stream.
func (s *conn) Class() *object.Class { return s.c.streamClass }

func (c *core) newStream(s, e object.Value) *conn {
	x := &conn{c: c, e: e}
	x.bind(s)
	return x
}

// bind makes v what the stream is over.
func (s *conn) bind(v object.Value) {
	s.settle()
	s.s, s.sk, s.entry = v, socketOf(v), nil
}

// socketOf gives the socket that v is, nil if it is anything else.
func socketOf(v object.Value) *sock.Socket {
	k, ok := v.Obj().(interface {
		Sock() *sock.Socket
		Source() poll.Source
	})
	if ok {
		if s := k.Sock(); k.Source() == poll.Source(s) { // what lies over a socket is watched otherwise
			return s
		}
	}
	return nil
}

// direct says whether the socket is used directly: one that blocks is called as
// the script's own code would call it.
func (s *conn) direct() bool { return s.sk != nil && s.sk.Timeout() == 0 }

// wait lets the current task wait for the stream.
func (s *conn) wait(t object.Thread, bit uint32) error {
	q := s.c.io
	if s.entry == nil || s.entry.q != q || s.entry.w == nil {
		s.entry = q.entry(s.s)
	}
	return q.add(t, s.entry, bit)
}

// call calls a method of s.
func (s *conn) call(t object.Thread, name string, args ...object.Value) (object.Value, error) {
	return callMethod(t, s.s, name, args...)
}

func callMethod(t object.Thread, v object.Value, name string, args ...object.Value) (object.Value, error) {
	fn, self, err := object.FindMethod(t, v, name)
	switch {
	case err != nil:
		return object.Value{}, err
	case !fn.Bound():
		return object.Value{}, object.NoAttr(v, name)
	case self.Bound():
		args = slices.Insert(args, 0, self)
	}
	return t.Call(fn, args, object.Kw{})
}

// attempt is one call on a socket, which does not wait. It is made without the
// interpreter lock, as every call to the world.
type attempt struct {
	kind  uint8
	sk    *sock.Socket
	p     []byte
	n     int
	found bool
	err   error
	run   func(*world.Op) error
	busy  bool
}

const (
	tryRead = iota
	tryLine
	tryWrite
)

func newAttempt() *attempt {
	a := &attempt{}
	a.run = func(op *world.Op) error {
		switch a.kind {
		case tryRead:
			a.n, a.err = a.sk.Read(op, world.NoWait, a.p)
		case tryLine:
			a.n, a.found, a.err = a.sk.ReadTo(op, world.NoWait, a.p, '\n')
		case tryWrite:
			a.n, a.err = a.sk.Write(op, world.NoWait, a.p)
		}
		return a.err
	}
	return a
}

// try makes a call; again: it would have to wait. n says in any case how many
// bytes were moved.
func (c *core) try(t object.Thread, kind uint8, sk *sock.Socket, p []byte) (n int, found, again bool, err error) {
	a := c.attempt
	if a.busy { // another thread is within it
		a = newAttempt()
	}
	a.busy, a.kind, a.sk, a.p = true, kind, sk, p
	err = host.Block(t, a.run)
	n, found = a.n, a.found
	a.busy, a.sk, a.p, a.n, a.found, a.err = false, nil, nil, 0, false, nil
	if err == nil {
		return n, found, false, nil
	}
	if board.CondOf(err) == board.EAGAIN {
		return n, found, true, nil
	}
	return n, found, false, host.Err(t, err)
}

// asBytes makes bytes of a buffer that nobody else has.
func asBytes(b []byte) object.Value {
	if len(b) == 0 {
		return object.NewBytes("")
	}
	return object.NewBytes(unsafe.String(&b[0], len(b)))
}

func (c *core) makeStreamClass() *object.Class {
	k := object.NewClass("Stream")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		e := kw.Get("e")
		if e.Bound() && kw.Len() == 1 && len(args) == 1 {
			return object.Ref(c.newStream(args[0], e)), nil
		}
		if err := arity(args, kw, 1, 2); err != nil {
			return object.Value{}, err
		}
		return object.Ref(c.newStream(args[0], object.Arg(args, 1))), nil
	}
	self := func(v object.Value) *conn { return v.Obj().(*conn) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		s := self(v)
		switch name {
		case "s":
			return s.s, nil
		case "e":
			return s.info(), nil
		case "out_buf":
			s.settle()
			return object.NewBytes(string(s.out)), nil
		}
		return s.extra.get(name), nil
	}
	k.SetAttr = func(_ object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		s := self(v)
		switch name {
		case "s", "e", "out_buf":
			if !val.Bound() {
				return false, nil
			}
		}
		switch name {
		case "s":
			s.bind(val)
		case "e":
			s.e = val
		case "out_buf":
			s.settle()
			b, err := object.BytesOf(val)
			s.out = slices.Clone(b)
			return true, err
		default:
			return s.extra.set(name, val), nil
		}
		return true, nil
	}
	method := func(sig, doc string, fn func(t object.Thread, s *conn, args []object.Value) (object.Value, error)) {
		k.Methods(object.NewBuiltin(sig, doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return fn(t, self(args[0]), args)
		}))
	}
	method("get_extra_info(self, name)", "Gives what is known of the connection: of a server's, 'peername'. KeyError for anything else.", func(t object.Thread, s *conn, args []object.Value) (object.Value, error) {
		return object.GetItem(t, s.info(), args[1])
	})
	method("close(self)", "Begins to close: does nothing, wait_closed closes.", func(object.Thread, *conn, []object.Value) (object.Value, error) {
		return object.None, nil
	})
	const closes = "A coroutine: closes the stream, after what was written has been sent if the board has it so."
	method("wait_closed(self)", closes, func(_ object.Thread, s *conn, _ []object.Value) (object.Value, error) {
		return s.newClose("wait_closed"), nil
	})
	method("aclose(self)", closes, func(_ object.Thread, s *conn, _ []object.Value) (object.Value, error) {
		return s.newClose("aclose"), nil
	})
	method("read(self, n=-1)", "A coroutine: waits for something to read and gives what there is, at most n bytes; all up to the end without n. b'' at the end.", func(t object.Thread, s *conn, args []object.Value) (object.Value, error) {
		n := -1
		if len(args) > 1 {
			var err error
			if n, err = object.Index(t, args[1]); err != nil {
				return object.Value{}, err
			}
		}
		return s.newRead("read", reading, n, object.Value{}), nil
	})
	method("readinto(self, buf)", "A coroutine: waits for something to read and reads into a buffer; gives the number of bytes.", func(_ object.Thread, s *conn, args []object.Value) (object.Value, error) {
		return s.newRead("readinto", readingInto, 0, args[1]), nil
	})
	method("readexactly(self, n)", "A coroutine: reads n bytes; EOFError if the stream ends before.", func(t object.Thread, s *conn, args []object.Value) (object.Value, error) {
		n, err := object.Index(t, args[1])
		if err != nil {
			return object.Value{}, err
		}
		return s.newRead("readexactly", readingExactly, n, object.Value{}), nil
	})
	method("readline(self)", "A coroutine: reads a line with its end, or what is left before the end of the stream.", func(_ object.Thread, s *conn, _ []object.Value) (object.Value, error) {
		return s.newRead("readline", readingLine, 0, object.Value{}), nil
	})
	method("write(self, buf)", "Writes what can be written at once and keeps the rest: await drain() after it.", func(t object.Thread, s *conn, args []object.Value) (object.Value, error) {
		return object.None, s.write(t, args[1])
	})
	method("drain(self)", "A coroutine: writes what write kept.", func(_ object.Thread, s *conn, _ []object.Value) (object.Value, error) {
		return s.newDrain(), nil
	})
	const writes = "A coroutine: write and drain; of buf, sz bytes from off on."
	for _, name := range []string{"awrite", "awritestr"} {
		method(name+"(self, buf, off=0, sz=-1)", writes, func(t object.Thread, s *conn, args []object.Value) (object.Value, error) {
			return s.newAwrite(t, args)
		})
	}
	return k
}

// info gives the dict of get_extra_info.
func (s *conn) info() object.Value {
	if !s.e.Bound() {
		s.e = object.Ref(object.NewDict(0))
	}
	return s.e
}
