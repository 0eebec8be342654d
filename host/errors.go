// This file makes Python exceptions of errors.

package host

import (
	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// Exception gives the OSError of a condition, with the board's number.
func (h *Host) Exception(c board.Cond) *object.Exception {
	return object.OSErr(h.Board.Errno(c))
}

// Err makes the Python exception of a Go error; nil stays nil.
func Err(t object.Thread, err error) error { return stream.Error(t, err) }

// classes are the exceptions that a board's failure can raise, by name.
var classes = map[string]*object.Class{
	"": object.OSError, "TimeoutError": object.TimeoutError, "ConnectionError": object.ConnectionError, "BrokenPipeError": object.BrokenPipeError,
	"ConnectionAbortedError": object.ConnectionAbortedError, "ConnectionRefusedError": object.ConnectionRefusedError,
	"ConnectionResetError": object.ConnectionResetError, "gaierror": object.GaiError, "RuntimeError": object.RuntimeError,
	"NotImplementedError": object.NotImplementedError, "MemoryError": object.MemoryError, "ValueError": object.ValueError,
	"TypeError": object.TypeError,
}

// Exceptions gives the builtin exceptions that the board has beyond MicroPython's.
func (h *Host) Exceptions() []*object.Class {
	var list []*object.Class
	for _, name := range h.Board.System.Exceptions {
		if c := classes[name]; c != nil {
			list = append(list, c)
		}
	}
	return list
}

// Failure gives the exception that a board's failure raises.
func (h *Host) Failure(f *board.Failure) *object.Exception {
	var args []object.Value
	switch {
	case f.Number != 0:
		args = append(args, object.Int(int64(f.Number)))
	case f.Text == "" && board.IsOSError(f.Class):
		args = append(args, object.Int(int64(h.Board.Errno(f.Cond))))
	}
	if f.Text != "" {
		args = append(args, object.NewStr(f.Text))
	}
	return object.NewException(classes[f.Class], args...)
}

// Named gives the conditions that the board's module errno names. Others print
// as bare numbers.
func (h *Host) Named() []board.Cond { return h.Board.System.Errno }

// ErrnoName gives the name that an error number prints with, "" for none.
func (h *Host) ErrnoName(errno int) string {
	for _, c := range h.Named() {
		if h.Board.Errno(c) == errno {
			return c.Name()
		}
	}
	return ""
}
