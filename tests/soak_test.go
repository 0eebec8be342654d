// This file makes many connections in one script.

package tests

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
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
// each and closes them: descriptors and goroutines are at the end what they
// were after the first 1,000, and memory does not grow from one window of 5,000
// to the next. In short mode and under the race detector, which needs memory of
// its own, it makes a tenth.
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

	rounds(1000 / scale)
	descriptors, goroutines := count("/proc/self/fd"), runtime.NumGoroutine()
	rounds(4000 / scale)
	var resident [3]int
	for i := range resident {
		rounds(5000 / scale)
		debug.FreeOSMemory()
		resident[i] = pages(t) * os.Getpagesize()
	}
	if n := count("/proc/self/fd"); n != descriptors {
		t.Errorf("%d descriptors, after the first rounds %d", n, descriptors)
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		t.Errorf("%d goroutines, after the first rounds %d", n, goroutines)
	}
	if grown := resident[2] - resident[0]; grown > 1<<20 && !raceEnabled {
		t.Errorf("memory grows: %v", resident)
	}
	t.Logf("%d descriptors, %d goroutines, resident bytes %v", descriptors, goroutines, resident)
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

// pages gives how much of the process's memory is resident.
func pages(t *testing.T) int {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.Fields(string(b))[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}
