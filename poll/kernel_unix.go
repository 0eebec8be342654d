//go:build unix

// This file holds poll(2) for the list.

package poll

import (
	"golang.org/x/sys/unix"

	"mpy/board"
	"mpy/world"
)

// rawList is the list as the system has it, kept for its memory.
type rawList struct{ fds []unix.PollFd }

// poll waits and sets each entry's ready. It may return early.
func (r *rawList) poll(fds []pollFD, ms int) error {
	r.fds = r.fds[:0]
	for _, f := range fds {
		r.fds = append(r.fds, unix.PollFd{Fd: int32(f.fd), Events: int16(f.mask)})
	}
	_, err := unix.Poll(r.fds, ms)
	if err != nil && err != unix.EINTR {
		return board.CondOf(err)
	}
	for i := range fds {
		fds[i].ready = uint32(uint16(r.fds[i].Revents))
	}
	return nil
}

// exact: the kernel's bits are what a script is to see.
const exact = true

// readyNow asks for one descriptor.
func readyNow(fd int, mask uint32) uint32 {
	fds := [1]pollFD{{fd: fd, mask: mask}}
	var raw rawList
	if raw.poll(fds[:], 0) != nil {
		return world.Nval
	}
	return fds[0].ready
}

// alive reports whether fd is a descriptor.
func alive(fd int) bool {
	_, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return err == nil
}

// Watches reports whether the kernel can be asked for a descriptor's readiness.
func Watches(fd int) bool { return fd >= 0 }
