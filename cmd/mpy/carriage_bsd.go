//go:build unix && !linux

// This file names the calls of macOS and the BSDs for a terminal's modes.

package main

import "golang.org/x/sys/unix"

const (
	getTermios = unix.TIOCGETA
	setTermios = unix.TIOCSETA
)
