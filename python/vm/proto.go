// This file defines proto, a code object made ready to run in one interpreter.

package vm

import (
	"math/big"

	"github.com/go-python/gpython/py"

	"mpy/python/code"
	"mpy/python/object"
)

// proto is a code object with its constants as values and its inline caches.
// Code objects are shared; protos belong to an interpreter.
type proto struct {
	code    *code.Code
	instrs  []code.Instr
	consts  []object.Value
	globals []globalCache
	sites   []site
	funcs   []*proto     // made when first needed
	place   object.Place // for tracebacks
	nregs   int
	npos    int
	clear   []uint8
	// simple: positional parameters only, an ordinary function.
	simple bool
	twin   *proto // to run while the heap is locked, and the twin of that one; made when first needed
}

// globalCache remembers where a global was found, in the globals or in the
// builtins. Values of a dict move only when keys come or go.
type globalCache struct {
	val   *object.Value
	dict  *object.Dict // the globals that it holds for
	own   bool         // val is theirs
	keys  uint32       // of dict
	outer uint32       // of the builtins
}

// site is the inline cache of one attribute access.
type site struct {
	shape *object.Shape // of the instance
	next  *object.Shape // for a store that adds the attribute
	class *object.Class // of a builtin value, when shape is nil
	ver   uint32
	idx   int
	fn    object.Value // the method, or the key of a module's entry
}

// newProto prepares c.
func (in *Interp) newProto(c *code.Code) *proto {
	p := &proto{
		code:    c,
		instrs:  c.Instrs,
		consts:  make([]object.Value, len(c.Consts)),
		globals: make([]globalCache, len(c.Globals)),
		sites:   make([]site, len(c.Sites)),
		funcs:   make([]*proto, len(c.Funcs)),
		place:   object.Place{File: c.File, Func: c.Name},
		nregs:   c.NumRegs,
		npos:    c.NumPos,
		clear:   c.Clear,
		simple:  c.NumKw == 0 && c.Flags&(code.VarArgs|code.VarKw|code.Generator|code.UsesNames) == 0,
	}
	for i, k := range c.Consts {
		p.consts[i] = in.constant(k)
	}
	return p
}

func (p *proto) fn(in *Interp, i int32) *proto {
	if p.funcs[i] == nil {
		p.funcs[i] = in.newProto(p.code.Funcs[i])
	}
	return p.funcs[i]
}

// constant gives the value of a constant; the zero Value for lists of keyword names.
func (in *Interp) constant(k any) object.Value {
	switch k := k.(type) {
	case nil:
		return object.None
	case bool:
		return object.Bool(k)
	case int64:
		return object.Int(k)
	case *big.Int:
		return object.NewBig(new(big.Int).Set(k))
	case float64:
		return object.Float(k)
	case complex128:
		return object.NewComplex(real(k), imag(k))
	case string:
		return in.intern(k)
	case code.Bytes:
		return object.NewBytes(string(k))
	case code.Ellipsis:
		return object.Ellipsis
	case code.Tuple:
		items := make([]object.Value, len(k))
		for i, x := range k {
			items[i] = in.constant(x)
		}
		return object.NewTuple(items...)
	}
	return object.Value{}
}

// intern gives one str for equal constants, so that dicts find their keys by identity.
func (in *Interp) intern(s string) object.Value {
	if len(s) > 32 {
		return object.NewStr(s)
	}
	v, ok := in.strs[s]
	if !ok {
		v = object.NewStr(s)
		in.strs[s] = v
	}
	return v
}

// Function is a function of a script.
type Function struct {
	proto      *proto
	globals    *object.Dict
	defaults   []object.Value
	kwdefaults []object.Value // by keyword-only parameter; unbound: none
	free       []*object.Cell
}

// closure2 is a function with room for what it captures.
type closure2 struct {
	Function
	room [2]*object.Cell
}

// Type makes *Function a py.Object.
func (f *Function) Type() *py.Type { return &FunctionClass.Py }

// Class gives the class of functions.
func (f *Function) Class() *object.Class { return f.class() }

func (f *Function) class() *object.Class {
	if f.proto.code.Flags&code.Generator != 0 {
		return GeneratorFunctionClass
	}
	return FunctionClass
}

// Code is a code object as scripts see it: what compile() gives.
type Code struct{ proto *proto }

// Type makes *Code a py.Object.
func (c *Code) Type() *py.Type { return &CodeClass.Py }

// Class gives the class of code objects.
func (c *Code) Class() *object.Class { return CodeClass }

// The classes of what the machine makes.
var (
	FunctionClass          = object.NewClass("function")
	GeneratorFunctionClass = object.NewClass("generator")
	GeneratorClass         = object.GeneratorClass
	CodeClass              = object.NewClass("code")
	ClosureClass           = object.NewClass("closure")
	SpillClass             = object.NewClass("spill")
)

// spill holds the locals of a function that has more than fit into registers.
type spill struct{ vals []object.Value }

// Type makes *spill a py.Object.
func (s *spill) Type() *py.Type { return &SpillClass.Py }

// Class gives the class of spill lists, which no script sees.
func (s *spill) Class() *object.Class { return SpillClass }
