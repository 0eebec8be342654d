// This file makes the classes of named tuples.

package collections

import (
	"strings"

	"mpy/python/object"
)

// record is the class of one kind of named tuple.
type record struct {
	*object.Class
	fields []string
	places map[string]int // where there are many fields
}

func namedtuple(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	name, err := identifier(args[0])
	if err != nil {
		return object.Value{}, err
	}
	var fields []string
	if s, ok := object.AsStr(args[1]); ok {
		fields = strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r >= '\t' && r <= '\r' })
	} else {
		items, err := object.Sequence(args[1])
		if err != nil {
			return object.Value{}, err
		}
		for _, v := range items {
			f, err := identifier(v)
			if err != nil {
				return object.Value{}, err
			}
			fields = append(fields, f)
		}
	}
	return object.Ref(NewRecord(name, fields...)), nil
}

// identifier gives the text of a str; bytes don't serve.
func identifier(v object.Value) (string, error) {
	if s, ok := object.AsStr(v); ok {
		return s, nil
	}
	return "", object.NewError(object.TypeError, "can't convert '%s' object to str implicitly", object.TypeName(v))
}

// NewRecord makes the class of a named tuple. Its values are Tuples with that class.
func NewRecord(name string, fields ...string) *object.Class {
	r := &record{Class: object.NewClass(name, object.TupleClass), fields: fields}
	if len(fields) > 8 {
		r.places = make(map[string]int, len(fields))
		for i := len(fields) - 1; i >= 0; i-- {
			r.places[fields[i]] = i
		}
	}
	c := r.Class
	c.Slots = object.TupleClass.Slots
	c.New = r.make
	c.Repr = r.repr
	c.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		if i := r.find(name); i >= 0 {
			return v.Obj().(*object.Tuple).Items[i], nil
		}
		return object.Value{}, nil
	}
	c.SetAttr = func(object.Thread, object.Value, string, object.Value) (bool, error) {
		return false, object.NewError(object.AttributeError, "can't set attribute")
	}
	return c
}

// find gives the place of a field, or -1.
func (r *record) find(name string) int {
	if r.places != nil {
		if i, ok := r.places[name]; ok {
			return i
		}
		return -1
	}
	for i, f := range r.fields {
		if f == name {
			return i
		}
	}
	return -1
}

func (r *record) make(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	n := len(r.fields)
	if len(args)+kw.Len() != n {
		return object.Value{}, object.NewError(object.TypeError, "%s() takes %d positional arguments but %d were given", r.Name, n, len(args)+kw.Len())
	}
	items := make([]object.Value, n)
	copy(items, args)
	for i, name := range kw.Names {
		at := r.find(name)
		if at < 0 {
			return object.Value{}, object.NewError(object.TypeError, "unexpected keyword argument '%s'", name)
		}
		if items[at].Bound() {
			return object.Value{}, object.NewError(object.TypeError, "function got multiple values for argument '%s'", name)
		}
		items[at] = kw.Values[i]
	}
	return object.Ref(&object.Tuple{Items: items, Cls: r.Class}), nil
}

func (r *record) repr(t object.Thread, v object.Value) (string, error) {
	var b strings.Builder
	b.WriteString(r.Name)
	b.WriteByte('(')
	for i, x := range v.Obj().(*object.Tuple).Items {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(r.fields[i])
		b.WriteByte('=')
		s, err := object.Repr(t, x)
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	b.WriteByte(')')
	return b.String(), nil
}
