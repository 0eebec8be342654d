//go:build linux

// This file runs servers under many requests.

package load

import (
	"fmt"
	"net"
	"os"
	"testing"
	"time"
)

// full is the run that the document shows.
var full = os.Getenv("MPY_LOAD") == "full"

// scale gives the size of a test: of the full run, of the usual one, and of the
// one in short mode and under the race detector.
func scale(all, usual, short int) int {
	switch {
	case full:
		return all
	case testing.Short() || raceEnabled:
		return short
	}
	return usual
}

// TestRequests has servers of three kinds answer 2 million requests each (here
// a part of them), while 5 in 100 of their clients misbehave. No byte is wrong,
// no client waits for ever, and between the phases of the run, when no client
// is there, the server holds what it held after the first one.
func TestRequests(t *testing.T) {
	const phases = 10
	for _, name := range []string{"poll", "threads", "tasks"} {
		t.Run(name, func(t *testing.T) {
			requests := scale(2_000_000, 40_000, 4_000)
			p := start(t, name+".py")
			s := &swarm{addr: p.addr, clients: scale(200, 40, 10), each: 100, odd: 5, seed: 1}
			empty := p.usage()
			var seen []usage
			began := time.Now()
			for phase := range phases {
				if err := s.run((phase + 1) * requests / phases); err != nil {
					t.Fatal(err)
				}
				u := settle(p, empty)
				seen = append(seen, u)
				t.Logf("%8d requests, %6.1f s: %v", (phase+1)*requests/phases, time.Since(began).Seconds(), u)
			}
			end(t, p.addr)
			p.want("stopped")
			p.ended()

			first, last := seen[1], seen[phases-1]
			if last.Descriptors != empty.Descriptors {
				t.Errorf("%d descriptors without clients, at the start %d", last.Descriptors, empty.Descriptors)
			}
			if last.Goroutines > empty.Goroutines {
				t.Errorf("%d goroutines without clients, at the start %d", last.Goroutines, empty.Goroutines)
			}
			clients := int(s.count.clients.Load()) * (phases - 2) / phases
			if kept := last.Objects - first.Objects; kept > 300+clients/10 {
				t.Errorf("%d objects of %d clients stay alive", kept, clients)
			}
			t.Logf("%d requests of %d clients were right, of which reset %d, ended half %d, stalled %d, were deaf %d, sent garbage %d",
				s.count.requests.Load(), s.count.clients.Load(), s.count.odd[reset].Load(), s.count.odd[half].Load(),
				s.count.odd[stall].Load(), s.count.odd[deaf].Load(), s.count.odd[garbage].Load())
		})
	}
}

// settle waits until the server has noticed that its clients are gone.
func settle(p *process, empty usage) usage {
	for limit := time.Now().Add(patience); ; {
		u := p.usage()
		if u.Descriptors <= empty.Descriptors && u.Goroutines <= empty.Goroutines || time.Now().After(limit) {
			return u
		}
	}
}

// end has a server end.
func end(t testing.TB, addr string) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err == nil {
		_, err = fmt.Fprint(c, "X\x00\x00")
	}
	if err != nil {
		t.Fatal(err)
	}
	_ = c.Close()
}
