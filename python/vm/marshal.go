// This file makes code objects of bytes and functions of code objects.

package vm

import (
	"slices"

	"mpy/python/code"
	"mpy/python/object"
)

// DumpCode gives the bytes of a code object; false: v is none, or has native code in it.
func (in *Interp) DumpCode(v object.Value) ([]byte, bool) {
	c, ok := v.Obj().(*Code)
	if !ok || native(c.proto.code) {
		return nil, false
	}
	return code.Save(c.proto.code), true
}

// native says whether c or code inside it is native, or viper's.
func native(c *code.Code) bool {
	return c.Flags&code.Native != 0 || slices.ContainsFunc(c.Funcs, native)
}

// LoadCode gives the code object of bytes. What can be loaded can be run
// without harm to the machine. Errors are those of package code.
func (in *Interp) LoadCode(b []byte) (object.Value, error) {
	c, err := code.Load(b)
	if err != nil {
		return object.Value{}, err
	}
	return object.Ref(&Code{in.newProto(c)}), nil
}

// newFunction makes the function of a code object. Its parameters have no
// defaults, its free variables no value.
func (in *Interp) newFunction(p *proto, globals *object.Dict) *Function {
	fn := &Function{proto: p, globals: globals, kwdefaults: make([]object.Value, p.code.NumKw)}
	for range p.code.Free {
		fn.free = append(fn.free, &object.Cell{})
	}
	return fn
}

// execute runs a code object, as exec and eval do: that of compile() with its
// names in locals, that of a function as a call without arguments.
func (t *Thread) execute(p *proto, globals, locals *object.Dict) (object.Value, error) {
	fn := t.in.newFunction(p, globals)
	switch c := p.code; {
	case len(c.Free) > 0: // MicroPython hands them over as arguments
		return object.Value{}, arity(c, c.NumPos+len(c.Free), 0)
	case c.Flags&code.Generator != 0 || len(c.Params) > 0:
		return t.callFunction(fn, nil, object.Kw{})
	}
	return t.runModule(fn, locals)
}

func init() {
	FunctionClass.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		switch {
		case kw.Len() > 0:
			return object.Value{}, object.NewError(object.TypeError, "function doesn't take keyword arguments")
		case len(args) != 2:
			return object.Value{}, object.NewError(object.TypeError, "function takes 2 positional arguments but %d were given", len(args))
		}
		c, ok := args[0].Obj().(*Code)
		globals, isDict := args[1].Obj().(*object.Dict)
		if !ok || !isDict {
			return object.Value{}, object.NewException(object.TypeError)
		}
		return object.Ref(t.(*Thread).in.newFunction(c.proto, globals)), nil
	}
}
