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

// A LineReader reads lines for [Interp.REPL].
type LineReader interface {
	// ReadLine shows the prompt and gives a line without its end. io.EOF ends
	// the session; ErrInterrupted, when the cursor is on a new line, drops the
	// statement that was being typed.
	ReadLine(prompt string) (string, error)
}

// A LineEditor is a LineReader on which somebody types.
type LineEditor interface {
	LineReader
	// EditLine is ReadLine of a line that begins with some text. complete finds
	// how the text before the cursor can go on: with insert or, where that is
	// empty, with one of names. ErrPaste asks for paste mode.
	EditLine(prompt, begun string, complete func(before string) (insert string, names []string)) (string, error)
}

// What a LineReader returns for Ctrl-C, and a LineEditor for Ctrl-E on an empty line.
var (
	ErrInterrupted = errors.New("interrupted")
	ErrPaste       = errors.New("paste mode")
)

// REPL reads statements, runs them in __main__ and shows their values and
// errors, until the input ends or SystemExit is raised, which it returns. With a
// nil LineReader it reads standard input and shows the prompts on standard output.
func (in *Interp) REPL(lines LineReader) error {
	return in.within(context.Background(), func() error { return in.repl(lines) })
}

func (in *Interp) repl(lines LineReader) error {
	in.enter("")
	in.say("MicroPython v1.29.0; " + runtime.GOOS + " [mpy " + Version + "] version\nType \"help()\" for more information.\n")
	for {
		mode := "single"
		text, err := in.statement(lines)
		if errors.Is(err, ErrPaste) {
			mode = "file"
			text, err = in.paste(lines)
		}
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
		err = in.exec(text, "<stdin>", mode)
		in.thread.FreeHeap() // the prompt makes objects
		if err != nil {
			if object.IsError(err, object.SystemExit) {
				return err
			}
			if _, ok := lines.(LineEditor); ok { // it is on the screen
				in.refusedLine = ""
			}
			in.printError(err)
		}
		if err := in.host.Repeat(in.thread); err != nil {
			in.printError(err)
		}
		if err := in.host.Flush(); err != nil {
			return err
		}
	}
}

// Getenv gives a variable of the script's environment, "" for none.
func (in *Interp) Getenv(name string) string {
	in.acquire()
	defer in.release()
	v, _ := in.host.Env.Get(name)
	return v
}

// say writes on standard output, at once.
func (in *Interp) say(s string) {
	if _, err := io.WriteString(in.host.Stdout(), s); err == nil {
		_ = in.host.Repeat(in.thread)
		_ = in.host.Flush()
	}
}

// statement reads lines until they are a whole statement.
func (in *Interp) statement(lines LineReader) (string, error) {
	text, err := in.readLine(lines, in.promptText("ps1", ">>> "), "", in.complete)
	for err == nil && syntax.Incomplete(text) {
		var more string
		more, err = in.readLine(lines, in.promptText("ps2", "... "), indentation(text), in.complete)
		switch {
		case err == io.EOF: // the end of the input ends the statement
			if _, ok := lines.(LineEditor); ok {
				in.say("\n")
			}
			return text + "\n", nil
		case errors.Is(err, ErrPaste): // only between statements
			err = nil
			continue
		}
		text += "\n" + more
	}
	return text, err
}

// indentation is what the line after text begins with, as at MicroPython's
// prompt: one level more behind a colon, nothing after two lines of spaces.
func indentation(text string) string {
	lines := strings.Split(text, "\n")
	last := lines[len(lines)-1]
	rest := strings.TrimLeft(last, " ")
	if rest == "" && len(lines) > 1 && strings.TrimLeft(lines[len(lines)-2], " ") == "" {
		return ""
	}
	indent := last[:len(last)-len(rest)]
	if strings.HasSuffix(last, ":") {
		indent += "    "
	}
	return indent
}

// paste reads lines as they are, without indentation, up to Ctrl-D.
func (in *Interp) paste(lines LineReader) (string, error) {
	in.say("paste mode; Ctrl-C to cancel, Ctrl-D to finish\n")
	var text strings.Builder
	for {
		line, err := in.readLine(lines, "=== ", "", nil)
		switch {
		case err == io.EOF:
			in.say("\n")
			return text.String(), nil
		case errors.Is(err, ErrPaste):
		case err != nil:
			return "", err
		default:
			text.WriteString(line + "\n")
		}
	}
}

func (in *Interp) readLine(lines LineReader, prompt, begun string, complete func(string) (string, []string)) (string, error) {
	t := in.thread
	if lines != nil {
		in.release()
		var s string
		var err error
		if e, ok := lines.(LineEditor); ok {
			s, err = e.EditLine(prompt, begun, complete)
		} else {
			s, err = lines.ReadLine(prompt)
		}
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
