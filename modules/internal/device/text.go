// This file reads the text of a module.

package device

import (
	"strconv"
	"strings"
	"unicode"

	"mpy/python/object"
)

// A line is one entry of the text.
type line struct {
	name, params string // params in parentheses, or ""
	value        string // "" for none
	gives        bool   // the value is what a call gives
	fixed        bool   // it is read-only
	doc          string
}

// readLine takes a line apart: name(params) -> value: doc, name = value: doc.
func readLine(s string) line {
	head, doc, ok := strings.Cut(s, ": ")
	if !ok {
		panic("device: a line without a doc: " + s)
	}
	l := line{doc: doc}
	name, rest, _ := strings.Cut(head, " ")
	if i := strings.IndexByte(head, '('); i >= 0 && i < len(name) { // a call, whose parameters may have spaces between them
		l.name = head[:i]
		l.params, l.value, l.gives = strings.Cut(head[i:], " -> ")
		return l
	}
	l.name = name
	l.value, l.fixed = strings.CutPrefix(rest, ":= ")
	l.value = strings.TrimPrefix(l.value, "= ")
	return l
}

// call says whether the line is a function or method.
func (l *line) call() bool { return l.params != "" }

// constant says whether the line is a constant of a class.
func (l *line) constant() bool {
	return unicode.IsUpper(rune(l.name[0])) && l.name == strings.ToUpper(l.name)
}

// names gives the names and defaults of the parameters in a signature such as "(pin, *, pull=None)".
func names(params string) (list, defaults []string) {
	for p := range strings.SplitSeq(strings.Trim(params, "()"), ", ") {
		name, value, _ := strings.Cut(p, "=")
		if name != "" && name != "/" && name[0] != '*' {
			list, defaults = append(list, name), append(defaults, value)
		}
	}
	return list, defaults
}

// literal reads a value as Python writes it; other looks up a name.
func literal(s string, other func(string) object.Value) object.Value {
	switch s {
	case "", "None":
		return object.None
	case "True":
		return object.True
	case "False":
		return object.False
	case "[]":
		return object.NewList()
	case "()":
		return object.NewTuple()
	}
	if inner, ok := strings.CutPrefix(s, "("); ok {
		inner = strings.TrimSuffix(inner, ")")
		var items []object.Value
		for x := range strings.SplitSeq(inner, ",") {
			if x = strings.TrimSpace(x); x != "" {
				items = append(items, literal(x, other))
			}
		}
		return object.NewTuple(items...)
	}
	if strings.HasPrefix(s, "'") {
		return object.NewStr(strings.Trim(s, "'"))
	}
	if rest, ok := strings.CutPrefix(s, "b'"); ok {
		text, err := strconv.Unquote(`"` + strings.TrimSuffix(rest, "'") + `"`)
		if err != nil {
			panic("device: a wrong literal: " + s)
		}
		return object.NewBytes(text)
	}
	if n, err := strconv.ParseInt(s, 0, 64); err == nil {
		return object.Int(n)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return object.Float(f)
	}
	v := other(s)
	if !v.Bound() {
		panic("device: an unknown value: " + s)
	}
	return v
}
