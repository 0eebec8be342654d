// This file holds the table of states and calls.

package socktest

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	"mpy/world"
)

// A row is one state's calls and what they give: 0, or the error's number.
// "recv 11/110" gives 11 on a non-blocking socket and 110 on one with a timeout;
// "recv 107" gives 107 on both.
type row struct {
	sec   string // of the page of facts; " linux": true there only
	on    string // transports, by the beginning of their names
	state string
	cells string
}

const (
	anyStream = "tcp unix!" // unix! is not unixgram
	anyGram   = "udp unixgram"
)

var table = []row{
	// A new stream socket.
	{"3c", "tcp", "new", "bind 0  listen 0  accept 22"},
	{"3d", "tcp", "new", "connect 115/0"},
	{"3e", "tcp", "new", "recv 107  recv0 107  peek 107  dontwait 107  recvfrom 107  read 107  readbig 107  readline 107"},
	{"3e", "tcp", "new", "send 32  send0 32  sendall 32  sendto 32  write 32"},
	{"3f", "tcp udp unix", "new", "read0 0  readline0 0  write0 0  close 0"},
	{"3g", "tcp udp unix", "new", "setsockopt 0  getsockopt 0  unknown 92  so_error 92  settimeout 0  setblocking 0  callback 0  localaddr 0  remoteaddr 107"},
	{"3e", "tcp", "new", "shutdown 107"},
	{"3c", "unix!", "new", "bind 0  listen 22  accept 22  connect 0"},
	{"3e", "unix!", "new", "recv 22  recv0 22  peek 22  dontwait 22  recvfrom 22  read 22  readbig 22  readline 22"},
	{"3e", "unix!", "new", "send 107  send0 107  sendall 107  sendto 95  write 107  shutdown 0"},

	// Bound.
	{"3c", "tcp", "bound", "bind 22  listen 0  accept 22  connect 115/0"},
	{"3e", "tcp", "bound", "recv 107  peek 107  dontwait 107  recvfrom 107  read 107  readline 107  send 32  sendall 32  sendto 32  write 32"},
	{"3c", "unix!", "bound", "bind 22  listen 0  accept 22  connect 0"},
	{"3e", "unix!", "bound", "recv 22  recvfrom 22  read 22  readline 22  send 107  sendall 107  sendto 95  write 107"},
	{"8", "tcp udp unix", "bound", "localaddr 0  remoteaddr 107  close 0"},

	// Listening, with and without a connection that waits.
	{"3c", "tcp", "s listening", "bind 22  listen 0  accept 11/110"},
	{"3d", "tcp", "s listening", "connect 106"},
	{"3e", "tcp", "s listening", "recv 107  peek 107  dontwait 107  recvfrom 107  read 107  readline 107  send 32  sendall 32  sendto 32  write 32"},
	{"3c", "unix!", "s listening", "bind 22  listen 0  accept 11/110  connect 22"},
	{"3e", "unix!", "s listening", "recv 22  read 22  readline 22  send 107  sendall 107  sendto 95  write 107"},
	{"3c", "tcp unix!", "s pending", "bind 22  listen 0  accept 0  remoteaddr 107  close 0"},

	// Connecting: the connect goes on, or was refused and nobody asked yet.
	{"3d", "tcp", "s connecting", "connect 114  bind 22  listen 22  accept 22"},
	{"4", "tcp", "s connecting", "recv 11/110  peek 11/110  dontwait 11  recvfrom 11/110  read 11/110  readbig 11/110  readline 11/110"},
	{"4", "tcp", "s connecting", "send 11/110  sendall 11/110  sendto 11/110  write 11/110  remoteaddr 107  close 0"},
	{"3d", "unix!", "s connecting", "connect 0  recv 22  send 107  close 0"}, // AF_UNIX begins anew
	{"3d", "tcp", "s refused", "connect 111  close 0"},
	{"6b", "tcp", "s refused", "recv 111  peek 111  recvfrom 111  read 111  readline 111  send 111  sendall 111  write 111  sendto 111"},
	{"3d", "tcp", "s refusal", "connect 115/0  accept 22  recv 107  read 107  send 32  write 32"},
	{"3d linux", "tcp", "s refusal", "bind 0  listen 0"}, // elsewhere it keeps the address that connect gave it
	{"3d", "unix!", "s refusal", "connect 0  bind 0  listen 22  accept 22  recv 22  read 22  send 107  write 107"},

	// Connected.
	{"3c", "tcp", "connected", "bind 22  listen 22  accept 22"},
	{"3c", "unix!", "connected", "bind 0  listen 22  accept 22"},
	{"3d", anyStream, "connected", "connect 106"},
	{"4", anyStream, "connected", "recv 11/110  recv0 11/110  peek 11/110  dontwait 11  recvfrom 11/110  read 11/110  readbig 11/110  readline 11/110"},
	{"3g", anyStream, "connected", "read0 0  readline0 0  send 0  send0 0  sendall 0  write 0  write0 0"},
	{"3g", "tcp", "connected", "sendto 0"},
	{"3g", "unix!", "connected", "sendto 106"},
	{"3g", "tcp udp unix", "connected", "setsockopt 0  getsockopt 0  unknown 92  so_error 92  settimeout 0  setblocking 0  callback 0"},
	{"8", "tcp udp unix", "connected", "localaddr 0  remoteaddr 0  shutdown 0  close 0"},
	{"3g", anyStream, "data", "recv 0  recv0 0  peek 0  dontwait 0  recvfrom 0  read 0  readbig 0  readline 0"},
	{"5", anyStream, "peeked", "recv 0  recv0 0  peek 0  dontwait 0  recvfrom 0  read 0  readbig 0  readline 0"},
	{"4", anyStream, "full", "send 11/110  sendall 11/110  write 11/110  recv 11/110"},

	// The end of the peer's stream, of both, of our own.
	{"3g", anyStream, "s fin", "recv 0  recv0 0  peek 0  dontwait 0  recvfrom 0  read 0  readbig 0  readline 0  connect 106"},
	{"3g", "tcp", "s fin", "send 0  sendall 0  write 0"},
	{"3g", "unix!", "s fin", "send 32  sendall 32  write 32"},
	{"3g", anyStream, "s fin with data", "recv 0  read 0  readline 0  peek 0"},
	{"3g", anyStream, "s both fin", "recv 0  read 0  readline 0  send 32  sendall 32  write 32"},
	{"3g", "tcp", "s shut", "recv 0  read 0  send 32  bind 22  listen 22  connect 106"},
	{"3g", "unix!", "s shut", "recv 0  read 0  send 32"},

	// Reset by the peer: told once.
	{"3g", anyStream, "s reset", "recv 104  recvfrom 104  read 104  readbig 104  readline 104  dontwait 104"},
	{"11", "tcp", "s reset", "send 104  sendall 104  write 104"},
	{"11", "unix!", "s reset", "send 32  sendall 32  write 32"},
	// The page has it that the kernel throws away what was not read; Linux 6 does
	// not, nor does MicroPython on it.
	{"3g", anyStream, "s reset with data", "recv 0  recvfrom 0  read 0  readbig 0  readline 0"},
	{"3g", anyStream, "s told", "recv 0  recvfrom 0  read 0  readbig 0  readline 0  send 32  sendall 32  write 32"},
	{"3c", anyStream, "s dropped", "recv 104  read 104  readline 104"},

	// Datagrams.
	{"3c", anyGram, "new", "bind 0  listen 95  accept 95"},
	{"3d", anyGram, "new", "connect 0"},
	{"4", anyGram, "new", "recv 11/110  recv0 11/110  peek 11/110  dontwait 11  recvfrom 11/110  read 11/110  readbig 11/110  readline 11/110"},
	{"3g", "udp", "new", "send 89  send0 89  sendall 89  write 89  sendto 0"},
	{"3g", "unixgram", "new", "send 107  send0 107  sendall 107  write 107  sendto 0"},
	{"3c", anyGram, "bound", "bind 22  listen 95  accept 95  connect 0  recv 11/110  sendto 0"},
	{"4", anyGram, "connected", "recv 11/110  recv0 11/110  peek 11/110  dontwait 11  recvfrom 11/110  read 11/110  readbig 11/110  readline 11/110"},
	{"3g", anyGram, "connected", "listen 95  accept 95  connect 0  send 0  send0 0  sendall 0  write 0  sendto 0"},
	{"3g", anyGram, "d peered", "send 0  sendall 0  write 0  sendto 0  recv 11/110"},
	{"3g", anyGram, "data", "recv 0  recv0 0  peek 0  dontwait 0  recvfrom 0  read 0  readbig 0  readline 0"},
	{"3g", "udp", "d refused", "recv 111  recvfrom 111  read 111  readline 111  send 111  sendall 111  write 111"},
	{"3g", "unixgram", "d refused", "recv 11/110  send 111  sendall 111  write 111"},
	{"4", "unixgram", "full", "send 11/110  sendall 11/110  write 11/110"},

	// Closed: nothing but EBADF, from what does anything.
	{"3f", "tcp udp unix", "closed", closedCells},
	{"3f", "tcp udp unix", "closed late", closedCells},
}

const closedCells = "bind 9  listen 9  connect 9  accept 9  recv 9  recv0 9  peek 9  dontwait 9  recvfrom 9  read 9  readbig 9  readline 9  " +
	"send 9  send0 9  sendall 9  sendto 9  write 9  setsockopt 9  getsockopt 9  unknown 9  so_error 9  settimeout 9  setblocking 9  callback 9  " +
	"shutdown 9  localaddr 9  remoteaddr 9  read0 0  readline0 0  write0 0  close 0"

// on reports whether a list of transports names one.
func on(list, name string) bool {
	for _, n := range strings.Fields(list) {
		if exact, ok := strings.CutSuffix(n, "!"); ok && exact == name || !ok && strings.HasPrefix(name, n) {
			return true
		}
	}
	return false
}

func cells(t *testing.T, over Config, n *Transport) {
	count := 0
	for _, r := range table {
		sec, linux := strings.CutSuffix(r.sec, " linux")
		if !on(r.on, n.Name) || linux && runtime.GOOS != "linux" && !over.Memory {
			continue
		}
		f := strings.Fields(r.cells)
		for i := 0; i < len(f); i += 2 {
			now, timed, differ := strings.Cut(f[i+1], "/")
			if !differ {
				timed = now
			}
			t.Run(sec+"/"+r.state+"/"+f[i], func(t *testing.T) {
				c := over.newCase(t, n)
				c.cell(r.state, f[i], now, func() world.Deadline { return world.NoWait })
				c.cell(r.state, f[i], timed, c.soon)
			})
			count += 2
		}
	}
	t.Logf("%d cells", count)
}

// cell makes one call in one state.
func (c *Case) cell(state, call, number string, dl func() world.Deadline) {
	s := states[state](c)
	if s == nil {
		c.Skip("the state cannot be reached here")
	}
	want, err := strconv.Atoi(number)
	c.must(err)
	f := calls[call]
	until := dl()
	if want == 0 && until != world.NoWait {
		until = c.limit // it succeeds, however slow the machine is
	}
	mode := "non-blocking"
	if until != world.NoWait {
		mode = "with a timeout"
	}
	got := f(c, s, until)
	// A late acknowledgement makes room where there was none: a busy machine takes its time over them.
	for i := 0; state == "full" && got == nil && want != 0 && i < 50; i++ {
		c.fillUp(s)
		got = f(c, s, dl())
	}
	c.want(state+": "+call+" "+mode, got, want)
	c.want(state+": close", s.Close(), 0)
	if n := s.Fileno(); n != -1 {
		c.Errorf("fileno %d after close", n)
	}
}
