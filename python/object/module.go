// This file prints modules and functions written in Go.

package object

import "fmt"

func init() {
	ModuleClass.Repr = func(_ Thread, v Value) (string, error) {
		d := v.Obj().(*Module).Dict
		name, _ := AsStr(d.GetStr("__name__"))
		if file, ok := AsStr(d.GetStr("__file__")); ok {
			return "<module '" + name + "' from '" + file + "'>", nil
		}
		return "<module '" + name + "'>", nil
	}
	BoundMethodClass.Repr = func(t Thread, v Value) (string, error) {
		m := v.Obj().(*BoundMethod)
		self, err := Repr(t, m.Self)
		if err != nil {
			return "", err
		}
		fn, err := Repr(t, m.Fn)
		return fmt.Sprintf("<bound_method %x %s.%s>", address(v), self, fn), err
	}
	// A bound method has the attributes of its function, __name__ foremost.
	BoundMethodClass.GetAttr = func(t Thread, v Value, name string) (Value, error) {
		fn := v.Obj().(*BoundMethod).Fn
		if name == "__class__" {
			return Value{}, nil
		}
		if g := ClassOf(fn).GetAttr; g != nil {
			return g(t, fn, name)
		}
		return Value{}, nil
	}
	BoundMethodClass.Hash = func(t Thread, v Value) (uint64, error) {
		m := v.Obj().(*BoundMethod)
		return mix(uint64(address(m.Self)) ^ hashIdentity(m.Fn)), nil
	}
	BoundMethodClass.Compare = func(_ Thread, op CompareOp, a, b Value) (Value, error) {
		y, ok := b.Obj().(*BoundMethod)
		if !ok || op != EQ && op != NE {
			return Value{}, nil
		}
		return Bool((*a.Obj().(*BoundMethod) == *y) == (op == EQ)), nil
	}
}
