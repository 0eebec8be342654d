// This file holds str.format and the formatting of f-strings.

package object

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// formatter is one run of str.format.
type formatter struct {
	t    Thread
	args []Value // the positional arguments
	kw   Kw
	next int // the number of the next automatic field; -1: fields are numbered by hand
}

func textFormat(t Thread, args []Value, kw Kw) (Value, error) {
	x := textOf(args[0])
	if x.kind == bytearrayText {
		x.s = strings.Clone(x.s) // the arguments' own code may change it
	}
	f := formatter{t: t, args: args[1:], kw: kw}
	out, err := f.run(make([]byte, 0, len(x.s)+16), x.s)
	if err != nil {
		return Value{}, err
	}
	return x.kind.own(out), nil
}

func fieldError(text string) error { return NewError(ValueError, "%s", text) }

// run appends the text with its fields replaced.
func (f *formatter) run(b []byte, s string) ([]byte, error) {
	pace := NewPace(f.t)
	for {
		if err := pace.Did(step); err != nil {
			return b, err
		}
		at := strings.IndexAny(s, "{}")
		if at < 0 {
			return append(b, s...), nil
		}
		b = append(b, s[:at]...)
		c := s[at]
		s = s[at+1:]
		if s != "" && s[0] == c {
			b = append(b, c)
			s = s[1:]
			continue
		}
		if c == '}' {
			return b, fieldError("single '}' encountered in format string")
		}
		var err error
		if b, s, err = f.field(b, s); err != nil {
			return b, err
		}
	}
}

// field appends one replacement field; s begins behind its brace, what is returned behind its end.
func (f *formatter) field(b []byte, s string) ([]byte, string, error) {
	end := strings.IndexAny(s, "}!:")
	if end < 0 {
		return b, s, fieldError("unmatched '{' in format")
	}
	name := s[:end]
	s = s[end:]
	conv := byte(0)
	if s[0] == '!' {
		switch {
		case len(s) == 1:
			return b, s, fieldError("end of format while looking for conversion specifier")
		case s[1] == 'r' || s[1] == 's':
			conv = s[1]
		default:
			r, _ := utf8.DecodeRuneInString(s[1:])
			return b, s, NewError(ValueError, "unknown conversion specifier %c", r)
		}
		s = s[2:]
	}
	spec := ""
	if s != "" && s[0] == ':' {
		s = s[1:]
		end := specEnd(s)
		spec, s = s[:end], s[end:]
	}
	if s == "" {
		return b, s, fieldError("unmatched '{' in format")
	}
	if s[0] != '}' {
		return b, s, fieldError("expected ':' after format specifier")
	}
	s = s[1:]
	v, err := f.arg(name)
	if err != nil {
		return b, s, err
	}
	if strings.IndexByte(spec, '{') >= 0 || strings.IndexByte(spec, '}') >= 0 {
		if err := f.t.Descend(); err != nil {
			return b, s, err
		}
		out, err := f.run(nil, spec)
		f.t.Ascend()
		if err != nil {
			return b, s, err
		}
		spec = string(out)
		if spec == "" {
			spec = "\x00" // an empty one is still one: {:{}} formats True as 1
		}
	}
	b, err = appendValue(f.t, b, v, conv, spec)
	return b, s, err
}

// specEnd finds the end of a format specification, behind the fields nested in it.
func specEnd(s string) int {
	nest := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			nest++
		case '}':
			if nest--; nest == 0 {
				return i
			}
		}
	}
	return len(s)
}

// arg finds the argument that a field names.
func (f *formatter) arg(name string) (Value, error) {
	if name == "" {
		if f.next < 0 {
			return Value{}, fieldError("can't switch from manual field specification to automatic field numbering")
		}
		if f.next >= len(f.args) {
			return Value{}, NewError(IndexError, "tuple index out of range")
		}
		f.next++
		return f.args[f.next-1], nil
	}
	var v Value
	rest := ""
	if isDigit(name[0]) {
		if f.next > 0 {
			return Value{}, fieldError("can't switch from automatic field numbering to manual field specification")
		}
		i := 0
		rest = parseCount(name, &i)
		if i >= len(f.args) {
			return Value{}, NewError(IndexError, "tuple index out of range")
		}
		v = f.args[i]
		f.next = -1
	} else {
		key := name
		if at := strings.IndexAny(name, ".["); at >= 0 {
			key, rest = name[:at], name[at:]
		}
		if v = f.kw.Get(key); !v.Bound() {
			return Value{}, NewException(KeyError, NewStr(key))
		}
	}
	if rest != "" {
		return Value{}, NewError(NotImplementedError, "attributes not supported")
	}
	return v, nil
}

// appendValue appends v converted and formatted.
func appendValue(t Thread, b []byte, v Value, conv byte, spec string) ([]byte, error) {
	if spec == "" && (conv == 0 || conv == 's') {
		return appendStr(t, b, v)
	}
	var s string
	var err error
	switch conv {
	case 0:
		return appendSpec(t, b, v, spec)
	case 's':
		s, err = ToStr(t, v)
	case 'r':
		s, err = Repr(t, v)
	case 'a':
		if s, err = Repr(t, v); err == nil {
			s = escapeWide(s)
		}
	default:
		return b, NewError(ValueError, "unknown conversion specifier %c", rune(conv))
	}
	if err != nil || spec == "" {
		return append(b, s...), err
	}
	return appendSpec(t, b, Ref(&Str{S: s, n: -1}), spec)
}

// appendStr appends str(v).
func appendStr(t Thread, b []byte, v Value) ([]byte, error) {
	if v.IsInt() {
		return strconv.AppendInt(b, v.AsInt(), 10), nil
	}
	s, err := ToStr(t, v)
	if err == nil {
		err = chargeMore(t, b, len(s))
	}
	if err != nil {
		return b, err
	}
	return append(b, s...), nil
}

// escapeWide writes what is not ASCII as escapes.
func escapeWide(s string) string {
	var b []byte
	for i, r := range s {
		if r < 128 {
			b = append(b, s[i])
			continue
		}
		digits := 8
		switch {
		case r < 0x100:
			b, digits = append(b, '\\', 'x'), 2
		case r < 0x10000:
			b, digits = append(b, '\\', 'u'), 4
		default:
			b = append(b, '\\', 'U')
		}
		for digits--; digits >= 0; digits-- {
			b = append(b, hexDigits[r>>(4*digits)&15])
		}
	}
	return string(b)
}

// FormatValue formats one value as f-strings do: converted by conv ('r', 's',
// 'a' or 0 for none), then by the format specification.
func FormatValue(t Thread, v Value, conv byte, spec string) (string, error) {
	if spec == "" {
		switch conv {
		case 0, 's':
			if !v.IsInt() {
				return ToStr(t, v)
			}
		case 'r':
			return Repr(t, v)
		}
	}
	var buf [64]byte
	out, err := appendValue(t, buf[:0], v, conv, spec)
	return string(out), err
}

// AppendValue appends what FormatValue gives.
func AppendValue(t Thread, b []byte, v Value, conv byte, spec string) ([]byte, error) {
	return appendValue(t, b, v, conv, spec)
}
