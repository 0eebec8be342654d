//go:build linux

// This file holds many connections open at once.

package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestConnections opens 10,000 connections to one script, has each of them
// echo while all are open, and closes them. A connection costs the script's
// process no more than 12 KiB, and with asyncio, where it has a task, 16 KiB;
// afterwards nothing of it is left.
func TestConnections(t *testing.T) {
	n := scale(10_000, 10_000, 300)
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l); err != nil {
		t.Fatal(err)
	}
	if room := int(min(l.Cur, 1<<20)) - 200; room < n {
		t.Logf("the limit of descriptors is %d: %d connections instead of %d", l.Cur, room, n)
		n = room
	}
	for _, c := range []struct {
		script string
		most   int // bytes of a connection
	}{{"echo_poll.py", 12 << 10}, {"echo_tasks.py", 16 << 10}} {
		t.Run(c.script, func(t *testing.T) {
			p := start(t, c.script)
			start := p.usage()
			few := func() usage {
				conns := open(t, p.addr, 10)
				each(t, conns, echoes)
				each(t, conns, closes)
				return settle(p, start)
			}
			empty := few()
			conns := open(t, p.addr, n)
			for range 2 {
				each(t, conns, echoes)
			}
			all := p.usage()
			t.Logf("without: %v", empty)
			t.Logf("with %d: %v", n, all)
			cost := (all.Resident - empty.Resident) / n
			t.Logf("%d bytes a connection", cost)
			if cost > c.most && !raceEnabled && n > 1000 {
				t.Errorf("a connection costs %d bytes, more than %d", cost, c.most)
			}
			if got := all.Descriptors - empty.Descriptors; got != n {
				t.Errorf("the script has %d descriptors more", got)
			}
			each(t, conns, closes)
			settle(p, empty)
			left := few() // what the last poll gave is garbage when the next one gives something
			t.Logf("after:   %v", left)
			if left.Descriptors > empty.Descriptors || left.Goroutines > empty.Goroutines {
				t.Errorf("not all is given back: %v", left)
			}
			if kept := left.Objects - empty.Objects; kept > 300+n/10 {
				t.Errorf("%d objects of %d connections stay alive", kept, n)
			}
			end(t, p.addr)
			p.want("stopped")
			p.ended()
		})
	}
}

// BenchmarkRoundTrip has one connection echo while others are open, and
// registered, too: what it costs must not depend on how many.
func BenchmarkRoundTrip(b *testing.B) {
	for _, script := range []string{"echo_poll.py", "echo_tasks.py"} {
		for _, k := range []int{1, 10, 100, 1000, 10_000} {
			b.Run(fmt.Sprintf("%s/K=%d", script, k), func(b *testing.B) {
				p := start(b, script)
				conns := open(b, p.addr, k)
				each(b, conns, echoes)
				i := 0
				for b.Loop() {
					i = (i + 7919) % k
					if err := echoes(i, conns[i]); err != nil {
						b.Fatal(err)
					}
				}
				p.stop() // before the connections
				each(b, conns, closes)
			})
		}
	}
}

// open makes n connections.
func open(t testing.TB, addr string, n int) []*net.TCPConn {
	t.Helper()
	conns := make([]*net.TCPConn, n)
	each(t, conns, func(i int, _ *net.TCPConn) error {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			conns[i] = c.(*net.TCPConn)
			err = conns[i].SetDeadline(time.Now().Add(10 * patience))
		}
		return err
	})
	return conns
}

// each calls f for all connections, some of them at a time.
func each(t testing.TB, conns []*net.TCPConn, f func(i int, c *net.TCPConn) error) {
	t.Helper()
	const workers = 16
	var errs [workers]error
	var wg sync.WaitGroup
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := w; i < len(conns) && errs[w] == nil; i += workers {
				errs[w] = f(i, conns[i])
			}
		}()
	}
	wg.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
}

// echoes sends something and wants it back.
func echoes(i int, c *net.TCPConn) error {
	text := fmt.Appendf(nil, "connection %d", i)
	if _, err := c.Write(text); err != nil {
		return err
	}
	got := make([]byte, len(text))
	if _, err := io.ReadFull(c, got); err != nil {
		return err
	}
	if !bytes.Equal(got, text) {
		return fmt.Errorf("wrong bytes: %q, want %q", got, text)
	}
	return nil
}

func closes(_ int, c *net.TCPConn) error { return c.Close() }
