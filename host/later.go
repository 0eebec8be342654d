// This file holds what finalisers leave to be done.

package host

import "sync"

// later is a queue that any goroutine may fill.
type later struct {
	mu   sync.Mutex
	todo []func()
}

// Later has f called at the next Drain. A finaliser calls it: what it runs on
// is no thread of the interpreter.
func (h *Host) Later(f func()) {
	h.later.mu.Lock()
	h.later.todo = append(h.later.todo, f)
	h.later.mu.Unlock()
}

// Drain does what was left to be done. It is called under the interpreter's
// lock: after a collection, and now and then.
func (h *Host) Drain() {
	h.later.mu.Lock()
	todo := h.later.todo
	h.later.todo = nil
	h.later.mu.Unlock()
	for _, f := range todo {
		f()
	}
}
