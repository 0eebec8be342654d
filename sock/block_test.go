package sock_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// TestBlocks mixes pieces of blocks with every other way of receiving: the
// stream is the same, and what was given out is not written to again.
func TestBlocks(t *testing.T) {
	w := world.System()
	x, y := pair(t, w)
	rnd := rand.New(rand.NewPCG(1, 2))
	stream := make([]byte, 8<<20)
	for i := range stream {
		stream[i] = byte(rnd.Uint32())
	}
	done := make(chan error, 1)
	go func() {
		_, err := x.SendAll(nil, world.Never, stream, 0)
		done <- err
	}()
	var parts [][]byte
	got, own := 0, 0
	buf := make([]byte, 1<<17)
	for got < len(stream) {
		p := buf[:1+rnd.IntN(1<<rnd.IntN(17))]
		var n int
		var err error
		if line, ok := y.Line(nil, len(p)); ok {
			if i := bytes.IndexByte(line, '\n'); i >= 0 && i != len(line)-1 || i < 0 && len(line) != len(p) {
				t.Fatalf("%q is no line", line)
			}
			parts = append(parts, line)
			got += len(line)
			continue
		}
		switch rnd.IntN(8) {
		case 0:
			n, err = y.Recv(nil, world.Never, p, 0)
		case 1:
			n, err = y.Read(nil, world.Never, p)
		case 2:
			n, _, err = y.ReadTo(nil, world.Never, p, 7)
		case 3:
			n, err = y.Recv(nil, world.Never, p, world.Peek)
			must(t, err)
			if !bytes.Equal(p[:n], stream[got:got+n]) {
				t.Fatalf("peek gives wrong bytes at %d", got)
			}
			n = 0
		default:
			for range 20 { // as scripts do
				var b []byte
				n, b, err = y.RecvBytes(nil, world.Never, p, 0)
				must(t, err)
				if b == nil {
					b = bytes.Clone(p[:n])
				} else {
					own += n
				}
				parts = append(parts, b)
				got += n
				if got == len(stream) {
					break
				}
			}
			n = 0
		}
		must(t, err)
		parts = append(parts, bytes.Clone(p[:n]))
		got += n
		if y.Buffered() > 0 && (y.Ready(world.In) != world.In || !y.Soft()) {
			t.Fatal("bytes wait, and nobody who polls would know")
		}
	}
	must(t, <-done)
	if !bytes.Equal(bytes.Join(parts, nil), stream) {
		t.Error("the stream is not what was sent")
	}
	if own < len(stream)/10 {
		t.Errorf("only %d of %d bytes came in blocks", own, len(stream))
	}
}

// TestNoBlocks: where the script could ask the system, or a callback tells of
// each piece, nothing is read ahead.
func TestNoBlocks(t *testing.T) {
	w := world.System()
	for name, prepare := range map[string]func(y *sock.Socket){
		"number":   func(y *sock.Socket) { y.Number() },
		"callback": func(y *sock.Socket) { must(t, y.OnReadable(func() {})) },
	} {
		x, y := pair(t, w)
		prepare(y)
		_, err := x.SendAll(nil, world.Never, make([]byte, 1<<17), 0)
		must(t, err)
		p := make([]byte, 4096)
		for range 8 {
			n, own, err := y.RecvBytes(nil, world.Never, p, 0)
			must(t, err)
			if n == 0 || own != nil || y.Buffered() > 0 {
				t.Errorf("%s: %d bytes, %d own, %d ahead", name, n, len(own), y.Buffered())
			}
		}
		if _, _, err := y.RecvBytes(nil, world.NoWait, p[:0], 0); err != nil && err != board.EAGAIN {
			t.Error(err)
		}
		must(t, y.OnReadable(nil))
	}
}
