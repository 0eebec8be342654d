// This file evaluates small Python expressions, so that the tests of the types are tables of expressions and results.

package object

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// expr is a parser that evaluates while it reads.
type expr struct {
	t    *fake
	s    string
	at   int
	vars map[string]Value
}

// evalText gives what real MicroPython prints for repr of the expression, or of the exception.
func evalText(t *fake, s string, vars map[string]Value) (out string) {
	e := &expr{t: t, s: s, vars: vars}
	v, err := e.compare()
	if e.skip(); err == nil && e.at < len(s) {
		return "syntax: " + s[e.at:]
	}
	if err != nil {
		x, ok := err.(*Exception)
		if !ok {
			return err.Error()
		}
		v = Ref(x)
	}
	text, err := Repr(t, v)
	if err != nil {
		return "repr: " + err.Error()
	}
	return text
}

func (e *expr) skip() {
	for e.at < len(e.s) && e.s[e.at] == ' ' {
		e.at++
	}
}

// take skips white space and the token if it is next.
func (e *expr) take(token string) bool {
	e.skip()
	if strings.HasPrefix(e.s[e.at:], token) {
		e.at += len(token)
		return true
	}
	return false
}

func (e *expr) compare() (Value, error) {
	a, err := e.shift()
	if err != nil {
		return a, err
	}
	for i, token := range []string{"==", "!=", "<=", ">=", "<", ">", "not in ", "in "} {
		if !e.take(token) {
			continue
		}
		b, err := e.shift()
		if err != nil {
			return b, err
		}
		if i >= 6 {
			yes, err := Contains(e.t, b, a)
			return Bool(yes == (i == 7)), err
		}
		return Compare(e.t, [...]CompareOp{EQ, NE, LE, GE, LT, GT}[i], a, b)
	}
	return a, nil
}

func (e *expr) shift() (Value, error) {
	a, err := e.sum()
	for err == nil && e.take("<<") {
		var b Value
		if b, err = e.sum(); err == nil {
			a = NewBig(new(big.Int).Lsh(BigOf(a), uint(b.AsInt())))
		}
	}
	return a, err
}

func (e *expr) sum() (Value, error) {
	a, err := e.product()
	for err == nil && e.take("+") {
		var b Value
		if b, err = e.product(); err == nil {
			a, err = Binary(e.t, ADD, a, b)
		}
	}
	return a, err
}

func (e *expr) product() (Value, error) {
	a, err := e.unary()
	for err == nil {
		var op BinaryOp
		switch {
		case e.take("*"):
			op = MUL
		case e.take("%"):
			op = MOD
		case e.take("/"):
			op = DIV
		default:
			return a, nil
		}
		var b Value
		if b, err = e.unary(); err != nil {
			break
		}
		if op == DIV {
			a = Float(float64(a.AsInt()) / float64(b.AsInt()))
			continue
		}
		a, err = Binary(e.t, op, a, b)
	}
	return a, err
}

func (e *expr) unary() (Value, error) {
	if e.take("-") {
		v, err := e.unary()
		if v.IsFloat() {
			return Float(-v.AsFloat()), err
		}
		return Int(-v.AsInt()), err
	}
	v, err := e.atom()
	for err == nil {
		switch {
		case e.take("."):
			v, err = GetAttr(e.t, v, e.name())
		case e.take("("):
			v, err = e.call(v)
		case e.take("["):
			var k Value
			if k, err = e.key(); err == nil {
				v, err = GetItem(e.t, v, k)
			}
		default:
			return v, nil
		}
	}
	return v, err
}

func (e *expr) name() string {
	e.skip()
	start := e.at
	for e.at < len(e.s) && (e.s[e.at] == '_' || unicode.IsLetter(rune(e.s[e.at])) || isDigit(e.s[e.at])) {
		e.at++
	}
	return e.s[start:e.at]
}

func (e *expr) call(fn Value) (Value, error) {
	var args []Value
	var kw Kw
	for !e.take(")") {
		at := e.at
		if name := e.name(); name != "" && e.take("=") && !e.take("=") {
			v, err := e.compare()
			if err != nil {
				return v, err
			}
			kw.Names, kw.Values = append(kw.Names, name), append(kw.Values, v)
		} else {
			e.at = at
			v, err := e.compare()
			if err != nil {
				return v, err
			}
			args = append(args, v)
		}
		e.take(",")
	}
	return e.t.Call(fn, args, kw)
}

func (e *expr) key() (Value, error) {
	parts := [3]Value{None, None, None}
	n := 0
	for !e.take("]") {
		if e.take(":") {
			n++
			continue
		}
		v, err := e.compare()
		if err != nil {
			return v, err
		}
		parts[n] = v
	}
	if n == 0 {
		return parts[0], nil
	}
	return Ref(&Slice{parts[0], parts[1], parts[2]}), nil
}

func (e *expr) items(end string) (items []Value, commas int, err error) {
	for !e.take(end) {
		v, err := e.compare()
		if err != nil {
			return nil, 0, err
		}
		items = append(items, v)
		if e.take(",") {
			commas++
		}
	}
	return items, commas, nil
}

func (e *expr) atom() (Value, error) {
	e.skip()
	if e.at >= len(e.s) {
		return None, fmt.Errorf("syntax: end")
	}
	switch c := e.s[e.at]; {
	case c == '(':
		e.at++
		items, commas, err := e.items(")")
		if commas == 0 && len(items) == 1 || err != nil {
			return append(items, None)[0], err
		}
		return NewTuple(items...), nil
	case c == '[':
		e.at++
		items, _, err := e.items("]")
		return NewList(items...), err
	case c == '{':
		e.at++
		d := NewDict(0)
		for !e.take("}") {
			k, err := e.compare()
			if err != nil {
				return k, err
			}
			e.take(":")
			v, err := e.compare()
			if err != nil {
				return v, err
			}
			if err := d.Set(e.t, k, v); err != nil {
				return None, err
			}
			e.take(",")
		}
		return Ref(d), nil
	case c == '\'':
		return NewStr(e.quoted()), nil
	case c == 'b' && strings.HasPrefix(e.s[e.at:], "b'"):
		e.at++
		return NewBytes(e.quoted()), nil
	case isDigit(c):
		return e.number(), nil
	}
	name := e.name()
	if v, ok := e.vars[name]; ok {
		return v, nil
	}
	return None, fmt.Errorf("syntax: unknown name %q in %q", name, e.s)
}

func (e *expr) number() Value {
	start := e.at
	for e.at < len(e.s) && (isDigit(e.s[e.at]) || strings.IndexByte(".xabcdef", e.s[e.at]) >= 0) {
		e.at++
	}
	s := e.s[start:e.at]
	if n, err := strconv.ParseInt(s, 0, 64); err == nil {
		return Int(n)
	}
	f, _ := strconv.ParseFloat(s, 64)
	return Float(f)
}

func (e *expr) quoted() string {
	var b []byte
	for e.at++; e.s[e.at] != '\''; e.at++ {
		c := e.s[e.at]
		if c != '\\' {
			b = append(b, c)
			continue
		}
		e.at++
		switch c := e.s[e.at]; c {
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		case 'x', 'u', 'U':
			n := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
			r, _ := strconv.ParseUint(e.s[e.at+1:e.at+1+n], 16, 32)
			if c == 'x' {
				b = append(b, byte(r)) // of bytes; strings below 0x80 only
			} else {
				b = AppendRune(b, rune(r))
			}
			e.at += n
		default:
			b = append(b, c)
		}
	}
	e.at++
	return string(b)
}
