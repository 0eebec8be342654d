// This file declares the module: its names and constants.

package usocket

import (
	"slices"

	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
)

// module is what the sockets of one interpreter share, under its lock. Two
// modules can be made of it: socket, and socketpool.
type module struct {
	h     *host.Host
	name  string // by which the board's facts know the module
	class *object.Class
	spare [len(spareSizes)][][]byte // buffers for recv
	open  host.Opened[Socket]
	kept  map[*sock.Socket]struct{} // where lost sockets stay open
	opts  options
	dns   [2]object.Value // what dnsserver was told
}

// Module makes the module socket.
func Module(h *host.Host) *object.Def {
	m := newModule(h, "socket")
	m.class = m.makeClass("socket")
	def := &object.Def{
		Name: "socket",
		Doc: "Sockets. A socket is made by socket(), or by accept() of a listening one. Addresses are tuples (host, port), " +
			"for IPv6 (host, port, flowinfo, scopeid), what getaddrinfo gave, or raw socket addresses; a host may be a name. " +
			"Errors are OSErrors with MicroPython's numbers. A socket is a stream as well: read, readinto, readline and write.",
		Members: []object.Member{
			{Name: "socket", Doc: "socket(af=AF_INET, type=SOCK_STREAM, proto=0): makes a socket, which blocks and has no timeout.", Value: object.Ref(m.class)},
			object.Fn("getaddrinfo(host, port, af=0, type=0, proto=0, flags=0, /)",
				"Gives a list of (family, type, proto, canonname, address) for each way to reach a host, whose name is resolved; "+
					"port is a number or a service's name, and af, type and proto other than 0 are filters. "+
					"OSError with a negative number when it fails: -2 the name is not known, -3 try again later.", m.getaddrinfo),
			{Name: "error", Doc: "OSError.", Value: object.Ref(object.OSError)},
			{Name: "timeout", Doc: "What a timeout raises: TimeoutError.", Value: object.Ref(object.TimeoutError)},
			object.Fn("dnsserver(number=0, address=None, /)", "Gives the addresses of the two name servers, or sets one; the system's are asked all the same.", m.dnsserver),
			object.Fn("inet_ntop(af, bytes, /)", "Gives the text of an address of 4 or 16 bytes.", m.inetNtop),
			object.Fn("inet_pton(af, text, /)", "Gives the 4 or 16 bytes of an address in text.", m.inetPton),
			object.Fn("sockaddr(buffer, /)", "Takes a raw socket address apart: (family, address, port), for IPv6 with flowinfo and scopeid.", m.sockaddr),
		},
	}
	def.Members = slices.DeleteFunc(def.Members, func(x object.Member) bool { return !h.Board.Names.Has("socket", x.Name) })
	def.Members = append(def.Members, Constants(h.Board, "socket")...)
	return def
}

func newModule(h *host.Host, name string) *module {
	m := &module{h: h, name: name, opts: newOptions(h.Board, name)}
	h.OnClose(func() {
		m.open.Each(func(o *Socket) { _ = o.s.Close() })
		for s := range m.kept {
			_ = s.Close()
		}
	})
	return m
}

// dnsserver remembers what it is told.
func (m *module) dnsserver(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	for i := range m.dns {
		if !m.dns[i].Bound() {
			m.dns[i] = object.NewStr("0.0.0.0")
		}
	}
	if len(args) == 0 {
		return object.NewTuple(m.dns[0], m.dns[1]), nil
	}
	n, err := object.Index(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if n < 0 || n >= len(m.dns) {
		return object.Value{}, object.NewError(object.ValueError, "invalid argument(s) value")
	}
	if len(args) == 1 {
		return m.dns[n], nil
	}
	if _, err := object.Text(args[1]); err != nil {
		return object.Value{}, err
	}
	m.dns[n] = args[1]
	return object.None, nil
}

// spareSizes are the sizes of buffers that recv keeps for its next call.
var spareSizes = [...]int{4096, 65536}

// buffer gives a buffer of n bytes, from the spare ones if it is not too large;
// return it by giveBack.
func (m *module) buffer(n int) []byte {
	for i, size := range spareSizes {
		if n > size {
			continue
		}
		if l := m.spare[i]; len(l) > 0 {
			b := l[len(l)-1]
			m.spare[i] = l[:len(l)-1]
			return b[:n]
		}
		return make([]byte, size)[:n]
	}
	return make([]byte, n)
}

// giveBack makes a buffer spare.
func (m *module) giveBack(b []byte) {
	for i, size := range spareSizes {
		if cap(b) == size && len(m.spare[i]) < 8 {
			m.spare[i] = append(m.spare[i], b[:size])
		}
	}
}
