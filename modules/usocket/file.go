// This file holds the file object that makefile gives on boards where it is one
// of its own.

package usocket

import (
	"strconv"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// sockFile is a file over a socket's descriptor: closing it closes the socket. A
// timeout gives None, as a file knows no timeouts. One that is lost closes
// nothing: that the socket's descriptor went away with it would be found by
// nobody.
type sockFile struct {
	o    *Socket
	text bool
}

var fileClass, textClass = object.NewClass("FileIO"), object.NewClass("TextIOWrapper")

func init() {
	for _, c := range []*object.Class{fileClass, textClass} {
		c.Repr = func(_ object.Thread, v object.Value) (string, error) {
			f := v.Obj().(*sockFile)
			return "<io." + f.Class().Name + " " + strconv.Itoa(f.o.s.Fileno()) + ">", nil
		}
		stream.Declare(c, "close read readinto readline readlines write flush seek tell fileno __enter__ __exit__ __del__")
		stream.Iterate(c)
	}
}

func newFile(o *Socket, text bool) object.Value { return object.Ref(&sockFile{o, text}) }

// Type makes *sockFile a py.Object.
func (f *sockFile) Type() *py.Type { return &f.Class().Py }

// Class gives the class of binary or of text files.
func (f *sockFile) Class() *object.Class {
	if f.text {
		return textClass
	}
	return fileClass
}

// Text says whether the file gives str.
func (f *sockFile) Text() bool { return f.text }

// Read is one receive.
func (f *sockFile) Read(t object.Thread, p []byte) (int, error) {
	n, err := f.o.Read(t, p)
	return n, timeless(err)
}

// Write is one send.
func (f *sockFile) Write(t object.Thread, p []byte) (int, error) {
	n, err := f.o.Write(t, p)
	return n, timeless(err)
}

// timeless makes of a timeout what a file says where it would block.
func timeless(err error) error {
	if board.CondOf(err) == board.ETIMEDOUT {
		return board.EAGAIN
	}
	return err
}

// Ioctl closes, flushes and polls.
func (f *sockFile) Ioctl(t object.Thread, req stream.Request, arg int64) (int64, error) {
	if req == stream.Flush {
		return 0, nil
	}
	return f.o.Ioctl(t, req, arg)
}
