// This file holds the sockets of CircuitPython's socketpool: the same sockets
// as an object of another class, with fewer methods.

package usocket

import (
	"strings"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
)

// Pool is where socketpool takes sockets from. Its board's facts stand under
// "socketpool".
type Pool struct {
	m        *module
	GAIError *object.Class // what a name that is not known raises, in every call
}

// poolFacts are where a board tells of the pool's sockets.
const poolFacts = "socketpool.Socket"

// NewPool makes a pool. Its sockets are closed with their interpreter.
func NewPool(h *host.Host) *Pool {
	p := &Pool{m: &module{h: h}}
	p.GAIError = object.NewClass("gaierror", object.OSError)
	p.GAIError.Slots = object.OSError.Slots
	p.m.class = p.makeClass()
	h.OnClose(func() { p.m.open.Each(func(o *Socket) { _ = o.s.Close() }) })
	return p
}

// Class is the class of the pool's sockets, which has no constructor.
func (p *Pool) Class() *object.Class { return p.m.class }

func (p *Pool) makeClass() *object.Class {
	c := object.NewClass("Socket")
	c.Repr = func(object.Thread, object.Value) (string, error) { return "<Socket>", nil }
	c.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "type" && p.m.h.Board.Names.Has(poolFacts, name) {
			return object.Int(int64(v.Obj().(*Socket).s.Type())), nil
		}
		return object.Value{}, nil
	}
	fn := object.NewBuiltin
	p.m.declare(c, poolFacts, []*object.Builtin{
		fn("__enter__(self, /)", "Gives the socket itself.", enter),
		fn("__exit__(self, class, exc, trace, /)", "Closes the socket.", closeSocket),
		fn("__hash__(self, /)", "Gives a number by which the socket can be a key.", hash),
		fn("__del__(self, /)", "Closes the socket.", closeSocket),
		fn("accept(self, /)", "Takes a connection: gives a new socket and the peer's address.", accept),
		fn("bind(self, address, /)", "Gives the socket an address of its own, (host, port).", p.names(bind)),
		fn("close(self, /)", "Closes the socket. A second time does nothing.", closeSocket),
		fn("connect(self, address, /)", "Connects to an address, (host, port).", p.names(connect)),
		fn("listen(self, backlog, /)", "Lets accept take connections.", listen),
		fn("recv_into(self, buffer, bufsize=0, /)", "Receives into a buffer, bufsize bytes at most; gives the number of bytes, 0 at the end of the stream.", recvInto),
		fn("recvfrom_into(self, buffer, /)", "Receives into a buffer; gives the number of bytes and the sender's address.", recvfromInto),
		fn("send(self, bytes, /)", "Sends; gives the number of bytes that were taken.", send),
		fn("sendall(self, bytes, /)", "Sends all of a buffer.", sendall),
		fn("sendto(self, bytes, address, /)", "Sends a datagram to an address.", p.names(sendto)),
		fn("setblocking(self, flag, /)", "settimeout(None) or settimeout(0).", setblocking),
		fn("setsockopt(self, level, optname, value, /)", "Sets an option to an int or to bytes.", p.setsockopt),
		fn("settimeout(self, value, /)", "Sets how many seconds calls wait at most; None: for as long as it takes, 0: not at all.", settimeout),
	})
	return c
}

func hash(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.VisibleHash(t, args[0])
	return object.Int(n), err
}

// Socket makes a socket of family, type and proto, of which any may be left out.
func (p *Pool) Socket(t object.Thread, args []object.Value) (object.Value, error) {
	var n [3]object.Value
	for i, std := range [...]int64{2, 1, 0} {
		if n[i] = object.Arg(args, i); !n[i].Bound() {
			n[i] = object.Int(std)
		}
	}
	if n[1] != object.Int(3) { // the protocol is the type's, but for raw sockets
		n[2] = object.Int(0)
	}
	s, err := p.m.makeSock(t, n[:])
	if err != nil {
		return object.Value{}, err
	}
	return p.m.wrap(t, s), nil
}

// AddrInfo is getaddrinfo(host, port, family, type, proto, flags).
func (p *Pool) AddrInfo(t object.Thread, args []object.Value) (object.Value, error) {
	v, err := p.m.getaddrinfo(t, args, object.Kw{})
	return v, p.nameError(err)
}

// names makes failures to resolve a name those of the pool.
func (p *Pool) names(f object.Impl) object.Impl {
	return func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
		v, err := f(t, args, kw)
		return v, p.nameError(err)
	}
}

// nameError turns any failure of getaddrinfo into the one that there is.
func (p *Pool) nameError(err error) error {
	e, ok := err.(*object.Exception)
	if !ok || e.Cls != object.OSError {
		return err
	}
	if a := e.Args(); len(a) > 0 && a[0].IsInt() && a[0].AsInt() < 0 {
		return object.NewException(p.GAIError, object.Int(int64(p.m.h.Board.Errno(board.EAINoName))), object.NewStr("Name or service not known"))
	}
	return err
}

// setsockopt takes the numbers that the board has for the pool's options.
func (p *Pool) setsockopt(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	level, name := p.linux(args[1], "SOL_", "IPPROTO_"), args[2]
	switch level {
	case object.Int(solSocket):
		name = p.linux(name, "SO_")
	case object.Int(6):
		name = p.linux(name, "TCP_")
	case object.Int(0):
		name = p.linux(name, "IP_")
	}
	return setsockopt(t, []object.Value{args[0], level, name, args[3]}, kw)
}

// linux gives Linux's number of one of the pool's constants whose name begins
// with a prefix; other numbers stay.
func (p *Pool) linux(v object.Value, prefixes ...string) object.Value {
	if v = object.Native(v); !v.IsInt() {
		return v
	}
	for name, n := range p.m.h.Board.Constants["socketpool"] {
		for _, prefix := range prefixes {
			if int64(n) == v.AsInt() && strings.HasPrefix(name, prefix) {
				if n, ok := board.LinuxSocket(name); ok {
					return object.Int(int64(n))
				}
			}
		}
	}
	return v
}
