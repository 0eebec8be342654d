// This file makes classes: what MKCLASS begins and the end of the body completes.

package vm

import (
	"mpy/python/code"
	"mpy/python/object"
)

// classMaker is a class statement whose body runs.
type classMaker struct {
	name  string
	bases []object.Value
	meta  object.Value // a metaclass or any callable; unbound: that of the bases
	dict  *object.Dict // the body's names
}

// beginClass pushes the frame of a class body. What is wrong with the bases
// shows when the class is made, after the body, as in MicroPython.
func (t *Thread) beginClass(fn *Function, at int, name string, bases []object.Value, kw object.Value) error {
	m := &classMaker{name: name, bases: append([]object.Value(nil), bases...), dict: object.NewDict(8)}
	if d, ok := kw.Obj().(*object.Dict); ok {
		m.meta = d.GetStr("metaclass")
	}
	if _, err := t.enter(fn, at, 0, object.Kw{}, kindClass); err != nil {
		return err
	}
	f := t.cur
	f.class, f.locals = m, m.dict
	return nil
}

// customClass is MKCLASS where a script has put its own __build_class__ among
// the builtins; ok is false where it has not.
func (t *Thread) customClass(fn object.Value, name string, bases []object.Value, kw object.Value) (v object.Value, ok bool, err error) {
	hook := t.in.builtins.GetStr("__build_class__")
	if !hook.Bound() || hook == t.in.buildClass {
		return object.Value{}, false, nil
	}
	args := append([]object.Value{fn, object.NewStr(name)}, bases...)
	kws, err := t.keywords(kw)
	if err != nil {
		return object.Value{}, true, err
	}
	v, err = t.Call(hook, args, kws)
	return v, true, err
}

// endClass makes the class when its body has ended; cell is what the body
// returned: that of __class__, if a method uses it.
func (t *Thread) endClass(m *classMaker, cell object.Value) (object.Value, error) {
	meta := m.meta
	for _, b := range m.bases {
		if c, ok := b.Obj().(*object.Class); ok && c.Meta != nil && !meta.Bound() {
			meta = object.Ref(c.Meta)
		}
	}
	var v object.Value
	var err error
	if meta.Bound() && meta != object.Ref(object.TypeClass) {
		v, err = t.Call(meta, []object.Value{object.NewStr(m.name), object.NewTuple(m.bases...), object.Ref(m.dict)}, object.Kw{})
	} else {
		v, err = object.MakeClass(t, m.name, m.bases, m.dict)
	}
	if c, ok := cell.Obj().(*object.Cell); ok && err == nil {
		c.V = v
	}
	return v, err
}

// buildClass is __build_class__(body, name, *bases, **kw), which class
// statements with starred bases or keywords come to.
func buildClass(ot object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	t := ot.(*Thread)
	fn, ok := args[0].Obj().(*Function)
	name, isStr := object.AsStr(args[1])
	if !ok || !isStr {
		return object.Value{}, object.NewError(object.TypeError, "__build_class__ takes a function and a name")
	}
	m := &classMaker{name: name, bases: append([]object.Value(nil), args[2:]...), meta: kw.Get("metaclass"), dict: object.NewDict(8)}
	run := func() (object.Value, error) { return t.runModule(fn, m.dict) }
	if c := fn.proto.code; len(c.Params) > 0 || c.Flags&code.Generator != 0 { // no class statement made it
		run = func() (object.Value, error) { return t.callFunction(fn, nil, object.Kw{}) }
	}
	cell, err := run()
	if err != nil {
		return object.Value{}, err
	}
	return t.endClass(m, cell)
}
