//go:build unix && !linux && !darwin

// This file holds the options that differ from macOS's on the other BSDs.

package world

import (
	"golang.org/x/sys/unix"

	"mpy/board"
)

const lingerName = unix.SO_LINGER

// bindToDevice is SO_BINDTODEVICE, which they lack.
func bindToDevice(int, int, string) error { return board.ENOPROTOOPT }
