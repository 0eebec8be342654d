// This file holds open_connection.

package asyncio

import (
	"mpy/board"
	"mpy/python/object"
	"mpy/world"
)

// opening is open_connection.
type opening struct {
	routine
	host, port, ssl, name object.Value
	place                 uint8
	s                     object.Value // the socket
	addr                  object.Value
	stream                *conn
}

const (
	openBegin   = iota
	openConnect // the connection is being made
	openReady   // for the socket to be writable, whatever came of it
)

func (c *core) openConnection(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := &opening{host: args[0], port: args[1], ssl: object.Arg(args, 2), name: object.Arg(args, 3)}
	return o.init(c, "open_connection", o), nil
}

func (o *opening) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	if thrown != nil {
		o.c.giveUp()
		return o.fail(t, thrown)
	}
	if o.place == openReady {
		v := object.Ref(o.stream)
		return returned(object.NewTuple(v, v))
	}
	var pending bool
	var err error
	if o.place == openBegin {
		pending, err = o.begin(t)
	} else {
		pending, err = o.connect(t)
	}
	if err != nil {
		return o.fail(t, err)
	}
	if pending && o.c.h.Board.Asyncio.ConnectWaits && socketOf(object.Native(o.s)) != nil {
		o.place = openConnect
		if err := o.c.io.add(t, o.c.io.entry(o.s), world.Out); err != nil {
			return o.fail(t, err)
		}
		return yielded()
	}
	if err := o.wrap(t); err != nil {
		return o.fail(t, err)
	}
	o.stream = o.c.newStream(o.s, object.Value{})
	if o.place == openConnect && socketOf(object.Native(o.s)) != nil {
		v := object.Ref(o.stream)
		return returned(object.NewTuple(v, v))
	}
	o.place = openReady
	if err := o.stream.wait(t, world.Out); err != nil {
		return o.fail(t, err)
	}
	return yielded()
}

// fail closes the socket.
func (o *opening) fail(t object.Thread, err error) (object.Value, bool, error) {
	if o.s.Bound() {
		if _, cerr := callMethod(t, o.s, "close"); cerr != nil && !object.IsError(cerr, object.OSError) {
			return failed(cerr)
		}
	}
	return failed(err)
}

// begin makes the socket and begins to connect it; pending: it goes on.
func (o *opening) begin(t object.Thread) (pending bool, err error) {
	m, err := o.c.module(t, "socket")
	if err != nil {
		return false, err
	}
	stream, err := object.GetAttr(t, m, "SOCK_STREAM")
	if err != nil {
		return false, err
	}
	info, err := firstInfo(t, m, o.host, o.port, object.Int(0), stream)
	if err != nil {
		return false, err
	}
	if o.s, err = callMethod(t, m, "socket", info[0], info[1], info[2]); err != nil {
		return false, err
	}
	if _, err := callMethod(t, o.s, "setblocking", object.False); err != nil {
		return false, err
	}
	o.addr = info[len(info)-1]
	return o.connect(t)
}

// connect begins to connect, or asks what came of it.
func (o *opening) connect(t object.Thread) (pending bool, err error) {
	_, err = callMethod(t, o.s, "connect", o.addr)
	if err == nil {
		return false, nil
	}
	b := o.c.h.Board
	switch errno(err) {
	case b.Errno(board.EINPROGRESS), b.Errno(b.Sockets.ConnectPending.Cond), b.Errno(b.Sockets.ConnectAgain.Cond):
		return true, nil
	case b.Errno(board.EISCONN):
		if o.place == openConnect {
			return false, nil
		}
	}
	return false, err
}

// errno gives the number of an OSError, 0 for any other error.
func errno(err error) int {
	if e, ok := err.(*object.Exception); ok && e.Cls.IsSubclass(object.OSError) {
		if a := e.Args(); len(a) > 0 && a[0].IsInt() {
			return int(a[0].AsInt())
		}
	}
	return 0
}

// firstInfo gives the first of getaddrinfo's results, which has five items.
func firstInfo(t object.Thread, m object.Value, args ...object.Value) ([]object.Value, error) {
	list, err := callMethod(t, m, "getaddrinfo", args...)
	if err != nil {
		return nil, err
	}
	first, err := object.GetItem(t, list, object.Int(0))
	if err != nil {
		return nil, err
	}
	info, err := object.Sequence(first)
	if err == nil && len(info) < 3 {
		err = object.NewError(object.ValueError, "need more than %d values to unpack", len(info))
	}
	return info, err
}

// wrap puts TLS over the socket, if that is asked for.
func (o *opening) wrap(t object.Thread) error {
	if !o.ssl.Bound() {
		return nil
	}
	on, err := object.Truth(t, o.ssl)
	if err != nil || !on {
		return err
	}
	ctx := o.ssl
	if ctx == object.True {
		m, err := o.c.module(t, "ssl")
		if err != nil {
			return err
		}
		client, err := object.GetAttr(t, m, "PROTOCOL_TLS_CLIENT")
		if err != nil {
			return err
		}
		if ctx, err = callMethod(t, m, "SSLContext", client); err != nil {
			return err
		}
	}
	name := o.name
	if !name.Bound() {
		name = object.None
	}
	given, err := object.Truth(t, name)
	if err != nil {
		return err
	}
	if !given {
		name = o.host
	}
	s, err := wrapSocket(t, ctx, o.s, "server_hostname", name)
	if err != nil {
		return err
	}
	o.s = s
	_, err = callMethod(t, s, "setblocking", object.False)
	return err
}

// wrapSocket calls the context's wrap_socket, whose handshake is left to the
// first reads and writes.
func wrapSocket(t object.Thread, ctx, s object.Value, name string, v object.Value) (object.Value, error) {
	fn, err := object.GetAttr(t, ctx, "wrap_socket")
	if err != nil {
		return object.Value{}, err
	}
	return t.Call(fn, []object.Value{s}, object.Kw{
		Names:  []string{name, "do_handshake_on_connect"},
		Values: []object.Value{v, object.False},
	})
}

// module imports a module.
func (c *core) module(t object.Thread, name string) (object.Value, error) {
	return t.Interp().Import(t, name, nil, nil, 0)
}
