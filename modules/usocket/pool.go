// This file holds the sockets of CircuitPython's socketpool: the same sockets
// as objects of another class, with fewer methods.

package usocket

import (
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

// NewPool makes a pool. Its sockets are closed with their interpreter.
func NewPool(h *host.Host) *Pool {
	p := &Pool{m: newModule(h, "socketpool"), GAIError: object.GaiError}
	p.m.class = p.m.makeClass("Socket")
	p.m.class.New = nil
	for _, name := range [...]string{"bind", "connect", "sendto"} {
		if b, ok := p.m.class.Dict.Get(name).Obj().(*object.Builtin); ok {
			b.Fn = p.names(b.Fn)
		}
	}
	return p
}

// Class is the class of the pool's sockets, which has no constructor.
func (p *Pool) Class() *object.Class { return p.m.class }

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
	s, err := p.m.construct(t, n[:], object.Kw{})
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

// nameError turns any failure of getaddrinfo into the one that there is, where
// the board's sockets have several.
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
