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
// a time, as MicroPython does.
func newSource(t object.Thread, v object.Value) (func() ([]byte, error), error) {
	s, err := stream.Of(v)
	if err != nil {
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
