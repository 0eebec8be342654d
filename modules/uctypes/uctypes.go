// This file declares the module uctypes.

// Package uctypes is the module uctypes: binary data as C structures, over
// buffers and made-up addresses.
package uctypes

import (
	"mpy/host"
	"mpy/modules/internal/ram"
	"mpy/python/object"
)

// Module makes the module uctypes.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "uctypes",
		Doc: "Binary data as C structures. A descriptor is a dict of field names and what they are: `offset | TYPE`, a bit field `offset | BFTYPE | position << BF_POS | length << BF_LEN`, " +
			"a structure `(offset, descriptor)`, an array `(offset | ARRAY, count | TYPE)` or `(offset | ARRAY, count, descriptor)`, a pointer `(offset | PTR, TYPE or descriptor)`. " +
			"Addresses are those that addressof() gave, and below 1 << 32 and above 1 << 63 those of a chip whose registers remember what is put into them, as machine.mem32 has them; there is nothing to be seen at others (ValueError), and a buffer that is gone is gone.",
		Members: append([]object.Member{
			{Name: "struct", Doc: "struct(address, descriptor, layout=NATIVE): a structure at an address. Its fields are attributes; an array or a pointer has items.", Value: object.Ref(StructClass)},
			object.Fn("sizeof(struct, layout=NATIVE, /)", "Gives the size of a structure, or of what a descriptor describes, in bytes.", sizeof),
			object.Fn("addressof(buffer, /)", "Gives the address of a buffer. It is good as long as the buffer is there and does not change its length.", addressof),
			object.Fn("bytes_at(address, size, /)", "Gives a copy of the bytes at an address.", bytesAt),
			object.Fn("bytearray_at(address, size, /)", "Gives the bytes at an address as a bytearray that shares them; of memory that cannot be written, a copy.", bytearrayAt),
			{Name: "NATIVE", Doc: "The layout of the processor: little-endian, the size a multiple of that of the largest field.", Value: object.Int(native)},
			{Name: "LITTLE_ENDIAN", Doc: "The layout with the least byte first, packed.", Value: object.Int(little)},
			{Name: "BIG_ENDIAN", Doc: "The layout with the greatest byte first, packed.", Value: object.Int(big)},
			{Name: "BF_POS", Doc: "By how much the position of a bit field is shifted.", Value: object.Int(offsetBits)},
			{Name: "BF_LEN", Doc: "By how much the length of a bit field is shifted.", Value: object.Int(lenBits)},
			{Name: "PTR", Doc: "A pointer, in the first item of a tuple.", Value: mark(int64(pointer), aggBits)},
			{Name: "ARRAY", Doc: "An array, in the first item of a tuple.", Value: mark(int64(array), aggBits)},
		}, types()...),
	}
}

// types gives the members for the types of fields.
func types() []object.Member {
	var list []object.Member
	for _, x := range []struct {
		name, doc string
		kind      kind
	}{
		{"VOID", "What a pointer to anything points to: bytes.", uint8s},
		{"UINT8", "8 bits without a sign.", uint8s}, {"INT8", "8 bits with a sign.", int8s},
		{"UINT16", "16 bits without a sign.", uint16s}, {"INT16", "16 bits with a sign.", int16s},
		{"UINT32", "32 bits without a sign.", uint32s}, {"INT32", "32 bits with a sign.", int32s},
		{"UINT64", "64 bits without a sign.", uint64s}, {"INT64", "64 bits with a sign.", int64s},
		{"BFUINT8", "Bits of 8.", bits8}, {"BFINT8", "Bits of 8; they have no sign, as in MicroPython.", bits8 + 1},
		{"BFUINT16", "Bits of 16.", bits8 + 2}, {"BFINT16", "Bits of 16; they have no sign, as in MicroPython.", bits8 + 3},
		{"BFUINT32", "Bits of 32.", bits8 + 4}, {"BFINT32", "Bits of 32; they have no sign, as in MicroPython.", bits32},
		{"FLOAT32", "A float of 32 bits.", float32s}, {"FLOAT64", "A float of 64 bits.", float64s},
		{"SHORT", "C's short: INT16.", int16s}, {"USHORT", "C's unsigned short: UINT16.", uint16s},
		{"INT", "C's int: INT32.", int32s}, {"UINT", "C's unsigned int: UINT32.", uint32s},
		{"LONG", "C's long: INT64.", int64s}, {"ULONG", "C's unsigned long: UINT64.", uint64s},
		{"LONGLONG", "C's long long: INT64.", int64s}, {"ULONGLONG", "C's unsigned long long: UINT64.", uint64s},
	} {
		list = append(list, object.Member{Name: x.name, Doc: x.doc, Value: mark(int64(x.kind), kindBits)})
	}
	return list
}

func sizeof(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	desc, lay := args[0], int64(native)
	switch o := object.Native(desc).Obj().(type) {
	case *object.Bytearray:
		return object.Int(int64(len(o.B))), nil
	case *Struct:
		if len(args) > 1 {
			return object.Value{}, object.NewException(object.TypeError)
		}
		desc, lay = o.desc, o.layout
	default:
		if len(args) > 1 {
			var err error
			if lay, err = object.ToInt64(t, args[1]); err != nil {
				return object.Value{}, err
			}
		}
	}
	n, _, err := sizeOf(desc, lay, 0)
	return object.Int(n), err
}

func addressof(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	addr, err := ram.Of(t).OfValue(args[0])
	return number(addr), err
}

// memoryOf gives the memory that the arguments address and size name.
func memoryOf(t object.Thread, args []object.Value) (b []byte, readonly bool, err error) {
	addr, err := object.Truncated(t, args[0])
	if err != nil {
		return nil, false, err
	}
	n, err := object.Index(t, args[1])
	if err != nil {
		return nil, false, err
	}
	return ram.Of(t).Range(addr, n)
}

func bytesAt(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b, _, err := memoryOf(t, args)
	if err == nil && len(b) > 4096 {
		err = t.Grow(len(b))
	}
	if err != nil {
		return object.Value{}, err
	}
	return object.NewBytes(string(b)), nil
}

func bytearrayAt(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b, readonly, err := memoryOf(t, args)
	if err != nil {
		return object.Value{}, err
	}
	return shared(b, readonly), nil
}

// shared makes the bytearray of memory.
func shared(b []byte, readonly bool) object.Value {
	if readonly {
		b = append([]byte(nil), b...)
	}
	return object.NewBytearray(b)
}
