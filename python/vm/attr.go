// This file reads, stores and calls attributes through inline caches.

package vm

import "mpy/python/object"

// loadAttr is GETATTR when its cache did not know; it fills the cache where it can.
func (t *Thread) loadAttr(p *proto, i int32, v object.Value) (object.Value, error) {
	s, name := &p.sites[i], p.code.Sites[i]
	switch o := v.Obj().(type) {
	case *object.Instance:
		if at := o.Shape.Index(name); at >= 0 && o.Slots[at].Bound() {
			s.shape, s.idx = o.Shape, at
			return o.Slots[at], nil
		}
	case *object.Module:
		if at := o.Dict.Place(name); at >= 0 {
			s.shape, s.class, s.idx, s.fn = nil, nil, at, o.Dict.KeyAt(at)
			return *o.Dict.At(at, s.fn), nil
		}
	}
	return object.GetAttr(t, v, name)
}

// loadMethod is GETMETHOD when its cache did not know.
func (t *Thread) loadMethod(p *proto, i int32, v object.Value) (fn, self object.Value, err error) {
	s, name := &p.sites[i], p.code.Sites[i]
	fn, self, err = object.FindMethod(t, v, name)
	if err != nil {
		return
	}
	if !fn.Bound() {
		return fn, self, object.NoAttr(v, name)
	}
	switch o := v.Obj().(type) {
	case *object.Module:
		if at := o.Dict.Place(name); at >= 0 {
			s.shape, s.class, s.idx, s.fn = nil, nil, at, o.Dict.KeyAt(at)
		}
	case *object.Instance:
		if self == v && o.Shape.Index(name) < 0 {
			if m, _ := o.Cls.Lookup(name); m == fn {
				s.shape, s.class, s.ver, s.fn = o.Shape, nil, o.Cls.Version, fn
			}
		}
	case *object.Class, *object.Super, *object.Exception:
	default:
		if c := object.ClassOf(v); self == v && c.GetAttr == nil && !c.User {
			s.shape, s.class, s.fn = nil, c, fn
		}
	}
	return
}

// storeAttr is SETATTR when its cache did not know.
func (t *Thread) storeAttr(p *proto, i int32, v, val object.Value) error {
	s, name := &p.sites[i], p.code.Sites[i]
	o, ok := v.Obj().(*object.Instance)
	if !ok || o.Cls.Accessors || o.Cls.Native != nil {
		return object.SetAttr(t, v, name, val)
	}
	before := o.Shape
	if err := object.SetAttr(t, v, name, val); err != nil {
		return err
	}
	s.shape, s.ver = before, o.Cls.Version
	if o.Shape == before {
		s.next, s.idx = nil, before.Index(name)
	} else {
		s.next = o.Shape
	}
	return nil
}

// global finds a global or builtin when the cache did not know.
func (t *Thread) global(f *frame, i int32) (object.Value, error) {
	g, name := &f.p.globals[i], f.p.code.Globals[i]
	d := f.fn.globals
	if at := d.Place(name); at >= 0 {
		*g = globalCache{val: d.At(at, d.KeyAt(at)), dict: d, own: true, keys: d.Keys, outer: t.in.builtins.Keys}
		return *g.val, nil
	}
	b := t.in.builtins
	if at := b.Place(name); at >= 0 {
		*g = globalCache{val: b.At(at, b.KeyAt(at)), dict: d, keys: d.Keys, outer: b.Keys}
		return *g.val, nil
	}
	return object.Value{}, undefined(name)
}

func undefined(name string) *object.Exception {
	return object.NewError(object.NameError, "name '%s' isn't defined", name)
}

// name finds what GETNAME asks for.
func (t *Thread) name(f *frame, name string) (object.Value, error) {
	if f.locals != nil {
		if v := f.locals.GetStr(name); v.Bound() {
			return v, nil
		}
	}
	if v := f.fn.globals.GetStr(name); v.Bound() {
		return v, nil
	}
	if v := t.in.builtins.GetStr(name); v.Bound() {
		return v, nil
	}
	return object.Value{}, undefined(name)
}

// unboundLocal is the error of a local variable without a value.
func unboundLocal() *object.Exception {
	return object.NewError(object.NameError, "local variable referenced before assignment")
}
