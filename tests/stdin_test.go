// This file polls standard input of the kinds that an embedder and a shell give.

package tests

import (
	"bytes"
	"io"
	"os"
	"testing"

	"mpy"
)

// TestPollStdin waits for input with a poll object: an embedder's reader, which
// has no descriptor, and a pipe of the system's, which has one.
func TestPollStdin(t *testing.T) {
	const script = `
import select, sys
p = select.poll()
p.register(sys.stdin, select.POLLIN)
print(len(p.poll(20)))
print("go")
while True:
    n = len(p.poll(10000))
    line = sys.stdin.readline()
    print(n, repr(line))
    if not line:
        break
`
	const want = "0\ngo\n1 'a\\n'\n1 'b\\n'\n1 'c\\n'\n1 ''\n"
	pr, pw := io.Pipe()
	sr, sw, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer sr.Close()
	for _, c := range []struct {
		name string
		r    io.Reader
		w    io.WriteCloser
	}{{"reader", pr, pw}, {"pipe", sr, sw}} {
		var out bytes.Buffer
		ready := make(chan struct{})
		in, err := mpy.New(mpy.Options{Stdin: c.r, Stdout: io.MultiWriter(&out, &goes{ready: ready})})
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			<-ready // the first poll found nothing
			for _, text := range []string{"a\nb\n", "c\n"} {
				_, _ = io.WriteString(c.w, text)
			}
			_ = c.w.Close()
		}()
		if err := in.RunString(script, "stdin.py"); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if err := in.Close(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if out.String() != want {
			t.Errorf("%s: it prints\n%swant\n%s", c.name, out.String(), want)
		}
	}
}

// goes closes a channel when "go" is printed.
type goes struct {
	ready chan struct{}
	done  bool
}

func (g *goes) Write(p []byte) (int, error) {
	if !g.done && bytes.Contains(p, []byte("go\n")) {
		g.done = true
		close(g.ready)
	}
	return len(p), nil
}
