// This file holds the bell on Windows: a UDP socket that is connected to
// itself, for WSAPoll takes sockets only.

package world

import (
	"golang.org/x/sys/windows"

	"mpy/board"
)

// A Bell is a socket that becomes readable when it is rung: what a thread that
// waits in WSAPoll is woken by.
type Bell struct{ h windows.Handle }

// NewBell makes a bell.
//
// # Errors
//
// EMFILE, ENOBUFS.
func NewBell() (*Bell, error) {
	h, err := newHandle(windows.AF_INET, windows.SOCK_DGRAM, 0)
	if err != nil {
		return nil, board.CondOf(err)
	}
	if err := connectItself(h); err != nil {
		_ = windows.Closesocket(h)
		return nil, board.CondOf(err)
	}
	return &Bell{h}, nil
}

func connectItself(h windows.Handle) error {
	if err := windows.Bind(h, &windows.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		return err
	}
	own, err := windows.Getsockname(h)
	if err != nil {
		return err
	}
	return windows.Connect(h, own)
}

// Descriptor gives the socket to wait on.
func (b *Bell) Descriptor() int { return int(b.h) }

// Ring makes the socket readable.
func (b *Bell) Ring() { _, _ = winSend(b.h, []byte{0}, 0) }

// Drain makes it unreadable until it is rung anew.
func (b *Bell) Drain() {
	var p [4]byte
	for {
		if _, err := winRecv(b.h, p[:], 0); err != nil {
			return
		}
	}
}

// Close closes it.
func (b *Bell) Close() { _ = windows.Closesocket(b.h) }
