// This file holds the SSLSockets that are sockets: they shake hands once they
// are connected, and what would block is an error.

package ssl

import (
	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// makePeer makes the class with the methods that the board has.
func (m *module) makePeer() *object.Class {
	c := object.NewClass("SSLSocket")
	c.Repr = func(object.Thread, object.Value) (string, error) { return "<SSLSocket>", nil }
	fn := object.NewBuiltin
	m.declare(c, func(name string) bool { return m.h.Board.Names.Has("ssl.SSLSocket", name) },
		fn("accept(self, /)", "Takes a connection and shakes hands as a server: gives a new SSLSocket and the peer's address.", peerAccept),
		fn("bind(self, address, /)", "Calls the method of the socket.", below("bind")),
		fn("connect(self, address, /)", "Connects the socket, and shakes hands as a client.", peerConnect),
		fn("do_handshake(self, /)", "Shakes hands, if that is not done.", peerHandshake),
		fn("fileno(self, /)", "Calls the method of the socket.", below("fileno")),
		fn("listen(self, *args)", "Calls the method of the socket.", below("listen")),
		fn("makefile(self, *args)", "Gives the SSLSocket itself: it is a stream.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return args[0], nil
		}),
		fn("recv(self, n, flags=0, /)", "Receives up to n bytes; b'' at the end. OSError EAGAIN: nothing there yet.", peerRecv),
		fn("recv_into(self, buf, n=0, /)", "Receives into a buffer, n bytes at most; gives the number of bytes.", peerRecvInto),
		fn("send(self, buf, /)", "Sends what goes into one record of TLS; gives the number of bytes. OSError EAGAIN: no room yet.", peerSend),
		fn("sendall(self, buf, /)", "Sends all of a buffer.", peerSendall),
		fn("setblocking(self, flag, /)", "Calls the method of the socket.", below("setblocking")),
		fn("setsockopt(self, level, option, value, /)", "Calls the method of the socket.", below("setsockopt")),
		fn("settimeout(self, seconds, /)", "Calls the method of the socket.", below("settimeout")),
		fn("__enter__(self, /)", "Gives the SSLSocket itself.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return args[0], nil
		}),
		fn("__exit__(self, class, exc, trace, /)", "Closes the socket.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, stream.Error(t, self(args).close(t))
		}),
	)
	return c
}

// below gives a method that is the one of what was wrapped.
func below(name string) object.Impl {
	return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		o := self(args)
		if o.closed {
			return object.Value{}, o.gone()
		}
		return o.call(t, name, args[1:]...)
	}
}

func (o *Socket) call(t object.Thread, name string, args ...object.Value) (object.Value, error) {
	fn, err := object.GetAttr(t, o.value, name)
	if err != nil {
		return object.Value{}, err
	}
	return t.Call(fn, args, object.Kw{})
}

func peerConnect(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	if err := o.check(t); err != nil {
		return object.Value{}, err
	}
	if v, err := o.call(t, "connect", args[1]); err != nil {
		return v, err
	}
	return object.None, o.shakeAsSocket(t)
}

func peerHandshake(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	if err := o.check(t); err != nil {
		return object.Value{}, err
	}
	return object.None, o.shakeAsSocket(t)
}

// shakeAsSocket shakes hands, after which, if that failed, there is but a closed
// socket where the board has it so.
func (o *Socket) shakeAsSocket(t object.Thread) error {
	err := stream.Error(t, o.shakeHands(t))
	if f := o.mod.h.Board.TLS.Closed; o.fault != nil && f != (board.Failure{}) {
		o.fault = &fault{closed: true}
	}
	return err
}

func peerAccept(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	if err := o.check(t); err != nil {
		return object.Value{}, err
	}
	got, err := o.call(t, "accept")
	if err != nil || !o.ctx.accepts {
		return got, err
	}
	s, err := object.GetItem(t, got, object.Int(0))
	if err != nil {
		return object.Value{}, err
	}
	from, err := object.GetItem(t, got, object.Int(1))
	if err != nil {
		return object.Value{}, err
	}
	v, err := o.ctx.wrap(t, s, wrapping{server: true})
	if err != nil {
		return object.Value{}, err
	}
	if err := self([]object.Value{v}).shakeAsSocket(t); err != nil {
		return object.Value{}, err
	}
	return object.NewTuple(v, from), nil
}

func peerRecv(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	n, err := object.Index(t, args[1])
	switch {
	case err != nil:
		return object.Value{}, err
	case n < 0:
		return object.Value{}, o.mod.exception(errBadInput, nil)
	}
	v, err := o.takeRecord(t, n)
	return v, stream.Error(t, err)
}

// peerRecvInto has CircuitPython's rules: a size of 0 or less is the buffer's.
func peerRecvInto(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	if o.closed {
		return object.Value{}, o.gone()
	}
	p, err := object.WritableOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	if v := object.Arg(args, 2); v.Bound() {
		n, err := object.Index(t, v)
		switch {
		case err != nil:
			return object.Value{}, err
		case n > len(p):
			return object.Value{}, object.NewError(object.ValueError, "buffer too small for requested bytes")
		case n > 0:
			p = p[:n]
		}
	}
	if pin := object.Pin(args[1]); pin != nil {
		defer pin.Unpin()
	}
	n, err := o.Read(t, p)
	if err != nil {
		return object.Value{}, stream.Error(t, err)
	}
	return object.Int(int64(n)), nil
}

func peerSend(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return sendBy(t, args, self(args).Write)
}

func peerSendall(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	_, err := sendBy(t, args, func(t object.Thread, p []byte) (n int, err error) {
		for n < len(p) && err == nil {
			var k int
			k, err = o.Write(t, p[n:])
			n += k
		}
		return n, err
	})
	return object.None, err
}

// sendBy sends a buffer by write.
func sendBy(t object.Thread, args []object.Value, write func(object.Thread, []byte) (int, error)) (object.Value, error) {
	p, err := object.BytesOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	if pin := object.Pin(args[1]); pin != nil {
		defer pin.Unpin()
	}
	n, err := write(t, p)
	if err != nil {
		return object.Value{}, stream.Error(t, err)
	}
	return object.Int(int64(n)), nil
}
