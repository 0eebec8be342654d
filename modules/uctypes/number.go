// This file reads and writes fields that are numbers.

package uctypes

import (
	"encoding/binary"
	"math"
	mathbig "math/big"

	"mpy/python/object"
)

func load(b []byte, big bool) uint64 {
	var order binary.ByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	switch len(b) {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(order.Uint16(b))
	case 4:
		return uint64(order.Uint32(b))
	}
	return order.Uint64(b)
}

func store(b []byte, big bool, n uint64) {
	var order binary.ByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	switch len(b) {
	case 1:
		b[0] = byte(n)
	case 2:
		order.PutUint16(b, uint16(n))
	case 4:
		order.PutUint32(b, uint32(n))
	default:
		order.PutUint64(b, n)
	}
}

// number makes an int of 64 bits without a sign.
func number(n uint64) object.Value {
	if n <= math.MaxInt64 {
		return object.Int(int64(n))
	}
	return object.NewBig(new(mathbig.Int).SetUint64(n))
}

// read gives the value of a field.
func (f scalar) read(b []byte, big bool) object.Value {
	n := load(b, big)
	switch f.kind {
	case int8s:
		return object.Int(int64(int8(n)))
	case int16s:
		return object.Int(int64(int16(n)))
	case int32s:
		return object.Int(int64(int32(n)))
	case int64s:
		return object.Int(int64(n))
	case float32s:
		return object.Float(float64(math.Float32frombits(uint32(n))))
	case float64s:
		return object.Float(math.Float64frombits(n))
	}
	if f.kind >= bits8 {
		return object.Int(int64(n >> f.pos & (1<<f.len - 1)))
	}
	return number(n)
}

// write stores the value of a field; of an int the bits that have room.
func (f scalar) write(t object.Thread, b []byte, big bool, v object.Value) error {
	switch {
	case f.kind == float32s || f.kind == float64s:
		x, err := object.ToFloat64(t, v)
		if err != nil {
			return err
		}
		if f.kind == float32s {
			store(b, big, uint64(math.Float32bits(float32(x))))
		} else {
			store(b, big, math.Float64bits(x))
		}
		return nil
	case f.kind >= bits8:
		n, err := object.ToInt64(t, v)
		if err != nil {
			return err
		}
		mask := uint64(1)<<f.len - 1
		store(b, big, load(b, big)&^(mask<<f.pos)|uint64(n)&mask<<f.pos)
		return nil
	}
	n, err := object.Truncated(t, v)
	if err == nil {
		store(b, big, n)
	}
	return err
}
