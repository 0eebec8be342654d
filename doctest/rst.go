// This file finds examples in reStructuredText.

package doctest

import "strings"

// rst finds literal blocks behind "::", the directives for code, and sessions
// that stand in the text.
func (d *document) rst() {
	for i := 0; i < len(d.lines); i++ {
		line := d.lines[i]
		trimmed := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case strings.HasPrefix(trimmed, ".. "):
			i = d.directive(i, indent, trimmed[3:])
		case strings.HasPrefix(trimmed, ">>>"):
			end := i
			for end < len(d.lines) && strings.TrimSpace(d.lines[end]) != "" {
				end++
			}
			d.block(i+1, end-i, d.join(i, end), true, d.take())
			i = end
		case strings.HasSuffix(trimmed, "::"):
			first, end := d.indented(i+1, indent)
			if first < end {
				d.block(first+1, end-first, d.join(first, end), false, d.take())
				i = end - 1
			}
		}
	}
}

// directive handles the directive, or comment, at line i, and gives the last line that it took.
func (d *document) directive(i, indent int, text string) int {
	name, arg, isDirective := strings.Cut(text, "::")
	first, end := d.indented(i+1, indent)
	if !isDirective || strings.ContainsAny(name, " \t") {
		if strings.HasPrefix(text, "mpy:") {
			d.comment(i+1, text+"\n"+d.join(first, end))
			return max(i, end-1)
		}
		return i
	}
	switch name {
	case "code-block", "code", "sourcecode", "doctest", "testcode":
	default:
		return i // what stands in it is looked at
	}
	for first < end && strings.HasPrefix(strings.TrimSpace(d.lines[first]), ":") { // options
		first++
	}
	for first < end && strings.TrimSpace(d.lines[first]) == "" {
		first++
	}
	language := strings.ToLower(strings.TrimSpace(arg))
	_, python := pythons[language]
	python = python || name == "doctest" || name == "testcode"
	if last := d.lastExample(); language != "" && !python && (last == nil || !last.Label.Output || last.Output != nil) {
		return max(i, end-1)
	}
	if first < end {
		d.block(first+1, end-first, d.join(first, end), python, d.take())
	}
	return max(i, end-1)
}

// indented gives the lines from i on that are blank or stand deeper than indent,
// without blank ones at both ends: their places.
func (d *document) indented(i, indent int) (first, end int) {
	first = i
	for first < len(d.lines) && strings.TrimSpace(d.lines[first]) == "" {
		first++
	}
	end = first
	for k := first; k < len(d.lines); k++ {
		line := d.lines[k]
		if strings.TrimSpace(line) == "" {
			continue
		}
		if len(line)-len(strings.TrimLeft(line, " ")) <= indent {
			break
		}
		end = k + 1
	}
	return first, end
}

// join gives the lines from first up to end.
func (d *document) join(first, end int) string {
	if first >= end {
		return ""
	}
	return strings.Join(d.lines[first:end], "\n") + "\n"
}
