// This file makes many connections in one script.

package tests

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"mpy"
)

const soakScript = `
import socket
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()

def rounds(n, addr):
    for i in range(n):
        c = socket.socket()
        c.connect(addr)
        s, peer = listener.accept()
        c.send(b"ping\n")
        assert s.readline() == b"ping\n"
        s.write("pong")
        assert c.recv(10) == b"pong"
        s.close()
        assert c.read() == b""
        c.close()
print(listener.fileno())
`

// TestConnections makes 20,000 connections over loopback, exchanges a line on
// each and closes them: descriptors, goroutines and what lives in the heap are
// at the end what they were after the first 5,000, so that nothing is kept of a
// connection. Resident pages would say less: they depend on when the collector
// ran. In short mode and under the race detector it makes a tenth.
func TestConnections(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("it counts in /proc")
	}
	scale := 1
	if testing.Short() || raceEnabled {
		scale = 10
	}
	var out bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	run := func(text string) {
		t.Helper()
		if err := in.RunString(text, "soak.py"); err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
	}
	run(soakScript)
	if err := in.Flush(); err != nil {
		t.Fatal(err)
	}
	addr := portOf(t, strings.TrimSpace(out.String()))
	rounds := func(n int) { run(fmt.Sprintf("rounds(%d, %s)", n, addr)) }

	const most = 0.05 // objects kept for each connection: none, and what the runtime does meanwhile
	rounds(5000 / scale)
	before := measure()
	more := 15000 / scale
	rounds(more)
	after := measure()
	t.Logf("after the first connections %+v, at the end %+v", before, after)
	if after.descriptors != before.descriptors {
		t.Errorf("%d descriptors, after the first rounds %d", after.descriptors, before.descriptors)
	}
	if after.goroutines > before.goroutines {
		t.Errorf("%d goroutines, after the first rounds %d", after.goroutines, before.goroutines)
	}
	if kept := float64(after.objects-before.objects) / float64(more); kept > most {
		t.Errorf("%.2f objects of each connection stay alive: %+v, %+v", kept, before, after)
	}
}

// usage is what a process holds.
type usage struct {
	descriptors, goroutines int
	objects, bytes          int // that live in the heap
}

// measure collects what is garbage and counts the rest. What a finaliser held
// is garbage after the next collection only.
func measure() usage {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return usage{count("/proc/self/fd"), runtime.NumGoroutine(), int(m.HeapObjects), int(m.HeapAlloc)}
}

// portOf gives the address that the socket with descriptor fd is bound to,
// which no method of a socket's tells, as text for a script.
func portOf(t *testing.T, fd string) string {
	link, err := os.Readlink("/proc/self/fd/" + fd)
	if err != nil {
		t.Fatal(err)
	}
	inode := strings.TrimSuffix(strings.TrimPrefix(link, "socket:["), "]")
	table, err := os.ReadFile("/proc/self/net/tcp")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(table), "\n") {
		f := strings.Fields(line)
		if len(f) > 9 && f[9] == inode {
			_, port, _ := strings.Cut(f[1], ":")
			n, err := strconv.ParseUint(port, 16, 16)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("(%q, %d)", "127.0.0.1", n)
		}
	}
	t.Fatal("the listener is not in the system's table")
	return ""
}

func count(folder string) int {
	list, _ := os.ReadDir(folder)
	return len(list)
}
