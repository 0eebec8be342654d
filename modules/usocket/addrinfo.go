// This file holds the module's functions on names and addresses in text.

package usocket

import (
	"strconv"
	"strings"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
	"mpy/world"
)

func (m *module) getaddrinfo(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	name, err := object.Text(args[0])
	if err != nil {
		return object.Value{}, err
	}
	name, _, _ = strings.Cut(name, "\x00") // C's end of it
	var service string
	b := m.h.Board
	facts := &b.GetAddrInfo
	port := object.Value{} // what is given back as it is
	switch v := object.Native(args[1]); {
	case v.IsInt():
		number := v.AsInt()
		service = strconv.FormatInt(number, 10)
		if number != int64(uint16(number)) {
			if facts.Wide.Result == board.Ignored {
				port = v
			} else if !facts.Wide.IsZero() {
				return object.Value{}, m.h.Failure(&facts.Wide)
			}
		}
	case facts.Ports == board.PortsInt:
		_, err = object.Index(t, v)
		return object.Value{}, err
	default:
		if service, err = object.Text(v); err != nil {
			return object.Value{}, err
		}
	}
	var n [4]int // af, type, proto, flags
	for i := range n {
		if v := object.Arg(args, 2+i); v.Bound() {
			if n[i], err = object.Index(t, v); err != nil {
				return object.Value{}, err
			}
		}
	}
	if facts.Warning != "" && (n[0] != 0 && n[0] != world.Inet || n[1] != 0 && n[1] != world.Stream || n[2] != 0 || n[3] != 0) {
		if err := m.warn(facts.Warning); err != nil {
			return object.Value{}, err
		}
	}
	var found []sock.AddrInfo
	err = host.Block(t, func(op *world.Op) (err error) {
		found, err = sock.GetAddrInfo(m.h.World, b, op, world.Never, name, service, n[0], n[1], n[2], n[3])
		return err
	})
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	list := make([]object.Value, len(found))
	for i, f := range found {
		canon := object.NewStr(f.CanonName)
		if f.CanonName == "" && facts.CanonName == board.CanonNone {
			canon = object.None
		}
		addr := m.addrOut(f.Addr, false)
		if pair, ok := addr.Obj().(*object.Tuple); ok && port.Bound() {
			pair.Items[1] = port
		}
		list[i] = object.NewTuple(object.Int(int64(f.Family)), object.Int(int64(f.Type)), object.Int(int64(f.Proto)), canon, addr)
	}
	return object.NewList(list...), nil
}

func (m *module) inetPton(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	af, err := object.Index(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	text, err := object.Text(args[1])
	if err != nil {
		return object.Value{}, err
	}
	raw, err := sock.InetPton(af, text)
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	return object.NewBytes(string(raw)), nil
}

func (m *module) inetNtop(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	af, err := object.Index(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	raw, err := object.BytesOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	text, err := sock.InetNtop(af, raw)
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	return object.NewStr(text), nil
}
