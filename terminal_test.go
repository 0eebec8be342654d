// This file tests the prompt's terminal beside the streams of os.dupterm.

package mpy_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"mpy"
)

func TestTerminal(t *testing.T) {
	var out, screen bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdin: iotest.OneByteReader(strings.NewReader("local")), Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	x := in.Terminal(&screen)
	read := func(want string) {
		t.Helper()
		p := make([]byte, len(want))
		if _, err := io.ReadFull(x, p); err != nil || string(p) != want {
			t.Errorf("read %q %v, want %q", p, err, want)
		}
	}
	run := func(text string) {
		t.Helper()
		if err := in.RunString(text, "test.py"); err != nil {
			in.PrintError(err)
			t.Fatal(out.String())
		}
	}
	read("loc")
	run(`
import io, os
class Line(io.IOBase):
    keys = b"far\r\x03"
    out = b""
    def readinto(self, b):
        if not self.keys: return None
        b[0] = self.keys[0]
        self.keys = self.keys[1:]
        return 1
    def write(self, b):
        self.out += b
        return len(b)
line = Line()
os.dupterm(line)
`)
	read("far\n\x03")
	if _, err := io.WriteString(x, ">>> a\r\nb"); err != nil || screen.String() != ">>> a\r\nb" {
		t.Errorf("the screen shows %q %v", &screen, err)
	}
	run(`
assert line.out == b">>> a\r\nb", line.out
os.dupterm(None)
`)
	read("al")
	// A stream that is only typed at is the prompt's input, too.
	run(`
line.out = b""
line.keys = b"1+1\nos.dupterm(None) is line\n"
os.dupterm(line)
`)
	if err := in.REPL(nil); err != nil {
		t.Error(err)
	}
	if want := ">>> 2\n>>> True\n>>> \n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("the prompt shows %q, want %q at its end", &out, want)
	}
	run(`assert line.out.endswith(b">>> 2\r\n>>> "), line.out`)
}
