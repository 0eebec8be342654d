// This file couples the prompt's editor with the streams of os.dupterm.

package mpy

import (
	"io"

	"mpy/python/object"
)

// Terminal gives what a [LineEditor] reads and writes instead of a keyboard, which
// is the interpreter's standard input, and a screen, so that callbacks run and the
// streams of os.dupterm take part while a line is typed. It is used while the
// editor reads a line.
func (in *Interp) Terminal(screen io.Writer) io.ReadWriter { return &terminal{in, screen} }

type terminal struct {
	in     *Interp
	screen io.Writer
}

// ctrlC is how an interrupt reaches an editor.
const ctrlC = 3

// Read reads what was typed, here or there. Callbacks run while it waits, those
// of timers and of sockets that may attach a stream.
func (x *terminal) Read(p []byte) (int, error) {
	in := x.in
	if len(p) == 0 {
		return 0, nil
	}
	in.acquire()
	defer in.release()
	n, err := in.host.In.Read(in.thread, p[:1])
	switch {
	case object.IsError(err, object.KeyboardInterrupt):
		p[0] = ctrlC
		return 1, nil
	case err == nil && n == 0:
		err = io.EOF
	}
	return n, err
}

// Write shows something, here and there.
func (x *terminal) Write(p []byte) (int, error) {
	if in := x.in; in.host.Duplicated() {
		in.acquire()
		defer in.release()
		if err := in.host.Echo(in.thread, p); err != nil {
			return 0, err
		}
	}
	return x.screen.Write(p)
}
