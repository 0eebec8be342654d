package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestKeys: what MicroPython 1.29's unix port sends for each key, on a pty.
func TestKeys(t *testing.T) {
	for _, session := range [][][2]string{
		{{"abcdef", "abcdef"}, {"\x02\x02", "\b\b"}, {"X", "Xef\b\b"}, {"\x01", "\x1b[5D"}, {"Y", "YabcdXef\x1b[7D"}, {"\x05", "abcdXef"}, {"\x15", "\x1b[8D\x1b[K"},
			{"abc", "abc"}, {"\x02", "\b"}, {"\x0b", "\x1b[K"}},
		{{"\x10", "333"}, {"\x10", "\b\b\b\x1b[K22"}, {"\x10", "\b\b\x1b[K1"}, {"\x10", ""}, {"\x0e", "\b22"}, {"\x0e", "\b\b333"}, {"\x0e", "\b\b\b\x1b[K"}, {"\x0e", ""},
			{"xy", "xy"}, {"\x10", "\b\b333"}},
		{{"hello world foo", "hello world foo"}, {"\x1bb", "\b\b\b"}, {"\x1bb", "\x1b[6D"}, {"\x1bf", "world"}, {"\x1bd", "\x1b[K"}, {"\x17", "\x1b[5D\x1b[K"}, {"\x1b\x7f", "\x1b[6D\x1b[K"}},
		{{"abc\x01\x1b[C\x1b[C\x7f\x7f", "abc\b\b\bab\b\x1b[Kc\b\b\x1b[Kc\b"}, {"q", "qc\b"}, {"\t", ""}, {"\x05", "c"}},
		{{"  \t", "      "}, {"\x7f", "\b\b\b\b\x1b[K"}},
		{{"ab", "ab"}, {"\x1b[1~", "\b\b"}, {"\x1b[4~", "ab"}, {"\x1bOH", "\b\b"}, {"\x1bOF", "ab"}, {"\x1b[7~", "\b\b"}, {"\x1b[8~", "ab"}, {"\x1b[1~\x1b[3~", "\b\b\x1b[Kb\b"}},
		{{"abc def\x01", "abc def\x1b[7D"}, {"\x1bf", "abc"}},
	} {
		var screen strings.Builder
		l := &line{out: &screen, complete: func(string) (string, []string) { return "", nil }}
		h := &history{lines: []string{"1", "22", "333"}}
		l.start("")
		for _, step := range session {
			screen.Reset()
			keys := strings.NewReader(step[0])
			for keys.Len() > 0 {
				key, err := readKey(keys)
				if err != nil {
					t.Fatal(err)
				}
				l.key(key, h)
			}
			if screen.String() != step[1] {
				t.Errorf("%q: %q, want %q", step[0], screen.String(), step[1])
			}
		}
	}
}

// TestIndentation: the first blank that is typed takes the place of a level.
func TestIndentation(t *testing.T) {
	for _, tt := range []struct{ begun, keys, text, shown string }{
		{"    ", " ", " ", "    \b\b\b"},
		{"    ", "\t", "    ", "    "},
		{"        ", " x", "     x", "        \b\b\bx"},
		{"    ", "a\x7f ", "     ", "    a\b\x1b[K "},
		{"    ", "\x7f\t\t\x7f", "    ", "    \b\b\b\b\x1b[K        \b\b\b\b\x1b[K"},
	} {
		var screen strings.Builder
		l := &line{out: &screen}
		l.complete = func(string) (string, []string) { return "", nil }
		l.start(tt.begun)
		for _, key := range tt.keys {
			l.key(key, &history{})
		}
		if string(l.text) != tt.text || screen.String() != tt.shown {
			t.Errorf("%q on %q: %q, shown by %q", tt.keys, tt.begun, string(l.text), screen.String())
		}
	}
}

// TestColumns: names stand as at MicroPython's prompt.
func TestColumns(t *testing.T) {
	var screen strings.Builder
	l := &line{out: &screen, prompt: ">>> "}
	l.start("")
	l.insert([]rune("sys.")...)
	screen.Reset()
	l.list(strings.Fields("argv atexit byteorder exc_info executable exit implementation maxsize modules path platform print_exception ps1 ps2 stderr stdin stdout version version_info"))
	want := "\r\nargv            atexit          byteorder       exc_info\r\nexecutable      exit            implementation  maxsize\r\n" +
		"modules         path            platform        print_exception\r\nps1             ps2             stderr          stdin\r\n" +
		"stdout          version         version_info\r\n>>> sys."
	if screen.String() != want {
		t.Errorf("%q", screen.String())
	}
}

// vt is a terminal of some columns: as much of one as the editor uses.
type vt struct {
	width int
	rows  [][]rune
	x, y  int
	seq   []byte
}

func (v *vt) Write(p []byte) (int, error) {
	for _, c := range string(p) {
		for len(v.rows) <= v.y {
			v.rows = append(v.rows, []rune(strings.Repeat(" ", v.width)))
		}
		switch {
		case v.seq != nil || c == 27:
			v.seq = append(v.seq, byte(c))
			if len(v.seq) > 2 && c >= '@' {
				v.control(string(v.seq[2:]))
				v.seq = nil
			}
		case c == '\r':
			v.x = 0
		case c == '\n':
			v.y++
		case c == '\b':
			v.x = max(0, min(v.x, v.width-1)-1)
		default:
			if v.x == v.width { // it waited for this one
				v.x, v.y = 0, v.y+1
				if len(v.rows) <= v.y {
					v.rows = append(v.rows, []rune(strings.Repeat(" ", v.width)))
				}
			}
			v.rows[v.y][v.x] = c
			v.x++
		}
	}
	return len(p), nil
}

func (v *vt) control(seq string) {
	n := 1
	fmt.Sscanf(seq, "%d", &n)
	blank := func(row []rune) {
		for i := range row {
			row[i] = ' '
		}
	}
	switch seq[len(seq)-1] {
	case 'A':
		v.y = max(0, v.y-n)
	case 'C':
		v.x = min(v.width-1, v.x+n)
	case 'D':
		v.x = max(0, min(v.x, v.width-1)-n)
	case 'K', 'J':
		blank(v.rows[v.y][min(v.x, v.width):])
		for i := v.y + 1; i < len(v.rows) && seq == "J"; i++ {
			blank(v.rows[i])
		}
	}
}

// TestScreen: whatever is typed, the screen shows the line, over all its rows, and the cursor.
func TestScreen(t *testing.T) {
	keys := []rune{ctrl('A'), ctrl('E'), ctrl('B'), ctrl('F'), ctrl('K'), ctrl('U'), ctrl('W'), ctrl('Y'), ctrl('T'), ctrl('P'), ctrl('N'), ctrl('D'), 127, keyWordLeft, keyWordRight, keyKillWord}
	h := &history{lines: []string{"1", "a line that goes over the edge of a screen that is small", "twenty characters 20"}}
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		v := &vt{width: 20 + r.IntN(5)}
		l := &line{out: v, prompt: ">>> ", width: v.width}
		l.start("")
		for range 300 {
			key := keys[r.IntN(len(keys))]
			if r.IntN(2) == 0 {
				key = []rune("ab é")[r.IntN(4)]
			}
			l.key(key, h)
			var rows strings.Builder
			for _, row := range v.rows {
				rows.WriteString(string(row))
			}
			text := l.prompt + string(l.text)
			if got := strings.TrimRight(rows.String(), " "); got != strings.TrimRight(text, " ") {
				t.Fatalf("seed %d, key %q: the screen shows %q, not %q", seed, key, got, text)
			}
			at := len([]rune(l.prompt)) + l.pos
			if v.y*v.width+v.x != at {
				t.Fatalf("seed %d, key %q: the cursor is at %d, %d and not at %d", seed, key, v.x, v.y, at)
			}
		}
	}
}

// TestClipboard: what is pasted is taken as it is, up to the mark; Ctrl-C ends it.
func TestClipboard(t *testing.T) {
	e := newEditor(strings.NewReader("\x1b[200~\tif 1:\r  x\x1b[201~\x01y\r"), io.Discard, &history{})
	e.raw = func() (func(), error) { return func() {}, nil }
	e.size = func() (int, int, error) { return 80, 24, nil }
	for _, want := range []string{"\tif 1:", "y  x"} {
		if got, err := e.ReadLine(">>> "); got != want || err != nil {
			t.Errorf("%q %v, want %q", got, err, want)
		}
	}
}
