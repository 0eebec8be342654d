package poll_test

import (
	"fmt"
	"testing"

	"mpy/poll"
	"mpy/sock"
	"mpy/world"
)

// BenchmarkPollPingPong sends, waits in a poller with K idle sockets more, and
// receives.
func BenchmarkPollPingPong(b *testing.B) {
	for _, k := range []int{1, 10, 100, 1000} {
		b.Run(fmt.Sprint("K=", k), func(b *testing.B) {
			w := world.System()
			p := newPoller(b, w)
			for i := range k {
				must(b, p.Register(i, newSocket(b, w, world.Datagram), world.In))
			}
			x, y := pair(b, w)
			done := make(chan struct{})
			go echo(y, done)
			must(b, p.Register(x, x, world.In))
			op, buf := world.NewOp(), make([]byte, 64)
			var events []poll.Event
			b.ReportAllocs()
			for b.Loop() {
				x.Send(op, world.Never, buf, 0)
				var err error
				events, err = p.Wait(op, world.Never, events)
				if err != nil || len(events) != 1 {
					b.Fatal(events, err)
				}
				x.Recv(op, world.NoWait, buf, 0)
			}
			x.Close()
			<-done
		})
	}
}

func echo(s *sock.Socket, done chan<- struct{}) {
	defer close(done)
	p := make([]byte, 64)
	for {
		n, err := s.Recv(nil, world.Never, p, 0)
		if n == 0 || err != nil {
			return
		}
		s.Send(nil, world.Never, p[:n], 0)
	}
}

func BenchmarkPollReady(b *testing.B) {
	for _, k := range []int{1, 100, 1000} {
		b.Run(fmt.Sprint("K=", k), func(b *testing.B) {
			w := world.System()
			p := newPoller(b, w)
			for i := range k {
				must(b, p.Register(i, newSocket(b, w, world.Datagram), world.In|world.Out))
			}
			var events []poll.Event
			b.ReportAllocs()
			for b.Loop() {
				events, _ = p.Wait(nil, world.Never, events)
				if len(events) != k {
					b.Fatal(len(events))
				}
			}
		})
	}
}
