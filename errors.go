// This file tells what a script ended with.

package mpy

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"mpy/python/object"
)

// ExitCode gives the exit status of a program whose script ended with err, as
// MicroPython has it: 0 for nil, what SystemExit says, 130 for
// KeyboardInterrupt, 1 for other exceptions, 2 for a script that could not be
// read.
func ExitCode(err error) int {
	if err == nil {
		return 0
	}
	var f *FileError
	if errors.As(err, &f) {
		return 2
	}
	var bug *InternalError
	if errors.As(err, &bug) {
		return 1
	}
	e := object.AsException(err)
	switch {
	case e.Cls.IsSubclass(object.KeyboardInterrupt):
		return 130
	case e.Cls.IsSubclass(object.SystemExit):
		switch v := exitValue(e); {
		case v.IsNone():
			return 0
		case v.IsInt(), v.IsBool():
			return int(v.AsInt() & 0xff)
		}
	}
	return 1
}

// exitValue gives what SystemExit was made with, or None.
func exitValue(e *object.Exception) object.Value {
	if a := e.Args(); len(a) > 0 {
		return a[0]
	}
	return object.None
}

// InternalError is a Go panic under a script: a bug of this module. The
// interpreter it happened in runs nothing any more.
type InternalError struct {
	Panic any
	Stack []byte
}

// Error says what the panic said, on one line.
func (e *InternalError) Error() string {
	return fmt.Sprintf("internal error: %.200q", fmt.Sprint(e.Panic))
}

// PrintError prints what a script ended with: a traceback, or the object that
// SystemExit was made with if it is no number; on standard error, but for boards
// whose tracebacks go to standard output.
func (in *Interp) PrintError(err error) {
	if err == nil {
		return
	}
	var bug *InternalError
	if errors.As(err, &bug) {
		fmt.Fprintf(in.host.Stderr(), "mpy: %v; this is a bug of mpy, not of the script\n", bug)
		if in.opts.Verbose > 0 {
			in.host.Stderr().Write(bug.Stack)
		}
		return
	}
	in.acquire()
	defer in.release()
	in.printError(err)
	_ = in.host.Repeat(in.thread)
}

func (in *Interp) printError(err error) {
	in.thread.FreeHeap() // the script is at its end
	var f *FileError
	if errors.As(err, &f) {
		io.WriteString(in.host.Stderr(), "mpy: "+f.Error()+"\n")
		return
	}
	e := object.AsException(err)
	if e.Cls.IsSubclass(object.SystemExit) {
		if v := exitValue(e); !v.IsNone() && !v.IsInt() && !v.IsBool() {
			s, err := object.ToStr(in.thread, v)
			if err != nil {
				s = object.AsException(err).Error()
			}
			io.WriteString(in.host.Reports(), s+"\n")
		}
		return
	}
	io.WriteString(in.host.Tracebacks(), in.traceback(e))
}

// Traceback gives the text that PrintError prints for an exception.
func (in *Interp) Traceback(err error) string {
	in.acquire()
	defer in.release()
	return in.traceback(object.AsException(err))
}

// traceback adds to MicroPython's text the line that a SyntaxError is about.
func (in *Interp) traceback(e *object.Exception) string {
	text := object.Traceback(in.thread, e)
	line := strings.TrimSpace(strings.ToValidUTF8(in.refusedLine, "\ufffd"))
	if e != in.refused || line == "" || len(e.Trace) == 0 {
		return text
	}
	// The innermost entry is the last line but the message's own.
	lines := strings.SplitAfter(text, "\n")
	at := len(e.Trace) + 1
	if at > len(lines) {
		return text
	}
	return strings.Join(lines[:at], "") + "    " + line + "\n" + strings.Join(lines[at:], "")
}

// report prints an exception that nobody can catch.
func (in *Interp) report(t object.Thread, what string, e *object.Exception) {
	head := ""
	if strings.HasPrefix(what, "thread") {
		head = "Unhandled exception in " + what + "\n"
	}
	io.WriteString(in.host.Reports(), head+object.Traceback(t, e))
}
