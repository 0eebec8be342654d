// This file finds a document's examples by what kind of document it is.

package doctest

import (
	"fmt"
	"path/filepath"
	"strings"

	"mpy/python/syntax"
)

// An Error is what is wrong with a document or a manifest.
type Error struct {
	Path string
	Line int // 0: the whole of it
	Text string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Text
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Text)
}

// Find gives the examples of a document. The ending of the path says what it
// is: .md and .markdown, .rst, .py; other text is Markdown if it has fences,
// reStructuredText if it has directives, and else read as plain text.
func Find(path string, text []byte) ([]*Example, error) {
	src := strings.ReplaceAll(strings.ToValidUTF8(string(text), "\ufffd"), "\r\n", "\n")
	d := &document{path: path, lines: strings.Split(src, "\n")}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".md", ".markdown":
		d.markdown(src)
	case ".rst":
		d.rst()
	case ".py":
		d.python()
	default:
		switch {
		case d.has("```") || d.has("~~~"):
			d.markdown(src)
		case d.has(".. code") || d.has(".. doctest::") || d.has(".. sourcecode::"):
			d.rst()
		default:
			d.plain()
		}
	}
	return d.examples, d.err
}

// IsDocument reports whether a file of this name is taken for a document.
func IsDocument(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".md", ".markdown", ".rst", ".txt", ".py":
		return true
	}
	return false
}

// document collects the examples of one document.
type document struct {
	path     string
	lines    []string
	examples []*Example
	label    Label // of a comment, for the next block
	labelAt  int   // its line, 0 for none
	err      error // the first
}

func (d *document) fail(line int, format string, args ...any) {
	if d.err == nil {
		d.err = &Error{d.path, line, fmt.Sprintf(format, args...)}
	}
}

// has says whether some line begins with a mark.
func (d *document) has(mark string) bool {
	for _, l := range d.lines {
		if strings.HasPrefix(strings.TrimLeft(l, " "), mark) {
			return true
		}
	}
	return false
}

// comment takes a comment at a line, which may be a label for the next block, or
// a prelude.
func (d *document) comment(line int, text string) {
	l := d.label
	code, ours, err := l.comment(text)
	switch {
	case err != nil:
		d.fail(line, "%v", err)
	case ours && l.Prelude && strings.TrimSpace(code) != "":
		at := line + 1 + strings.Count(text[:strings.Index(text, "mpy:")], "\n")
		d.examples = append(d.examples, &Example{Path: d.path, Line: at, Code: dedent(code), Label: Label{Prelude: true}})
	case ours:
		d.label, d.labelAt = l, line
	}
}

// take gives the label that waits for a block.
func (d *document) take() Label {
	l := d.label
	d.label, d.labelAt = Label{}, 0
	return l
}

// block adds the lines first to first+n-1 as an example. An explicit one is
// marked as Python; any other must look like it.
func (d *document) block(first, n int, code string, explicit bool, l Label) {
	for strings.HasPrefix(code, "\n") { // what begins with blank lines begins behind them
		code = code[1:]
		first++
		n--
	}
	if last := d.lastExample(); last != nil && last.Label.Output && last.Output == nil {
		last.Output = &Text{Line: first, Lines: n, Text: dedent(code), indent: d.before(first, dedent(code))}
		return
	}
	body := dedent(code)
	session := strings.HasPrefix(body, ">>>") || explicit && strings.Contains(body, "\n>>>") && !parses(body)
	if strings.TrimSpace(body) == "" || !explicit && !session && !looksLikeCode(body) {
		return
	}
	d.examples = append(d.examples, &Example{Path: d.path, Line: first, Code: body, Session: session, Label: l, indent: d.before(first, body)})
}

// before gives what stands in front of code on its first line: blanks, or the
// marks of a list or a quotation around it.
func (d *document) before(first int, code string) string {
	line, _, _ := strings.Cut(code, "\n")
	if i := strings.Index(d.lines[first-1], line); i > 0 {
		return d.lines[first-1][:i]
	}
	return ""
}

func (d *document) lastExample() *Example {
	if n := len(d.examples); n > 0 {
		return d.examples[n-1]
	}
	return nil
}

// indentOf gives the indentation that all lines have.
func indentOf(s string) string {
	indent, found := "", false
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		own := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if !found {
			indent, found = own, true
		}
		for !strings.HasPrefix(own, indent) {
			indent = indent[:len(indent)-1]
		}
	}
	return indent
}

// dedent takes the common indentation off, and blanks at the end.
func dedent(s string) string {
	indent := indentOf(s)
	var b strings.Builder
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			line = "\n"
		}
		b.WriteString(strings.TrimPrefix(line, indent))
	}
	return strings.TrimRight(b.String(), " \t\n")
}

// looksLikeCode says whether a block that nobody calls Python is: it parses, and
// does more than name things.
func looksLikeCode(code string) bool {
	m, err := syntax.Parse("", []byte(code), syntax.File)
	if err != nil {
		return false
	}
	for _, s := range m.Body {
		e, ok := s.(*syntax.ExprStmt)
		if !ok {
			return true
		}
		if _, ok := e.Value.(*syntax.Call); ok {
			return true
		}
	}
	return false
}
