// This file defines io.IOBase, from which scripts derive streams of their own.

package stream

import (
	"bytes"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
)

// IOBaseClass is io.IOBase. It has no methods: a script's subclass has those it defines.
var IOBaseClass = object.NewClass("IOBase")

// ioBase is the native part of an instance.
type ioBase struct{}

// Type and Class make *ioBase an Object.
func (*ioBase) Type() *py.Type { return &IOBaseClass.Py }

// Class gives IOBase.
func (*ioBase) Class() *object.Class { return IOBaseClass }

func init() {
	IOBaseClass.New = func(_ object.Thread, _ *object.Class, _ []object.Value, _ object.Kw) (object.Value, error) {
		return object.Ref(&ioBase{}), nil
	}
}

// scripted is the stream of an instance of a script's subclass of IOBase.
type scripted struct{ v object.Value }

var _ Stream = scripted{}

// Read calls readinto(buf): the number of bytes, None for EAGAIN, or a negative
// error number. More bytes than asked for are an error, EIO.
func (s scripted) Read(t object.Thread, p []byte) (int, error) {
	buf := &object.Bytearray{B: p[:len(p):len(p)]}
	n, err := s.call(t, "readinto", object.Ref(buf))
	if n > len(p) {
		return 0, board.EIO
	}
	copy(p[:n], buf.B) // where the script made it longer, it lies elsewhere
	return n, err
}

// Write calls write(buf) likewise. The script gets a copy: p may be a str's own bytes.
func (s scripted) Write(t object.Thread, p []byte) (int, error) {
	n, err := s.call(t, "write", object.NewBytearray(bytes.Clone(p)))
	if n > len(p) {
		return 0, board.EIO
	}
	return n, err
}

func (s scripted) call(t object.Thread, name string, args ...object.Value) (int, error) {
	m, err := object.GetAttr(t, s.v, name)
	if err != nil {
		return 0, err
	}
	r, err := t.Call(m, args, object.Kw{})
	if err != nil {
		return 0, err
	}
	if r.IsNone() && name != "ioctl" {
		return 0, board.EAGAIN
	}
	n, err := object.Index(t, r)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		if n == -board.Linux.Errno(board.EAGAIN) {
			return 0, board.EAGAIN
		}
		return 0, object.OSErr(-n)
	}
	return n, nil
}

// Ioctl calls ioctl(request, arg): a negative result is an error number.
func (s scripted) Ioctl(t object.Thread, req Request, arg int64) (int64, error) {
	n, err := s.call(t, "ioctl", object.Int(int64(req)), object.Int(arg))
	return int64(n), err
}
