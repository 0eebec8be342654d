//go:build unix

// This file has a raw terminal show lines that are printed meanwhile as lines.

package main

import "golang.org/x/sys/unix"

// returnCarriage has the terminal begin a line at "\n" again: callbacks and
// threads print while a line is typed.
func returnCarriage(fd int) {
	if t, err := unix.IoctlGetTermios(fd, getTermios); err == nil {
		t.Oflag |= unix.OPOST | unix.ONLCR
		_ = unix.IoctlSetTermios(fd, setTermios, t)
	}
}
