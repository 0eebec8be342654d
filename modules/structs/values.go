// This file puts values into bytes and gets them out again.

package structs

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/big"

	"mpy/modules/internal/ram"
	"mpy/python/object"
	"mpy/stream"
)

// put writes values into b, which has the size of the format. It stops when
// the values or the codes end, whichever comes first.
func (m *module) put(t object.Thread, s string, b []byte, values []object.Value) error {
	f := newFormat(s)
	at := 0
	pace := object.NewPace(t)
	for len(values) > 0 {
		if err := pace.Did(64); err != nil {
			return err
		}
		code, count, size, ok, err := f.next()
		if !ok {
			return err
		}
		switch code {
		case 'x':
			clear(b[at : at+count])
			at += count
			continue
		case 's':
			data, err := object.BytesOf(values[0])
			if err != nil {
				return err
			}
			values = values[1:]
			n := copy(b[at:at+count], data)
			clear(b[at+n : at+count])
			at += count
			continue
		}
		for ; count > 0 && len(values) > 0; count-- {
			if err := pace.Did(64); err != nil {
				return err
			}
			at = f.align(code, size, at)
			bits, err := m.encode(t, code, values[0])
			if err != nil {
				return err
			}
			f.store(b[at:at+size], bits)
			values = values[1:]
			at += size
		}
	}
	return nil
}

// encode gives the bits of one value.
func (m *module) encode(t object.Thread, code byte, v object.Value) (uint64, error) {
	switch code {
	case 'e', 'f', 'd':
		x, err := object.ToFloat64(t, v)
		if err != nil {
			return 0, err
		}
		switch code {
		case 'e':
			return uint64(toHalf(float32(x))), nil
		case 'f':
			return uint64(math.Float32bits(float32(x))), nil
		}
		return math.Float64bits(x), nil
	case 'O':
		return m.objects.address(v), nil
	}
	if v.IsInt() {
		return uint64(v.AsInt()), nil
	}
	return object.Truncated(t, v)
}

func (f *format) store(b []byte, bits uint64) {
	switch {
	case len(b) == 1:
		b[0] = byte(bits)
	case f.big && len(b) == 2:
		binary.BigEndian.PutUint16(b, uint16(bits))
	case f.big && len(b) == 4:
		binary.BigEndian.PutUint32(b, uint32(bits))
	case f.big:
		binary.BigEndian.PutUint64(b, bits)
	case len(b) == 2:
		binary.LittleEndian.PutUint16(b, uint16(bits))
	case len(b) == 4:
		binary.LittleEndian.PutUint32(b, uint32(bits))
	default:
		binary.LittleEndian.PutUint64(b, bits)
	}
}

func (f *format) load(b []byte) uint64 {
	switch {
	case len(b) == 1:
		return uint64(b[0])
	case f.big && len(b) == 2:
		return uint64(binary.BigEndian.Uint16(b))
	case f.big && len(b) == 4:
		return uint64(binary.BigEndian.Uint32(b))
	case f.big:
		return binary.BigEndian.Uint64(b)
	case len(b) == 2:
		return uint64(binary.LittleEndian.Uint16(b))
	case len(b) == 4:
		return uint64(binary.LittleEndian.Uint32(b))
	}
	return binary.LittleEndian.Uint64(b)
}

// get reads the values of b, which has the size of the format.
func (m *module) get(t object.Thread, s string, b []byte, items int) (object.Value, error) {
	f := newFormat(s)
	out := make([]object.Value, 0, items)
	at := 0
	pace := object.NewPace(t)
	for {
		if err := pace.Did(64); err != nil {
			return object.Value{}, err
		}
		code, count, size, ok, err := f.next()
		switch {
		case err != nil:
			return object.Value{}, err
		case !ok:
			return object.Ref(&object.Tuple{Items: out}), nil
		case code == 'x':
			at += count
			continue
		case code == 's':
			out = append(out, object.NewBytes(string(b[at:at+count])))
			at += count
			continue
		}
		for ; count > 0; count-- {
			if err := pace.Did(64); err != nil {
				return object.Value{}, err
			}
			at = f.align(code, size, at)
			bits := f.load(b[at : at+size])
			at += size
			switch code {
			case 'O':
				v := m.objects.at(bits)
				if !v.Bound() {
					return object.Value{}, object.NewError(object.ValueError, "no object at %#x", bits)
				}
				out = append(out, v)
			case 'S':
				v, err := textAt(t, bits)
				if err != nil {
					return object.Value{}, err
				}
				out = append(out, v)
			default:
				out = append(out, decode(code, size, bits))
			}
		}
	}
}

// textAt gives the str at an address, which ends at a zero byte or with its buffer.
func textAt(t object.Thread, addr uint64) (object.Value, error) {
	b, _ := ram.Of(t).At(addr)
	if b == nil {
		return object.Value{}, ram.Missing(addr)
	}
	if i := bytes.IndexByte(b, 0); i >= 0 {
		b = b[:i]
	}
	return stream.Text(b)
}

// decode gives the value of the bits of one item.
func decode(code byte, size int, bits uint64) object.Value {
	switch code {
	case 'e':
		return object.Float(fromHalf(uint16(bits)))
	case 'f':
		return object.Float(float64(math.Float32frombits(uint32(bits))))
	case 'd':
		return object.Float(math.Float64frombits(bits))
	case 'b':
		return object.Int(int64(int8(bits)))
	case 'h':
		return object.Int(int64(int16(bits)))
	case 'i':
		return object.Int(int64(int32(bits)))
	case 'B', 'H', 'I', 'q':
		return object.Int(int64(bits))
	case 'l':
		if size == 4 {
			return object.Int(int64(int32(bits)))
		}
		return object.Int(int64(bits))
	}
	if bits <= math.MaxInt64 {
		return object.Int(int64(bits))
	}
	return object.NewBig(new(big.Int).SetUint64(bits))
}
