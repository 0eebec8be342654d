// This file runs boards beside each other, and ends what waits for ever.

package tests

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"mpy"
	"mpy/board"
	"mpy/world"
	"mpy/world/sim"
)

// asks prints what a board is like, over and over.
const asks = `
import socket, select, errno, sys
for i in range(40):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.settimeout(0.001)
    try:
        s.recvfrom(1)
    except Exception as e:
        print(repr(e), str(s)[:8], errno.ETIMEDOUT, sys.platform, socket.SO_REUSEADDR, hasattr(socket, "timeout"), len(dir(socket.socket)))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    p = select.poll()
    p.register(socket.socket(), 5)
    print([b for _, b in p.poll(0)])
    try:
        socket.getaddrinfo("", 80)
    except OSError as e:
        print(repr(e))
    s.close()
`

// TestTwoBoards: interpreters with different boards, at the same time in one
// process, print what each prints alone.
func TestTwoBoards(t *testing.T) {
	run := func(b *board.Board) string {
		var out bytes.Buffer
		in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &out, Board: b})
		if err != nil {
			t.Error(err)
			return ""
		}
		in.PrintError(in.RunString(asks, "asks.py"))
		if err := in.Close(); err != nil {
			t.Error(err)
		}
		return out.String()
	}
	names := []string{"generic", "esp32", "rp2", "pycom"}
	alone := map[string]string{}
	for _, name := range names {
		alone[name] = run(board.Find(name))
		for other, text := range alone {
			if other != name && text == alone[name] {
				t.Errorf("%s and %s print the same", name, other)
			}
		}
	}
	shared := map[string]*board.Board{}
	for _, name := range names {
		shared[name] = board.Find(name)
	}
	var group sync.WaitGroup
	for range 3 {
		for _, name := range names {
			group.Go(func() {
				if got := run(shared[name]); got != alone[name] {
					t.Errorf("%s beside others prints\n%s\nalone\n%s", name, got, alone[name])
				}
			})
		}
	}
	group.Wait()
}

// TestWaitsEnd: what loops for ever on a board is a wait that an interrupt ends,
// and a deadlock in a world that knows.
func TestWaitsEnd(t *testing.T) {
	const script = `
import wifi, socketpool
pool = socketpool.SocketPool(wifi.radio)
s = pool.socket()
try:
    print("waits")
    %s
finally:
    print("finally")
`
	for _, call := range []string{"s.recv_into(bytearray(1))", "s.accept()"} {
		src := strings.Replace(script, "%s", call, 1)
		var out bytes.Buffer
		in, err := mpy.New(mpy.Options{Stdout: &out, Board: board.CircuitPython()})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		err = in.RunStringContext(ctx, src, "waits.py")
		cancel()
		_ = in.Close()
		if code := mpy.ExitCode(err); code != 130 || out.String() != "waits\nfinally\n" {
			t.Errorf("%s: exit status %d, %v\n%s", call, code, err, out.String())
		}

		s := sim.New(sim.Options{Virtual: true})
		out.Reset()
		in, err = mpy.New(mpy.Options{Stdout: &out, Board: board.CircuitPython(), World: &world.World{Net: peers(t, s).Net(), Clock: s.Clock()}})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel = context.WithTimeout(context.Background(), time.Second)
		err = in.RunStringContext(ctx, src, "waits.py")
		cancel()
		_ = in.Close()
		s.Close()
		if err == nil || !strings.Contains(err.Error(), "nothing will ever happen") || !strings.HasSuffix(out.String(), "finally\n") {
			t.Errorf("%s in virtual time: %v\n%s", call, err, out.String())
		}
	}
}
