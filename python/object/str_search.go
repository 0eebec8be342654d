// This file holds the searching methods of str, bytes and bytearray.

package object

import (
	"strings"
)

// finder is find, rfind, index and rindex: last searches from the end, must
// raises where the others give -1.
func finder(args []Value, last, must bool) (Value, error) {
	x := textOf(args[0])
	var needle string
	if n, ok := byteArg(x.kind, args[1]); ok {
		if n < 0 || n > 255 {
			return Value{}, NewError(ValueError, "bytes value out of range")
		}
		needle = string([]byte{byte(n)})
	} else if x.kind != strText && BigOf(args[1]) != nil {
		return Value{}, NewError(OverflowError, "overflow converting long int to machine word")
	} else {
		var err error
		if needle, err = x.kind.arg(args[1]); err != nil {
			return Value{}, err
		}
	}
	lo, hi := 0, len(x.s)
	if len(args) > 2 {
		var err error
		if lo, hi, err = x.bounds(args[0], args, 2); err != nil {
			return Value{}, err
		}
	}
	at := -1
	if lo <= hi {
		if last {
			at = strings.LastIndex(x.s[lo:hi], needle)
		} else {
			at = strings.Index(x.s[lo:hi], needle)
		}
	}
	if at < 0 {
		if must {
			return Value{}, NewError(ValueError, "substring not found")
		}
		return Int(-1), nil
	}
	at += lo
	if x.kind == strText {
		at = args[0].Obj().(*Str).charsBefore(at)
	}
	return Int(int64(at)), nil
}

// byteArg gives a needle that is a number, which bytes and bytearray take.
func byteArg(k textKind, v Value) (int64, bool) {
	if k == strText {
		return 0, false
	}
	if n := Native(v); n.IsInt() || n.IsBool() {
		return n.AsInt(), true
	}
	return 0, false
}

func textFind(_ Thread, args []Value, _ Kw) (Value, error)   { return finder(args, false, false) }
func textRfind(_ Thread, args []Value, _ Kw) (Value, error)  { return finder(args, true, false) }
func textIndex(_ Thread, args []Value, _ Kw) (Value, error)  { return finder(args, false, true) }
func textRindex(_ Thread, args []Value, _ Kw) (Value, error) { return finder(args, true, true) }

func textCount(_ Thread, args []Value, _ Kw) (Value, error) {
	x := textOf(args[0])
	needle, err := x.kind.arg(args[1])
	if err != nil {
		return Value{}, err
	}
	lo, hi, err := x.bounds(args[0], args, 2)
	if err != nil {
		return Value{}, err
	}
	s := x.s[lo:max(lo, hi)]
	if needle == "" {
		return Int(int64(countChars(s) + 1)), nil
	}
	return Int(int64(strings.Count(s, needle))), nil
}

// affix is startswith and endswith.
func affix(args []Value, has func(s, part string) bool) (Value, error) {
	x := textOf(args[0])
	if v := Arg(args, 3); v.Bound() && !v.IsNone() {
		if _, err := x.index(v); err != nil { // before the start, as in MicroPython
			return Value{}, err
		}
	}
	if len(args) > 2 {
		lo, hi, err := x.bounds(args[0], args, 2)
		if err != nil {
			return Value{}, err
		}
		x.s = x.s[lo:max(lo, hi)]
	}
	if tuple, ok := args[1].Obj().(*Tuple); ok {
		for _, v := range tuple.Items {
			part, err := Text(v)
			if err != nil {
				return Value{}, err
			}
			if has(x.s, part) {
				return True, nil
			}
		}
		return False, nil
	}
	part, err := Text(args[1])
	if err != nil {
		return Value{}, err
	}
	return Bool(has(x.s, part)), nil
}

func textStartswith(_ Thread, args []Value, _ Kw) (Value, error) {
	return affix(args, strings.HasPrefix)
}

func textEndswith(_ Thread, args []Value, _ Kw) (Value, error) {
	return affix(args, strings.HasSuffix)
}

// partitioner is partition and rpartition.
func partitioner(args []Value, last bool) (Value, error) {
	x := textOf(args[0])
	sep, err := x.kind.arg(args[1])
	if err != nil {
		return Value{}, err
	}
	if sep == "" {
		return Value{}, NewError(ValueError, "empty separator")
	}
	var at int
	if last {
		at = strings.LastIndex(x.s, sep)
	} else {
		at = strings.Index(x.s, sep)
	}
	if at < 0 {
		if last {
			return NewTuple(x.kind.empty(), x.kind.empty(), args[0]), nil
		}
		return NewTuple(args[0], x.kind.empty(), x.kind.empty()), nil
	}
	mid := args[1]
	if ClassOf(mid) != ClassOf(args[0]) {
		mid = x.kind.make(sep)
	}
	return NewTuple(x.kind.make(x.s[:at]), mid, x.kind.make(x.s[at+len(sep):])), nil
}

func textPartition(_ Thread, args []Value, _ Kw) (Value, error)  { return partitioner(args, false) }
func textRpartition(_ Thread, args []Value, _ Kw) (Value, error) { return partitioner(args, true) }

func textReplace(t Thread, args []Value, _ Kw) (Value, error) {
	x := textOf(args[0])
	most := -1
	if len(args) > 3 {
		n, err := Index(t, args[3])
		if err != nil {
			return Value{}, err
		}
		if n == 0 {
			return args[0], nil
		}
		most = max(n, -1)
	}
	from, err := x.kind.arg(args[1])
	if err != nil {
		return Value{}, err
	}
	to, err := x.kind.arg(args[2])
	if err != nil {
		return Value{}, err
	}
	if from == "" {
		return replaceGaps(t, x, to, most)
	}
	n := strings.Count(x.s, from)
	if n == 0 {
		return args[0], nil
	}
	if most >= 0 && most < n {
		n = most
	}
	if len(to) > len(from) {
		if err := growTimes(t, len(to)-len(from), int64(n)); err != nil {
			return Value{}, err
		}
	}
	out := make([]byte, 0, len(x.s)+n*(len(to)-len(from)))
	rest := x.s
	pace := NewPace(t)
	for ; n > 0; n-- {
		if err := pace.Did(step + len(to)); err != nil {
			return Value{}, err
		}
		at := strings.Index(rest, from)
		out = append(out, rest[:at]...)
		out = append(out, to...)
		rest = rest[at+len(from):]
	}
	return x.kind.own(append(out, rest...)), nil
}

// replaceGaps puts to before every character and at the end.
func replaceGaps(t Thread, x text, to string, most int) (Value, error) {
	n := len(x.s) + 1
	if x.kind == strText {
		n = countChars(x.s) + 1
	}
	if most >= 0 && most < n {
		n = most
	}
	if err := growTimes(t, len(to), int64(n)); err != nil {
		return Value{}, err
	}
	out := make([]byte, 0, len(x.s)+n*len(to))
	at := 0
	pace := NewPace(t)
	for ; n > 0; n-- {
		if err := pace.Did(step + len(to)); err != nil {
			return Value{}, err
		}
		out = append(out, to...)
		if at >= len(x.s) {
			break
		}
		end := at + 1
		if x.kind == strText {
			end = at + len(charAt(x.s, at))
		}
		out = append(out, x.s[at:end]...)
		at = end
	}
	return x.kind.own(append(out, x.s[at:]...)), nil
}
