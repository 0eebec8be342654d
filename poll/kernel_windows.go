// This file holds WSAPoll for the list. Its bits are a hint: of what they mean
// on Linux the sources know more.

package poll

import (
	"mpy/board"
	"mpy/world"
)

func newKernel() (kernel, error) { return newListSet() }

// exact: a source is asked for the bits that a script is to see.
const exact = false

// rawList is the list as the world has it, kept for its memory.
type rawList struct{ fds []world.PollFD }

// poll waits and sets each entry's ready. The end of a peer's stream, for which
// WSAPoll wakes unasked, is a hang-up here.
func (r *rawList) poll(fds []pollFD, ms int) error {
	r.fds = r.fds[:0]
	for _, f := range fds {
		r.fds = append(r.fds, world.PollFD{Descriptor: f.fd, Mask: f.mask})
	}
	if _, err := world.PollSockets(r.fds, ms); err != nil {
		// One was closed a moment ago, and WSAPoll fails for all.
		if board.CondOf(err) != board.EBADF {
			return err
		}
		for i := range fds {
			fds[i].ready = 0
			if !alive(fds[i].fd) {
				fds[i].ready = world.Nval
			}
		}
		return nil
	}
	for i := range fds {
		fds[i].ready = r.fds[i].Ready
		if r.fds[i].Ended {
			fds[i].ready |= world.Hup
		}
	}
	return nil
}

// readyNow asks for one descriptor.
func readyNow(fd int, mask uint32) uint32 {
	fds := [1]world.PollFD{{Descriptor: fd, Mask: mask}}
	if _, err := world.PollSockets(fds[:], 0); err != nil {
		return world.Nval
	}
	return fds[0].Ready
}

// alive reports whether fd is a socket.
func alive(fd int) bool { return readyNow(fd, world.In)&world.Nval == 0 }

// Watches reports whether the kernel can be asked for a descriptor's readiness:
// here that of sockets alone.
func Watches(fd int) bool { return fd >= 0 && alive(fd) }
