// This file holds the bell on Linux: an eventfd.

package world

import (
	"golang.org/x/sys/unix"

	"mpy/board"
)

// A Bell is a descriptor that becomes readable when it is rung: what a thread
// that waits in the kernel is woken by. Any goroutine may ring it before Close.
type Bell struct{ fd int }

// NewBell makes a bell.
//
// # Errors
//
// EMFILE, ENFILE, ENOMEM.
func NewBell() (*Bell, error) {
	fd, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		return nil, board.CondOf(err)
	}
	return &Bell{fd}, nil
}

// Descriptor gives the descriptor to wait on.
func (b *Bell) Descriptor() int { return b.fd }

// Ring makes the descriptor readable.
func (b *Bell) Ring() {
	one := [8]byte{1, 1, 1, 1, 1, 1, 1, 0} // not 0 in either order of bytes
	_, _ = unix.Write(b.fd, one[:])
}

// Drain makes it unreadable until it is rung anew.
func (b *Bell) Drain() {
	var p [8]byte
	_, _ = unix.Read(b.fd, p[:])
}

// Close closes it.
func (b *Bell) Close() { _ = unix.Close(b.fd) }
