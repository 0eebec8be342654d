// This file holds what can be polled.

package poll

import "mpy/world"

// A Source is what a poller watches. [*mpy/sock.Socket] is one.
type Source interface {
	// Ready gives the bits of mask and world.Always that hold now.
	Ready(mask uint32) uint32

	// Soft reports whether only Ready knows the whole answer, not the kernel.
	// A source without a descriptor is soft.
	Soft() bool

	// Descriptor gives the descriptor for the kernel to watch, or -1.
	Descriptor() int

	// Watch asks to be told of changes, Unwatch ends it.
	Watch(*world.Watch)
	Unwatch(*world.Watch)
}

// Asked is a soft source that tells nobody of its changes: it is asked again
// and again.
type Asked interface {
	Source
	// Ask is Ready with an error, which ends the wait.
	Ask(mask uint32) (uint32, error)
}

// Turned is a source that may have to become ready for something else than it
// is asked for: TLS in a handshake that must read before it can write. It tells
// its watchers when Turn's answer changes.
type Turned interface {
	Source
	// Turn gives the bits to watch in place of mask. When In or Out of them
	// holds, those of mask count as holding. Any goroutine may call it.
	Turn(mask uint32) uint32
}

// An Event is a result.
type Event struct {
	Key   any    // what the source was registered under
	Ready uint32 // its bits
}

// A Descriptor is a source for a bare descriptor of the system, which somebody
// else may close or reuse at any time: the kernel is told of it anew at each
// wait. A number that is no descriptor gives 32.
type Descriptor int

// Ready asks the system.
func (d Descriptor) Ready(mask uint32) uint32 {
	if d < 0 {
		return world.Nval
	}
	return readyNow(int(d), mask)
}

// Soft is false: the kernel knows all of it.
func (d Descriptor) Soft() bool { return d < 0 }

// Descriptor gives the number.
func (d Descriptor) Descriptor() int { return int(d) }

// Watch does nothing: nobody tells.
func (d Descriptor) Watch(*world.Watch) {}

// Unwatch does nothing.
func (d Descriptor) Unwatch(*world.Watch) {}
