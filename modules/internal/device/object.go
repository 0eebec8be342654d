// This file defines the objects of the classes: what they remember.

package device

import (
	"strings"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/python/object"
	"mpy/stream"
)

// kind is a class of stand-ins in one interpreter.
type kind struct {
	host   *host.Host
	class  *object.Class
	attrs  map[string]*attribute
	order  []string                       // of attrs
	known  func(name string) object.Value // what a name in the text means
	params []string
	preset []string // the defaults of params
	init   func(t object.Thread, o *Object) error
}

type attribute struct {
	line
	get func(t object.Thread, o *Object) (object.Value, error)
	set func(t object.Thread, o *Object, v object.Value) (object.Value, error)
}

// Object is a stand-in.
type Object struct {
	kind  *kind
	Attrs map[string]object.Value // what the attributes are
	Args  map[string]object.Value // what the constructor was given, or its defaults
	Data  any                     // what the module's code keeps with it
	Label string                  // what the log calls it

	stream.Stream // of an object that is one; nil: it is none
}

// IsStream says whether the object is a stream.
func (o *Object) IsStream() bool { return o.Stream != nil }

// Type makes *Object a py.Object.
func (o *Object) Type() *py.Type { return &o.kind.class.Py }

// Class gives the object's class.
func (o *Object) Class() *object.Class { return o.kind.class }

// Of gives the object of a value that is one, as args[0] of a method is.
func Of(v object.Value) *Object {
	o, _ := object.Native(v).Obj().(*Object)
	return o
}

// Is says whether a value is an object of the class of that name.
func Is(v object.Value, class string) bool {
	o := Of(v)
	return o != nil && o.kind.class.Name == class
}

// Host gives the interpreter's outside.
func (o *Object) Host() *host.Host { return o.kind.host }

// Logf writes a line about the object to the log.
func (o *Object) Logf(format string, a ...any) {
	o.kind.host.Log.Printf(host.Hardware, o.Label+format, a...)
}

// Logging says whether anybody reads the log.
func (o *Object) Logging() bool { return o.kind.host.Log.On(host.Hardware) }

// newKind makes the class of its line.
func (m Module) newKind(h *host.Host, l line) *kind {
	k := &kind{host: h, class: object.NewClass(l.name), attrs: map[string]*attribute{}, init: m.Init[l.name]}
	c := k.class
	c.Accessors = true
	c.Repr = func(_ object.Thread, v object.Value) (string, error) { return "<" + c.Name + ">", nil }
	c.SetAttr = func(t object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		a := k.attrs[name]
		if a == nil || a.fixed || !val.Bound() {
			return false, nil
		}
		return true, Of(v).store(t, a, val)
	}
	if l.call() {
		k.params, k.preset = names(l.params)
		make := object.NewBuiltin(l.name+l.params, l.doc, k.make)
		c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
			return make.Call(t, args, kw)
		}
	}
	if f := m.Classes[l.name]; f != nil {
		f(c)
	}
	return k
}

// make is the constructor.
func (k *kind) make(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	o := k.New()
	for i, name := range k.params {
		v := object.Arg(args, i)
		if !v.Bound() {
			v = literal(k.preset[i], k.known)
		}
		o.Args[name] = v
		if a := k.attrs[name]; a != nil {
			o.Attrs[name] = v
		}
	}
	if len(kw.Names) > 0 { // a class that takes any keyword remembers them all
		for i, n := range kw.Names {
			o.Args[n] = kw.Values[i]
		}
	}
	if o.Logging() && len(k.params) > 0 {
		first := o.Args[k.params[0]]
		if s, err := object.Repr(t, first); err == nil && !strings.HasPrefix(s, "<") {
			o.Label += "(" + s + ")"
		}
	}
	if k.init != nil {
		if err := k.init(t, o); err != nil {
			return object.Value{}, err
		}
	}
	return object.Ref(o), nil
}

// New makes an object without calling the constructor's code.
func (k *kind) New() *Object {
	o := &Object{kind: k, Attrs: make(map[string]object.Value, len(k.attrs)), Args: map[string]object.Value{}, Label: k.class.Name}
	for _, name := range k.order {
		o.Attrs[name] = literal(k.attrs[name].value, k.known)
	}
	return o
}

// attribute declares an attribute, which dir and help find in the class.
func (k *kind) attribute(l line, get func(object.Thread, *Object) (object.Value, error), set func(object.Thread, *Object, object.Value) (object.Value, error)) {
	a := &attribute{l, get, set}
	k.attrs[l.name] = a
	k.order = append(k.order, l.name)
	read := object.NewBuiltin(l.name+"(self, /)", l.doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		o := Of(args[0])
		if a.get != nil {
			return a.get(t, o)
		}
		return o.Attrs[a.name], nil
	})
	read.Owner = k.class
	p := &object.Property{Get: object.Ref(read)}
	if !l.fixed {
		write := object.NewBuiltin(l.name+"(self, value, /)", l.doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, Of(args[0]).store(t, a, args[1])
		})
		write.Owner = k.class
		p.Set = object.Ref(write)
	}
	k.class.Dict.Set(l.name, object.Ref(p))
}

// store remembers an attribute.
func (o *Object) store(t object.Thread, a *attribute, v object.Value) error {
	kept := v
	if a.set != nil {
		var err error
		if kept, err = a.set(t, o, v); err != nil {
			return err
		}
	}
	o.Attrs[a.name] = kept
	if o.Logging() {
		s, err := object.Repr(t, v)
		if err != nil {
			return err
		}
		o.Logf(".%s = %s", a.name, s)
	}
	return nil
}

// method declares a method.
func (k *kind) method(l line, do object.Impl) {
	params := "(self)"
	if l.params != "()" {
		params = "(self, " + l.params[1:]
	}
	result := object.None
	self := l.value == "self"
	if l.gives && do == nil && !self {
		result = literal(l.value, k.known)
	}
	b := object.NewBuiltin(l.name+params, l.doc, func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
		o := Of(args[0])
		if !l.gives && o.Logging() {
			text, err := arguments(t, args[1:], kw)
			if err != nil {
				return object.Value{}, err
			}
			o.Logf(".%s(%s)", l.name, text)
		}
		switch {
		case do != nil:
			return do(t, args, kw)
		case self:
			return args[0], nil
		}
		return result, nil
	})
	k.class.Methods(b)
	k.special(b)
}

// special lets operators and builtins find a method that has two underscores.
func (k *kind) special(b *object.Builtin) {
	c := k.class
	switch b.Name {
	case "__len__":
		c.Len = func(t object.Thread, v object.Value) (int, error) {
			n, err := b.Call(t, []object.Value{v}, object.Kw{})
			if err != nil {
				return 0, err
			}
			return object.Index(t, n)
		}
	case "__bool__":
		c.Bool = func(t object.Thread, v object.Value) (bool, error) {
			r, err := b.Call(t, []object.Value{v}, object.Kw{})
			return r.IsTrue(), err
		}
	case "__getitem__":
		c.GetItem = func(t object.Thread, v, key object.Value) (object.Value, error) {
			return b.Call(t, []object.Value{v, key}, object.Kw{})
		}
	case "__setitem__":
		c.SetItem = func(t object.Thread, v, key, val object.Value) error {
			if !val.Bound() {
				return object.NewError(object.TypeError, "'%s' object doesn't support item deletion", c.Name)
			}
			_, err := b.Call(t, []object.Value{v, key, val}, object.Kw{})
			return err
		}
	case "__call__":
		c.Call = func(t object.Thread, v object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
			return b.Call(t, append([]object.Value{v}, args...), kw)
		}
	}
}

// enum is a value that is like no other.
type enum struct {
	kind *kind
	name string
}

// Type makes *enum a py.Object.
func (e *enum) Type() *py.Type { return &e.Class().Py }

// Class gives the class in which it stands.
func (e *enum) Class() *object.Class {
	if e.kind == nil {
		return enumClass
	}
	return e.kind.class
}

var enumClass = object.NewClass("enum")

func init() { enumClass.Repr = enumRepr }

func enumRepr(_ object.Thread, v object.Value) (string, error) { return v.Obj().(*enum).name, nil }

func newEnum(name string, k *kind) object.Value {
	if k != nil {
		k.class.Repr = func(t object.Thread, v object.Value) (string, error) {
			if _, ok := v.Obj().(*enum); ok {
				return enumRepr(t, v)
			}
			return "<" + k.class.Name + ">", nil
		}
	}
	return object.Ref(&enum{k, name})
}
