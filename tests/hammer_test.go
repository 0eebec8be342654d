// This file closes sockets under threads of a script that use them.

package tests

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"mpy"
)

// hammer closes a socket while another thread makes a call with it, or is about
// to: the call ends with EBADF, or says 32. A listener whose backlog is full
// keeps connects waiting.
const hammer = `
import _thread, select, socket

full = socket.socket()
port = 20000
while True:
    try:
        full.bind(("127.0.0.1", port))
        break
    except OSError:
        port += 1
full.listen(0)
filling = []
while True:
    s = socket.socket()
    s.settimeout(0.05)
    filling.append(s)
    try:
        s.connect(("127.0.0.1", port))
    except OSError:
        break

listener = socket.socket()
at = port + 1
while True:
    try:
        listener.bind(("127.0.0.1", at))
        break
    except OSError:
        at += 1
listener.listen()

def one():
    a = socket.socket()
    a.connect(("127.0.0.1", at))
    return a, listener.accept()[0]

def listening():
    l = socket.socket()
    l.listen()
    return l, None

def datagram():
    u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    u.bind(("127.0.0.1", 0))
    return u, None

def send(s):
    while True:
        s.sendall(bytes(1 << 16))

def poll(s):
    p = select.poll()
    p.register(s, select.POLLIN)
    return p.poll()[0][1]

def ipoll(s):
    p = select.poll()
    p.register(s, select.POLLIN)
    for s, bits in p.ipoll():
        return bits

cases = (
    ("recv", one, lambda s: s.recv(5)),
    ("readline", one, lambda s: s.readline()),
    ("recv_into", one, lambda s: s.recv_into(bytearray(5))),
    ("sendall", one, send),
    ("accept", listening, lambda s: s.accept()),
    ("recvfrom", datagram, lambda s: s.recvfrom(5)),
    ("connect", lambda: (socket.socket(), None), lambda s: s.connect(("127.0.0.1", port))),
    ("poll", one, poll),
    ("ipoll", one, ipoll),
    ("select", one, lambda s: 32 if select.select([s], [], [])[2] == [s] else 0),
)

done = _thread.allocate_lock()
done.acquire()

def run(call, s):
    try:
        r = call(s)
    except OSError as e:
        r = e.errno
    results[r] = results.get(r, 0) + 1
    done.release()

for name, make, call in cases:
    results = {}
    for i in range(rounds):
        s, peer = make()
        _thread.start_new_thread(run, (call, s))
        for k in range(i % 100 * 5):
            pass
        s.close()
        done.acquire()
        if peer:
            peer.close()
    print(name, results)
`

func TestHammer(t *testing.T) {
	rounds := 1000
	if testing.Short() {
		rounds = 100
	}
	var out, errs bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	in.PrintError(in.RunStringContext(ctx, fmt.Sprintf("rounds = %d\n%s", rounds, hammer), "hammer.py"))
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	var want strings.Builder
	for _, name := range []string{"recv", "readline", "recv_into", "sendall", "accept", "recvfrom", "connect"} {
		fmt.Fprintf(&want, "%s {9: %d}\n", name, rounds)
	}
	for _, name := range []string{"poll", "ipoll", "select"} {
		fmt.Fprintf(&want, "%s {32: %d}\n", name, rounds)
	}
	if out.String() != want.String() || errs.Len() > 0 {
		t.Errorf("printed\n%s\nwant\n%s\nstandard error\n%s", &out, &want, &errs)
	}
}
