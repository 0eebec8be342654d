// This file defines ref and finalize.

package weakref

import (
	"io"
	"slices"
	"weak"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/python/object"
)

// module is the state of the module weakref in one interpreter.
type module struct {
	h             *host.Host
	ref, finalize *object.Class
	all           map[weak.Pointer[byte]]*watched
	full          int     // how many may be watched before some are looked after
	dead          []*link // whose callbacks are to be called
	queued        bool    // and that is scheduled
	waiting       bool    // the next Drain looks after them
}

// watched is an object that something refers to.
type watched struct {
	target target
	finals []*link              // the last one first
	refs   []weak.Pointer[link] // likewise
}

// link is a ref or a finalize.
type link struct {
	class    *object.Class
	m        *module
	target   target
	live     bool
	callback object.Value
	args     []object.Value // of a finalize
	kw       object.Kw
}

// Type makes *link a py.Object.
func (l *link) Type() *py.Type { return &l.class.Py }

// Class gives ref or finalize.
func (l *link) Class() *object.Class { return l.class }

func newModule(h *host.Host) *module {
	m := &module{h: h, all: make(map[weak.Pointer[byte]]*watched), full: 256}
	fn := object.NewBuiltin
	self := func(args []object.Value) *link { return args[0].Obj().(*link) }

	c := object.NewClass("ref")
	m.ref = c
	ctor := fn("ref(obj, callback=None, /)", "", m.newRef)
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return ctor.Call(t, args, kw)
	}
	c.Call = func(_ object.Thread, v object.Value, _ []object.Value, _ object.Kw) (object.Value, error) {
		if v := v.Obj().(*link).get(); v.Bound() {
			return v, nil
		}
		return object.None, nil
	}
	c.Methods(fn("__del__(self, /)", "Ends the reference: it refers to nothing and its callback will not be called.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		self(args).end()
		return object.None, nil
	}))

	c = object.NewClass("finalize")
	m.finalize = c
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return m.newFinalize(t, args, kw)
	}
	c.Call = func(t object.Thread, v object.Value, _ []object.Value, _ object.Kw) (object.Value, error) {
		l := v.Obj().(*link)
		if !l.get().Bound() {
			return object.None, nil
		}
		l.end()
		return t.Call(l.callback, l.args, l.kw)
	}
	c.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "alive" {
			return object.Bool(v.Obj().(*link).get().Bound()), nil
		}
		return object.Value{}, nil
	}
	c.Methods(
		fn("peek(self, /)", "Gives the tuple (obj, callback, args, kwargs), or None when it is not alive.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return self(args).peek(t)
		}),
		fn("detach(self, /)", "Gives what peek gives, and ends it.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			l := self(args)
			v, err := l.peek(t)
			l.end()
			return v, err
		}),
	)
	for _, c := range []*object.Class{m.ref, m.finalize} {
		c.Repr = func(_ object.Thread, v object.Value) (string, error) { return "<" + v.Obj().Class().Name + ">", nil }
	}
	return m
}

// watch gives the entry of an object.
func (m *module) watch(t object.Thread, v object.Value) (*watched, error) {
	to, ok := newTarget(v)
	if !ok {
		return nil, object.NewError(object.TypeError, "not a heap object")
	}
	if w := m.all[to.ptr]; w != nil {
		return w, nil
	}
	if len(m.all) >= m.full {
		m.sweep(t.Interp())
		m.full = max(256, 2*len(m.all))
	}
	w := &watched{target: to}
	m.all[to.ptr] = w
	m.await(t.Interp())
	return w, nil
}

// await has the next Drain, which follows a collection, see what is gone.
func (m *module) await(in object.Machine) {
	if m.waiting || m.h == nil {
		return
	}
	m.waiting = true
	m.h.Later(func() {
		m.waiting = false
		m.sweep(in)
		if len(m.all) > 0 || len(m.dead) > 0 {
			m.await(in)
		}
	})
}

func (m *module) newRef(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	w, err := m.watch(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	l := &link{class: m.ref, m: m, target: w.target, live: true, callback: object.None}
	if len(args) > 1 {
		l.callback = args[1]
	}
	w.refs = slices.Insert(w.refs, 0, weak.Make(l))
	if n := len(w.refs); n&(n-1) == 0 { // now and then those are dropped that are gone themselves
		w.refs = slices.DeleteFunc(w.refs, func(p weak.Pointer[link]) bool { return p.Value() == nil })
	}
	return object.Ref(l), nil
}

func (m *module) newFinalize(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	if len(args) < 2 {
		return object.Value{}, object.NewError(object.TypeError, "function missing %d required positional arguments", 2-len(args))
	}
	w, err := m.watch(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	l := &link{class: m.finalize, m: m, target: w.target, live: true, callback: args[1], args: slices.Clone(args[2:])}
	l.kw = object.Kw{Names: slices.Clone(kw.Names), Values: slices.Clone(kw.Values)}
	w.finals = slices.Insert(w.finals, 0, l)
	return object.Ref(l), nil
}

// get gives the object, or the zero Value.
func (l *link) get() object.Value {
	if !l.live {
		return object.Value{}
	}
	return l.target.get()
}

// end takes the link out.
func (l *link) end() {
	if !l.live {
		return
	}
	l.live = false
	w := l.m.all[l.target.ptr]
	if w == nil {
		return
	}
	w.finals = slices.DeleteFunc(w.finals, func(x *link) bool { return x == l })
	p := weak.Make(l)
	w.refs = slices.DeleteFunc(w.refs, func(x weak.Pointer[link]) bool { return x == p })
	if len(w.finals)+len(w.refs) == 0 {
		delete(l.m.all, l.target.ptr)
	}
}

func (l *link) peek(t object.Thread) (object.Value, error) {
	v := l.get()
	if !v.Bound() {
		return object.None, nil
	}
	kw := object.NewDict(l.kw.Len())
	for i, name := range l.kw.Names {
		kw.SetStr(name, l.kw.Values[i])
	}
	return object.NewTuple(v, l.callback, object.NewTuple(slices.Clone(l.args)...), object.Ref(kw)), nil
}

// sweep finds what is gone and has the callbacks called. It is used under the
// interpreter's lock.
func (m *module) sweep(in object.Machine) {
	for p, w := range m.all {
		if w.target.ptr.Value() != nil {
			continue
		}
		delete(m.all, p)
		for _, l := range w.finals {
			l.live = false
			m.dead = append(m.dead, l)
		}
		for _, r := range w.refs {
			if l := r.Value(); l != nil {
				l.live = false
				if !l.callback.IsNone() {
					m.dead = append(m.dead, l)
				}
			}
		}
	}
	if len(m.dead) > 0 && !m.queued && in != nil {
		run := object.NewBuiltin("weakref(arg, /)", "", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
			m.run(t)
			return object.None, nil
		})
		m.queued = in.Schedule(object.Ref(run), object.None)
	}
}

// run calls the callbacks of what is gone. What they raise nobody can catch.
func (m *module) run(t object.Thread) {
	m.queued = false
	for len(m.dead) > 0 {
		l := m.dead[0]
		m.dead = m.dead[1:]
		args, kw := l.args, l.kw
		if l.class == m.ref {
			args = []object.Value{object.Ref(l)}
		}
		if _, err := t.Call(l.callback, args, kw); err != nil {
			if c, ok := t.Host().(object.Console); ok {
				_, _ = io.WriteString(c.Stderr(), "Unhandled exception in weakref callback:\n"+object.Traceback(t, object.AsException(err)))
			}
		}
	}
}
