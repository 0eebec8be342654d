package sock_test

import (
	"testing"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

func BenchmarkSend(b *testing.B) {
	w := world.System()
	x, y := pair(b, w)
	drain := make(chan struct{})
	go func() {
		defer close(drain)
		p := make([]byte, 1<<20)
		for {
			if n, err := y.Recv(nil, world.Never, p, 0); n == 0 || err != nil {
				return
			}
		}
	}()
	op, p := world.NewOp(), make([]byte, 64)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Send(op, world.Never, p, 0); err != nil {
			b.Fatal(err)
		}
	}
	x.Close()
	<-drain
}

// BenchmarkRecv receives what is there: datagrams of a loopback queue are not
// deep enough, so that a big send feeds many small receives.
func BenchmarkRecv(b *testing.B) {
	w := world.System()
	x, y := pair(b, w)
	op, p := world.NewOp(), make([]byte, 64)
	big := make([]byte, 64<<10)
	left := 0
	b.ReportAllocs()
	for b.Loop() {
		if left == 0 {
			x.SendAll(op, world.Never, big, 0)
			left = len(big)
		}
		n, err := y.Recv(op, world.Never, p, 0)
		if err != nil {
			b.Fatal(err)
		}
		left -= n
	}
}

func BenchmarkReadLine(b *testing.B) {
	w := world.System()
	x, y := pair(b, w)
	op, p := world.NewOp(), make([]byte, 64)
	var lines []byte
	for range 4096 {
		lines = append(lines, "fifteen bytes..\n"...)
	}
	left := 0
	b.ReportAllocs()
	for b.Loop() {
		if left == 0 {
			x.SendAll(op, world.Never, lines, 0)
			left = len(lines)
		}
		n, _, err := y.ReadTo(op, world.Never, p, '\n')
		if err != nil {
			b.Fatal(err)
		}
		left -= n
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

func benchPingPong(b *testing.B, timeout bool) {
	w := world.System()
	x, y := pair(b, w)
	done := make(chan struct{})
	go echo(y, done)
	op, p := world.NewOp(), make([]byte, 64)
	b.ReportAllocs()
	for b.Loop() {
		dl := world.Never
		if timeout {
			dl = world.After(w.Clock, 1e10)
		}
		x.Send(op, dl, p, 0)
		for n := 0; n < len(p); {
			k, err := x.Recv(op, dl, p[n:], 0)
			if err != nil {
				b.Fatal(err)
			}
			n += k
		}
	}
	x.Close()
	<-done
}

func BenchmarkPingPong(b *testing.B)        { benchPingPong(b, false) }
func BenchmarkPingPongTimeout(b *testing.B) { benchPingPong(b, true) }

// BenchmarkInterrupt measures from Interrupt to the return of a blocked recv.
func BenchmarkInterrupt(b *testing.B) {
	w := world.System()
	x, _ := pair(b, w)
	op := world.NewOp()
	var at, sum, worst int64
	begin := make(chan struct{})
	go func() {
		for range begin {
			w.Clock.Sleep(nil, world.After(w.Clock, 200e3)) // recv has parked by then
			at = int64(w.Clock.Monotonic())
			op.Interrupt(world.Cancel)
		}
	}()
	for b.Loop() {
		begin <- struct{}{}
		if _, err := x.Recv(op, world.Never, make([]byte, 1), 0); err != world.ErrInterrupted {
			b.Fatal(err)
		}
		took := int64(w.Clock.Monotonic()) - at
		sum, worst = sum+took, max(worst, took)
		op.Take()
	}
	close(begin)
	b.ReportMetric(float64(sum)/float64(b.N)/1e3, "us/interrupt")
	b.ReportMetric(float64(worst)/1e3, "us-worst")
}

func BenchmarkConnectClose(b *testing.B) {
	w := world.System()
	l, addr := listener(b, w)
	b.ReportAllocs()
	for b.Loop() {
		s := newSocketB(b, w)
		if err := s.Connect(nil, world.Never, addr); err != nil {
			b.Fatal(err)
		}
		c, _, err := l.Accept(nil, world.Never)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
		c.Close()
	}
}

func newSocketB(b *testing.B, w *world.World) *sock.Socket {
	s, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
	if err != nil {
		b.Fatal(err)
	}
	return s
}
