// This file makes a stream of an object that has the methods of a socket.

package ssl

import (
	"bytes"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// methods is a stream that calls recv_into, send and close.
type methods struct {
	mod *module
	v   object.Value
}

var _ stream.Stream = methods{}

// Read calls recv_into.
func (s methods) Read(t object.Thread, p []byte) (int, error) {
	buf := &object.Bytearray{B: p, Pins: 1} // pinned: else what comes could go elsewhere
	view, err := object.NewMemoryview(object.Ref(buf))
	if err != nil {
		return 0, err
	}
	n, err := s.call(t, "recv_into", view)
	return min(n, len(p)), err
}

// Write calls send. The script gets a copy.
func (s methods) Write(t object.Thread, p []byte) (int, error) {
	n, err := s.call(t, "send", object.NewBytearray(bytes.Clone(p)))
	return min(n, len(p)), err
}

// Ioctl calls close, whose OSErrors are lost, and says that it is always ready.
func (s methods) Ioctl(t object.Thread, req stream.Request, arg int64) (int64, error) {
	switch req {
	case stream.Close:
		_, err := s.call(t, "close")
		if _, failed := err.(board.Cond); failed {
			err = nil
		}
		return 0, err
	case stream.Poll:
		return arg & int64(both), nil
	}
	return 0, board.EINVAL
}

// call gives the number that a method gives. An OSError is the condition it
// stands for, so that what would block is known for it.
func (s methods) call(t object.Thread, name string, args ...object.Value) (int, error) {
	fn, err := object.GetAttr(t, s.v, name)
	if err != nil {
		return 0, err
	}
	r, err := t.Call(fn, args, object.Kw{})
	if err != nil {
		e, ok := err.(*object.Exception)
		if ok && e.Cls.IsSubclass(object.OSError) && len(e.Args()) > 0 && e.Args()[0].IsInt() {
			if c, known := s.mod.h.Board.Numbers.Cond(int(e.Args()[0].AsInt())); known {
				return 0, c
			}
		}
		return 0, err
	}
	if r.IsNone() {
		return 0, nil
	}
	n, err := object.Index(t, r)
	return max(n, 0), err
}
