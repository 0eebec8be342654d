// This file declares the module struct.

// Package structs is the module struct: numbers to bytes and back.
package structs

import (
	"mpy/host"
	"mpy/python/object"
)

// module is the state of the module struct.
type module struct{ objects objects }

// Module makes the module struct.
func Module(*host.Host) *object.Def {
	m := &module{}
	unpackDoc := "Gives a tuple of the values that the bytes hold, from offset on; the buffer may be longer than the format. A negative offset counts from the end."
	return &object.Def{
		Name: "struct",
		Doc: "Packs numbers into bytes and unpacks them. A format has an optional byte order (@ native with alignment, < little-endian, > or ! big-endian) " +
			"and codes, each with an optional count: x padding, b B h H i I l L q Q integers (lower case is signed), e f d floats, s bytes, P a pointer, S a pointer to text (see uctypes), O an object (of the last few thousand that were packed). " +
			"Integers that do not fit are cut off, values left out leave zeros.",
		Members: []object.Member{
			object.Fn("calcsize(fmt, /)", "Gives the number of bytes that the format stands for.", calcsize),
			object.Fn("pack(fmt, /, *values)", "Gives the values as bytes.", m.pack),
			object.Fn("pack_into(fmt, buffer, offset, /, *values)", "Writes the values into a buffer, from offset on; a negative offset counts from the end.", m.packInto),
			object.Fn("unpack(fmt, data, offset=0, /)", unpackDoc, m.unpack),
			object.Fn("unpack_from(fmt, data, offset=0, /)", unpackDoc, m.unpack),
		},
	}
}

func calcsize(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s, err := object.Text(args[0])
	if err != nil {
		return object.Value{}, err
	}
	n, _, err := measure(s)
	return object.Int(int64(n)), err
}

func (m *module) pack(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s, err := object.Text(args[0])
	if err != nil {
		return object.Value{}, err
	}
	n, _, err := measure(s)
	if err != nil {
		return object.Value{}, err
	}
	var small [64]byte
	var b []byte
	if n <= len(small) {
		b = small[:n]
	} else {
		if n > 4096 {
			if err := t.Grow(n); err != nil {
				return object.Value{}, err
			}
		}
		b = make([]byte, n)
	}
	if err := m.put(t, s, b, args[1:]); err != nil {
		return object.Value{}, err
	}
	return object.NewBytes(string(b)), nil
}

func (m *module) packInto(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b, err := object.WritableOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	offset, err := object.Index(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	s, err := object.Text(args[0])
	if err != nil {
		return object.Value{}, err
	}
	n, _, err := measure(s)
	if err != nil {
		return object.Value{}, err
	}
	if b, err = window(b, offset, n); err != nil {
		return object.Value{}, err
	}
	// The values' own methods may run meanwhile: the buffer keeps its length.
	if p := object.Pin(args[1]); p != nil {
		defer p.Unpin()
	}
	return object.None, m.put(t, s, b, args[3:])
}

// window gives the n bytes of b at an offset.
func window(b []byte, offset, n int) ([]byte, error) {
	if offset < 0 {
		offset += len(b)
	}
	if offset < 0 || offset > len(b) || n > len(b)-offset {
		return nil, object.NewError(object.ValueError, "buffer too small")
	}
	return b[offset : offset+n], nil
}

func (m *module) unpack(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s, err := object.Text(args[0])
	if err != nil {
		return object.Value{}, err
	}
	n, items, err := measure(s)
	if err != nil {
		return object.Value{}, err
	}
	b, err := object.BytesOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	offset := 0
	if len(args) > 2 {
		if offset, err = object.Index(t, args[2]); err != nil {
			return object.Value{}, err
		}
	}
	if b, err = window(b, offset, n); err != nil {
		return object.Value{}, err
	}
	if items > 4096 {
		if err := t.Grow(16 * items); err != nil {
			return object.Value{}, err
		}
	}
	return m.get(t, s, b, items)
}
