package poll_test

import (
	"testing"

	"golang.org/x/sys/unix"

	"mpy/poll"
	"mpy/world"
)

// TestReusedNumber: a socket was closed while it was registered, and its
// number means another one by now. The new one can be registered, and what
// happens to it is not told as the old one's.
func TestReusedNumber(t *testing.T) {
	w := world.System()
	p := newPoller(t, w)
	a, _ := pair(t, w)
	c, d := pair(t, w)
	must(t, p.Register("a", a, world.In))
	expect(t, "open", p, soon(w), "")
	fd := a.Fileno()
	must(t, a.Close())
	must(t, unix.Dup3(c.Fileno(), fd, unix.O_CLOEXEC))
	defer unix.Close(fd)
	must(t, p.Register("new", poll.Descriptor(fd), world.In))
	expect(t, "nothing new", p, world.Never, "a:32 ")
	send(t, d, "x")
	for c.Ready(world.In) == 0 {
	}
	expect(t, "data", p, world.Never, "a:32 new:1 ")
	p.Unregister("a") // must not take the new one with it
	expect(t, "the new one alone", p, world.Never, "new:1 ")
}

// TestReusedNumberList is the same over the set for the other systems.
func TestReusedNumberList(t *testing.T) {
	t.Setenv("MPY_POLL_LIST", "1")
	TestReusedNumber(t)
}
