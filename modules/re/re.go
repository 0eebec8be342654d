// This file declares the module re.

// Package re is the module re: regular expressions in MicroPython's dialect,
// over the bytes of a str or of bytes.
package re

import (
	"mpy/host"
	"mpy/python/object"
)

// debug is the flag DEBUG.
const debug = 0x1000

const searchDoc = "pos and endpos, which only a compiled pattern takes, bound the bytes that are looked at; ^ matches at the text's own beginning all the same. Gives a match or None."

// Module makes the module re.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "re",
		Doc: "Regular expressions over str or bytes. A pattern has . [abc] [^a-z] ^ $ ? * + (and ?? *? +? that take as little as they can) | (group) (?:group) " +
			"\\d \\D \\s \\S \\w \\W, and a backslash before anything else for itself. There are no counted repetitions, no named groups, no \\b, and \\n is an n: " +
			"write patterns that need a newline without r\"\". Bytes are matched: a dot is one byte of a character beyond ASCII. " +
			"A pattern that is wrong or too large is a ValueError; one that goes round in circles, or needs too many steps, ends in RuntimeError.",
		Members: []object.Member{
			object.Fn("compile(pattern, flags=0, /)", "Gives the compiled pattern; with the flag DEBUG it prints what it was compiled to.", compile),
			object.Fn("match(pattern, text, pos=0, endpos=-1, /)", "Matches a pattern at the beginning of text. "+searchDoc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return search(t, args, true)
			}),
			object.Fn("search(pattern, text, pos=0, endpos=-1, /)", "Looks for the first place in text where a pattern matches. "+searchDoc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return search(t, args, false)
			}),
			object.Fn("sub(pattern, replace, text, count=0, flags=0, /)", subDoc, sub),
			{Name: "DEBUG", Doc: "For compile: print what the pattern was compiled to.", Value: object.Int(debug)},
		},
	}
}

func compile(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s, err := object.Text(args[0])
	if err != nil {
		return object.Value{}, err
	}
	flags := 0
	if len(args) > 1 {
		if flags, err = object.Index(t, args[1]); err != nil {
			return object.Value{}, err
		}
	}
	code, subs, err := program(t, s)
	if err != nil {
		return object.Value{}, err
	}
	if flags&debug != 0 {
		if err := dump(t, code); err != nil {
			return object.Value{}, err
		}
	}
	return object.Ref(&Regex{link(code, subs)}), nil
}

// compiled gives the pattern of an argument that may be text.
func compiled(t object.Thread, v object.Value) (r *Regex, was bool, err error) {
	if r, ok := v.Obj().(*Regex); ok {
		return r, true, nil
	}
	if v, err = compile(t, []object.Value{v}, object.Kw{}); err != nil {
		return nil, false, err
	}
	return v.Obj().(*Regex), false, nil
}

// search is match and search, of the module and of patterns.
func search(t object.Thread, args []object.Value, anchored bool) (object.Value, error) {
	r, was, err := compiled(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	s, err := object.Text(args[1])
	if err != nil {
		return object.Value{}, err
	}
	from, end := 0, len(s)
	if was && len(args) > 2 {
		if from, err = object.Index(t, args[2]); err != nil {
			return object.Value{}, err
		}
		from = max(0, min(from, len(s)))
		if len(args) > 3 {
			if end, err = object.Index(t, args[3]); err != nil {
				return object.Value{}, err
			}
			end = max(from, min(end, len(s)))
		}
	}
	m := newMatcher(t, r.prog, s, end)
	ok, err := m.find(from, anchored)
	if !ok || err != nil {
		return object.None, err
	}
	return object.Ref(newMatch(args[1], m.caps)), nil
}
