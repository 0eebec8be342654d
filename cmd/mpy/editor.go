// This file holds the prompt's line editor and its history.

package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"github.com/peterh/liner"
	"golang.org/x/term"

	"mpy"
)

// prompt runs the REPL and gives the exit status.
func prompt(in *mpy.Interp) int {
	var lines mpy.LineReader
	if term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())) && liner.TerminalSupported() {
		e := newEditor()
		defer e.close()
		lines = e
	}
	err := in.REPL(lines)
	in.PrintError(err)
	return mpy.ExitCode(err)
}

// editor edits lines on a terminal.
type editor struct {
	state   *liner.State
	history string // its file; "" for none
	last    string

	// The terminal's modes while a line is edited and while the script runs,
	// which may read standard input itself.
	editing, running liner.ModeApplier
}

func newEditor() *editor {
	e := &editor{}
	e.running, _ = liner.TerminalMode()
	e.state = liner.NewLiner()
	e.editing, _ = liner.TerminalMode()
	e.state.SetCtrlCAborts(true)
	e.state.SetBeep(false)
	if dir, err := os.UserConfigDir(); err == nil {
		e.history = filepath.Join(dir, "mpy", "history")
		if f, err := os.Open(e.history); err == nil {
			_, _ = e.state.ReadHistory(f)
			f.Close()
		}
	}
	apply(e.running)
	return e
}

func apply(m liner.ModeApplier) {
	if m != nil {
		_ = m.ApplyMode()
	}
}

// ReadLine reads a line.
func (e *editor) ReadLine(prompt string) (string, error) {
	apply(e.editing)
	defer apply(e.running)
	s, err := e.state.Prompt(prompt)
	switch {
	case err == liner.ErrPromptAborted:
		return "", mpy.ErrInterrupted
	case err != nil:
		return "", io.EOF // the terminal is gone, or Ctrl-D
	}
	if s != "" && s != e.last {
		e.state.AppendHistory(s)
		e.last = s
	}
	return s, nil
}

// close gives the terminal back and keeps the history, of which the editor
// holds no more than liner.HistoryLimit lines. A history that cannot be written
// is no reason to complain at the end of a session.
func (e *editor) close() {
	_ = e.state.Close()
	if e.history == "" {
		return
	}
	var b bytes.Buffer
	if _, err := e.state.WriteHistory(&b); err != nil {
		return
	}
	dir := filepath.Dir(e.history)
	if os.MkdirAll(dir, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(dir, "history-*")
	if err != nil {
		return
	}
	_, err = f.Write(b.Bytes())
	if cerr := f.Close(); err != nil || cerr != nil || os.Rename(f.Name(), e.history) != nil {
		os.Remove(f.Name())
	}
}
