// This file holds the prompt's line editor.

package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"mpy"
)

// prompt runs the REPL and gives the exit status.
func prompt(in *mpy.Interp) int {
	var lines mpy.LineReader
	if term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("TERM") != "dumb" {
		terminal := in.Terminal(os.Stdout)
		e := newEditor(terminal, terminal, loadHistory())
		e.raw = func() (func(), error) {
			old, err := term.MakeRaw(int(os.Stdin.Fd()))
			if err == nil {
				returnCarriage(int(os.Stdout.Fd()))
			}
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

// editor reads lines from somebody at a terminal, as MicroPython's prompt does.
type editor struct {
	in      io.Reader
	out     io.Writer
	raw     func() (restore func(), err error)
	size    func() (width, height int, err error)
	history *history
	killed  []rune

	pasting bool // what comes is out of a clipboard
	manual  bool // somebody indents the statement, so that the editor does not
	ended   bool // by Ctrl-D behind the last line
}

func newEditor(in io.Reader, out io.Writer, h *history) *editor {
	return &editor{in: in, out: out, history: h}
}

// ReadLine reads a line.
func (e *editor) ReadLine(prompt string) (string, error) { return e.EditLine(prompt, "", nil) }

// EditLine reads a line that begins with begun.
func (e *editor) EditLine(prompt, begun string, complete func(string) (string, []string)) (string, error) {
	if e.ended {
		e.ended = false
		return "", io.EOF
	}
	restore, err := e.raw() // only now, for the script may read standard input itself
	if err != nil {
		return "", io.EOF
	}
	defer restore()
	l := &line{out: e.out, prompt: prompt, killed: e.killed, complete: complete}
	if w, _, err := e.size(); err == nil && w > 0 {
		l.width = w
		fmt.Fprint(e.out, "\x1b[?2004h") // the terminal marks what comes out of a clipboard
		defer fmt.Fprint(e.out, "\x1b[?2004l")
	}
	if begun == "" {
		e.manual = false
	}
	if e.pasting || e.manual {
		begun = ""
	}
	l.start(begun)
	text, err := e.edit(l)
	e.killed, e.manual = l.killed, e.manual || l.manual
	return text, err
}

// edit lets l be edited until it is done.
func (e *editor) edit(l *line) (string, error) {
	for {
		key, err := readKey(e.in)
		if err != nil {
			return "", io.EOF
		}
		switch {
		case key == keyPasteBegin:
			e.pasting = true
		case key == keyPasteEnd:
			e.pasting = false
		case key == '\r' || key == '\n':
			l.below()
			text := string(l.text)
			e.history.Add(text)
			return text, nil
		case e.pasting && key != ctrl('C'):
			if key >= ' ' && key < keyUnknown || key == '\t' || key > keyPasteEnd {
				l.insert(key)
			}
		case key == ctrl('C'):
			e.pasting = false
			l.below()
			return "", mpy.ErrInterrupted
		case key == ctrl('D') && len(l.text) == 0:
			return "", io.EOF
		case key == ctrl('D') && l.complete == nil && l.pos == len(l.text): // the end of what is pasted
			e.ended = true
			return string(l.text), nil
		case key == ctrl('E') && len(l.text) == 0 && l.complete != nil:
			l.below()
			return "", mpy.ErrPaste
		default:
			l.key(key, e.history)
		}
	}
}
