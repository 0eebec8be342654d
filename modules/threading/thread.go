// This file defines Thread.

package threading

import (
	"fmt"
	"strconv"

	"github.com/go-python/gpython/py"

	"mpy/modules/thread"
	"mpy/python/object"
)

// Thread is a Thread.
type Thread struct {
	m            *module
	carrier      object.Value // the instance of a script's class whose native value this is, or unbound
	target       object.Value
	args, kwargs object.Value
	name         string
	daemon       bool
	extra        *object.Dict // attributes that a script stored

	state uint8
	ident int64
	ended thread.Queue // those that join it
}

// The states of a thread.
const (
	created = iota
	running
	over
)

var _ object.Carried = (*Thread)(nil)

// Type makes *Thread a py.Object.
func (x *Thread) Type() *py.Type { return &x.m.threadClass.Py }

// Class gives the class Thread.
func (x *Thread) Class() *object.Class { return x.m.threadClass }

// Carry tells the instance of a script's class that carries x.
func (x *Thread) Carry(by object.Value) { x.carrier = by }

// Drop does nothing: a thread holds nothing before it is started.
func (x *Thread) Drop() {}

// value gives the thread as the script knows it.
func (x *Thread) value() object.Value {
	if x.carrier.Bound() {
		return x.carrier
	}
	return object.Ref(x)
}

// start starts the thread.
func (x *Thread) start(t object.Thread) error {
	if x.state != created {
		return object.NewError(object.RuntimeError, "threads can only be started once")
	}
	run, err := object.GetAttr(t, x.value(), "run")
	if err != nil {
		return err
	}
	n, err := t.Interp().Spawn(t, object.Ref(&body{x, run}), nil, object.Kw{})
	if err != nil {
		return err
	}
	x.state, x.ident = running, n // the thread itself waits for the interpreter lock until then
	x.m.known[n] = x
	return nil
}

// run calls the target: what the method run does.
func (x *Thread) run(t object.Thread) error {
	if !x.target.Bound() || x.target.IsNone() {
		return nil
	}
	var args []object.Value
	var kw object.Kw
	if x.args.Bound() {
		items, err := object.Items(t, x.args)
		if err != nil {
			return err
		}
		args = items
	}
	if x.kwargs.Bound() && !x.kwargs.IsNone() {
		d, ok := object.Native(x.kwargs).Obj().(*object.Dict)
		if !ok {
			return object.NewError(object.TypeError, "expecting a dict for keyword args")
		}
		for i := 0; ; {
			k, v, ok := d.Next(&i)
			if !ok {
				break
			}
			name, err := object.Text(k)
			if err != nil {
				return err
			}
			kw.Names, kw.Values = append(kw.Names, name), append(kw.Values, v)
		}
	}
	_, err := t.Call(x.target, args, kw)
	return err
}

// body is what the new thread calls. An exception that comes out of it is
// reported under the name of what it calls itself.
type body struct {
	x   *Thread
	run object.Value
}

// bodyClass is the class of bodies, which no script sees.
var bodyClass = object.NewClass("bound_method")

// Type makes *body a py.Object.
func (b *body) Type() *py.Type { return &bodyClass.Py }

// Class gives the class of bodies.
func (b *body) Class() *object.Class { return bodyClass }

func init() {
	bodyClass.Repr = func(t object.Thread, v object.Value) (string, error) {
		return object.Repr(t, v.Obj().(*body).run)
	}
	bodyClass.Call = func(t object.Thread, v object.Value, _ []object.Value, _ object.Kw) (object.Value, error) {
		b := v.Obj().(*body)
		x := b.x
		defer func() {
			x.state = over
			delete(x.m.known, x.ident)
			x.m.locals.Each(func(l *local) { delete(l.dicts, x.ident) })
			x.ended.WakeAll()
		}()
		return t.Call(b.run, nil, object.Kw{})
	}
}

// join waits for the thread's end.
func (x *Thread) join(t object.Thread, timeout object.Value) error {
	dl, err := thread.Timeout(t, timeout)
	switch {
	case err != nil:
		return err
	case x.state == created:
		return object.NewError(object.RuntimeError, "cannot join thread before it is started")
	case x.ident == thread.Ident(t) && x.state == running:
		return object.NewError(object.RuntimeError, "cannot join current thread")
	}
	for x.state == running {
		if woken, err := x.ended.Wait(t, dl); err != nil || !woken {
			return err
		}
	}
	return nil
}

func (m *module) makeThreadClass() *object.Class {
	k := object.NewClass("Thread")
	bind := object.NewBuiltin("Thread(group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)", "Makes a thread.",
		func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return m.newThread(t, args)
		})
	k.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return bind.Call(t, args, kw)
	}
	self := func(v object.Value) *Thread { return v.Obj().(*Thread) }
	k.Repr = func(_ object.Thread, v object.Value) (string, error) {
		x := self(v)
		state := [...]string{"initial", "started", "stopped"}[x.state]
		if x.daemon {
			state += " daemon"
		}
		if x.state != created {
			state += " " + strconv.FormatInt(x.ident, 10)
		}
		return fmt.Sprintf("<%s(%s, %s)>", object.TypeName(x.value()), x.name, state), nil
	}
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		x := self(v)
		switch name {
		case "name":
			return object.NewStr(x.name), nil
		case "daemon":
			return object.Bool(x.daemon), nil
		case "ident":
			if x.state == created {
				return object.None, nil
			}
			return object.Int(x.ident), nil
		}
		if x.extra != nil {
			return x.extra.GetStr(name), nil
		}
		return object.Value{}, nil
	}
	k.SetAttr = func(t object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		x := self(v)
		switch {
		case name == "ident":
			return false, nil
		case name == "name" && val.Bound():
			s, err := object.ToStr(t, val)
			x.name = s
			return true, err
		case name == "daemon" && val.Bound():
			on, err := object.Truth(t, val)
			x.daemon = on
			return true, err
		case !val.Bound():
			return x.extra != nil && x.extra.DeleteStr(name), nil
		}
		if x.extra == nil {
			x.extra = object.NewDict(2)
		}
		x.extra.SetStr(name, val)
		return true, nil
	}
	k.Methods(
		object.NewBuiltin("start(self, /)", "Starts the thread; RuntimeError if it was started before.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(a[0]).start(t)
		}),
		object.NewBuiltin("run(self, /)", "What the thread does: calls target(*args, **kwargs). Derived classes have their own.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(a[0]).run(t)
		}),
		object.NewBuiltin("join(self, timeout=None)", "Waits until the thread has ended, timeout seconds at most.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(a[0]).join(t, object.Arg(a, 1))
		}),
		object.NewBuiltin("is_alive(self, /)", "Says whether the thread runs.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(self(a[0]).state == running), nil
		}),
	)
	return k
}

func (m *module) newThread(t object.Thread, a []object.Value) (object.Value, error) {
	x := &Thread{m: m, target: object.Arg(a, 1), args: object.Arg(a, 3), kwargs: object.Arg(a, 4)}
	if v := object.Arg(a, 2); v.Bound() && !v.IsNone() {
		s, err := object.ToStr(t, v)
		if err != nil {
			return object.Value{}, err
		}
		x.name = s
	} else {
		m.made++
		x.name = "Thread-" + strconv.Itoa(m.made)
	}
	if v := object.Arg(a, 5); v.Bound() && !v.IsNone() {
		on, err := object.Truth(t, v)
		if err != nil {
			return object.Value{}, err
		}
		x.daemon = on
	}
	return object.Ref(x), nil
}
