// This file tests waiting in a world with a time of its own.

package poll_test

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"mpy/poll"
	"mpy/world"
	"mpy/world/sim"
)

// mute is a source that can only be asked, and never has anything.
type mute struct{ asked int }

func (m *mute) Ask(uint32) (uint32, error) { m.asked++; return 0, nil }
func (m *mute) Ready(uint32) uint32        { return 0 }
func (m *mute) Soft() bool                 { return true }
func (m *mute) Descriptor() int            { return -1 }
func (m *mute) Watch(*world.Watch)         {}
func (m *mute) Unwatch(*world.Watch)       {}

// TestVirtualDeadlines: in a world with a time of its own, waits beside a
// descriptor of the system end at their deadlines, one after the other,
// and do not spin.
func TestVirtualDeadlines(t *testing.T) {
	s := sim.New(sim.Options{Virtual: true, Start: time.Now()})
	defer s.Close()
	w := &world.World{Net: world.System().Net, Clock: s.Clock()}
	p := newPoller(t, w)
	var pipe [2]int
	must(t, unix.Pipe2(pipe[:], unix.O_CLOEXEC))
	defer unix.Close(pipe[0])
	defer unix.Close(pipe[1])
	must(t, p.Register("pipe", poll.Descriptor(pipe[0]), world.In))
	var m mute
	must(t, p.Register("mute", &m, world.In))
	for range 3 {
		expect(t, "an empty pipe", p, soon(w), "")
	}
	p.Unregister("pipe")
	for range 3 {
		expect(t, "nothing", p, soon(w), "")
	}
	if m.asked > 1000 { // six waits of 20 ms, each a question a millisecond
		t.Errorf("asked %d times", m.asked)
	}
}
