// This file defines Builtin, a function or method written in Go, and how its signature binds arguments.

package object

import (
	"strings"

	"github.com/go-python/gpython/py"
)

// Builtin is a function written in Go, declared once: signature, doc and
// implementation together.
//
// A signature reads as in Python, without annotations: "recv(self, n, flags=0, /)".
// Parameters before "/" are positional only; without "/" each may be given by
// keyword; those behind "*" must be. "*args" takes any number more, "**kw" any
// keyword. What follows "=" is documentation: the implementation sees arguments
// left out at the end as absent from args, others as the zero Value.
type Builtin struct {
	Name  string
	Sig   string // the signature, for help and tests
	Doc   string
	Fn    Impl
	Owner *Class // for a method, the class that self must be an instance of

	min, max int      // positional arguments; max -1: any number
	names    []string // parameters that keywords may name, by position; nil: none
	named    int      // the first parameter that keywords may name
	kwOnly   int      // how many of names, the last ones, must be given by keyword
	kwReq    int      // bit i: the i-th keyword-only parameter has no default
	anyKw    bool     // has **kw
}

// Type makes *Builtin a py.Object.
func (b *Builtin) Type() *py.Type { return &BuiltinClass.Py }

// Class gives the class of functions written in Go.
func (b *Builtin) Class() *Class { return BuiltinClass }

// NewBuiltin declares a function. A wrong signature panics: it is a bug that
// the first run of any test shows.
func NewBuiltin(sig, doc string, fn Impl) *Builtin {
	b := &Builtin{Sig: sig, Doc: doc, Fn: fn}
	b.parse()
	return b
}

func (b *Builtin) parse() {
	open := strings.IndexByte(b.Sig, '(')
	if open < 0 || b.Sig[len(b.Sig)-1] != ')' {
		panic("object: signature without parentheses: " + b.Sig)
	}
	b.Name = b.Sig[:open]
	rest := b.Sig[open+1 : len(b.Sig)-1]
	var names []string
	slash, star := -1, false
	for rest != "" {
		p, more, _ := strings.Cut(rest, ", ")
		rest = more
		name, _, opt := strings.Cut(p, "=")
		switch {
		case name == "/":
			slash = len(names)
		case name == "*":
			star = true
		case strings.HasPrefix(name, "**"):
			b.anyKw = true
		case name[0] == '*':
			b.max, star = -1, true
		case star:
			if !opt {
				b.kwReq |= 1 << b.kwOnly
			}
			b.kwOnly++
			names = append(names, name)
		default:
			names = append(names, name)
			if b.max >= 0 {
				b.max++
			}
			if !opt {
				b.min = len(names)
			}
		}
	}
	if slash < 0 && len(names) > 0 && names[0] == "self" {
		slash = 1
	}
	b.named = max(slash, 0)
	if b.max < 0 {
		b.named = len(names) - b.kwOnly
	}
	if b.named < len(names) {
		b.names = names
	}
}

// Arity gives the least and the greatest number of positional arguments, the latter -1 for any.
func (b *Builtin) Arity() (least, most int) { return b.min, b.max }

// Call checks and binds the arguments and runs the function.
func (b *Builtin) Call(t Thread, args []Value, kw Kw) (Value, error) {
	if b.Owner != nil {
		if len(args) == 0 {
			return Value{}, b.arityError(0)
		}
		if c := ClassOf(args[0]); c != b.Owner {
			if !c.IsSubclass(b.Owner) {
				return Value{}, NewError(TypeError, "argument should be a '%s' not a '%s'", b.Owner.Name, c.Name)
			}
			if c.User {
				if n := Native(args[0]); n != args[0] {
					args = append([]Value{n}, args[1:]...)
				}
			}
		}
	}
	n := len(args)
	if kw.Len() == 0 && b.kwReq == 0 {
		if n < b.min || n > b.max && b.max >= 0 {
			return Value{}, b.arityError(n)
		}
		return b.Fn(t, args, Kw{})
	}
	return b.bind(t, args, kw)
}

// CallBound is Call without keyword arguments for who knows that args[0], if
// the function has an owner, is of that class: what FindMethod gave is.
func (b *Builtin) CallBound(t Thread, args []Value) (Value, error) {
	n := len(args)
	if n < b.min || n > b.max && b.max >= 0 || b.kwReq != 0 {
		return b.Call(t, args, Kw{})
	}
	return b.Fn(t, args, Kw{})
}

// bind places keyword arguments.
func (b *Builtin) bind(t Thread, args []Value, kw Kw) (Value, error) {
	if b.names == nil && !b.anyKw {
		return Value{}, NewError(TypeError, "function doesn't take keyword arguments")
	}
	n := len(args)
	if n > b.max && b.max >= 0 {
		return Value{}, b.arityError(n)
	}
	if b.max < 0 && b.names == nil { // *args, **kw
		if n < b.min {
			return Value{}, b.arityError(n)
		}
		return b.Fn(t, args, kw)
	}
	first := len(b.names) - b.kwOnly
	size := max(len(b.names), n+b.kwOnly)
	if b.max < 0 {
		first = n // keyword-only ones come behind all of *args
		size = n + b.kwOnly
	}
	full := make([]Value, size)
	copy(full, args)
	var rest Kw
	for i, name := range kw.Names {
		at := -1
		for j := b.named; j < len(b.names); j++ {
			if b.names[j] == name {
				at = j
			}
		}
		if at < 0 {
			if !b.anyKw {
				return Value{}, NewError(TypeError, "extra keyword arguments given")
			}
			rest.Names = append(rest.Names, name)
			rest.Values = append(rest.Values, kw.Values[i])
			continue
		}
		if b.max < 0 {
			at = n + at - (len(b.names) - b.kwOnly)
		}
		if full[at].Bound() {
			return Value{}, NewError(TypeError, "function got multiple values for argument '%s'", name)
		}
		full[at] = kw.Values[i]
	}
	for i := n; i < b.min; i++ {
		if !full[i].Bound() {
			return Value{}, NewError(TypeError, "'%s' argument required", b.names[i])
		}
	}
	for i := range b.kwOnly {
		if b.kwReq>>i&1 != 0 && !full[first+i].Bound() {
			return Value{}, NewError(TypeError, "'%s' argument required", b.names[len(b.names)-b.kwOnly+i])
		}
	}
	if b.max >= 0 {
		for len(full) > 0 && !full[len(full)-1].Bound() {
			full = full[:len(full)-1]
		}
	}
	return b.Fn(t, full, rest)
}

// arityError says what was wrong in MicroPython's words; self counts, as it does there.
func (b *Builtin) arityError(n int) error {
	switch {
	case b.names != nil && n > b.max:
		return NewError(TypeError, "extra positional arguments given")
	case b.names != nil && n < b.min && n >= b.named:
		return NewError(TypeError, "'%s' argument required", b.names[n])
	case b.min == b.max && b.kwOnly == 0:
		return NewError(TypeError, "function takes %d positional arguments but %d were given", b.min, n)
	case n < b.min:
		return NewError(TypeError, "function missing %d required positional arguments", b.min-n)
	}
	return NewError(TypeError, "function expected at most %d arguments, got %d", b.max, n)
}

// Arg gives the i-th argument or, where it was left out, the zero Value.
func Arg(args []Value, i int) Value {
	if i < len(args) {
		return args[i]
	}
	return Value{}
}

// Methods declares the methods of a builtin class; each signature begins with self.
func (c *Class) Methods(list ...*Builtin) {
	for _, b := range list {
		b.Owner = c
		c.Dict.Set(b.Name, Ref(b))
	}
}

// Statics declares static methods of a builtin class.
func (c *Class) Statics(list ...*Builtin) {
	for _, b := range list {
		c.Dict.Set(b.Name, Ref(&StaticMethod{Ref(b)}))
	}
}

// ClassMethods declares class methods of a builtin class; each signature begins with cls.
func (c *Class) ClassMethods(list ...*Builtin) {
	for _, b := range list {
		c.Dict.Set(b.Name, Ref(&ClassMethod{Ref(b)}))
	}
}

// BoundMethod is a function together with its first argument.
type BoundMethod struct {
	Self, Fn Value
}

// Type makes *BoundMethod a py.Object.
func (m *BoundMethod) Type() *py.Type { return &BoundMethodClass.Py }

// Class gives the class of bound methods.
func (m *BoundMethod) Class() *Class { return BoundMethodClass }

// StaticMethod and ClassMethod are what the decorators make.
type StaticMethod struct{ Fn Value }

// Type makes *StaticMethod a py.Object.
func (m *StaticMethod) Type() *py.Type { return &StaticMethodClass.Py }

// Class gives the class of static methods.
func (m *StaticMethod) Class() *Class { return StaticMethodClass }

// ClassMethod binds the class instead of the instance.
type ClassMethod struct{ Fn Value }

// Type makes *ClassMethod a py.Object.
func (m *ClassMethod) Type() *py.Type { return &ClassMethodClass.Py }

// Class gives the class of class methods.
func (m *ClassMethod) Class() *Class { return ClassMethodClass }

// Property computes an attribute; absent functions are the zero Value or None.
type Property struct{ Get, Set, Del Value }

// Type makes *Property a py.Object.
func (p *Property) Type() *py.Type { return &PropertyClass.Py }

// Class gives the class of properties.
func (p *Property) Class() *Class { return PropertyClass }

// Cell holds a variable that an inner function shares.
type Cell struct{ V Value }

// Type makes *Cell a py.Object.
func (c *Cell) Type() *py.Type { return &CellClass.Py }

// Class gives the class of cells.
func (c *Cell) Class() *Class { return CellClass }

// Module is a module: a name and the dict of its globals. In a Fixed one, a
// builtin module, scripts can store nothing but the Mutable names.
type Module struct {
	Name    string
	Dict    *Dict
	Fixed   bool
	Mutable []string
}

// Type makes *Module a py.Object.
func (m *Module) Type() *py.Type { return &ModuleClass.Py }

// Class gives the class of modules.
func (m *Module) Class() *Class { return ModuleClass }

// Super is a proxy that finds members behind Cls in the MRO of Self's class.
type Super struct {
	Cls  *Class
	Self Value
}

// Type makes *Super a py.Object.
func (s *Super) Type() *py.Type { return &SuperClass.Py }

// Class gives the class of super objects.
func (s *Super) Class() *Class { return SuperClass }
