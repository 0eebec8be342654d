// This file declares the module _thread.

// Package thread is the module _thread: threads of a script, and locks. One
// thread runs at a time; the lock they share is given away around every wait.
package thread

import (
	"mpy/board"
	"mpy/host"
	"mpy/python/object"
)

// module is the state of one interpreter's module.
type module struct{ stack int64 }

// Module makes the module _thread.
func Module(*host.Host) *object.Def {
	m := &module{}
	return &object.Def{
		Name: "_thread",
		Doc:  "Threads and locks.",
		Members: []object.Member{
			{Name: "LockType", Doc: "The class of locks.", Value: object.Ref(LockClass)},
			object.Fn("allocate_lock()", "Makes a lock, which nobody holds.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				return object.Ref(&Lock{}), nil
			}),
			object.Fn("exit()", "Ends the thread by SystemExit.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				return object.Value{}, object.NewException(object.SystemExit)
			}),
			object.Fn("get_ident()", "Gives a number that no other running thread has.", ident),
			object.Fn("stack_size(size=0, /)", "Gives the stack size that was asked for before and sets another. It is only remembered: stacks grow as needed.", m.stackSize),
			object.Fn("start_new_thread(fn, args, kwargs={}, /)", "Starts a thread that calls fn(*args, **kwargs) and gives its number.", start),
		},
	}
}

func ident(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	n := int64(0)
	if x, ok := t.(interface{ Ident() int64 }); ok {
		n = x.Ident()
	}
	return object.Int(n), nil
}

func (m *module) stackSize(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	old, size := m.stack, int64(0)
	if len(a) > 0 {
		n, err := object.ToInt64(t, a[0])
		if err != nil {
			return object.Value{}, err
		}
		size = n
	}
	m.stack = size
	return object.Int(old), nil
}

func start(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	args, err := object.Sequence(a[1])
	if err != nil {
		return object.Value{}, err
	}
	var kw object.Kw
	if len(a) > 2 {
		d, ok := object.Native(a[2]).Obj().(*object.Dict)
		if !ok {
			return object.Value{}, object.NewError(object.TypeError, "expecting a dict for keyword args")
		}
		for i := 0; ; {
			k, v, ok := d.Next(&i)
			if !ok {
				break
			}
			name, err := object.Text(k)
			if err != nil {
				return object.Value{}, err
			}
			kw.Names = append(kw.Names, name)
			kw.Values = append(kw.Values, v)
		}
	}
	vm := t.Interp()
	if vm == nil {
		return object.Value{}, host.Err(t, board.EAGAIN)
	}
	n, err := vm.Spawn(t, a[0], append([]object.Value(nil), args...), kw)
	return object.Int(n), err
}
