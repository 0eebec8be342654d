// This file gives values their text.

package object

import "fmt"

// Repr gives repr(v).
func Repr(t Thread, v Value) (string, error) {
	if err := t.Descend(); err != nil {
		return "", err
	}
	defer t.Ascend()
	c := ClassOf(v)
	if c.User {
		if m := c.Special("__repr__"); m.Bound() {
			return callText(t, m, v)
		}
		if e, ok := v.Obj().(*Exception); ok {
			return e.repr(t)
		}
		return reprPlain(t, v, c, Repr)
	}
	if c.Repr != nil {
		return c.Repr(t, v)
	}
	return fmt.Sprintf("<%s>", c.Name), nil
}

// ToStr gives str(v).
func ToStr(t Thread, v Value) (string, error) {
	if s, ok := v.Obj().(*Str); ok {
		return s.S, nil
	}
	if err := t.Descend(); err != nil {
		return "", err
	}
	defer t.Ascend()
	c := ClassOf(v)
	if c.User {
		if m := c.Special("__str__"); m.Bound() {
			return callText(t, m, v)
		}
		if m := c.Special("__repr__"); m.Bound() {
			return callText(t, m, v)
		}
		if e, ok := v.Obj().(*Exception); ok {
			return e.str(t)
		}
		return reprPlain(t, v, c, ToStr)
	}
	if c.Str != nil {
		return c.Str(t, v)
	}
	return Repr(t, v)
}

// reprPlain is for instances whose class says nothing of its own.
func reprPlain(t Thread, v Value, c *Class, f func(Thread, Value) (string, error)) (string, error) {
	if n := Native(v); n != v && ClassOf(n).Repr != nil {
		return f(t, n)
	}
	return fmt.Sprintf("<%s object at %x>", c.Name, address(v)), nil
}

func callText(t Thread, m, v Value) (string, error) {
	r, err := callSpecial(t, m, []Value{v})
	if err != nil {
		return "", err
	}
	s, ok := AsStr(r)
	if !ok {
		return "", NewError(TypeError, "can't convert '%s' object to str implicitly", TypeName(r))
	}
	return s, nil
}
