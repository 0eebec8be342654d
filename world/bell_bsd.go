//go:build unix && !linux

// This file holds the bell on macOS and the BSDs: a pipe.

package world

import (
	"golang.org/x/sys/unix"

	"mpy/board"
)

// A Bell is a descriptor that becomes readable when it is rung: what a thread
// that waits in the kernel is woken by.
type Bell struct{ r, w int }

// NewBell makes a bell.
//
// # Errors
//
// EMFILE, ENFILE, ENOMEM.
func NewBell() (*Bell, error) {
	var pipe [2]int
	if err := unix.Pipe(pipe[:]); err != nil {
		return nil, board.CondOf(err)
	}
	for _, fd := range pipe {
		unix.CloseOnExec(fd)
		_ = unix.SetNonblock(fd, true)
	}
	return &Bell{pipe[0], pipe[1]}, nil
}

// Descriptor gives the descriptor to wait on.
func (b *Bell) Descriptor() int { return b.r }

// Ring makes the descriptor readable.
func (b *Bell) Ring() { _, _ = unix.Write(b.w, []byte{0}) }

// Drain makes it unreadable until it is rung anew.
func (b *Bell) Drain() {
	var p [64]byte
	for {
		if n, err := unix.Read(b.r, p[:]); err != unix.EINTR && n < len(p) {
			return
		}
	}
}

// Close closes it.
func (b *Bell) Close() {
	_ = unix.Close(b.r)
	_ = unix.Close(b.w)
}
