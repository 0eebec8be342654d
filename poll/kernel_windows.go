// This file holds WSAPoll for the list. It has been built and vetted only.

package poll

import "mpy/world"

func newKernel() (kernel, error) { return newListSet() }

// rawList is the list as the world has it, kept for its memory.
type rawList struct{ fds []world.PollFD }

// poll waits and sets each entry's ready.
func (r *rawList) poll(fds []pollFD, ms int) error {
	r.fds = r.fds[:0]
	for _, f := range fds {
		r.fds = append(r.fds, world.PollFD{Descriptor: f.fd, Mask: f.mask})
	}
	_, err := world.PollSockets(r.fds, ms)
	if err != nil {
		return err
	}
	for i := range fds {
		fds[i].ready = r.fds[i].Ready
	}
	return nil
}

// alive reports whether fd is a socket.
func alive(fd int) bool {
	fds := [1]world.PollFD{{Descriptor: fd, Mask: world.In}}
	_, err := world.PollSockets(fds[:], 0)
	return err == nil && fds[0].Ready&world.Nval == 0
}
