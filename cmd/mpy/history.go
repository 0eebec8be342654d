// This file keeps the prompt's history.

package main

import (
	"os"
	"path/filepath"
	"strings"
)

// historySize is how many lines are kept.
const historySize = 1000

// history is the lines typed at the prompt, the oldest first; term.History.
type history struct {
	file  string // "" for none
	lines []string
}

// loadHistory reads the user's.
func loadHistory() *history {
	dir, err := os.UserConfigDir()
	if err != nil {
		return &history{}
	}
	return readHistory(filepath.Join(dir, "mpy", "history"))
}

func readHistory(file string) *history {
	h := &history{file: file}
	text, err := os.ReadFile(file)
	if err != nil {
		return h
	}
	for line := range strings.Lines(string(text)) {
		h.Add(strings.TrimRight(line, "\r\n"))
	}
	return h
}

// Add adds a line, unless it is blank or the last one again.
func (h *history) Add(line string) {
	if strings.TrimSpace(line) == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return
	}
	h.lines = append(h.lines, line)
	if len(h.lines) > historySize {
		h.lines = h.lines[1:]
	}
}

// Len gives the number of lines.
func (h *history) Len() int { return len(h.lines) }

// At gives a line; 0 is the last one.
func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }

// save writes the history. One that cannot be written is no reason to complain
// at the end of a session.
func (h *history) save() {
	if h.file == "" {
		return
	}
	dir := filepath.Dir(h.file)
	if os.MkdirAll(dir, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(dir, "history-*")
	if err != nil {
		return
	}
	_, err = f.WriteString(strings.Join(h.lines, "\n") + "\n")
	if cerr := f.Close(); err != nil || cerr != nil || os.Rename(f.Name(), h.file) != nil {
		os.Remove(f.Name())
	}
}
