package usocket_test

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"time"

	"mpy/host"
	"mpy/modules/internal/nettest"
	"mpy/modules/usocket"
)

// A socket that a script forgets is closed, and the log says so (row 22); one
// that it closed is not mentioned.
func TestLost(t *testing.T) {
	b := nettest.New(t)
	var log bytes.Buffer
	h := host.New(host.Options{Stderr: &log, Log: host.Lost})
	defer h.Close()
	b.T.Outside = h
	m := b.Import(usocket.Module(h))
	before := nettest.Descriptors()
	func() {
		for i := range 4 {
			v, err := b.Try(m, "socket")
			if err != nil {
				t.Fatal(b.Error(err))
			}
			if i%2 == 0 {
				b.Get(v, "close")
			}
		}
	}()
	for range 200 {
		runtime.GC()
		h.Drain()
		if strings.Count(log.String(), "\n") == 2 && nettest.Descriptors() == before {
			break
		}
		b.Sleep(5 * time.Millisecond)
	}
	if n := strings.Count(log.String(), "was lost without close()"); n != 2 {
		t.Errorf("the log has %d lines for 2 lost sockets:\n%s", n, log.String())
	}
	if n := nettest.Descriptors(); n != before {
		t.Errorf("%d descriptors left", n-before)
	}
}
