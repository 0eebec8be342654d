// This file declares the methods of str, bytes and bytearray and the slots of str.

package object

import "strings"

// textMethods declares the methods that str, bytes and bytearray share.
func textMethods(c *Class) {
	c.Methods(
		NewBuiltin("find(self, sub, start=0, end=None, /)", "Gives the position of the first sub in self[start:end], or -1. In bytes, sub may be a number.", textFind),
		NewBuiltin("rfind(self, sub, start=0, end=None, /)", "Gives the position of the last sub in self[start:end], or -1.", textRfind),
		NewBuiltin("index(self, sub, start=0, end=None, /)", "As find, but raises ValueError when sub is not there.", textIndex),
		NewBuiltin("rindex(self, sub, start=0, end=None, /)", "As rfind, but raises ValueError when sub is not there.", textRindex),
		NewBuiltin("join(self, items, /)", "Gives all items, each of this type, with self between them.", textJoin),
		NewBuiltin("split(self, sep=None, maxsplit=-1, /)", "Gives the list of the parts between separators; without sep, between runs of white space. At most maxsplit splits are made, from the left.", textSplit),
		NewBuiltin("rsplit(self, sep=None, maxsplit=-1, /)", "As split, but makes its at most maxsplit splits from the right; then sep must be given.", textRsplit),
		NewBuiltin("splitlines(self, keepends=False)", "Gives the list of lines, which end at \\n, \\r or \\r\\n; keepends leaves the ends on.", textSplitlines),
		NewBuiltin("startswith(self, prefix, start=0, end=None, /)", "Says whether self[start:end] begins with prefix, or with one of a tuple of them.", textStartswith),
		NewBuiltin("endswith(self, suffix, start=0, end=None, /)", "Says whether self[start:end] ends with suffix, or with one of a tuple of them.", textEndswith),
		NewBuiltin("strip(self, chars=..., /)", "Gives self without the given characters, or white space, at both ends.", textStrip),
		NewBuiltin("lstrip(self, chars=..., /)", "Gives self without the given characters, or white space, at its start.", textLstrip),
		NewBuiltin("rstrip(self, chars=..., /)", "Gives self without the given characters, or white space, at its end.", textRstrip),
		NewBuiltin("format(self, *args, **kw)", "Replaces each {name!conversion:spec} by the argument it names, formatted; {{ and }} stand for braces.", textFormat),
		NewBuiltin("replace(self, old, new, count=-1, /)", "Gives self with old replaced by new, at most count times.", textReplace),
		NewBuiltin("count(self, sub, start=0, end=None, /)", "Gives how often sub occurs in self[start:end] without overlap.", textCount),
		NewBuiltin("partition(self, sep, /)", "Gives what is before the first sep, sep, and what is behind it; self and two empty ones when there is none.", textPartition),
		NewBuiltin("rpartition(self, sep, /)", "As partition, at the last sep; two empty ones and self when there is none.", textRpartition),
		NewBuiltin("center(self, width, /)", "Gives self with spaces on both sides, up to width.", textCenter),
		NewBuiltin("lower(self)", "Gives self with ASCII letters in lower case.", textLower),
		NewBuiltin("upper(self)", "Gives self with ASCII letters in upper case.", textUpper),
		NewBuiltin("isspace(self)", "Says whether there are characters and all are white space.", textIsspace),
		NewBuiltin("isalpha(self)", "Says whether there are characters and all are ASCII letters.", textIsalpha),
		NewBuiltin("isdigit(self)", "Says whether there are characters and all are digits.", textIsdigit),
		NewBuiltin("isupper(self)", "Says whether there are ASCII letters and all are in upper case.", textIsupper),
		NewBuiltin("islower(self)", "Says whether there are ASCII letters and all are in lower case.", textIslower),
	)
}

func init() {
	c := StrClass
	c.New = strNew
	c.Repr = func(t Thread, v Value) (string, error) { return quoted(t, "", v.Obj().(*Str).S, false, "") }
	c.Str = func(_ Thread, v Value) (string, error) { return v.Obj().(*Str).S, nil }
	c.Hash = func(_ Thread, v Value) (uint64, error) { return v.Obj().(*Str).Hash(), nil }
	c.Bool = func(_ Thread, v Value) (bool, error) { return v.Obj().(*Str).S != "", nil }
	c.Len = func(_ Thread, v Value) (int, error) { return v.Obj().(*Str).Len(), nil }
	c.Iter = func(_ Thread, v Value) (Value, error) { return Ref(&StrIter{S: v.Obj().(*Str)}), nil }
	c.GetItem = strGetItem
	c.Contains = strContains
	c.Binary = strBinary
	c.RBinary = textRBinary
	c.Compare = strCompare
	textMethods(c)
	c.Methods(NewBuiltin("encode(self, encoding='utf-8', errors=None, /)", "Gives the bytes of the text; the encoding is utf-8 or ascii.", strEncode))
}

func strContains(_ Thread, v, item Value) (bool, error) {
	s, ok := AsStr(item)
	if !ok {
		return false, badConversion(item)
	}
	return strings.Contains(v.Obj().(*Str).S, s), nil
}

func strBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	x := a.Obj().(*Str)
	switch op {
	case ADD:
		y, ok := b.Obj().(*Str)
		switch {
		case !ok:
			return Value{}, nil
		case len(x.S) == 0:
			return b, nil
		case len(y.S) == 0:
			return a, nil
		}
		return concatStr(t, x, y)
	case MUL:
		return textRepeat(t, a, b)
	case MOD:
		return percent(t, x.S, strText, b)
	}
	return Value{}, nil
}

func concatStr(t Thread, x, y *Str) (Value, error) {
	var r *Str
	n := len(x.S) + len(y.S)
	if n <= shortStr {
		var room []byte
		r, room = makeStr(n)
		copy(room[copy(room, x.S):], y.S)
	} else {
		var err error
		if r, err = addStr(t, x, y.S); err != nil {
			return Value{}, err
		}
	}
	if x.n >= 0 && y.n >= 0 {
		r.n = x.n + y.n
	}
	return Ref(r), nil
}

// textRepeat is text * number; the zero Value where b is no integer.
func textRepeat(t Thread, a, b Value) (Value, error) {
	if !b.IsInt() && !b.IsBool() {
		if _, ok := b.Obj().(*BigInt); ok {
			return Value{}, NewError(OverflowError, "overflow converting long int to machine word")
		}
		return Value{}, nil
	}
	x := textOf(a)
	s, err := repeatText(t, x.s, b.AsInt())
	if err != nil {
		return Value{}, err
	}
	return x.kind.make(s), nil
}

// textRBinary is number * text.
func textRBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	if op != MUL {
		return Value{}, nil
	}
	return textRepeat(t, b, Native(a))
}

func strCompare(_ Thread, op CompareOp, a, b Value) (Value, error) {
	y, ok := b.Obj().(*Str)
	if !ok {
		return Value{}, nil
	}
	x := a.Obj().(*Str)
	switch op {
	case EQ:
		return Bool(x.S == y.S), nil
	case NE:
		return Bool(x.S != y.S), nil
	}
	return Bool(ordered(op, strings.Compare(x.S, y.S))), nil
}

// ordered gives the truth of a comparison from the sign of the difference.
func ordered(op CompareOp, sign int) bool {
	switch op {
	case EQ:
		return sign == 0
	case NE:
		return sign != 0
	case LT:
		return sign < 0
	case LE:
		return sign <= 0
	case GT:
		return sign > 0
	}
	return sign >= 0
}
