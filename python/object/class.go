// This file defines Class: builtin types and classes made by scripts, and how their members are found.

package object

import (
	"slices"
	"unsafe"

	"github.com/go-python/gpython/py"
)

// Slots are the behaviours of a builtin type, written in Go. A nil slot means
// "not supported". A builtin class derived from another one copies its slots in
// its own init function; for a class of a script the slots are those of Native, its
// script-level special methods (__len__, …) are found through its members
// first. Slots get values of exactly their own type: for an instance of a
// script's class derived from the builtin one they get the native value inside.
type Slots struct {
	New  func(t Thread, cls *Class, args []Value, kw Kw) (Value, error)
	Call func(t Thread, v Value, args []Value, kw Kw) (Value, error)
	Repr func(t Thread, v Value) (string, error)
	Str  func(t Thread, v Value) (string, error) // nil: as Repr
	Hash func(t Thread, v Value) (uint64, error) // nil: by identity, unless Compare is there; see NoHash
	Bool func(t Thread, v Value) (bool, error)   // nil: by Len, else true
	Len  func(t Thread, v Value) (int, error)
	Iter func(t Thread, v Value) (Value, error)
	// Next gives the next item, or false at the end.
	Next     func(t Thread, v Value) (Value, bool, error)
	Contains func(t Thread, v, item Value) (bool, error) // nil: by iteration
	GetItem  func(t Thread, v, key Value) (Value, error)
	// SetItem stores val, or deletes the item when val is unbound.
	SetItem func(t Thread, v, key, val Value) error
	// GetAttr gives an attribute that is not a member of the class, or the zero Value.
	GetAttr func(t Thread, v Value, name string) (Value, error)
	// SetAttr stores an attribute, deletes it when val is unbound, or says false: no such attribute.
	SetAttr func(t Thread, v Value, name string, val Value) (bool, error)
	Unary   func(t Thread, op UnaryOp, v Value) (Value, error)
	// Binary computes a op b where a is of this class; the zero Value: not for these operands.
	Binary func(t Thread, op BinaryOp, a, b Value) (Value, error)
	// RBinary computes a op b where b is of this class and a's class could not.
	RBinary func(t Thread, op BinaryOp, a, b Value) (Value, error)
	// Inplace computes a op= b, changing a; the zero Value: use Binary.
	Inplace func(t Thread, op BinaryOp, a, b Value) (Value, error)
	// Compare computes a op b where a is of this class; the zero Value: not for these operands.
	Compare func(t Thread, op CompareOp, a, b Value) (Value, error)
	NoHash  bool // unhashable
	Binds   bool // a function: becomes a bound method when found through an instance
}

// Class is a type: a builtin one, which never changes once the program has
// started, or one that a script's class statement made.
type Class struct {
	Py    py.Type // the face that gpython sees
	Name  string
	Bases []*Class
	MRO   []*Class // the class itself first, object last
	Meta  *Class   // class of the class; nil means type
	Slots
	Dict    Members
	User    bool   // made by a script
	Final   bool   // may not be derived from
	Version uint32 // raised whenever Dict, or that of a base, changes; user classes only
	Root    *Shape // layout of a new instance; user classes only
	Hint    int    // how many attributes instances came to have; user classes only
	Native  *Class // the builtin base whose value instances carry, or nil

	Accessors bool // has a data descriptor, __setattr__ or __delattr__ somewhere: stores look at the class first
	Getattr   bool // has __getattr__ somewhere
	subs      []*Class

	ctor    Value  // the __init__ that Constructor found, valid while ctorVer is Version+1
	ctorVer uint32 // 0: not asked yet
	ops     *operators
	plain   bool
	asked   *[1 << askedBits]special // what Special found
}

// special is an answer of Special, valid while ver is Version+1.
type special struct {
	name string
	v    Value
	ver  uint32
}

const askedBits = 5

// Type makes *Class a py.Object.
func (c *Class) Type() *py.Type { return &c.Class().Py }

// Class gives the metaclass.
func (c *Class) Class() *Class {
	if c.Meta != nil {
		return c.Meta
	}
	return TypeClass
}

// NewClass makes a builtin class. Its slots are filled by an init function, its
// members by AddMethods, for package-level initialisation could not do it: the
// functions refer to the class.
func NewClass(name string, bases ...*Class) *Class {
	c := &Class{Name: name, Bases: bases}
	c.Py.Name = name
	if len(bases) == 0 {
		c.Bases = []*Class{ObjectClass}
	}
	c.MRO = append([]*Class{c}, c.Bases[0].MRO...)
	return c
}

// newRoot makes the class object.
func newRoot() *Class {
	c := &Class{Name: "object"}
	c.Py.Name = "object"
	c.MRO = []*Class{c}
	return c
}

// IsSubclass says whether c is b or derived from it.
func (c *Class) IsSubclass(b *Class) bool {
	if c == b {
		return true
	}
	for _, m := range c.MRO {
		if m == b {
			return true
		}
	}
	return false
}

// Lookup finds a member along the MRO, with the class that has it.
func (c *Class) Lookup(name string) (Value, *Class) {
	for _, m := range c.MRO {
		if v := m.Dict.Get(name); v.Bound() {
			return v, m
		}
	}
	return Value{}, nil
}

// LookupAfter finds a member along c's MRO behind the class after, as super does.
func (c *Class) LookupAfter(after *Class, name string) (Value, *Class) {
	seen := false
	for _, m := range c.MRO {
		if seen {
			if v := m.Dict.Get(name); v.Bound() {
				return v, m
			}
		}
		seen = seen || m == after
	}
	return Value{}, nil
}

// Special finds a special method that a script's class defines, or the zero
// Value; builtin classes answer by their slots instead. Who asks does so with
// constants, whose addresses answer without a hash the next time.
func (c *Class) Special(name string) Value {
	if !c.User {
		return Value{}
	}
	if c.asked == nil {
		c.asked = new([1 << askedBits]special)
	}
	p := unsafe.StringData(name)
	e := &c.asked[uint32(uintptr(unsafe.Pointer(p)))*0x9E3779B1>>(32-askedBits)]
	if e.ver != c.Version+1 || unsafe.StringData(e.name) != p || len(e.name) != len(name) {
		*e = special{name, c.special(name), c.Version + 1}
	}
	return e.v
}

func (c *Class) special(name string) Value {
	for _, m := range c.MRO {
		if !m.User {
			continue
		}
		if v := m.Dict.Get(name); v.Bound() {
			return v
		}
	}
	return Value{}
}

// Set stores a member of a user class (deletes it when v is unbound) and tells
// the caches; it says false when there was none to delete.
func (c *Class) Set(name string, v Value) bool {
	ok := c.Dict.Set(name, v)
	c.changed(name, v)
	return ok
}

func (c *Class) changed(name string, v Value) {
	c.Version++
	c.note(name, v)
	for _, s := range c.subs {
		s.changed(name, v)
	}
}

// note keeps the flags that let instances skip the class on loads and stores.
func (c *Class) note(name string, v Value) {
	switch name {
	case "__getattr__":
		c.Getattr = true
	case "__setattr__", "__delattr__":
		c.Accessors = true
	}
	if !c.Accessors && v.Bound() && isAccessor(v) {
		c.Accessors = true
	}
}

// Constructor gives the class's __init__, unbound for none; plain says whether
// a call of the class is a new Instance and then that __init__, nothing else.
func (c *Class) Constructor() (init Value, plain bool) {
	if !c.User { // shared by all interpreters, so that nothing is remembered in it
		return c.Special("__init__"), false
	}
	if c.ctorVer != c.Version+1 {
		c.ctor, c.ctorVer = c.Special("__init__"), c.Version+1
		c.plain = c.Native == nil && c.Meta == nil && !c.Special("__new__").Bound()
	}
	return c.ctor, c.plain
}

// maxAncestors bounds how deep classes may be derived: MicroPython, which walks
// up the bases by recursion, has a bound too, and each MRO is a list of its own.
const maxAncestors = 2000

// NewUserClass makes the class of a class statement: bases must not be empty
// (object stands for none), members come in the order of the body.
func NewUserClass(name string, bases []*Class) (*Class, *Exception) {
	c := &Class{Name: name, Bases: bases, User: true}
	c.Py.Name = name
	c.MRO = linearise(c)
	if len(c.MRO) > maxAncestors {
		return nil, NewError(RuntimeError, "maximum recursion depth exceeded")
	}
	for _, b := range bases {
		n := b.Native
		if !b.User && b != ObjectClass {
			n = b
		}
		if n != nil && c.Native != nil && !n.IsSubclass(c.Native) && !c.Native.IsSubclass(n) {
			return nil, NewError(TypeError, "multiple bases have instance lay-out conflict")
		}
		if n != nil && (c.Native == nil || n.IsSubclass(c.Native)) {
			c.Native = n
		}
		if b.User {
			b.subs = append(b.subs, c)
			c.Getattr = c.Getattr || b.Getattr
		}
		c.Accessors = c.Accessors || b.Accessors
		if b.Meta != nil {
			c.Meta = b.Meta
		}
	}
	c.Root = &Shape{}
	return c, nil
}

// linearise gives the order in which MicroPython looks for members: depth
// first through the bases, each class where it is met first, object last unless
// it is named earlier. CPython's C3 order differs where bases share a base.
func linearise(c *Class) []*Class {
	out := []*Class{c}
	if len(c.Bases) == 1 {
		return append(out, c.Bases[0].MRO...)
	}
	for _, b := range c.Bases {
		for _, m := range b.MRO {
			if m == ObjectClass && b != ObjectClass {
				continue // every class has it; it comes last
			}
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	if !slices.Contains(out, ObjectClass) {
		out = append(out, ObjectClass)
	}
	return out
}

// Members are named values in the order of their making.
type Members struct {
	names []string
	vals  []Value
	index map[string]int
}

// Len gives the number of members.
func (m *Members) Len() int { return len(m.names) }

// At gives the i-th member.
func (m *Members) At(i int) (string, Value) { return m.names[i], m.vals[i] }

func (m *Members) find(name string) int {
	if m.index != nil {
		if i, ok := m.index[name]; ok {
			return i
		}
		return -1
	}
	for i, n := range m.names {
		if n == name {
			return i
		}
	}
	return -1
}

// Get gives the member called name, or the zero Value.
func (m *Members) Get(name string) Value {
	if i := m.find(name); i >= 0 {
		return m.vals[i]
	}
	return Value{}
}

// Set stores a member, or removes it when v is unbound; false: none to remove.
func (m *Members) Set(name string, v Value) bool {
	i := m.find(name)
	if !v.Bound() {
		if i < 0 {
			return false
		}
		m.names = append(m.names[:i:i], m.names[i+1:]...)
		m.vals = append(m.vals[:i:i], m.vals[i+1:]...)
		if m.index != nil {
			m.reindex()
		}
		return true
	}
	if i >= 0 {
		m.vals[i] = v
		return true
	}
	m.names = append(m.names, name)
	m.vals = append(m.vals, v)
	if m.index != nil {
		m.index[name] = len(m.names) - 1
	} else if len(m.names) > 6 {
		m.reindex()
	}
	return true
}

func (m *Members) reindex() {
	m.index = make(map[string]int, 2*len(m.names))
	for i, n := range m.names {
		m.index[n] = i
	}
}
