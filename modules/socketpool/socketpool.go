// This file declares the module socketpool.

// Package socketpool is the module socketpool of CircuitPython: sockets that a
// pool gives, of which each radio has one. They are those of package usocket.
package socketpool

import (
	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/usocket"
	"mpy/python/object"
)

// pool is a SocketPool.
type pool struct{ m *module }

// Type makes *pool a py.Object.
func (p *pool) Type() *py.Type { return &p.m.class.Py }

// Class gives the class SocketPool.
func (p *pool) Class() *object.Class { return p.m.class }

// module is the state of the module.
type module struct {
	sockets *usocket.Pool
	class   *object.Class
	pools   map[object.Object]*pool // by radio
}

// Module makes the module socketpool.
func Module(h *host.Host) *object.Def {
	m := &module{sockets: usocket.NewPool(h), pools: map[object.Object]*pool{}}
	m.class = m.makeClass(h)
	return &object.Def{
		Name: "socketpool",
		Doc:  "Sockets through a pool: SocketPool(wifi.radio) is what other systems call the module socket.",
		Members: []object.Member{
			{Name: "SocketPool", Doc: "SocketPool(radio): the pool of a radio, always the same one.", Value: object.Ref(m.class)},
			{Name: "Socket", Doc: "A socket. It is made by SocketPool.socket().", Value: object.Ref(m.sockets.Class())},
			object.Fn("getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)", "As SocketPool.getaddrinfo.",
				func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
					return m.sockets.AddrInfo(t, args)
				}),
		},
	}
}

func (m *module) makeClass(h *host.Host) *object.Class {
	const facts = "socketpool.SocketPool"
	c := object.NewClass("SocketPool")
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return construct(m).Call(t, args, kw)
	}
	for _, k := range usocket.Constants(h.Board, "socketpool") {
		c.Dict.Set(k.Name, k.Value)
	}
	c.Dict.Set("gaierror", object.Ref(m.sockets.GAIError))
	for _, b := range []*object.Builtin{
		object.NewBuiltin("socket(self, family=AF_INET, type=SOCK_STREAM, proto=IPPROTO_TCP)", "Makes a socket, which blocks and has no timeout.",
			func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return m.sockets.Socket(t, args[1:])
			}),
		object.NewBuiltin("getaddrinfo(self, host, port, family=0, type=0, proto=0, flags=0)",
			"Gives a list of (family, type, proto, canonname, address) for a host, whose name is resolved; gaierror when it is not known.",
			func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return m.sockets.AddrInfo(t, args[1:])
			}),
	} {
		if h.Board.Names.Has(facts, b.Name) {
			c.Methods(b)
		}
	}
	return c
}

// construct is SocketPool(radio).
func construct(m *module) *object.Builtin {
	return object.NewBuiltin("SocketPool(radio)", "Gives the pool of a radio.",
		func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			if !device.Is(args[0], "Radio") {
				return object.Value{}, object.NewError(object.ValueError, "SocketPool can only be used with wifi.radio")
			}
			radio := object.Native(args[0]).Obj()
			if m.pools[radio] == nil {
				m.pools[radio] = &pool{m}
			}
			return object.Ref(m.pools[radio]), nil
		})
}
