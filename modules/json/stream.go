// This file reads and writes the streams of load and dump.

package json

import (
	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// newSink finds how to write to a stream. As in MicroPython what a stream
// can't take without blocking is lost.
func newSink(t object.Thread, v object.Value) (func([]byte) error, error) {
	s, err := stream.Of(v)
	if err != nil {
		return nil, err
	}
	return func(b []byte) error {
		_, err := stream.WriteAll(t, s, b)
		if err != nil && board.CondOf(err) == board.EAGAIN {
			return nil
		}
		return stream.Error(t, err)
	}, nil
}

// newSource finds how to read a stream. A script's own is asked for one byte at
// a time, as MicroPython does. Where the board reads any object with readinto(),
// that is asked for pieces of 64 bytes, as CircuitPython does.
func (r reader) newSource(t object.Thread, v object.Value) (func() ([]byte, error), error) {
	s, err := stream.Of(v)
	if err != nil {
		if r.h.Board.System.ReadsInto {
			if into, found := object.GetAttr(t, v, "readinto"); found == nil {
				return pieces(t, into), nil
			}
		}
		return nil, err
	}
	buf := make([]byte, chunk)
	if object.ClassOf(v).User {
		buf = buf[:1]
	}
	return func() ([]byte, error) {
		n, err := s.Read(t, buf)
		return buf[:max(n, 0)], stream.Error(t, err)
	}, nil
}

// pieces reads by calling a readinto.
func pieces(t object.Thread, into object.Value) func() ([]byte, error) {
	buf := &object.Bytearray{B: make([]byte, 64)}
	arg := []object.Value{object.Ref(buf)}
	return func() ([]byte, error) {
		v, err := t.Call(into, arg, object.Kw{})
		if err != nil {
			return nil, err
		}
		if v.IsNone() {
			return nil, stream.Error(t, board.EAGAIN)
		}
		n, err := object.Index(t, v)
		return buf.B[:max(0, min(n, len(buf.B)))], err
	}
}
