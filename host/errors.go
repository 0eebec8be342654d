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

// named are the conditions that the module errno names, in the order of their
// numbers. Others print as bare numbers.
var named = []board.Cond{
	board.EPERM, board.ENOENT, board.EIO, board.EBADF, board.EAGAIN, board.ENOMEM, board.EACCES, board.EEXIST,
	board.ENODEV, board.EISDIR, board.EINVAL, board.EOPNOTSUPP, board.EADDRINUSE, board.ECONNABORTED,
	board.ECONNRESET, board.ENOBUFS, board.ENOTCONN, board.ETIMEDOUT, board.ECONNREFUSED, board.EHOSTUNREACH,
	board.EALREADY, board.EINPROGRESS,
}

// Named gives the conditions that the board's module errno names.
func (h *Host) Named() []board.Cond { return named }

// ErrnoName gives the name that an error number prints with, "" for none.
func (h *Host) ErrnoName(errno int) string {
	for _, c := range h.Named() {
		if h.Board.Errno(c) == errno {
			return c.Name()
		}
	}
	return ""
}
