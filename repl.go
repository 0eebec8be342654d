// This file holds the prompt: statements are read, run, and their values shown.

package mpy

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"

	"mpy/python/object"
	"mpy/python/syntax"
)

// A LineReader reads lines for [Interp.REPL]; with editing, history and the like
// if it can.
type LineReader interface {
	// ReadLine shows the prompt and gives a line without its end. io.EOF ends
	// the session; ErrInterrupted, when the cursor is on a new line, drops the
	// statement that was being typed.
	ReadLine(prompt string) (string, error)
}

// ErrInterrupted is what a LineReader returns for Ctrl-C.
var ErrInterrupted = errors.New("interrupted")

// REPL reads statements, runs them in __main__ and shows their values and
// errors, until the input ends or SystemExit is raised, which it returns. With a
// nil LineReader it reads standard input and shows the prompts on standard output.
func (in *Interp) REPL(lines LineReader) error {
	return in.within(context.Background(), func() error { return in.repl(lines) })
}

func (in *Interp) repl(lines LineReader) error {
	in.enter("")
	in.say("MicroPython v1.29.0; mpy " + Version + " on " + runtime.GOOS + "; help() tells more, Ctrl-D ends\n")
	for {
		text, err := in.statement(lines)
		switch {
		case errors.Is(err, ErrInterrupted):
			if lines == nil {
				in.say("\n")
			}
			continue
		case err == io.EOF:
			in.say("\n")
			return nil
		case err != nil:
			return err
		case strings.TrimSpace(text) == "":
			continue
		}
		err = in.exec(text, "<stdin>", "single")
		if err != nil {
			if object.IsError(err, object.SystemExit) {
				return err
			}
			in.printError(err)
		}
		if err := in.host.Flush(); err != nil {
			return err
		}
	}
}

// say writes on standard output, at once.
func (in *Interp) say(s string) {
	if _, err := io.WriteString(in.host.Stdout(), s); err == nil {
		_ = in.host.Flush()
	}
}

// statement reads lines until they are a whole statement.
func (in *Interp) statement(lines LineReader) (string, error) {
	text, err := in.readLine(lines, in.promptText("ps1", ">>> "))
	for err == nil && syntax.Incomplete(text) {
		var more string
		more, err = in.readLine(lines, in.promptText("ps2", "... "))
		if err == io.EOF { // the end of the input ends the statement
			return text + "\n", nil
		}
		text += "\n" + more
	}
	return text, err
}

func (in *Interp) readLine(lines LineReader, prompt string) (string, error) {
	t := in.thread
	if lines != nil {
		in.release()
		s, err := lines.ReadLine(prompt)
		in.acquire()
		if err == nil {
			err = t.Pending() // callbacks that came meanwhile
		}
		return s, interruption(err)
	}
	in.say(prompt)
	s, err := in.host.ReadLine(t)
	if err != nil {
		return "", interruption(err)
	}
	if s == "" {
		return "", io.EOF
	}
	return strings.TrimRight(s, "\r\n"), nil
}

// interruption makes ErrInterrupted of KeyboardInterrupt.
func interruption(err error) error {
	if object.IsError(err, object.KeyboardInterrupt) {
		return ErrInterrupted
	}
	return err
}

// promptText gives sys.ps1 or sys.ps2, which scripts may set.
func (in *Interp) promptText(name, usual string) string {
	if m := in.modules.Made("sys"); m != nil {
		if s, ok := object.AsStr(m.Dict.GetStr(name)); ok {
			return s
		}
	}
	return usual
}
