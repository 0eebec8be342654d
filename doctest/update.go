// This file writes outputs into documents.

package doctest

import (
	"os"
	"strings"
)

// edit replaces some lines of a document.
type edit struct {
	line, lines int // from 1
	text        []string
}

// indented gives the lines of a text behind an indentation.
func indented(text, indent string) []string {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = indent + l
		}
	}
	return lines
}

// update makes the edits of a document's results. What was updated passes.
func update(path, text string, results []*Result) error {
	lines := strings.Split(text, "\n")
	changed := false
	for i := len(results) - 1; i >= 0; i-- { // from the end, so that line numbers hold
		res := results[i]
		if res.Status != Failed || len(res.edits) == 0 {
			continue
		}
		for k := len(res.edits) - 1; k >= 0; k-- {
			e := res.edits[k]
			lines = append(lines[:e.line-1], append(append([]string(nil), e.text...), lines[e.line-1+e.lines:]...)...)
			changed = true
		}
		res.Status, res.Message = Passed, "updated"
	}
	if !changed {
		return nil
	}
	return os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o666)
}
