// This file holds the % operator of str and bytes.

package object

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"
)

// percents is one run of the % operator.
type percents struct {
	t    Thread
	s    string
	at   int // of the next byte
	kind textKind
	n    int     // how many arguments
	args []Value // of a tuple
	one  Value   // what is no tuple; a slice of it would be an allocation
	next int
	dict *Dict
}

// percent gives pattern % v.
func percent(t Thread, pattern string, kind textKind, v Value) (Value, error) {
	p := percents{t: t, s: pattern, kind: kind, n: 1, one: v}
	switch o := v.Obj().(type) {
	case *Tuple:
		p.args, p.n = o.Items, len(o.Items)
	case *Dict:
		p.dict = o
	}
	var buf [shortStr]byte
	out, err := p.run(buf[:0])
	if err != nil {
		return Value{}, err
	}
	return kind.copyOf(out), nil
}

func (p *percents) run(b []byte) ([]byte, error) {
	pace := NewPace(p.t)
	for {
		if err := pace.Did(step); err != nil {
			return b, err
		}
		n := strings.IndexByte(p.s[p.at:], '%')
		if n < 0 {
			b = append(b, p.s[p.at:]...)
			break
		}
		b = append(b, p.s[p.at:p.at+n]...)
		p.at += n + 1
		switch p.peek() {
		case 0:
			if p.at >= len(p.s) {
				return b, errIncomplete()
			}
		case '%':
			b = append(b, '%')
			p.at++
			continue
		}
		var err error
		if b, err = p.item(b); err != nil {
			return b, err
		}
	}
	if p.dict == nil && p.next != p.n {
		return b, NewError(TypeError, "format string didn't convert all arguments")
	}
	return b, nil
}

func errIncomplete() error { return NewError(ValueError, "incomplete format") }

// peek gives the next byte, 0 at the end.
func (p *percents) peek() byte {
	if p.at < len(p.s) {
		return p.s[p.at]
	}
	return 0
}

// take gives the next argument.
func (p *percents) take() (Value, error) {
	if p.next >= p.n {
		return Value{}, NewError(TypeError, "format string needs more arguments")
	}
	p.next++
	if p.args == nil {
		return p.one, nil
	}
	return p.args[p.next-1], nil
}

// count reads a width or precision, which may be an argument.
func (p *percents) count(n *int) error {
	if p.peek() != '*' {
		p.at = len(p.s) - len(parseCount(p.s[p.at:], n))
		return nil
	}
	v, err := p.take()
	if err != nil {
		return err
	}
	p.at++
	*n, err = Index(p.t, v)
	return err
}

// key looks up the argument of a "%(key)" in the dict.
func (p *percents) key() (Value, error) {
	if p.dict == nil {
		return Value{}, NewError(TypeError, "format needs a dict")
	}
	p.next = 1
	end := strings.IndexByte(p.s[p.at:], ')')
	if end < 0 {
		return Value{}, NewError(ValueError, "incomplete format key")
	}
	k := NewStr(p.s[p.at+1 : p.at+end])
	p.at += end + 1
	v, err := p.dict.Get(p.t, k)
	if err == nil && !v.Bound() {
		err = NewException(KeyError, k)
	}
	return v, err
}

// item appends one conversion; p.at is behind its percent sign.
func (p *percents) item(b []byte) ([]byte, error) {
	var arg Value
	var err error
	f := format{prec: -1}
	if p.peek() == '(' {
		if arg, err = p.key(); err != nil {
			return b, err
		}
	}
	alt := false
flags:
	for {
		switch p.peek() {
		case '-':
			f.left = true
		case '+':
			f.plus = true
		case ' ':
			f.space = true
		case '#':
			alt = true
		case '0':
			f.behind = true
			f.fill = '0'
		default:
			break flags
		}
		p.at++
	}
	if err := p.count(&f.width); err != nil {
		return b, err
	}
	if p.peek() == '.' {
		p.at++
		if p.at < len(p.s) {
			if p.peek() != '*' {
				f.prec = 0
			}
			if err := p.count(&f.prec); err != nil {
				return b, err
			}
		}
	}
	if p.at >= len(p.s) {
		return b, errIncomplete()
	}
	if !arg.Bound() {
		if arg, err = p.take(); err != nil {
			return b, err
		}
	}
	verb := p.s[p.at]
	f.verb = verb
	p.at++
	switch verb {
	case 's', 'r':
		return p.text(b, &f, arg, verb)
	case 'd', 'i', 'u':
		if arg.IsInt() && f.width == 0 && f.prec < 0 && !f.plus && !f.space {
			return appendStr(p.t, b, arg)
		}
		if arg.IsFloat() {
			if arg, err = truncateFloat(arg.AsFloat()); err != nil {
				return b, err
			}
		}
		return f.appendInt(p.t, b, arg, 10)
	case 'x', 'X':
		f.prefix = alt
		return f.appendInt(p.t, b, arg, 16)
	case 'o':
		f.prefix, f.octal = alt, true
		return f.appendInt(p.t, b, arg, 8)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		x, err := ToFloat64(p.t, arg)
		if err != nil {
			return b, err
		}
		return f.appendFloat(p.t, b, x, verb)
	case 'c':
		return p.char(b, &f, arg)
	}
	r, _ := utf8.DecodeRuneInString(p.s[p.at-1:])
	return b, NewError(ValueError, "unsupported format character '%c' (0x%x) at index %d", r, verb, p.at-1)
}

// text appends %s or %r.
func (p *percents) text(b []byte, f *format, arg Value, verb byte) ([]byte, error) {
	var s string
	var err error
	switch o, ok := arg.Obj().(*Bytes); {
	case verb == 'r':
		s, err = Repr(p.t, arg)
	case ok && p.kind == bytesText:
		s = o.S
	case f.width == 0 && f.prec < 0:
		return appendStr(p.t, b, arg)
	default:
		s, err = ToStr(p.t, arg)
	}
	if err != nil {
		return b, err
	}
	f.fill = ' '
	return f.appendText(p.t, b, s)
}

// char appends %c.
func (p *percents) char(b []byte, f *format, arg Value) ([]byte, error) {
	f.fill, f.prec = ' ', -1
	n := Native(arg)
	if s, ok := n.Obj().(*Str); ok {
		if len(s.S) != 1 {
			return b, NewError(TypeError, "%s", "%c needs int or char")
		}
		return f.appendText(p.t, b, s.S)
	}
	if _, ok := n.Obj().(*BigInt); !ok && !n.IsInt() && !n.IsBool() {
		return b, NewError(TypeError, "integer needed")
	}
	return f.appendChar(p.t, b, n)
}

// truncateFloat gives the integer part of a float.
func truncateFloat(x float64) (Value, error) {
	switch {
	case math.IsInf(x, 0):
		return Value{}, NewError(OverflowError, "can't convert inf to int")
	case math.IsNaN(x):
		return Value{}, NewError(ValueError, "can't convert NaN to int")
	case math.Abs(x) < 1<<63:
		return Int(int64(x)), nil
	}
	n, _ := big.NewFloat(x).Int(nil)
	return NewBig(n), nil
}
