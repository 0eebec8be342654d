package sock_test

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"mpy/sock"
	"mpy/world"
)

// The benchmarks of this file are what the socket's way of waiting was chosen
// by: package net itself, and poll(2) with a wake-up descriptor.

// peer starts this test binary as an echo server in a process of its own and
// gives its address: within one process the runtime hands over from goroutine
// to goroutine, which flatters its poller.
func peer(b *testing.B) string {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "MPY_SOCK_ECHO=1")
	out, err := cmd.StdoutPipe()
	must(b, err)
	must(b, cmd.Start())
	b.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	addr, err := bufio.NewReader(out).ReadString('\n')
	must(b, err)
	return strings.TrimSpace(addr)
}

// serveEcho is the server; it has a thread per connection, as a C peer would.
func serveEcho() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		os.Exit(1)
	}
	os.Stdout.WriteString(l.Addr().String() + "\n")
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			p := make([]byte, 64)
			for {
				n, err := c.Read(p)
				if err != nil {
					return
				}
				c.Write(p[:n])
			}
		}()
	}
}

func netDial(b *testing.B) *net.TCPConn {
	c, err := net.Dial("tcp", peer(b))
	must(b, err)
	x := c.(*net.TCPConn)
	must(b, x.SetNoDelay(false))
	b.Cleanup(func() { x.Close() })
	return x
}

func BenchmarkPeerSocket(b *testing.B) {
	w := world.System()
	x := newSocket(b, w, world.Stream)
	host, port, _ := net.SplitHostPort(peer(b))
	n, _ := strconv.Atoi(port)
	must(b, x.Connect(nil, world.Never, sock.Named(host, uint16(n), 0, 0)))
	op, p := world.NewOp(), make([]byte, 64)
	defer op.Close()
	for b.Loop() {
		x.Send(op, world.Never, p, 0)
		x.Recv(op, world.Never, p, 0)
	}
}

func BenchmarkPeerNet(b *testing.B) {
	x := netDial(b)
	p := make([]byte, 64)
	for b.Loop() {
		x.Write(p)
		x.Read(p)
	}
}

// BenchmarkPeerPoll tries, else waits in poll(2) on the socket and an eventfd,
// inside of RawConn.Read.
func BenchmarkPeerPoll(b *testing.B) {
	x := netDial(b)
	bell, _ := unix.Eventfd(0, unix.EFD_NONBLOCK)
	defer unix.Close(bell)
	raw, _ := x.SyscallConn()
	p := make([]byte, 64)
	fds := []unix.PollFd{{Events: unix.POLLIN}, {Fd: int32(bell), Events: unix.POLLIN}}
	read := func(fd uintptr) bool {
		for {
			if _, err := unix.Read(int(fd), p); err != syscall.EAGAIN {
				return true
			}
			fds[0].Fd = int32(fd)
			unix.Poll(fds, -1)
		}
	}
	for b.Loop() {
		x.Write(p)
		raw.Read(read)
	}
}

func BenchmarkNetRead(b *testing.B) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(b, err)
	defer l.Close()
	x, err := net.Dial("tcp", l.Addr().String())
	must(b, err)
	defer x.Close()
	y, err := l.Accept()
	must(b, err)
	defer y.Close()
	p, big, left := make([]byte, 64), make([]byte, 64<<10), 0
	for b.Loop() {
		if left == 0 {
			x.Write(big)
			left = len(big)
		}
		n, _ := y.Read(p)
		left -= n
	}
}

// BenchmarkNetConnectClose is BenchmarkConnectClose over package net.
func BenchmarkNetConnectClose(b *testing.B) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(b, err)
	defer l.Close()
	b.ReportAllocs()
	for b.Loop() {
		s, err := net.Dial("tcp", l.Addr().String())
		must(b, err)
		c, err := l.Accept()
		must(b, err)
		s.Close()
		c.Close()
	}
}
