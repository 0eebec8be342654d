// This file gives functions, code objects and closures their face.

package vm

import (
	"fmt"

	"mpy/python/code"
	"mpy/python/object"
)

func init() {
	repr := func(_ object.Thread, v object.Value) (string, error) {
		c := v.Obj().(*Function).proto.code
		switch {
		case c.Flags&code.Viper != 0:
			return "<function>", nil
		case c.Flags&(code.Native|code.Generator) == code.Native|code.Generator:
			return "<generator>", nil
		}
		return fmt.Sprintf("<function %s at 0x%x>", c.Name, object.ID(v)), nil
	}
	attr := func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		f := v.Obj().(*Function)
		flags := f.proto.code.Flags
		if flags&code.Viper != 0 || name == "__code__" && flags&code.Native != 0 {
			return object.Value{}, nil
		}
		switch name {
		case "__name__", "__qualname__":
			return object.NewStr(f.proto.code.Name), nil
		case "__globals__":
			return object.Ref(f.globals), nil
		case "__code__":
			return object.Ref(&Code{f.proto}), nil
		}
		return object.Value{}, nil
	}
	for _, c := range []*object.Class{FunctionClass, GeneratorFunctionClass} {
		c.Binds = true
		c.Repr = repr
		c.GetAttr = attr
		c.Final = true
		c.Call = func(t object.Thread, v object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
			return t.Call(v, args, kw)
		}
	}
	CodeClass.Repr = func(_ object.Thread, v object.Value) (string, error) {
		c := v.Obj().(*Code).proto.code
		return fmt.Sprintf("<code object %s at %x, file \"%s\", line %d>", c.Name, object.ID(v), c.File, c.FirstLine), nil
	}
	CodeClass.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		c := v.Obj().(*Code).proto.code
		switch name {
		case "co_name":
			return object.NewStr(c.Name), nil
		case "co_filename":
			return object.NewStr(c.File), nil
		case "co_firstlineno":
			return object.Int(int64(c.FirstLine)), nil
		}
		return object.Value{}, nil
	}
	CodeClass.Final = true
	GeneratorClass.Final = true
}

// NewFunction makes the function of a module's code, for who runs it by Thread.Call.
func (in *Interp) NewFunction(c *Code, globals *object.Dict) object.Value {
	return object.Ref(in.newFunction(c.proto, globals))
}
