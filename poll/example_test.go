package poll_test

import (
	"fmt"
	"time"

	"mpy/board"
	"mpy/poll"
	"mpy/sock"
	"mpy/world"
)

// A poller over one datagram socket.
func Example() {
	w := world.System()
	s, _ := sock.New(w, board.Generic(), world.Inet, world.Datagram, 0)
	defer s.Close()
	s.Bind(nil, world.Never, sock.Named("127.0.0.1", 0, 0, 0))
	own, _ := s.LocalAddr()

	p := poll.New(w)
	defer p.Close()
	p.Register(s, s, world.In)
	events, _ := p.Wait(nil, world.After(w.Clock, time.Millisecond), nil)
	fmt.Println(len(events))

	s.SendTo(nil, world.Never, []byte("to myself"), 0, sock.At(own))
	events, _ = p.Wait(nil, world.Never, events)
	fmt.Println(len(events), events[0].Key == s, events[0].Ready)
	// Output:
	// 0
	// 1 true 1
}
