// This file holds Output, a standard stream that is written to.

package host

import (
	"errors"
	"io"
	"os"
	"runtime"
	"syscall"

	"mpy/board"
	"mpy/python/object"
)

const outputSize = 8192

// Output buffers what is printed. A print is one write where a person looks on
// (a terminal); else output is written when the buffer is full, before the
// script waits for anything, before anything is written to standard error, and
// at the end. Whoever uses it holds the interpreter lock. Errors are Python
// exceptions.
type Output struct {
	host   *Host
	w      io.Writer
	buf    []byte
	direct bool       // write at once
	screen bool       // write at the end of each print
	before *Output    // to be written out first
	err    error      // why nothing can be written any more
	terms  *terminals // which are to have it too; nil: none
}

func newOutput(h *Host, w io.Writer) *Output {
	if w == nil {
		w = io.Discard
	}
	o := &Output{host: h, w: w}
	if f, ok := w.(*os.File); ok {
		if st, err := f.Stat(); err == nil && st.Mode()&os.ModeCharDevice != 0 {
			o.screen = !isNull(st)
		}
	}
	return o
}

// isNull says whether a file is the one that is always empty.
func isNull(st os.FileInfo) bool {
	null, err := os.Stat(os.DevNull)
	if runtime.GOOS == "windows" && err == nil && st.Name() != null.Name() {
		return false // pipes and consoles are all the same file there
	}
	return err == nil && os.SameFile(st, null)
}

// Write adds p.
func (o *Output) Write(p []byte) (int, error) {
	if o.terms != nil {
		o.terms.printed = append(o.terms.printed, string(p))
	}
	return o.put(p)
}

func (o *Output) put(p []byte) (int, error) {
	if o.direct || o.err != nil || len(o.buf)+len(p) > outputSize {
		if err := o.Flush(); err != nil {
			return 0, err
		}
		if o.direct || len(p) >= outputSize {
			return len(p), o.send(p)
		}
	}
	if o.buf == nil {
		o.buf = make([]byte, 0, outputSize)
	}
	o.buf = append(o.buf, p...)
	return len(p), nil
}

// WriteString adds s.
func (o *Output) WriteString(s string) (int, error) {
	if o.direct || o.err != nil || o.buf == nil || o.terms != nil || len(o.buf)+len(s) > outputSize {
		return o.Write([]byte(s))
	}
	o.buf = append(o.buf, s...)
	return len(s), nil
}

// EndPrint says that a print, or a write to the stream object, is complete.
func (o *Output) EndPrint(t object.Thread) error {
	if o.screen {
		if err := o.Flush(); err != nil {
			return err
		}
	}
	return o.host.Repeat(t)
}

// Screen says whether a person looks on.
func (o *Output) Screen() bool { return o.screen }

// Flush writes out what is buffered.
func (o *Output) Flush() error {
	if o.before != nil {
		if err := o.before.Flush(); err != nil {
			return err
		}
	}
	if o.err != nil {
		return o.fail()
	}
	if len(o.buf) == 0 {
		return nil
	}
	b := o.buf
	o.buf = o.buf[:0]
	return o.send(b)
}

func (o *Output) send(b []byte) error {
	for len(b) > 0 {
		n, err := o.w.Write(b)
		b = b[min(max(n, 0), len(b)):]
		if err != nil {
			o.err = err
			return o.fail()
		}
		if n <= 0 {
			break
		}
	}
	return nil
}

// fail gives the exception of an output that failed: SystemExit when nobody
// reads it any more, so that the program ends quietly.
func (o *Output) fail() error {
	if errors.Is(o.err, syscall.EPIPE) || errors.Is(o.err, io.ErrClosedPipe) {
		return object.NewException(object.SystemExit, object.Int(1))
	}
	c := board.CondOf(o.err)
	if c != board.EBADF {
		o.err = nil // a full disk may have room later
	}
	return o.host.Exception(c)
}
