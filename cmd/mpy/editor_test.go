package main

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mpy"
)

// typed runs the prompt on keys and gives what the terminal shows.
func typed(t *testing.T, h *history, keys string) string {
	t.Helper()
	var screen, errs bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &screen, Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	e := newEditor(strings.NewReader(keys), &screen, h)
	e.raw = func() (func(), error) { return func() {}, nil }
	e.size = func() (int, int, error) { return 80, 24, nil }
	if err := in.REPL(e); err != nil {
		t.Error(err)
	}
	// Around each line the terminal is told to mark what comes out of a clipboard.
	shown := strings.NewReplacer("\x1b[?2004h", "", "\x1b[?2004l", "").Replace(screen.String())
	return shown + errs.String()
}

// TestEditor: keys, and what must stand on the screen then, as at
// MicroPython's prompt.
func TestEditor(t *testing.T) {
	for name, tt := range map[string]struct {
		keys  string
		shows []string
	}{
		"indentation":       {"for i in range(2):\rif i:\rprint(i + 40)\r\r\r\r", []string{"        print(i + 40)", "\n41\n"}},
		"backspace":         {"if 1:\r\x7fx = 5\r\x7f\rx\r", []string{"SyntaxError: invalid syntax"}},
		"backspace, text":   {"prinx\x7ft(6 * 7)\r", []string{"\n42\n"}},
		"characters":        {"'ä\u00fc\x7fö'\r", []string{"'äö'\n"}},
		"tab":               {"if 1:\r\x7f\tprint(42)\r\r\r\r", []string{"\n42\n"}},
		"completion":        {"xylo = 42\rxy\t\r", []string{"\n42\n"}},
		"attribute":         {"import sys\rsys.version_i\t[0]\r", []string{"\n3\n"}},
		"module":            {"import bina\t\rbinascii.unhex\t('34')\r", []string{"b'4'\n"}},
		"several":           {"import socket\rsocket.SO_RE\x7f\t\t\r", []string{"SO_RCVBUF       SO_REUSEADDR\r\n"}},
		"paste":             {"\x05def f():\r    return 42\r\rf()\rprint('it is', f())\r\x04", []string{"paste mode; Ctrl-C to cancel, Ctrl-D to finish", "=== ", "\nit is 42\n"}},
		"paste, cancelled":  {"\x05print(6 * 7)\r\x031\r", []string{"=== ", "\n1\n"}},
		"Ctrl-E":            {"6 *\x017 * \x05 1\r", []string{"\n42\n"}},
		"Ctrl-C":            {"nonsense\x03if 1:\r\x0342\r", []string{"\n42\n"}},
		"history":           {"42\r\x10\r", []string{"\n42\n", "\n42\n"}},
		"history, lines":    {"for i in range(1):\rprint(i + 42)\r\r\r\r\x10\x10\x0e\x0e1\r", []string{"\n42\n", "\n1\n"}},
		"from a clipboard":  {"\x1b[200~if 1:\r    if 1:\r        print(42)\r\x1b[201~\r\r\r\r", []string{"\n42\n"}},
		"Ctrl-D in a block": {"if 1:\r    print(42)\r\x7f\x7f\x04", []string{"\n42\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := typed(t, &history{}, tt.keys)
			rest := got
			for _, want := range tt.shows {
				i := strings.Index(rest, want)
				if i < 0 {
					t.Fatalf("%q is not in %q", want, got)
				}
				rest = rest[i+len(want):]
			}
		})
	}
}

func TestHistory(t *testing.T) {
	h := &history{file: filepath.Join(t.TempDir(), "mpy", "history")}
	typed(t, h, "1\r1\r\r2\r")
	if !slices.Equal(h.lines, []string{"1", "2"}) {
		t.Error(h.lines)
	}
	for range historySize {
		h.Add("a")
		h.Add("b")
	}
	h.save()
	if again := readHistory(h.file); !slices.Equal(again.lines, h.lines) || again.Len() != historySize || again.At(0) != "b" {
		t.Error(again.Len())
	}
}

// TestNoTerminal: a terminal that goes away ends the session.
func TestNoTerminal(t *testing.T) {
	e := newEditor(strings.NewReader(""), io.Discard, &history{})
	e.raw = func() (func(), error) { return nil, errors.New("gone") }
	if _, err := e.ReadLine(">>> "); err != io.EOF {
		t.Error(err)
	}
}
