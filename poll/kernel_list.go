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
	waits uint64     // that have begun
	busy  bool       // one goes on
	idle  *sync.Cond // on mu: it ended

	asked  []pollFD // of the wait in progress
	tokens []uint32
	raw    rawList
}

func newListSet() (kernel, error) {
	bell, err := world.NewBell()
	if err != nil {
		return nil, err
	}
	k := &listSet{
		bell:  bell,
		where: make(map[int]int),
		fds:   []pollFD{{fd: bell.Descriptor(), mask: world.In}},
		token: []uint32{0},
	}
	k.idle = sync.NewCond(&k.mu)
	return k, nil
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
	if !exact && !alive(fd) { // poll(2) says so itself; WSAPoll says nothing while it waits
		return board.EBADF
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
	if !k.busy {
		return
	}
	// The system is waiting with the descriptor, which may be about to be
	// closed: it lets go first.
	k.bell.Ring()
	for round := k.waits; k.busy && k.waits == round; {
		k.idle.Wait()
	}
}

func (k *listSet) wait(buf []kevent, _, ms int) ([]kevent, error) {
	k.mu.Lock()
	k.asked = append(k.asked[:0], k.fds...)
	k.tokens = append(k.tokens[:0], k.token...)
	k.waits++
	k.busy = true
	k.mu.Unlock()
	err := k.raw.poll(k.asked, ms)
	k.mu.Lock()
	k.busy = false
	k.mu.Unlock()
	k.idle.Broadcast()
	if err != nil {
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

// pause waits for the bell alone, so that a descriptor that is reported though
// nobody wants to know does not keep us busy.
func (k *listSet) pause(ms int) error {
	k.asked = append(k.asked[:0], pollFD{fd: k.bell.Descriptor(), mask: world.In})
	if err := k.raw.poll(k.asked, ms); err != nil {
		return err
	}
	if k.asked[0].ready != 0 {
		k.bell.Drain()
	}
	return nil
}
