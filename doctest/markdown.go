// This file finds examples in Markdown.

package doctest

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// pythons are the languages of fences that hold examples; true: sessions, in
// which lines without ">>> " are what is printed.
var pythons = map[string]bool{
	"python": false, "py": false, "python3": false, "py3": false, "micropython": false, "circuitpython": false, "mpy": false,
	"pycon": true, "python-repl": true, "doctest": true,
}

// markdown finds the fenced and indented blocks. Fences without a language and
// indented blocks count if they look like Python.
func (d *document) markdown(src string) {
	source := []byte(src)
	lineOf := func(pos int) int { return 1 + bytes.Count(source[:pos], []byte("\n")) }
	code := func(n ast.Node) (first, count int, s string) {
		lines := n.Lines()
		if lines.Len() == 0 {
			return 0, 0, ""
		}
		var b strings.Builder
		for i := range lines.Len() {
			seg := lines.At(i)
			b.WriteString(strings.Repeat(" ", seg.Padding) + string(seg.Value(source)))
		}
		first = lineOf(lines.At(0).Start)
		return first, lines.Len(), b.String()
	}
	root := goldmark.DefaultParser().Parse(text.NewReader(source))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			first, _, s := code(n)
			if n.HasClosure() {
				s += string(n.ClosureLine.Value(source))
			}
			if body, ok := strings.CutPrefix(strings.TrimSpace(s), "<!--"); ok {
				body, _, _ = strings.Cut(body, "-->")
				d.comment(first, body)
			}
		case *ast.FencedCodeBlock:
			first, count, s := code(n)
			info := ""
			if n.Info != nil {
				info = string(n.Info.Segment.Value(source))
			}
			d.fence(first, count, s, info)
		case *ast.CodeBlock:
			first, count, s := code(n)
			d.block(first, count, s, false, d.take())
		}
		return ast.WalkContinue, nil
	})
}

// fence adds a fenced block, whose info string is "language label label".
func (d *document) fence(first, count int, code, info string) {
	l := d.take()
	all := words(strings.Trim(info, "{} "))
	language := ""
	if len(all) > 0 && !isLabel(all[0]) {
		language = strings.ToLower(strings.TrimPrefix(all[0], "."))
		all = all[1:]
	}
	session, python := pythons[language]
	for _, w := range all {
		if python && isLabel(w) {
			if err := l.set(w); err != nil {
				d.fail(first-1, "%v", err)
			}
		}
	}
	if language != "" && !python {
		if last := d.lastExample(); last == nil || !last.Label.Output || last.Output != nil {
			return // another language, and nobody's output
		}
	}
	if count == 0 {
		return
	}
	_ = session
	d.block(first, count, code, python, l)
}
