// This file holds the bell of an operation: calls wait in the kernel on Windows.

package world

import "sync"

// opBell is the bell, made when it is first needed.
type opBell struct {
	mu   sync.Mutex
	bell *Bell
	stop stopper // rings it
}

// get gives the bell.
func (o *opBell) get() (*Bell, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.bell == nil {
		b, err := NewBell()
		if err != nil {
			return nil, err
		}
		o.bell = b
		o.stop.stop = o.ring
	}
	return o.bell, nil
}

// ring: a late Interrupt may come while close closes the bell, hence the lock.
func (o *opBell) ring() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.bell != nil {
		o.bell.Ring()
	}
}

func (o *opBell) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.bell != nil {
		o.bell.Close()
		o.bell = nil
	}
}
