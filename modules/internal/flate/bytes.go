// This file compresses and decompresses bytes that are at hand.

package flate

import (
	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// memory is a stream over bytes.
type memory struct{ b []byte }

func (m *memory) Read(_ object.Thread, p []byte) (int, error) {
	n := copy(p, m.b)
	m.b = m.b[n:]
	return n, nil
}

func (m *memory) Write(t object.Thread, p []byte) (int, error) {
	if n := len(m.b) + len(p); n > cap(m.b) {
		n = max(n, 2*cap(m.b), 64)
		if n > 4096 {
			if err := t.Grow(n); err != nil {
				return 0, err
			}
		}
		m.b = append(make([]byte, 0, n), m.b...)
	}
	m.b = append(m.b, p...)
	return len(p), nil
}

func (m *memory) Ioctl(object.Thread, stream.Request, int64) (int64, error) { return 0, board.EINVAL }

// over makes an IO over memory.
func over(m *memory, format, wbits int) *IO {
	return &IO{v: object.None, mem: m, format: format, wbits: wbits}
}

// Compress gives the compressed bytes of a buffer.
func Compress(t object.Thread, v object.Value, format, wbits int) (object.Value, error) {
	b, err := object.BytesOf(v)
	if err != nil {
		return object.Value{}, err
	}
	if p := object.Pin(v); p != nil {
		defer p.Unpin()
	}
	m := &memory{}
	o := over(m, format, wbits)
	if len(b) > 0 {
		if _, err := o.Write(t, b); err != nil {
			return object.Value{}, stream.Error(t, err)
		}
	}
	if _, err := o.Ioctl(t, stream.Close, 0); err != nil {
		return object.Value{}, stream.Error(t, err)
	}
	return object.NewBytes(string(m.b)), nil
}

// Decompress gives the bytes that those of a buffer were compressed from.
func Decompress(t object.Thread, v object.Value, format, wbits int) (object.Value, error) {
	b, err := object.BytesOf(v)
	if err != nil {
		return object.Value{}, err
	}
	if p := object.Pin(v); p != nil {
		defer p.Unpin()
	}
	return stream.Read(t, over(&memory{b}, format, wbits), -1)
}
