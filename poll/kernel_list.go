// This file holds the set that serves every system: a list for poll(2) or
// WSAPoll, with a bell in it for waking. Linux's tests run it too.

package poll

import (
	"sync"

	"mpy/board"
	"mpy/world"
)

// pollFD is an entry for pollAll.
type pollFD struct {
	fd          int
	mask, ready uint32
}

type listSet struct {
	bell *world.Bell

	mu    sync.Mutex
	where map[int]int // descriptor to place; place 0 is the bell
	fds   []pollFD
	token []uint32

	asked  []pollFD // of the wait in progress
	tokens []uint32
	raw    rawList
}

func newListSet() (kernel, error) {
	bell, err := world.NewBell()
	if err != nil {
		return nil, err
	}
	return &listSet{
		bell:  bell,
		where: make(map[int]int),
		fds:   []pollFD{{fd: bell.Descriptor(), mask: world.In}},
		token: []uint32{0},
	}, nil
}

func (k *listSet) add(fd int, token, mask uint32) error {
	if !alive(fd) {
		return board.EBADF
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.where[fd] = len(k.fds)
	k.fds = append(k.fds, pollFD{fd: fd, mask: mask})
	k.token = append(k.token, token)
	return nil
}

func (k *listSet) mod(fd int, token, mask uint32) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	i, ok := k.where[fd]
	if !ok {
		return board.ENOENT
	}
	k.fds[i].mask, k.token[i] = mask, token
	return nil
}

func (k *listSet) del(fd int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	i, ok := k.where[fd]
	if !ok {
		return
	}
	delete(k.where, fd)
	last := len(k.fds) - 1
	k.fds[i], k.token[i] = k.fds[last], k.token[last]
	if i != last {
		k.where[k.fds[i].fd] = i
	}
	k.fds, k.token = k.fds[:last], k.token[:last]
}

func (k *listSet) wait(buf []kevent, _, ms int) ([]kevent, error) {
	k.mu.Lock()
	k.asked = append(k.asked[:0], k.fds...)
	k.tokens = append(k.tokens[:0], k.token...)
	k.mu.Unlock()
	if err := k.raw.poll(k.asked, ms); err != nil {
		return buf, err
	}
	for i, f := range k.asked {
		switch {
		case f.ready == 0:
		case i == 0:
			k.bell.Drain()
		default:
			buf = append(buf, kevent{f.fd, k.tokens[i], f.ready})
		}
	}
	return buf, nil
}

func (k *listSet) wake()  { k.bell.Ring() }
func (k *listSet) close() { k.bell.Close() }

// readyNow asks for one descriptor.
func readyNow(fd int, mask uint32) uint32 {
	fds := [1]pollFD{{fd: fd, mask: mask}}
	var raw rawList
	if raw.poll(fds[:], 0) != nil {
		return world.Nval
	}
	return fds[0].ready
}
