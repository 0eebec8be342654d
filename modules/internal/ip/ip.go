// This file defines the class of IPv4 addresses.

// Package ip is the class IPv4Address, which the modules ipaddress and wifi share.
package ip

import (
	"encoding/binary"
	"net/netip"
	"strconv"
	"strings"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/python/object"
)

// Address is an IPv4 address as an object.
type Address struct{ netip.Addr }

// Type makes *Address a py.Object.
func (*Address) Type() *py.Type { return &Class.Py }

// Class gives the class IPv4Address.
func (*Address) Class() *object.Class { return Class }

// Class is the class IPv4Address.
var Class = object.NewClass("IPv4Address")

// New makes the object of an address; None where there is none.
func New(a netip.Addr) object.Value {
	if !a.Is4() {
		return object.None
	}
	return object.Ref(&Address{a})
}

// Of gives the address of a value that is one.
func Of(v object.Value) (netip.Addr, error) {
	if a, ok := object.Native(v).Obj().(*Address); ok {
		return a.Addr, nil
	}
	return netip.Addr{}, object.NewError(object.TypeError, "can't convert '%s' object to IPv4Address implicitly", object.TypeName(v))
}

// Parse reads the text of an address: four numbers, of which each keeps its
// lowest 8 bits.
func Parse(s string) (object.Value, error) {
	parts := strings.Split(s, ".")
	var b [4]byte
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 32)
		if err != nil || len(parts) != len(b) {
			return object.Value{}, object.NewError(object.ValueError, "Not a valid IP string")
		}
		b[i] = byte(n)
	}
	return New(netip.AddrFrom4(b)), nil
}

// Make makes an address of an int or a str, and of 4 bytes where packed ones
// are allowed.
func Make(t object.Thread, v object.Value, packed bool) (object.Value, error) {
	v = object.Native(v)
	if s, ok := object.AsStr(v); ok {
		return Parse(s)
	}
	if v.IsInt() || object.IsInstance(v, object.IntClass) {
		n, err := object.Truncated(t, v)
		return New(netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, uint32(n))))), err
	}
	if p, err := object.BytesOf(v); packed && err == nil {
		if len(p) != 4 {
			return object.Value{}, object.NewError(object.ValueError, "Address must be 4 bytes long")
		}
		return New(netip.AddrFrom4([4]byte(p))), nil
	}
	return object.Value{}, object.NewError(object.ValueError, "Only int or string supported for ip")
}

func init() {
	c := Class
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return construct.Call(t, args, kw)
	}
	c.Repr = func(_ object.Thread, v object.Value) (string, error) { return v.Obj().(*Address).String(), nil }
	c.Hash = func(_ object.Thread, v object.Value) (uint64, error) {
		p := v.Obj().(*Address).As4()
		return uint64(binary.BigEndian.Uint32(p[:])), nil
	}
	c.Compare = func(_ object.Thread, op object.CompareOp, a, b object.Value) (object.Value, error) {
		y, ok := b.Obj().(*Address)
		if !ok || op != object.EQ && op != object.NE {
			return object.Value{}, nil
		}
		return object.Bool((a.Obj().(*Address).Addr == y.Addr) == (op == object.EQ)), nil
	}
	c.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		switch name {
		case "packed":
			p := v.Obj().(*Address).As4()
			return object.NewBytes(string(p[:])), nil
		case "version":
			return object.Int(4), nil
		}
		return object.Value{}, nil
	}
}

var construct = object.NewBuiltin("IPv4Address(address)", "Makes an address of an int, a str or 4 bytes.",
	func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		return Make(t, args[0], true)
	})

// Text gives an address as a str; "" where there is none.
func Text(a netip.Addr) object.Value {
	if !a.IsValid() {
		return object.NewStr("")
	}
	return object.NewStr(a.String())
}

// Mask gives the mask of a network as an address.
func Mask(p netip.Prefix) netip.Addr {
	if !p.IsValid() || !p.Addr().Is4() {
		return netip.Addr{}
	}
	return netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, uint32(^uint64(0)<<(32-p.Bits())))))
}

// Network gives an address with a mask as a network.
func Network(a, mask netip.Addr) netip.Prefix {
	p := mask.As4()
	bits := 0
	for m := binary.BigEndian.Uint32(p[:]); m&(1<<31) != 0; m <<= 1 {
		bits++
	}
	return netip.PrefixFrom(a, bits)
}

// Resolved reads the text of an IPv4 address that a script configures.
func Resolved(t object.Thread, v object.Value) (netip.Addr, error) {
	if a, err := Of(v); err == nil {
		return a, nil
	}
	s, err := object.Text(v)
	if err != nil {
		return netip.Addr{}, err
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Addr{}, object.NewError(object.ValueError, "invalid arguments")
	}
	return a, nil
}

// MAC gives a hardware address as bytes.
func MAC(m [6]byte) object.Value { return object.NewBytes(string(m[:])) }

// AsMAC reads a hardware address.
func AsMAC(v object.Value) (m [6]byte, err error) {
	p, err := object.BytesOf(v)
	if err == nil && len(p) != len(m) {
		err = object.NewError(object.ValueError, "invalid MAC address")
	}
	if err == nil {
		copy(m[:], p)
	}
	return m, err
}

// Hostname checks a name that a script gives a board.
func Hostname(h *host.Host, v object.Value, most int) error {
	name, err := object.Text(v)
	if err != nil {
		return err
	}
	if name == "" || len(name) > most {
		return object.NewError(object.ValueError, "hostname must be 1 to %d characters", most)
	}
	h.Radio.SetHostname(name)
	return nil
}
