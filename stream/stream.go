// This file defines Stream, its optional interfaces, and finds the stream of a value.

package stream

import (
	"mpy/board"
	"mpy/python/object"
	"mpy/world"
)

// A Stream moves bytes. Read gives 0 and nil at the end; Write's 0 and nil ends
// the loop of whoever writes all. Both may do less than asked for, and give
// board.EAGAIN where they would block and must not. Errors are Python
// exceptions, or conditions that [Error] converts. The buffers must not be kept.
type Stream interface {
	Read(t object.Thread, p []byte) (int, error)
	Write(t object.Thread, p []byte) (int, error)
	// Ioctl answers a request; EINVAL for one it does not know.
	Ioctl(t object.Thread, req Request, arg int64) (int64, error)
}

// A Seeker has a position. whence is 0 from the start, 1 from here, 2 from the end.
type Seeker interface {
	Seek(t object.Thread, off int64, whence int) (int64, error)
}

// A Texter says whether its read methods give str, of UTF-8, instead of bytes.
type Texter interface {
	Text() bool
}

// A LineReader reads a line, its end included, of at most limit bytes (below 0:
// any number). It gives less at the end, or where it would block after having
// read something, and EAGAIN where it has read nothing. The result is valid
// until the next call.
type LineReader interface {
	ReadLine(t object.Thread, limit int) ([]byte, error)
}

// A Watchable tells watchers when what Ioctl(Poll) answers may have changed. A
// poller asks the others now and then.
type Watchable interface {
	Watch(w *world.Watch)
	Unwatch(w *world.Watch)
}

// Native gives the stream that a value itself is, written in Go.
func Native(v object.Value) (Stream, bool) {
	s, ok := object.Native(v).Obj().(Stream)
	if m, maybe := s.(Maybe); maybe && !m.IsStream() {
		return nil, false
	}
	return s, ok
}

// A Maybe is an object of a type whose objects are streams only in part.
type Maybe interface {
	IsStream() bool
}

// IsText says whether s is a stream of text.
func IsText(s Stream) bool {
	t, ok := s.(Texter)
	return ok && t.Text()
}

// Of gives the stream of a value: its own, or the methods of a script's
// subclass of io.IOBase.
//
// # Errors
//
// OSError('stream operation not supported') for anything else.
func Of(v object.Value) (Stream, error) {
	if s, ok := Native(v); ok {
		return s, nil
	}
	if object.IsInstance(v, IOBaseClass) {
		return scripted{v}, nil
	}
	return nil, Unsupported()
}

// Unsupported is the error of a value that is no stream.
func Unsupported() *object.Exception {
	return object.NewError(object.OSError, "stream operation not supported")
}

// Errors is a Host that makes Python exceptions of conditions, with its board's
// numbers and classes.
type Errors interface {
	Exception(c board.Cond) *object.Exception
	Failure(f *board.Failure) *object.Exception
}

// Error converts any error to a Python exception: OSError with the board's number.
func Error(t object.Thread, err error) error {
	if err == nil {
		return nil
	}
	if e, ok := err.(*object.Exception); ok {
		return e
	}
	c := board.CondOf(err)
	if h, ok := t.Host().(Errors); ok {
		if f := failure(err); f != nil {
			return h.Failure(f)
		}
		return h.Exception(c)
	}
	return object.OSErr(board.Linux.Errno(c))
}

// failure gives the board's failure in an error, nil if it has none.
func failure(err error) *board.Failure {
	switch e := err.(type) {
	case *board.Failure:
		return e
	case *board.Error:
		f, _ := e.Err.(*board.Failure)
		return f
	}
	return nil
}

// again says whether err is what a stream gives instead of blocking.
func again(err error) bool {
	switch e := err.(type) {
	case nil, *object.Exception:
		return false
	case board.Cond:
		return e == board.EAGAIN
	}
	return board.CondOf(err) == board.EAGAIN
}
