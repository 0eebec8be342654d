// This file converts addresses between a script's forms and ours.

package usocket

import (
	"encoding/binary"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
	"mpy/world"
)

// addr reads an address argument: a tuple or list (host, port[, flowinfo,
// scopeid]), a raw socket address, or for AF_UNIX a path.
func (o *Socket) addr(t object.Thread, v object.Value) (sock.Addr, error) {
	facts := &o.mod.h.Board.Addresses
	if s, ok := object.AsStr(v); ok && facts.Tuples && o.s.Family() == world.Unix {
		return o.path(s), nil
	}
	items, err := object.Sequence(v)
	if err == nil && facts.Tuples {
		return o.tupleAddr(t, items)
	}
	if !facts.Raw {
		return sock.Addr{}, err
	}
	raw, err := object.BytesOf(v)
	if err != nil {
		return sock.Addr{}, err
	}
	a, err := sock.ParseSockaddr(raw)
	family := o.s.Family()
	switch short := len(raw) < sizes[family]; {
	case o.s.State() == sock.Closed:
		err = host.Err(t, board.EBADF)
	case short, family == world.Unix && err != nil:
		err = host.Err(t, board.EINVAL)
	case family != world.Unix && (err != nil || a.Family != family):
		err = host.Err(t, board.EAFNOSUPPORT)
	case family == world.Unix && a.Family == family:
		return o.path(a.Path), nil
	}
	return sock.At(a), err
}

// path gives the address of a path, which the script's working folder is for.
func (o *Socket) path(name string) sock.Addr {
	if files, ok := o.mod.h.Files.(*host.System); ok {
		name = files.SocketPath(name)
	}
	return sock.At(world.Addr{Family: world.Unix, Path: name})
}

// sizes are those of the families' raw addresses; the kernel looks at the size
// before it looks at the family.
var sizes = map[int]int{world.Inet: 16, world.Inet6: 28}

func (o *Socket) tupleAddr(t object.Thread, items []object.Value) (a sock.Addr, err error) {
	facts := &o.mod.h.Board.Addresses
	if len(items) != 2 && (!facts.Long || len(items) < 2 || len(items) > 4) {
		return a, object.NewError(object.ValueError, "requested length 2 but object has length %d", len(items))
	}
	host, err := object.Text(items[0])
	if err != nil {
		return a, err
	}
	var n [3]uint64
	for i, v := range items[1:] {
		if n[i], err = object.Truncated(t, v); err != nil {
			return a, err
		}
	}
	if int64(n[0]) < 0 && !facts.NegativePort.IsZero() {
		return a, o.mod.h.Failure(&facts.NegativePort)
	}
	if o.s.Family() != world.Unix {
		if h, ok := sock.Numeric(host); ok && h.Scope == 0 { // the usual case, and one resolving less
			a.Addr = world.Addr{Family: world.Inet6, IP: h.IP, Port: uint16(n[0]), Flow: uint32(n[1]), Scope: uint32(n[2])}
			if h.IP.Is4() {
				a.Addr.Family = world.Inet
			}
			if a.Family == o.s.Family() {
				return a, nil
			}
		}
	}
	return sock.Named(host, uint16(n[0]), uint32(n[1]), uint32(n[2])), nil
}

// addrOut gives an address in the board's form; raw ones as a bytearray where
// the board has it so, else bytes.
func (m *module) addrOut(a world.Addr, asBytes bool) object.Value {
	if m.h.Board.Addresses.Out == board.AddrRaw {
		raw := sock.AppendSockaddr(nil, a)
		if asBytes {
			return object.NewBytes(string(raw))
		}
		return object.NewBytearray(raw)
	}
	switch a.Family {
	case world.Inet:
		return object.NewTuple(object.NewStr(a.IP.String()), object.Int(int64(a.Port)))
	case world.Inet6:
		switch m.h.Board.Addresses.IPv6 {
		case board.IPv6None:
			return object.None
		case board.IPv6Long:
			return object.NewTuple(object.NewStr(a.IP.String()), object.Int(int64(a.Port)), object.Int(int64(a.Flow)), object.Int(int64(a.Scope)))
		}
		return object.NewTuple(object.NewStr(a.IP.String()), object.Int(int64(a.Port)))
	case world.Unix:
		return object.NewStr(a.Path)
	}
	return object.None
}

// sockaddr takes a raw socket address apart.
func (m *module) sockaddr(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	raw, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	a, err := sock.ParseSockaddr(raw)
	switch {
	case len(raw) >= 2 && err == board.EAFNOSUPPORT:
		return object.NewTuple(object.Int(int64(binary.NativeEndian.Uint16(raw))), object.NewBytes(string(raw[2:]))), nil
	case err != nil:
		return object.Value{}, host.Err(t, err)
	}
	items := []object.Value{object.Int(int64(a.Family))}
	switch a.Family {
	case world.Unix:
		items = append(items, object.NewBytes(a.Path))
	case world.Inet6:
		items = append(items, object.NewBytes(string(a.IP.AsSlice())), object.Int(int64(a.Port)), object.Int(int64(a.Flow)), object.Int(int64(a.Scope)))
	default:
		items = append(items, object.NewBytes(string(a.IP.AsSlice())), object.Int(int64(a.Port)))
	}
	return object.NewTuple(items...), nil
}
