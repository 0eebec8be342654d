// This file holds the options that macOS has in its own way.

package world

import (
	"golang.org/x/sys/unix"

	"mpy/board"
)

// lingerName: SO_LINGER counts clock ticks there.
const lingerName = unix.SO_LINGER_SEC

// bindToDevice is SO_BINDTODEVICE, by the interface's number.
func bindToDevice(fd, family int, name string) error {
	index := 0
	if name != "" {
		if index = int(zone(name)); index == 0 {
			return board.ENODEV
		}
	}
	if family == Inet6 {
		return unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_BOUND_IF, index)
	}
	return unix.SetsockoptInt(fd, unix.IPPROTO_IP, unix.IP_BOUND_IF, index)
}
