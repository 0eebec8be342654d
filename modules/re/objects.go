// This file defines Regex and Match.

package re

import (
	"fmt"
	"unicode/utf8"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
	"mpy/stream"
)

// The classes of compiled patterns and of matches.
var (
	RegexClass = object.NewClass("re")
	MatchClass = object.NewClass("match")
)

// Regex is a compiled pattern.
type Regex struct{ prog *prog }

// Type makes *Regex a py.Object.
func (r *Regex) Type() *py.Type { return &RegexClass.Py }

// Class gives the class of compiled patterns.
func (r *Regex) Class() *object.Class { return RegexClass }

// Match is what a pattern matched.
type Match struct {
	text object.Value // a str or bytes
	caps []int        // two places a group, -1 for none
}

// Type makes *Match a py.Object.
func (m *Match) Type() *py.Type { return &MatchClass.Py }

// Class gives the class of matches.
func (m *Match) Class() *object.Class { return MatchClass }

func newMatch(text object.Value, caps []int) *Match {
	return &Match{text: object.Native(text), caps: caps}
}

// part makes a part of a text of its type.
func part(text object.Value, s string) (object.Value, error) {
	if _, ok := text.Obj().(*object.Str); !ok {
		return object.NewBytes(s), nil
	}
	if !utf8.ValidString(s) { // it may hold surrogates all the same
		return stream.Text([]byte(s))
	}
	return object.NewStr(s), nil
}

// group gives what a group matched, or None.
func (m *Match) group(n int) (object.Value, error) {
	if m.caps[2*n] < 0 || m.caps[2*n+1] < 0 {
		return object.None, nil
	}
	s, err := object.Text(m.text)
	if err != nil {
		return object.Value{}, err
	}
	return part(m.text, s[m.caps[2*n]:m.caps[2*n+1]])
}

// number gives a group's number in an argument.
func (m *Match) number(t object.Thread, v object.Value) (int, error) {
	n, err := object.Index(t, v)
	if err == nil && (n < 0 || n >= len(m.caps)/2) {
		err = object.NewException(object.IndexError, v)
	}
	return n, err
}

// span gives where a group lies, in characters of a str.
func (m *Match) span(t object.Thread, args []object.Value) (from, to int, err error) {
	n := 0
	if len(args) > 1 {
		if n, err = m.number(t, args[1]); err != nil {
			return 0, 0, err
		}
	}
	from, to = m.caps[2*n], m.caps[2*n+1]
	if s, ok := m.text.Obj().(*object.Str); ok && from >= 0 && to >= from && s.Len() != len(s.S) {
		from, to = chars(s.S[:from]), chars(s.S[:to])
	}
	return from, to, nil
}

// chars counts characters, one that is cut off too.
func chars(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

func init() {
	c := RegexClass
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<re %x>", object.ID(v)), nil
	}
	c.Methods(
		object.NewBuiltin("match(self, text, pos=0, endpos=-1, /)", "Matches at the beginning of text, or at pos. "+searchDoc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return search(t, args, true)
		}),
		object.NewBuiltin("search(self, text, pos=0, endpos=-1, /)", "Looks for the first place where the pattern matches. "+searchDoc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return search(t, args, false)
		}),
		object.NewBuiltin("split(self, text, maxsplit=0, /)", "Gives a list of the parts of text between matches. It stops at a match of nothing. The pattern must not have groups.", split),
		object.NewBuiltin("sub(self, replace, text, count=0, flags=0, /)", subDoc, sub),
	)

	c = MatchClass
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<match num=%d>", len(v.Obj().(*Match).caps)/2), nil
	}
	c.Methods(
		object.NewBuiltin("group(self, n, /)", "Gives what group n matched, 0 for the whole; None where it matched nothing.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			m := args[0].Obj().(*Match)
			n, err := m.number(t, args[1])
			if err != nil {
				return object.Value{}, err
			}
			return m.group(n)
		}),
		object.NewBuiltin("groups(self, /)", "Gives a tuple of what the groups matched, from 1 on.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			m := args[0].Obj().(*Match)
			all := make([]object.Value, len(m.caps)/2-1)
			for i := range all {
				var err error
				if all[i], err = m.group(i + 1); err != nil {
					return object.Value{}, err
				}
			}
			return object.NewTuple(all...), nil
		}),
		object.NewBuiltin("span(self, n=0, /)", "Gives the tuple (start, end) of a group; -1 where it matched nothing.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			from, to, err := args[0].Obj().(*Match).span(t, args)
			return object.NewTuple(object.Int(int64(from)), object.Int(int64(to))), err
		}),
		object.NewBuiltin("start(self, n=0, /)", "Gives where a group begins.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			from, _, err := args[0].Obj().(*Match).span(t, args)
			return object.Int(int64(from)), err
		}),
		object.NewBuiltin("end(self, n=0, /)", "Gives where a group ends.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			_, to, err := args[0].Obj().(*Match).span(t, args)
			return object.Int(int64(to)), err
		}),
	)
}
