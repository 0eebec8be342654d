// This file defines Struct, the class struct: a structure, an array or a pointer in memory.

package uctypes

import (
	"fmt"

	"github.com/go-python/gpython/py"

	"mpy/modules/internal/ram"
	"mpy/python/object"
)

// StructClass is the class struct.
var StructClass = object.NewClass("struct")

// Struct is what a descriptor describes, at a place in memory, which it keeps.
type Struct struct {
	desc     object.Value
	layout   int64
	addr     uint64
	mem      []byte // from addr to the end of the buffer; nil: there is none
	readonly bool
}

// Type makes *Struct a py.Object.
func (s *Struct) Type() *py.Type { return &StructClass.Py }

// Class gives the class struct.
func (s *Struct) Class() *object.Class { return StructClass }

// Buffer gives the bytes of the structure, none where there is no memory for all of it.
func (s *Struct) Buffer() (data []byte, typecode byte, readonly bool) {
	n, _, err := sizeOf(s.desc, s.layout, 0)
	if err != nil || n > int64(len(s.mem)) {
		return nil, 'B', s.readonly
	}
	return s.mem[:n:n], 'B', s.readonly
}

var _ object.Buffered = (*Struct)(nil)

func newStruct(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	return construct.Call(t, args, kw)
}

var construct = object.NewBuiltin("struct(address, descriptor, layout=NATIVE, /)", "Makes a structure.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s := &Struct{desc: args[1], layout: native}
	addr, err := object.Truncated(t, args[0])
	if err == nil && len(args) > 2 {
		s.layout, err = object.ToInt64(t, args[2])
	}
	s.addr = addr
	s.mem, s.readonly = ram.Of(t).At(addr)
	return object.Ref(s), err
})

// inside makes the thing that lies off bytes behind the start of s.
func (s *Struct) inside(off int64, desc object.Value) *Struct {
	p := &Struct{desc: desc, layout: s.layout, addr: s.addr + uint64(off), readonly: s.readonly}
	if off < int64(len(s.mem)) {
		p.mem = s.mem[off:]
	}
	return p
}

// at gives n bytes, off behind the start.
func (s *Struct) at(off, n int64) ([]byte, error) {
	if off < 0 || off > int64(len(s.mem)) || n > int64(len(s.mem))-off {
		return nil, ram.Missing(s.addr + uint64(off))
	}
	return s.mem[off : off+n : off+n], nil
}

// part gives what a thing's own descriptor, a tuple, describes.
func (s *Struct) part() (part, bool) {
	if _, ok := s.desc.Obj().(*object.Tuple); !ok {
		return part{}, false
	}
	p, err := partOf(s.desc)
	return p, err == nil
}

// big says whether the greatest byte comes first.
func (s *Struct) big() bool { return s.layout != native && s.layout != little }

// get reads a number at off.
func (s *Struct) get(f scalar, off int64) (object.Value, error) {
	b, err := s.at(off, f.kind.size())
	if err != nil {
		return object.Value{}, err
	}
	return f.read(b, s.big()), nil
}

// set writes a number at off.
func (s *Struct) set(t object.Thread, f scalar, off int64, v object.Value) error {
	b, err := s.at(off, f.kind.size())
	if err != nil {
		return err
	}
	if s.readonly {
		return object.NewError(object.TypeError, "memory is read-only")
	}
	return f.write(t, b, s.big(), v)
}

// field gives the descriptor of a field.
func (s *Struct) field(name string) (object.Value, error) {
	d := fields(s.desc)
	if d == nil {
		return object.Value{}, object.NewError(object.TypeError, "struct: no fields")
	}
	v := d.GetStr(name)
	if !v.Bound() {
		return object.Value{}, object.NewException(object.KeyError, object.NewStr(name))
	}
	return v, nil
}

func (s *Struct) getAttr(t object.Thread, name string) (object.Value, error) {
	v, err := s.field(name)
	if err != nil {
		return object.Value{}, err
	}
	if v.IsInt() {
		f := scalarOf(v.AsInt())
		return s.get(f, f.offset)
	}
	p, err := partOf(v)
	switch {
	case err != nil:
		return object.Value{}, err
	case p.agg == structure:
		return object.Ref(s.inside(p.offset, p.desc)), nil
	case p.agg == array && !p.desc.Bound() && p.kind == uint8s:
		b, err := s.at(p.offset, p.count)
		if err != nil {
			return object.Value{}, err
		}
		return shared(b, s.readonly), nil
	}
	return object.Ref(s.inside(p.offset, v)), nil
}

func (s *Struct) setAttr(t object.Thread, name string, val object.Value) (bool, error) {
	v, err := s.field(name)
	switch {
	case err != nil:
		return false, err
	case !val.Bound(): // to delete a field does nothing in MicroPython
		return true, nil
	case !v.IsInt():
		return false, syntaxError()
	}
	f := scalarOf(v.AsInt())
	return true, s.set(t, f, f.offset, val)
}

func outOfRange() error { return object.NewError(object.IndexError, "struct: index out of range") }

// item gives the place of an item: what it is, its structure, and where it is in that.
func (s *Struct) item(t object.Thread, key object.Value) (f scalar, in *Struct, off int64, err error) {
	p, ok := s.part()
	if !ok || p.agg == structure {
		return f, nil, 0, object.NewError(object.TypeError, "struct: can't index")
	}
	if !key.IsInt() {
		return f, nil, 0, outOfRange()
	}
	i := key.AsInt()
	in = s
	size := p.kind.size()
	if p.desc.Bound() {
		if size, _, err = sizeOf(p.desc, s.layout, 0); err != nil {
			return f, nil, 0, err
		}
	}
	if p.agg == array {
		if i < 0 || i >= p.count {
			return f, nil, 0, outOfRange()
		}
		if p.desc.Bound() {
			in = s.inside(i*size, p.desc)
			return scalar{kind: -1}, in, 0, nil
		}
		return scalar{kind: p.kind}, in, i * size, nil
	}
	to, err := s.get(scalar{kind: uint64s}, 0)
	if err != nil {
		return f, nil, 0, err
	}
	addr, err := object.Truncated(t, to)
	if err != nil {
		return f, nil, 0, err
	}
	in = &Struct{desc: p.desc, layout: s.layout, addr: addr + uint64(i*size)}
	in.mem, in.readonly = ram.Of(t).At(in.addr)
	if p.desc.Bound() {
		return scalar{kind: -1}, in, 0, nil
	}
	in.layout = native
	return scalar{kind: p.kind}, in, 0, nil
}

// address gives what a pointer points to.
func (s *Struct) address() (object.Value, error) {
	p, ok := s.part()
	if !ok || p.agg != pointer {
		return object.Value{}, nil
	}
	return s.get(scalar{kind: uint64s}, 0)
}

func (s *Struct) name() string {
	if fields(s.desc) != nil {
		return "STRUCT"
	}
	tuple, ok := s.desc.Obj().(*object.Tuple)
	if !ok {
		return "ERROR"
	}
	if len(tuple.Items) > 0 && tuple.Items[0].IsInt() {
		switch agg, _ := split(tuple.Items[0].AsInt(), aggBits); aggregate(agg) {
		case pointer:
			return "PTR"
		case array:
			return "ARRAY"
		}
	}
	return "unk"
}

func self(v object.Value) *Struct { return v.Obj().(*Struct) }

func init() {
	c := StructClass
	c.New = newStruct
	c.NoHash = true
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<struct %s %x>", self(v).name(), self(v).addr), nil
	}
	c.GetAttr = func(t object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "__class__" {
			return object.Ref(StructClass), nil
		}
		return self(v).getAttr(t, name)
	}
	c.SetAttr = func(t object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		return self(v).setAttr(t, name, val)
	}
	c.GetItem = func(t object.Thread, v, key object.Value) (object.Value, error) {
		f, in, off, err := self(v).item(t, key)
		switch {
		case err != nil:
			return object.Value{}, err
		case f.kind < 0:
			return object.Ref(in), nil
		}
		return in.get(f, off)
	}
	c.SetItem = func(t object.Thread, v, key, val object.Value) error {
		if !val.Bound() {
			return object.NewError(object.TypeError, "'struct' object doesn't support item deletion")
		}
		s := self(v)
		f, in, off, err := s.item(t, key)
		if err != nil {
			return err
		}
		if p, _ := s.part(); f.kind < 0 || p.agg == pointer {
			return object.NewError(object.TypeError, "'struct' object doesn't support item assignment")
		}
		return in.set(t, f, off, val)
	}
	c.Unary = func(_ object.Thread, op object.UnaryOp, v object.Value) (object.Value, error) {
		if op != object.INT {
			return object.Value{}, nil
		}
		return self(v).address()
	}
}
