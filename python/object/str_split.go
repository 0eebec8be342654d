// This file holds the methods of str, bytes and bytearray that take a text apart or put it together.

package object

import "strings"

// pieces collects the parts of a text in a list. The objects of str and bytes
// parts are allocated some at a time.
type pieces struct {
	kind  textKind
	out   *List
	ascii bool // the whole text is known to be ASCII
	items []Value
	strs  []Str
	bytes []Bytes
	left  int // how many more parts there will be at most
}

// start prepares for at most n parts of v, whose text is x.
func (p *pieces) start(t Thread, v Value, x text, n int) error {
	p.kind, p.left = x.kind, n
	if o, ok := v.Obj().(*Str); ok {
		p.ascii = int(o.n) == len(o.S)
	}
	if n > 1024 {
		if err := growTimes(t, 48, int64(n)); err != nil {
			return err
		}
	}
	o, err := makeList(t, n)
	p.out, p.items = o, o.Items[:0]
	return err
}

func (p *pieces) add(s string) {
	p.items = append(p.items, p.value(s))
	p.left--
}

func (p *pieces) value(s string) Value {
	switch p.kind {
	case strText:
		if len(s) == 0 || len(s) == 1 && s[0] < 128 {
			return NewStr(s)
		}
		if len(p.strs) == 0 {
			p.strs = make([]Str, min(max(p.left, 1), 16))
		}
		o := &p.strs[0]
		p.strs = p.strs[1:]
		o.S, o.n = s, -1
		if p.ascii {
			o.n = int32(len(s))
		}
		return Ref(o)
	case bytesText:
		if s == "" {
			return emptyBytes
		}
		if len(p.bytes) == 0 {
			p.bytes = make([]Bytes, min(max(p.left, 1), 16))
		}
		o := &p.bytes[0]
		p.bytes = p.bytes[1:]
		o.S = s
		return Ref(o)
	}
	return p.kind.make(s)
}

func (p *pieces) list() Value {
	p.out.Items = p.items
	return Ref(p.out)
}

func textSplit(t Thread, args []Value, _ Kw) (Value, error) {
	x := textOf(args[0])
	most := -1
	if len(args) > 2 {
		n, err := Index(t, args[2])
		if err != nil {
			return Value{}, err
		}
		most = max(n, -1)
	}
	if len(args) < 2 || args[1].IsNone() || !args[1].Bound() {
		return splitSpace(t, args[0], x, most)
	}
	if _, err := x.kind.arg(args[1]); err != nil {
		return Value{}, err
	}
	sep, err := Text(args[1]) // no bytearray: MicroPython refuses it here
	if err != nil {
		return Value{}, err
	}
	if sep == "" {
		return Value{}, NewError(ValueError, "empty separator")
	}
	n := strings.Count(x.s, sep)
	if most >= 0 && most < n {
		n = most
	}
	var p pieces
	if err := p.start(t, args[0], x, n+1); err != nil {
		return Value{}, err
	}
	rest := x.s
	pace := NewPace(t)
	for ; n > 0; n-- {
		if err := pace.Did(step); err != nil {
			return Value{}, err
		}
		at := strings.Index(rest, sep)
		p.add(rest[:at])
		rest = rest[at+len(sep):]
	}
	p.add(rest)
	return p.list(), nil
}

// splitSpace splits at runs of white space.
func splitSpace(t Thread, v Value, x text, most int) (Value, error) {
	s := x.s
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		if isSpace(s[i]) {
			in = false
		} else if !in {
			in = true
			n++
		}
	}
	if most >= 0 && most < n {
		n = most + 1
	}
	var p pieces
	if err := p.start(t, v, x, n); err != nil {
		return Value{}, err
	}
	s = trimLeftSpace(s)
	pace := NewPace(t)
	for s != "" && most != 0 {
		if err := pace.Did(step); err != nil {
			return Value{}, err
		}
		end := 0
		for end < len(s) && !isSpace(s[end]) {
			end++
		}
		p.add(s[:end])
		s = trimLeftSpace(s[end:])
		if most > 0 {
			most--
		}
	}
	if s != "" {
		p.add(s)
	}
	return p.list(), nil
}

func trimLeftSpace(s string) string {
	for s != "" && isSpace(s[0]) {
		s = s[1:]
	}
	return s
}

func textRsplit(t Thread, args []Value, kw Kw) (Value, error) {
	if len(args) < 3 {
		return textSplit(t, args, kw)
	}
	x := textOf(args[0])
	most, err := Index(t, args[2])
	if err != nil {
		return Value{}, err
	}
	if most < 0 {
		return textSplit(t, args, kw)
	}
	if args[1].IsNone() {
		return Value{}, NewError(NotImplementedError, "rsplit(None,n)")
	}
	sep, err := Text(args[1])
	if err != nil {
		return Value{}, err
	}
	if sep == "" {
		return Value{}, NewError(ValueError, "empty separator")
	}
	n := min(most, strings.Count(x.s, sep))
	var p pieces
	if err := p.start(t, args[0], x, n+1); err != nil {
		return Value{}, err
	}
	rest := x.s
	for n > 0 {
		at := strings.LastIndex(rest, sep)
		if at < 0 {
			break
		}
		p.add(rest[at+len(sep):])
		rest = rest[:at]
		n--
	}
	p.add(rest)
	for i, j := 0, len(p.items)-1; i < j; i, j = i+1, j-1 {
		p.items[i], p.items[j] = p.items[j], p.items[i]
	}
	return p.list(), nil
}

func textSplitlines(t Thread, args []Value, _ Kw) (Value, error) {
	x := textOf(args[0])
	keep := false
	if v := Arg(args, 1); v.Bound() {
		var err error
		if keep, err = Truth(t, v); err != nil {
			return Value{}, err
		}
		x = textOf(args[0])
	}
	var p pieces
	if err := p.start(t, args[0], x, strings.Count(x.s, "\n")+1); err != nil {
		return Value{}, err
	}
	s := x.s
	for s != "" {
		at := strings.IndexAny(s, "\n\r")
		if at < 0 {
			p.add(s)
			break
		}
		end := at + 1
		if s[at] == '\r' && end < len(s) && s[end] == '\n' {
			end++
		}
		if keep {
			p.add(s[:end])
		} else {
			p.add(s[:at])
		}
		s = s[end:]
	}
	return p.list(), nil
}

func textJoin(t Thread, args []Value, _ Kw) (Value, error) {
	var items []Value
	switch o := args[1].Obj().(type) {
	case *List:
		items = o.Items
	case *Tuple:
		items = o.Items
	default:
		var err error
		if items, err = Items(t, args[1]); err != nil {
			return Value{}, err
		}
	}
	x := textOf(args[0])
	size := 0
	for i, v := range items {
		switch o := Native(v).Obj().(type) {
		case *Str:
			if x.kind != strText {
				return Value{}, errJoin()
			}
			size += len(o.S)
		case *Bytes:
			if x.kind == strText {
				return Value{}, errJoin()
			}
			size += len(o.S)
		case *Bytearray:
			if x.kind == strText {
				return Value{}, errJoin()
			}
			size += len(o.B)
		default:
			return Value{}, errJoin()
		}
		if i > 0 {
			size += len(x.s)
		}
	}
	if len(items) == 1 && x.kind == strText {
		return Native(items[0]), nil
	}
	if err := growTimes(t, size, 1); err != nil {
		return Value{}, err
	}
	var out []byte
	var short *Str
	if x.kind == strText && size <= shortStr && size > 1 {
		short, out = makeStr(size)
		out = out[:0]
	} else {
		out = make([]byte, 0, size)
	}
	pace := NewPace(t)
	for i, v := range items {
		if i > 0 {
			out = append(out, x.s...)
		}
		s := textOf(Native(v)).s
		out = append(out, s...)
		if err := pace.Did(len(s) + step); err != nil {
			return Value{}, err
		}
	}
	if short != nil {
		return Ref(short), nil
	}
	return x.kind.own(out), nil
}

func errJoin() error {
	return NewError(TypeError, "join expects a list of str/bytes objects consistent with self object")
}
