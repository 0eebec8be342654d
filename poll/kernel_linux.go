// This file holds the kernel's set on Linux: epoll, level-triggered, with a
// bell in it for waking.

package poll

import (
	"golang.org/x/sys/unix"

	"mpy/world"
)

// pollBits are the bits that poll(2) has; the others mean other things to
// epoll.
const pollBits = 0x3ff

type epollSet struct {
	ep   int
	bell *world.Bell
	buf  []unix.EpollEvent
}

func newKernel() (kernel, error) {
	ep, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	bell, err := world.NewBell()
	if err != nil {
		_ = unix.Close(ep)
		return nil, err
	}
	k := &epollSet{ep: ep, bell: bell}
	if err := k.add(bell.Descriptor(), 0, unix.EPOLLIN); err != nil {
		k.close()
		return nil, err
	}
	return k, nil
}

func (k *epollSet) ctl(what, fd int, token, mask uint32) error {
	// The slot's token goes with the descriptor: an event that comes late, for
	// a number that means something else by then, is told by it.
	return unix.EpollCtl(k.ep, what, fd, &unix.EpollEvent{Events: mask & pollBits, Fd: int32(fd), Pad: int32(token)})
}

func (k *epollSet) add(fd int, token, mask uint32) error {
	return k.ctl(unix.EPOLL_CTL_ADD, fd, token, mask)
}

func (k *epollSet) mod(fd int, token, mask uint32) error {
	return k.ctl(unix.EPOLL_CTL_MOD, fd, token, mask)
}

func (k *epollSet) del(fd int) { _ = k.ctl(unix.EPOLL_CTL_DEL, fd, 0, 0) }

func (k *epollSet) wait(buf []kevent, n, ms int) ([]kevent, error) {
	if n++; cap(k.buf) < n { // the bell too
		k.buf = make([]unix.EpollEvent, n+n/2)
	}
	got, err := unix.EpollWait(k.ep, k.buf[:cap(k.buf)], ms)
	if err == unix.EINTR {
		return buf, nil
	}
	if err != nil {
		return buf, err
	}
	for _, ev := range k.buf[:got] {
		if int(ev.Fd) == k.bell.Descriptor() {
			k.bell.Drain()
			continue
		}
		buf = append(buf, kevent{int(ev.Fd), uint32(ev.Pad), ev.Events})
	}
	return buf, nil
}

func (k *epollSet) wake() { k.bell.Ring() }

func (k *epollSet) close() {
	_ = unix.Close(k.ep)
	k.bell.Close()
}
