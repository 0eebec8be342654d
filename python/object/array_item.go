// This file reads and writes single items of arrays and memoryviews by their typecode, in the machine's byte order.

package object

import (
	"encoding/binary"
	"math"
	"math/big"
)

// native is the byte order of arrays.
var native = binary.LittleEndian

// ItemSize gives the size of an item with the array typecode, 0 when there is no such code.
func ItemSize(typecode byte) int {
	switch typecode {
	case 'b', 'B':
		return 1
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L', 'q', 'Q', 'd', 'P', 'O', 'S':
		return 8
	}
	return 0
}

// itemCount gives how many items are in size bytes; a shift where a division would do.
func itemCount(size int, typecode byte) int {
	switch ItemSize(typecode) {
	case 1:
		return size
	case 2:
		return size >> 1
	case 4:
		return size >> 2
	}
	return size >> 3
}

// GetItemAt gives item i of data, which must be that long.
func GetItemAt(data []byte, typecode byte, i int) Value {
	switch typecode {
	case 'B':
		return Int(int64(data[i]))
	case 'b':
		return Int(int64(int8(data[i])))
	case 'h':
		return Int(int64(int16(native.Uint16(data[2*i:]))))
	case 'H':
		return Int(int64(native.Uint16(data[2*i:])))
	case 'i':
		return Int(int64(int32(native.Uint32(data[4*i:]))))
	case 'I':
		return Int(int64(native.Uint32(data[4*i:])))
	case 'l', 'q', 'P':
		return Int(int64(native.Uint64(data[8*i:])))
	case 'L', 'Q', 'S':
		n := native.Uint64(data[8*i:])
		if n <= math.MaxInt64 {
			return Int(int64(n))
		}
		return NewBig(new(big.Int).SetUint64(n))
	case 'f':
		return Float(float64(math.Float32frombits(native.Uint32(data[4*i:]))))
	case 'd':
		return Float(math.Float64frombits(native.Uint64(data[8*i:])))
	case 'e':
		return Float(HalfToFloat(native.Uint16(data[2*i:])))
	}
	return None
}

// PutItemAt stores v as item i of data, which must be that long. An int that
// does not fit is cut to its low bits, as in MicroPython.
func PutItemAt(t Thread, data []byte, typecode byte, i int, v Value) error {
	switch typecode {
	case 'f', 'd', 'e':
		f, err := ToFloat64(t, v)
		if err != nil {
			return err
		}
		switch typecode {
		case 'f':
			native.PutUint32(data[4*i:], math.Float32bits(float32(f)))
		case 'd':
			native.PutUint64(data[8*i:], math.Float64bits(f))
		default:
			native.PutUint16(data[2*i:], FloatToHalf(f))
		}
		return nil
	}
	n, err := lowBits(t, v)
	if err != nil {
		return err
	}
	switch ItemSize(typecode) {
	case 1:
		data[i] = byte(n)
	case 2:
		native.PutUint16(data[2*i:], uint16(n))
	case 4:
		native.PutUint32(data[4*i:], uint32(n))
	case 8:
		native.PutUint64(data[8*i:], n)
	}
	return nil
}

// lowBits is Truncated with the common case inline.
func lowBits(t Thread, v Value) (uint64, error) {
	if v.IsInt() {
		return uint64(v.AsInt()), nil
	}
	return Truncated(t, v)
}

// HalfToFloat gives the value of a 16-bit float.
func HalfToFloat(h uint16) float64 {
	m, e := float64(h&0x3FF), int(h>>10&31)
	var f float64
	switch e {
	case 0:
		f = math.Ldexp(m, -24)
	case 31:
		f = math.Inf(1)
		if m != 0 {
			f = math.NaN()
		}
	default:
		f = math.Ldexp(m+1024, e-25)
	}
	if h&0x8000 != 0 {
		f = -f
	}
	return f
}

// FloatToHalf rounds a float to 16 bits, ties to even.
func FloatToHalf(f float64) uint16 {
	sign := uint16(0)
	if math.Signbit(f) {
		sign, f = 0x8000, -f
	}
	switch {
	case f != f:
		return sign | 0x7E00
	case f >= 65520:
		return sign | 0x7C00
	case f < 6.103515625e-05: // 2**-14: subnormal
		return sign | uint16(math.RoundToEven(math.Ldexp(f, 24)))
	}
	m, e := math.Frexp(f) // f = m * 2**e, 0.5 <= m < 1
	n := uint16(math.RoundToEven(m * 2048))
	return sign | (uint16(e+13)<<10 + n)
}
