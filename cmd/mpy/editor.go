// This file holds the prompt's line editor.

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"mpy"
)

// prompt runs the REPL and gives the exit status.
func prompt(in *mpy.Interp) int {
	var lines mpy.LineReader
	if term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("TERM") != "dumb" {
		terminal := in.Terminal(os.Stdin, os.Stdout)
		e := newEditor(terminal, terminal, loadHistory())
		e.raw = func() (func(), error) {
			old, err := term.MakeRaw(int(os.Stdin.Fd()))
			return func() { _ = term.Restore(int(os.Stdin.Fd()), old) }, err
		}
		e.size = func() (int, int, error) { return term.GetSize(int(os.Stdout.Fd())) }
		defer e.history.save()
		lines = e
	}
	err := in.REPL(lines)
	in.PrintError(err)
	return mpy.ExitCode(err)
}

// editor edits lines on a terminal: term.Terminal, and between it and the
// keyboard the keys that mean something else at MicroPython's prompt.
type editor struct {
	in       io.Reader
	out      io.Writer
	raw      func() (restore func(), err error)
	size     func() (width, height int, err error)
	history  *history
	terminal *term.Terminal

	ahead       []byte // what the terminal reads before it reads the keyboard
	interrupted bool   // by Ctrl-C
	paste       bool   // Ctrl-E asks for paste mode
	pasting     bool   // the line came out of a clipboard, and more of it may
	complete    func(before string) (string, []string)
}

// The keys that the editor gives a meaning of its own reach the terminal as
// characters that no keyboard has, which it asks about.
const (
	keyBackspace = '\ue008'
	keyEnd       = '\ue005'
)

func newEditor(in io.Reader, out io.Writer, h *history) *editor {
	e := &editor{in: in, out: out, history: h}
	e.reset()
	return e
}

// reset forgets a half typed line.
func (e *editor) reset() {
	e.terminal = term.NewTerminal(e, "")
	e.terminal.History = e.history
	e.terminal.AutoCompleteCallback = e.key
}

// Read gives the terminal the next key; a byte at a time, for what is typed
// ahead may be meant for the script.
func (e *editor) Read(p []byte) (int, error) {
	if len(e.ahead) > 0 {
		n := copy(p, e.ahead)
		e.ahead = e.ahead[n:]
		return n, nil
	}
	var key [1]byte
	n, err := e.in.Read(key[:])
	if n == 0 {
		return 0, err
	}
	switch key[0] {
	case 3:
		e.interrupted = true
	case 5:
		return copy(p, string(keyEnd)), nil
	case 8, 127:
		return copy(p, string(keyBackspace)), nil
	}
	return copy(p, key[:]), nil
}

// Write shows something.
func (e *editor) Write(p []byte) (int, error) { return e.out.Write(p) }

// ReadLine reads a line.
func (e *editor) ReadLine(prompt string) (string, error) { return e.EditLine(prompt, "", nil) }

// EditLine reads a line that begins with begun.
func (e *editor) EditLine(prompt, begun string, complete func(string) (string, []string)) (string, error) {
	restore, err := e.raw() // only now, for the script may read standard input itself
	if err != nil {
		return "", io.EOF
	}
	defer restore()
	if w, h, err := e.size(); err == nil && w > 0 {
		_ = e.terminal.SetSize(w, h)
	}
	e.interrupted, e.paste, e.complete = false, false, complete
	if !e.pasting {
		e.ahead = append(e.ahead, begun...)
	}
	e.terminal.SetPrompt(prompt)
	e.terminal.SetBracketedPasteMode(true)
	line, err := e.terminal.ReadLine()
	e.terminal.SetBracketedPasteMode(false)
	e.pasting = err == term.ErrPasteIndicator
	switch {
	case e.interrupted:
		e.reset()
		fmt.Fprint(e, "\r\n")
		return "", mpy.ErrInterrupted
	case err != nil && !e.pasting: // Ctrl-D, or the terminal is gone
		e.reset()
		return "", io.EOF
	case e.paste:
		return "", mpy.ErrPaste
	}
	return line, nil
}

// key says what a key does that the terminal does not know; pos counts bytes.
func (e *editor) key(line string, pos int, key rune) (string, int, bool) {
	before, after := line[:pos], line[pos:]
	blank := strings.Trim(before, " ") == ""
	switch key {
	case keyEnd:
		if line == "" && e.complete != nil {
			e.paste = true
			e.ahead = append(e.ahead, '\r')
		}
		return line, len(line), true
	case keyBackspace:
		n := 1
		if blank { // a level of indentation
			n = (pos-1)&3 + 1
		} else {
			_, n = utf8.DecodeLastRuneInString(before)
		}
		if pos == 0 {
			return line, pos, true
		}
		return before[:pos-n] + after, pos - n, true
	case '\t':
		if blank {
			before += "    "[pos&3:]
			return before + after, len(before), true
		}
		if e.complete == nil {
			return line, pos, true
		}
		insert, names := e.complete(before)
		if len(names) > 0 {
			e.list(names)
		}
		before += insert
		return before + after, len(before), true
	}
	return "", 0, false
}

// list shows names in columns above the line.
func (e *editor) list(names []string) {
	width := 0
	for _, name := range names {
		width = max(width, len(name)+2)
	}
	columns := 1
	if w, _, err := e.size(); err == nil {
		columns = max(1, w/width)
	}
	var b strings.Builder
	for i, name := range names {
		if i%columns == columns-1 || i == len(names)-1 {
			b.WriteString(name + "\n")
		} else {
			fmt.Fprintf(&b, "%-*s", width, name)
		}
	}
	_, _ = e.terminal.Write([]byte(b.String()))
}
