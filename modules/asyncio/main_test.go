package asyncio_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"mpy"
	"mpy/board"
	"mpy/modules/internal/nettest"
)

func TestMain(m *testing.M) { nettest.Main(m) }

// prelude gives scripts a server on a free port, which it prints.
const prelude = `
import asyncio, time
async def serve(cb, port=0, **kw):
    port = port or 20000 + time.ticks_us() % 30000
    while True:
        try:
            s = await asyncio.start_server(cb, "127.0.0.1", port, **kw)
            s.port = port
            return s
        except OSError as e:
            if e.errno != 98:
                raise
            port += 1
`

// run runs a script and gives what it prints to both streams.
func run(t *testing.T, script string) (out, errs string) {
	t.Helper()
	return runOn(t, nil, script)
}

func runOn(t *testing.T, b *board.Board, script string) (string, string) {
	t.Helper()
	var out, errs bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &errs, Board: b})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.RunString(prelude+script, "test.py"); err != nil {
		in.PrintError(err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	return out.String(), errs.String()
}

// start runs a script beside the test. say waits for its next line of output.
func start(t *testing.T, script string) (in *mpy.Interp, say func() string, done <-chan error) {
	t.Helper()
	r, w := io.Pipe()
	in, err := mpy.New(mpy.Options{Stdout: w, Stderr: w})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		err := in.RunString(prelude+script, "test.py")
		_ = in.Close()
		_ = w.Close()
		ended <- err
	}()
	say = func() string {
		var line []byte
		b := make([]byte, 1)
		for {
			if _, err := r.Read(b); err != nil || b[0] == '\n' {
				return strings.TrimSuffix(string(line), "\r")
			}
			line = append(line, b[0])
		}
	}
	return in, say, ended
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
