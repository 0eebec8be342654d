// This file holds the methods of str, bytes and bytearray about letters, white space and padding. All know ASCII only, as MicroPython.

package object

import "strings"

func isUpper(c byte) bool { return c-'A' < 26 }
func isLower(c byte) bool { return c-'a' < 26 }
func isAlpha(c byte) bool { return c|0x20-'a' < 26 }
func isDigit(c byte) bool { return c-'0' < 10 }

// convert flips the case of the bytes for which is holds.
func convert(v Value, is func(c byte) bool) (Value, error) {
	x := textOf(v)
	for i := 0; i < len(x.s); i++ {
		if !is(x.s[i]) {
			continue
		}
		out := []byte(x.s)
		for ; i < len(out); i++ {
			if is(out[i]) {
				out[i] ^= 0x20
			}
		}
		r := x.kind.own(out)
		if o, ok := r.Obj().(*Str); ok && o.n < 0 {
			o.n = v.Obj().(*Str).n
		}
		return r, nil
	}
	if x.kind == bytearrayText {
		return x.kind.make(x.s), nil
	}
	return v, nil
}

func textLower(_ Thread, args []Value, _ Kw) (Value, error) { return convert(args[0], isUpper) }
func textUpper(_ Thread, args []Value, _ Kw) (Value, error) { return convert(args[0], isLower) }

// allBytes says whether is holds for every byte of a text that has any.
func allBytes(v Value, is func(c byte) bool) (Value, error) {
	s := textOf(v).s
	for i := 0; i < len(s); i++ {
		if !is(s[i]) {
			return False, nil
		}
	}
	return Bool(s != ""), nil
}

func textIsspace(_ Thread, args []Value, _ Kw) (Value, error) { return allBytes(args[0], isSpace) }
func textIsalpha(_ Thread, args []Value, _ Kw) (Value, error) { return allBytes(args[0], isAlpha) }
func textIsdigit(_ Thread, args []Value, _ Kw) (Value, error) { return allBytes(args[0], isDigit) }

// allLetters says whether there are letters and is holds for all of them.
func allLetters(v Value, is func(c byte) bool) (Value, error) {
	s := textOf(v).s
	any := false
	for i := 0; i < len(s); i++ {
		if isAlpha(s[i]) {
			if !is(s[i]) {
				return False, nil
			}
			any = true
		}
	}
	return Bool(any), nil
}

func textIsupper(_ Thread, args []Value, _ Kw) (Value, error) { return allLetters(args[0], isUpper) }
func textIslower(_ Thread, args []Value, _ Kw) (Value, error) { return allLetters(args[0], isLower) }

// stripper is strip, lstrip and rstrip.
func stripper(args []Value, left, right bool) (Value, error) {
	x := textOf(args[0])
	cut := " \t\n\r\v\f"
	if len(args) > 1 {
		var err error
		if cut, err = x.kind.arg(args[1]); err != nil {
			return Value{}, err
		}
	}
	s := x.s
	if x.kind == strText && countChars(cut) < len(cut) {
		if left {
			for s != "" && strings.Contains(cut, charAt(s, 0)) {
				s = s[len(charAt(s, 0)):]
			}
		}
		for right && s != "" {
			at := len(s) - 1
			for at > 0 && s[at]&0xC0 == 0x80 {
				at--
			}
			if !strings.Contains(cut, s[at:]) {
				break
			}
			s = s[:at]
		}
	} else {
		var in [256]bool
		for i := range len(cut) {
			in[cut[i]] = true
		}
		for left && s != "" && in[s[0]] {
			s = s[1:]
		}
		for right && s != "" && in[s[len(s)-1]] {
			s = s[:len(s)-1]
		}
	}
	switch len(s) {
	case 0:
		return x.kind.empty(), nil
	case len(x.s):
		return args[0], nil
	}
	return x.kind.make(s), nil
}

func textStrip(_ Thread, args []Value, _ Kw) (Value, error)  { return stripper(args, true, true) }
func textLstrip(_ Thread, args []Value, _ Kw) (Value, error) { return stripper(args, true, false) }
func textRstrip(_ Thread, args []Value, _ Kw) (Value, error) { return stripper(args, false, true) }

func textCenter(t Thread, args []Value, _ Kw) (Value, error) {
	width, err := Index(t, args[1])
	if err != nil {
		return Value{}, err
	}
	x := textOf(args[0])
	pad := width - countChars(x.s)
	if pad <= 0 {
		return args[0], nil
	}
	if err := growTimes(t, pad, 1); err != nil {
		return Value{}, err
	}
	out := make([]byte, 0, pad+len(x.s))
	if out, err = addTimes(t, out, " ", pad/2); err == nil {
		out, err = addTimes(t, append(out, x.s...), " ", pad-pad/2)
	}
	return x.kind.own(out), err
}
