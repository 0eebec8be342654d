// This file defines Template and Interpolation, what a t-string makes.

package object

import (
	"strings"

	"github.com/go-python/gpython/py"
)

// The classes of string.templatelib.
var (
	TemplateClass      = NewClass("Template")
	InterpolationClass = NewClass("Interpolation")
)

// Template is the value of a t-string: Strings has one item more than
// Interpolations, which stand between them.
type Template struct {
	Strings        []Value
	Interpolations []Value
}

// Type makes *Template a py.Object.
func (o *Template) Type() *py.Type { return &TemplateClass.Py }

// Class gives the class Template.
func (o *Template) Class() *Class { return TemplateClass }

// Interpolation is one field of a t-string.
type Interpolation struct {
	Value, Expression, Conversion, FormatSpec Value
}

// Type makes *Interpolation a py.Object.
func (o *Interpolation) Type() *py.Type { return &InterpolationClass.Py }

// Class gives the class Interpolation.
func (o *Interpolation) Class() *Class { return InterpolationClass }

// NewInterpolation makes an Interpolation.
func NewInterpolation(value, expr, conv, spec Value) Value {
	return Ref(&Interpolation{value, expr, conv, spec})
}

// NewTemplate makes a Template of strs and Interpolations in any order: strs
// next to each other become one, and where none is there comes an empty one.
// It makes no copy of parts.
func NewTemplate(parts []Value) Value {
	o := &Template{}
	var text Value
	flush := func() {
		if !text.Bound() {
			text = NewStr("")
		}
		o.Strings = append(o.Strings, text)
		text = Value{}
	}
	for i := 0; i < len(parts); i++ {
		if _, ok := parts[i].Obj().(*Interpolation); ok {
			flush()
			o.Interpolations = append(o.Interpolations, parts[i])
			continue
		}
		first, end := i, i+1
		for end < len(parts) {
			if _, ok := parts[end].Obj().(*Interpolation); ok {
				break
			}
			end++
		}
		text = parts[first]
		if end-first > 1 {
			var b strings.Builder
			for _, p := range parts[first:end] {
				s, _ := AsStr(p)
				b.WriteString(s)
			}
			text = NewStr(b.String())
		}
		i = end - 1
	}
	flush()
	return Ref(o)
}

func templateNew(_ Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if err := checkArgs(args, kw, 0, len(args)); err != nil {
		return Value{}, err
	}
	for _, v := range args {
		switch v.Obj().(type) {
		case *Interpolation, *Str:
		default:
			return Value{}, NewError(TypeError, "expected str or Interpolation")
		}
	}
	return NewTemplate(args), nil
}

func init() {
	c := TemplateClass
	c.New = templateNew
	c.Repr = func(t Thread, v Value) (string, error) {
		o := v.Obj().(*Template)
		a, err := reprArgs(t, o.Strings)
		if err != nil {
			return "", err
		}
		b, err := reprArgs(t, o.Interpolations)
		return "Template(strings=" + a + ", interpolations=" + b + ")", err
	}
	c.GetAttr = func(_ Thread, v Value, name string) (Value, error) {
		o := v.Obj().(*Template)
		switch name {
		case "strings":
			return NewTuple(o.Strings...), nil
		case "interpolations":
			return NewTuple(o.Interpolations...), nil
		case "values":
			vals := make([]Value, len(o.Interpolations))
			for i, x := range o.Interpolations {
				vals[i] = x.Obj().(*Interpolation).Value
			}
			return NewTuple(vals...), nil
		}
		return Value{}, nil
	}
	c.Binary = func(_ Thread, op BinaryOp, a, b Value) (Value, error) {
		x := a.Obj().(*Template)
		y, ok := b.Obj().(*Template)
		if op != ADD || !ok || len(x.Strings) == 0 || len(y.Strings) == 0 {
			return Value{}, nil
		}
		n := len(x.Strings) - 1
		s1, _ := AsStr(x.Strings[n])
		s2, _ := AsStr(y.Strings[0])
		r := &Template{Strings: append([]Value(nil), x.Strings[:n]...)}
		r.Strings = append(append(r.Strings, NewStr(s1+s2)), y.Strings[1:]...)
		r.Interpolations = append(append(r.Interpolations, x.Interpolations...), y.Interpolations...)
		return Ref(r), nil
	}
	c.Iter = func(_ Thread, v Value) (Value, error) {
		o := v.Obj().(*Template)
		i := 0
		return NewIter("iterator", func(Thread) (Value, bool, error) {
			for i < 2*max(len(o.Strings), len(o.Interpolations)) { // a script may have made it without a str for each place
				at := i / 2
				i++
				if i%2 == 0 {
					if at < len(o.Interpolations) {
						return o.Interpolations[at], true, nil
					}
				} else if at < len(o.Strings) {
					if s, _ := AsStr(o.Strings[at]); s != "" {
						return o.Strings[at], true, nil
					}
				}
			}
			return Value{}, false, nil
		}), nil
	}

	c = InterpolationClass
	make := NewBuiltin("Interpolation(value, expression='', conversion=None, format_spec='')", "", func(_ Thread, args []Value, _ Kw) (Value, error) {
		part := func(i int, def Value) Value {
			if v := Arg(args, i); v.Bound() {
				return v
			}
			return def
		}
		return NewInterpolation(args[0], part(1, NewStr("")), part(2, None), part(3, NewStr(""))), nil
	})
	c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) { return make.Call(t, args, kw) }
	c.Repr = func(t Thread, v Value) (string, error) {
		o := v.Obj().(*Interpolation)
		out := "Interpolation("
		for i, x := range []Value{o.Value, o.Expression, o.Conversion, o.FormatSpec} {
			s, err := Repr(t, x)
			if err != nil {
				return "", err
			}
			if i > 0 {
				out += ", "
			}
			out += s
		}
		return out + ")", nil
	}
	c.GetAttr = func(_ Thread, v Value, name string) (Value, error) {
		o := v.Obj().(*Interpolation)
		switch name {
		case "value":
			return o.Value, nil
		case "expression":
			return o.Expression, nil
		case "conversion":
			return o.Conversion, nil
		case "format_spec":
			return o.FormatSpec, nil
		}
		return Value{}, nil
	}
}
