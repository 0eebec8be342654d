// This file splits texts at matches and puts others in their place.

package re

import (
	"strings"

	"mpy/python/object"
	"mpy/stream"
)

const subDoc = "Gives text with replace in place of every match, or of the first count matches. replace is a text, in which \\1 and \\g<1> stand for what a group matched, " +
	"or a function that takes the match and gives such a text. It stops at a match of nothing."

func split(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	r := args[0].Obj().(*Regex)
	s, err := object.Text(args[1])
	if err != nil {
		return object.Value{}, err
	}
	count := 0
	if len(args) > 2 {
		if count, err = object.Index(t, args[2]); err != nil {
			return object.Value{}, err
		}
	}
	text := object.Native(args[1])
	var out []object.Value
	m := newMatcher(t, r.prog, s, len(s))
	at := 0
	for {
		ok, err := m.find(at, false)
		if err != nil {
			return object.Value{}, err
		}
		if !ok || m.caps[0] == m.caps[1] {
			break
		}
		x, err := part(text, s[at:m.caps[0]])
		if err != nil {
			return object.Value{}, err
		}
		if out, err = add(t, out, x); err != nil {
			return object.Value{}, err
		}
		if r.prog.subs > 0 {
			return object.Value{}, object.NewError(object.NotImplementedError, "splitting with sub-captures")
		}
		at = m.caps[1]
		if count--; count == 0 {
			break
		}
	}
	x, err := part(text, s[at:])
	if err != nil {
		return object.Value{}, err
	}
	return object.NewList(append(out, x)...), nil
}

// add appends to a list that a script's text makes long.
func add(t object.Thread, list []object.Value, x object.Value) ([]object.Value, error) {
	if n := len(list); n == cap(list) && n >= 1024 {
		if err := t.Grow(32 * n); err != nil {
			return nil, err
		}
	}
	return append(list, x), nil
}

func sub(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	r, _, err := compiled(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	replace := args[1]
	count := 0
	if len(args) > 3 {
		if count, err = object.Index(t, args[3]); err != nil {
			return object.Value{}, err
		}
	}
	s, err := object.Text(args[2])
	if err != nil {
		return object.Value{}, err
	}
	called := object.Callable(replace)
	m := newMatcher(t, r.prog, s, len(s))
	var out []byte
	at, found := 0, false
	for {
		ok, err := m.find(at, false)
		if err != nil {
			return object.Value{}, err
		}
		if !ok || m.caps[0] == m.caps[1] {
			break
		}
		found = true
		to := replace
		if called {
			match := newMatch(args[2], append([]int(nil), m.caps...))
			if to, err = t.Call(replace, []object.Value{object.Ref(match)}, object.Kw{}); err != nil {
				return object.Value{}, err
			}
		}
		with, err := object.Text(to)
		if err != nil {
			return object.Value{}, err
		}
		if out, err = grow(t, out, m.caps[0]-at); err != nil {
			return object.Value{}, err
		}
		out = append(out, s[at:m.caps[0]]...)
		if out, err = expand(t, out, with, s, m.caps); err != nil {
			return object.Value{}, err
		}
		at = m.caps[1]
		if count--; count == 0 {
			break
		}
	}
	if !found {
		return args[2], nil
	}
	if out, err = grow(t, out, len(s)-at); err != nil {
		return object.Value{}, err
	}
	out = append(out, s[at:]...)
	if _, ok := object.Native(args[2]).Obj().(*object.Str); ok {
		return stream.Text(out)
	}
	return object.NewBytes(string(out)), nil
}

// grow makes room for n bytes more and charges what is large.
func grow(t object.Thread, out []byte, n int) ([]byte, error) {
	need := len(out) + n
	if need <= cap(out) {
		return out, nil
	}
	size := max(need, 2*cap(out), 64)
	if size > 4096 {
		if err := t.Grow(size); err != nil {
			return nil, err
		}
	}
	return append(make([]byte, 0, size), out...), nil
}

// expand appends a replacement, which ends at a zero byte, with the groups that
// it names.
func expand(t object.Thread, out []byte, with, s string, caps []int) ([]byte, error) {
	if i := strings.IndexByte(with, 0); i >= 0 {
		with = with[:i]
	}
	for with != "" {
		i := strings.IndexByte(with, '\\')
		if i < 0 {
			i = len(with)
		}
		var err error
		if out, err = grow(t, out, i+1); err != nil {
			return nil, err
		}
		out = append(out, with[:i]...)
		if i == len(with) {
			break
		}
		with = with[i+1:]
		named := strings.HasPrefix(with, "g<")
		if named {
			with = with[2:]
		}
		if with == "" || with[0] < '0' || with[0] > '9' {
			if with != "" && with[0] == '\\' {
				out = append(out, '\\')
				with = with[1:]
			}
			continue
		}
		var n uint32 // it wraps, as in MicroPython
		for with != "" && with[0] >= '0' && with[0] <= '9' {
			n = 10*n + uint32(with[0]-'0')
			with = with[1:]
		}
		if named {
			with = strings.TrimPrefix(with, ">")
		}
		if int64(n) >= int64(len(caps)/2) {
			return nil, object.NewException(object.IndexError, object.Int(int64(n)))
		}
		if from, to := caps[2*n], caps[2*n+1]; from >= 0 && to >= from {
			if out, err = grow(t, out, to-from); err != nil {
				return nil, err
			}
			out = append(out, s[from:to]...)
		}
	}
	return out, nil
}
