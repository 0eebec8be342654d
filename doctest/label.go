// This file reads labels, which say how an example is meant.

package doctest

import (
	"fmt"
	"strings"
	"time"
)

// A Label says how an example is meant. It stands behind the language of a
// Markdown fence, in a comment before the block (<!-- mpy: skip="no radio" -->, or
// ".. mpy: raises=OSError"), or in the manifest.
type Label struct {
	Skip    string        // why it is not run
	NoRun   bool          // no_run: it must compile
	Raises  string        // the exception that it must end with
	Output  bool          // the next block is what it prints
	Board   string        // of the document, from here on
	World   string        // of the document, from here on
	Timeout time.Duration // of the example, in real time
	Prelude bool          // it is not shown: a comment's own lines are run before what follows
}

// set takes one word, "key" or "key=value", of a label.
func (l *Label) set(word string) error {
	key, value, given := strings.Cut(word, "=")
	need := func() error {
		if value == "" {
			return fmt.Errorf("label %s needs a value: %s=…", key, key)
		}
		return nil
	}
	switch key {
	case "skip":
		if l.Skip = value; !given {
			l.Skip = "the document says so"
		}
	case "no_run":
		l.NoRun = true
	case "raises":
		l.Raises = value
		return need()
	case "output":
		l.Output = true
	case "board":
		l.Board = value
		return need()
	case "world":
		l.World = value
		return need()
	case "timeout":
		d, err := time.ParseDuration(value)
		if err != nil || d <= 0 {
			return fmt.Errorf("label timeout=%s: want a time as 2s or 500ms", value)
		}
		l.Timeout = d
	case "prelude":
		l.Prelude = true
	default:
		return fmt.Errorf("label %q is not known: skip, no_run, raises, output, board, world, timeout and prelude are", key)
	}
	return nil
}

// isLabel says whether a word has the form of a label, as not every word behind
// a language has: other tools have words of their own there.
func isLabel(word string) bool {
	key, _, _ := strings.Cut(word, "=")
	switch key {
	case "skip", "no_run", "raises", "output", "board", "world", "timeout", "prelude":
		return true
	}
	return false
}

// words splits a label at spaces; a value may stand in quotes.
func words(s string) []string {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " \t\n,") {
		n := strings.IndexAny(s, " \t\n,")
		if i := strings.IndexAny(s, `"'`); i > 0 && s[i-1] == '=' && (n < 0 || i < n) {
			if end := strings.IndexByte(s[i+1:], s[i]); end >= 0 {
				out = append(out, s[:i]+s[i+1:i+1+end])
				s = s[i+2+end:]
				continue
			}
		}
		if n < 0 {
			n = len(s)
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

// comment reads a label out of a comment's text, "mpy: …". Of a prelude the lines
// behind the first one are code.
func (l *Label) comment(text string) (code string, ours bool, err error) {
	rest, ours := strings.CutPrefix(strings.TrimSpace(text), "mpy:")
	if !ours {
		return "", false, nil
	}
	first, code, _ := strings.Cut(rest, "\n")
	for _, w := range words(first) {
		if err := l.set(w); err != nil {
			return "", true, err
		}
	}
	if !l.Prelude && strings.TrimSpace(code) != "" {
		return "", true, fmt.Errorf("only the comment of a prelude goes on over lines")
	}
	return code, true, nil
}
