// This file finds the sessions in the docstrings of Python files.

package doctest

import "strings"

// python finds the sessions. The file itself runs first, unseen, under its own
// name, so that they can use what it defines.
func (d *document) python() {
	var found []*Example
	all := d.examples
	for i := 0; i < len(d.lines); i++ {
		if !strings.HasPrefix(strings.TrimSpace(d.lines[i]), ">>>") {
			continue
		}
		end := i
		for end < len(d.lines) && strings.TrimSpace(d.lines[end]) != "" && !closesDocstring(d.lines[end]) {
			end++
		}
		d.block(i+1, end-i, d.join(i, end), true, d.take())
		i = end
	}
	found = d.examples[len(all):]
	if len(found) == 0 {
		return
	}
	whole := &Example{Path: d.path, Line: 1, Code: strings.Join(d.lines, "\n"), Label: Label{Prelude: true}}
	d.examples = append([]*Example{whole}, found...)
}

// closesDocstring says whether a line is the end of a docstring and nothing else.
func closesDocstring(line string) bool {
	line = strings.TrimSpace(line)
	return line == `"""` || line == "'''"
}
