// This file holds readiness: the bits, and how a poller is told of changes
// that the kernel does not know.

package world

import (
	"slices"
	"sync"
	"sync/atomic"
)

// The bits of readiness, as poll(2) has them on Linux.
const (
	In   uint32 = 1
	Out  uint32 = 4
	Err  uint32 = 8
	Hup  uint32 = 16
	Nval uint32 = 32 // closed

	// Always are the bits that are reported without being asked for.
	Always = Err | Hup | Nval
)

// A Change says what a watched thing tells its watchers.
type Change uint8

const (
	// Changed: what the thing is ready for may have changed in a way that the
	// kernel does not see. Ask it again.
	Changed Change = iota
	// Closing: its descriptor is about to be closed. The watcher must have
	// let go of the descriptor when it returns.
	Closing
)

// A Watch is one watcher's interest in one thing.
type Watch struct {
	// Tell is called by the thing, from any goroutine and possibly with locks
	// held: it must not block nor call the thing back.
	Tell func(Change)
}

// Watchers is the list of those who watch a thing. The zero value is empty.
type Watchers struct {
	n    atomic.Int32
	mu   sync.Mutex
	list []*Watch
}

// Watch adds w.
func (l *Watchers) Watch(w *Watch) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, w)
	l.n.Store(int32(len(l.list)))
}

// Unwatch removes w. A Tell that has begun may still be running.
func (l *Watchers) Unwatch(w *Watch) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := slices.Index(l.list, w); i >= 0 {
		l.list = slices.Delete(l.list, i, i+1)
	}
	l.n.Store(int32(len(l.list)))
}

// Tell tells all. It costs one load when nobody watches.
func (l *Watchers) Tell(c Change) {
	if l.n.Load() == 0 {
		return
	}
	l.mu.Lock()
	all := slices.Clone(l.list)
	l.mu.Unlock()
	for _, w := range all {
		w.Tell(c)
	}
}
