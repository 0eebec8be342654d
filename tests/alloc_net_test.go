// This file asserts what a script's traffic must not allocate.

package tests

import (
	"fmt"
	"net"
	"runtime"
	"sync"
	"testing"

	"mpy"
)

// traffic are turns with a connection s to an echo, one that w receives a stream
// by, datagrams from u to v, and the buffers b and m; most is what a turn may
// allocate.
var traffic = []struct {
	name, turn string
	most       float64
}{
	{"send, recv_into", "s.send(b); s.recv_into(m)", 0},
	{"sendall, readinto", "s.sendall(b); s.readinto(m)", 0},
	{"write, readinto", "s.write(b); s.readinto(m)", 0},
	{"send, ipoll, recv_into", "s.send(b)\n    for x in p.ipoll(): pass\n    s.recv_into(m)", 0},
	{"send, recv", "s.send(b); s.recv(16)", 2}, // the bytes object and its bytes
	{"write, read", "s.write(b); s.read(16)", 2},
	{"write, readline", "s.write(b); s.readline()", 2},
	{"sendto, recv_into", "u.sendto(b, a); v.recv_into(m)", 0},
	{"recv of a stream", "w.recv(4096)", 2},
}

const trafficBegin = `
import select, socket
def begin(port, timeout):
    global s, w, u, v, a, p
    s, w = socket.socket(), socket.socket()
    s.connect(("127.0.0.1", port))
    w.connect(("127.0.0.1", port))
    w.send(b"more")
    p = select.poll()
    p.register(s, 1)
    u, v = socket.socket(2, 2), socket.socket(2, 2)
    for x in s, w, u, v:
        x.settimeout(timeout)
    for i in range(20000, 60000):
        try:
            a = socket.getaddrinfo("127.0.0.1", i)[0][-1]
            v.bind(a)
            break
        except OSError:
            pass
b = b"fifteen chars..\n"
m = bytearray(16)
`

// TestTraffic: more turns allocate no more than the script gets, be there a
// timeout or not.
func TestTraffic(t *testing.T) {
	if raceEnabled || runtime.GOOS != "linux" {
		t.Skip("the race detector allocates, and so do other systems' calls")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var peers sync.WaitGroup
	peers.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			peers.Go(func() { answer(c) })
		}
	})
	for _, c := range traffic {
		for _, timeout := range []string{"None", "5"} {
			t.Run(c.name+", timeout "+timeout, func(t *testing.T) {
				in, err := mpy.New(mpy.Options{})
				if err != nil {
					t.Fatal(err)
				}
				defer in.Close()
				run := func(src string) {
					if err := in.RunString(src, "traffic.py"); err != nil {
						in.PrintError(err)
						t.Fatal(err)
					}
				}
				run(trafficBegin)
				run(fmt.Sprintf("begin(%d, %s)", l.Addr().(*net.TCPAddr).Port, timeout))
				run("def f(n):\n  for i in range(n):\n    " + c.turn)
				count := func(n int) float64 {
					call := fmt.Sprintf("f(%d)", n)
					return testing.AllocsPerRun(3, func() { run(call) })
				}
				if each := (count(500) - count(100)) / 400; each > c.most+0.05 {
					t.Errorf("%.3f allocations a turn, want %v at most", each, c.most)
				}
			})
		}
	}
	_ = l.Close()
	peers.Wait()
}

// answer is a peer that echoes, or sends without end when it is told more.
func answer(c net.Conn) {
	defer c.Close()
	p := make([]byte, 64<<10)
	for {
		n, err := c.Read(p)
		more := string(p[:n]) == "more"
		for more && err == nil {
			_, err = c.Write(p)
		}
		if err == nil {
			_, err = c.Write(p[:n])
		}
		if err != nil {
			return
		}
	}
}
