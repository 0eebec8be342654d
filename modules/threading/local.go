// This file defines local.

package threading

import (
	"github.com/go-python/gpython/py"

	"mpy/modules/thread"
	"mpy/python/object"
)

// local is an object of local: a dict for each thread that stored something.
type local struct {
	m     *module
	dicts map[int64]*object.Dict
}

// Type makes *local a py.Object.
func (l *local) Type() *py.Type { return &l.m.localClass.Py }

// Class gives the class local.
func (l *local) Class() *object.Class { return l.m.localClass }

func (m *module) makeLocalClass() *object.Class {
	k := object.NewClass("local")
	k.Final = true // attributes of a derived class's instance would be shared
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		l := &local{m, make(map[int64]*object.Dict)}
		m.locals.Add(l)
		return object.Ref(l), noArgs(args, kw)
	}
	k.GetAttr = func(t object.Thread, v object.Value, name string) (object.Value, error) {
		d := v.Obj().(*local).dicts[thread.Ident(t)]
		switch {
		case name == "__dict__":
			if d == nil {
				d = object.NewDict(0)
			}
			return object.Ref(d), nil
		case d == nil:
			return object.Value{}, nil
		}
		return d.GetStr(name), nil
	}
	k.SetAttr = func(t object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		l, me := v.Obj().(*local), thread.Ident(t)
		d := l.dicts[me]
		if !val.Bound() {
			return d != nil && d.DeleteStr(name), nil
		}
		if d == nil {
			d = object.NewDict(2)
			l.dicts[me] = d
		}
		d.SetStr(name, val)
		return true, nil
	}
	return k
}
