// This file interrupts single calls that take long.

package tests

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"mpy"
)

// long are calls that take a tenth of a second, or for ever, with what they need.
var long = []struct{ name, before, call string }{
	{"str of an int", "x = (1 << 4000000) - 1", "str(x)"},
	{"format of an int", "x = (1 << 4000000) - 1", "'{:,}'.format(x)"},
	{"int of a str", "x = '9' * 1600000", "int(x)"},
	{"int in source", "x = '[' + '1,' * 500000 + ']'", "eval(x)"},
	{"many lines", "x = 'a=1\\n' * 300000", "exec(x)"},
	{"pow", "x = 3 ** 200000", "pow(x, x, x + 1)"},
	{"sum of ints", "x = [3 ** 200000] * 20000", "sum(x)"},
	{"sort ints", "x = [i * 7919 % 1000003 for i in range(1000000)]", "sorted(x)"},
	{"sort tuples", "x = [(1, str(i * 7919 % 100003)) for i in range(200000)]", "sorted(x)"},
	{"sort by key", "x = [i * 7919 % 100003 for i in range(400000)]", "sorted(x, key=abs)"},
	{"in", "x = ['a'] * 3000000", "'b' in x"},
	{"count", "x = ['a'] * 3000000", "x.count('b')"},
	{"equal", "x = ['ab'] * 2000000; y = ['a' + chr(98)] * 2000000", "x == y"},
	{"nested equal", "x = []; y = []\nfor i in range(60): x = [x, x]; y = [y, y]", "x == y"},
	{"nested order", "x = []; y = []\nfor i in range(60): x = [x, x]; y = [y, y]", "x < y"},
	{"nested hash", "x = ()\nfor i in range(60): x = (x, x)", "hash(x)"},
	{"nested key", "x = ()\nfor i in range(60): x = (x, x)", "{x: 1}"},
	{"hash of a str", "x = 'a' * 50000000", "hash(x)"},
	{"repr of a str", "x = '\\n' * 10000000", "repr(x)"},
	{"repr of a list", "x = [1] * 2000000", "repr(x)"},
	{"endless range", "x = range(1 << 60)", "sum(x)"},
	{"endless generator", "x = (0 for i in range(1 << 60))", "list(filter(None, x))"},
	{"replace", "x = 'ab' * 4000000", "x.replace('b', 'cd')"},
	{"split", "x = 'a,' * 2000000", "x.split(',')"},
	{"format with fields", "x = '{}' * 400000; y = (1,) * 400000", "x.format(*y)"},
	{"width", "x = 50000000", "'%*d' % (x, 1)"},
	{"json number", "x = '9' * 1600000", "json.loads(x)"},
	{"json list", "x = '[' + '1,' * 2000000 + '1]'", "json.loads(x)"},
	{"json of a list", "x = [1] * 2000000", "json.dumps(x)"},
	{"struct", "x = bytes(2000000)", "struct.unpack('2000000b', x)"},
	{"sha256", "x = bytes(100000000)", "hashlib.sha256(x)"},
	{"base 64", "x = b'A' * 20000000", "binascii.a2b_base64(x)"},
	{"pattern", "x = 'a' * 100000", "re.match('(a|a)*b', x)"},
	{"picture", "x = framebuf.FrameBuffer(bytearray(20000000), 5000, 2000, framebuf.RGB565)", "x.fill(1)"},
}

// within shows whether Ctrl-C ends the call, or only what comes after it.
const within = `
import json, struct, hashlib, binascii, re, framebuf, sys
%s
begun = ended = 0
print("ready")
sys.stdout.buffer.flush() if hasattr(sys.stdout.buffer, "flush") else None
try:
    while True:
        begun += 1
        %s
        ended += 1
except KeyboardInterrupt:
    print(begun - ended)
`

func TestInterrupt(t *testing.T) {
	for _, l := range long {
		t.Run(l.name, func(t *testing.T) {
			got := ""
			for range 8 { // it may come between two calls
				if got = interrupted(t, fmt.Sprintf(within, l.before, l.call)); got == "ready\n1\n" {
					return
				}
			}
			t.Errorf("%q: the call itself was not interrupted", got)
		})
	}
}

// interrupted gives what a script prints that gets Ctrl-C when it is ready.
func interrupted(t *testing.T, text string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, w := io.Pipe()
	out := make(chan string)
	go func() {
		var all strings.Builder
		p := make([]byte, 100)
		for {
			n, err := r.Read(p)
			if all.Len() == 0 && n > 0 {
				time.AfterFunc(30*time.Millisecond, cancel)
			}
			all.Write(p[:n])
			if err != nil {
				out <- all.String()
				return
			}
		}
	}()
	in, err := mpy.New(mpy.Options{Stdout: w, Stderr: w})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.RunStringContext(ctx, text, "long.py"); err != nil {
		in.PrintError(err)
	}
	_ = in.Close()
	_ = w.Close()
	return <-out
}
