// This file defines proxies: what gpython sees of our objects and classes.

package gpy

import (
	"runtime"
	"weak"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// proxy stands for an object of ours.
type proxy struct {
	in *interp
	v  object.Value
}

// proxies are those that gpython has at the moment, so that an object goes
// through one proxy only and `is` means what it says.
type proxies map[object.Value]weak.Pointer[proxy]

func (in *interp) toProxy(v object.Value) *proxy {
	in.mu.Lock()
	defer in.mu.Unlock()
	if p := in.proxies[v].Value(); p != nil {
		return p
	}
	p := &proxy{in, v}
	if in.proxies == nil {
		in.proxies = make(proxies)
	}
	in.proxies[v] = weak.Make(p)
	runtime.AddCleanup(p, in.forget, v)
	return p
}

// forget lets go of an object whose proxy was collected, unless it has got another one since.
func (in *interp) forget(v object.Value) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.proxies[v].Value() == nil {
		delete(in.proxies, v)
	}
}

// toType gives the type that stands for a class.
func (in *interp) toType(c *object.Class) *py.Type {
	for _, x := range classes {
		if x.ours == c {
			return x.py
		}
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if t := in.classes[c]; t != nil {
		return t
	}
	t := py.NewTypeX(c.Name, "", func(_ *py.Type, args py.Tuple, kwargs py.StringDict) (py.Object, error) {
		return in.result(in.thread.Call(object.Ref(c), in.fromAll(args), in.fromKw(kwargs)))
	}, nil)
	in.classes[c] = t
	return t
}

func (in *interp) fromType(t *py.Type) *object.Class {
	for _, x := range classes {
		if x.py == t {
			return x.ours
		}
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	for c, o := range in.classes {
		if o == t {
			return c
		}
	}
	return nil
}

// Type gives the type of the object's class.
func (p *proxy) Type() *py.Type { return p.in.toType(object.ClassOf(p.v)) }

// M__getattribute__ gives an attribute; a method as a function that knows its object.
func (p *proxy) M__getattribute__(name string) (py.Object, error) {
	fn, self, err := object.FindMethod(p.in.thread, p.v, name)
	switch {
	case err != nil:
		return nil, p.in.toError(err)
	case !fn.Bound():
		return nil, p.in.toError(object.NoAttr(p.v, name))
	case !self.Bound():
		return p.in.toPy(fn), nil
	}
	return py.NewMethod(name, func(_ py.Object, args py.Tuple, kwargs py.StringDict) (py.Object, error) {
		all := append([]object.Value{self}, p.in.fromAll(args)...)
		return p.in.result(p.in.thread.Call(fn, all, p.in.fromKw(kwargs)))
	}, 0, "")
}

// M__setattr__ stores an attribute.
func (p *proxy) M__setattr__(name string, val py.Object) (py.Object, error) {
	return p.done(object.SetAttr(p.in.thread, p.v, name, p.in.fromPy(val)))
}

// M__call__ calls the object.
func (p *proxy) M__call__(args py.Tuple, kwargs py.StringDict) (py.Object, error) {
	return p.in.result(p.in.thread.Call(p.v, p.in.fromAll(args), p.in.fromKw(kwargs)))
}

// M__iter__ gives an iterator.
func (p *proxy) M__iter__() (py.Object, error) {
	return p.in.result(object.Iter(p.in.thread, p.v))
}

// M__next__ gives an iterator's next item.
func (p *proxy) M__next__() (py.Object, error) {
	v, more, err := object.Next(p.in.thread, p.v)
	if err == nil && !more {
		return nil, py.StopIteration
	}
	return p.in.result(v, err)
}

// M__repr__ gives repr(p).
func (p *proxy) M__repr__() (py.Object, error) {
	s, err := object.Repr(p.in.thread, p.v)
	if err != nil {
		return nil, p.in.toError(err)
	}
	return py.String(s), nil
}

// M__str__ gives str(p).
func (p *proxy) M__str__() (py.Object, error) {
	s, err := object.ToStr(p.in.thread, p.v)
	if err != nil {
		return nil, p.in.toError(err)
	}
	return py.String(s), nil
}

// M__bool__ says whether p counts as true.
func (p *proxy) M__bool__() (py.Object, error) {
	yes, err := object.Truth(p.in.thread, p.v)
	if err != nil {
		return nil, p.in.toError(err)
	}
	return py.Bool(yes), nil
}

// M__len__ gives len(p).
func (p *proxy) M__len__() (py.Object, error) {
	n, err := object.Len(p.in.thread, p.v)
	if err != nil {
		return nil, p.in.toError(err)
	}
	return py.Int(n), nil
}

// M__getitem__ gives p[key].
func (p *proxy) M__getitem__(key py.Object) (py.Object, error) {
	return p.in.result(object.GetItem(p.in.thread, p.v, p.in.fromPy(key)))
}

// M__setitem__ stores p[key].
func (p *proxy) M__setitem__(key, val py.Object) (py.Object, error) {
	return p.done(object.SetItem(p.in.thread, p.v, p.in.fromPy(key), p.in.fromPy(val)))
}

// M__contains__ says whether item is in p.
func (p *proxy) M__contains__(item py.Object) (py.Object, error) {
	yes, err := object.Contains(p.in.thread, p.v, p.in.fromPy(item))
	if err != nil {
		return nil, p.in.toError(err)
	}
	return py.Bool(yes), nil
}

// M__eq__ says whether p and other are equal.
func (p *proxy) M__eq__(other py.Object) (py.Object, error) { return p.compare(object.EQ, other) }

// M__ne__ says whether they are not.
func (p *proxy) M__ne__(other py.Object) (py.Object, error) { return p.compare(object.NE, other) }

func (p *proxy) compare(op object.CompareOp, other py.Object) (py.Object, error) {
	return p.in.result(object.Compare(p.in.thread, op, p.v, p.in.fromPy(other)))
}

func (p *proxy) done(err error) (py.Object, error) {
	if err != nil {
		return nil, p.in.toError(err)
	}
	return py.None, nil
}

var (
	_ py.I__getattribute__ = (*proxy)(nil)
	_ py.I__setattr__      = (*proxy)(nil)
	_ py.I__call__         = (*proxy)(nil)
	_ py.I__iter__         = (*proxy)(nil)
	_ py.I__next__         = (*proxy)(nil)
	_ py.I__repr__         = (*proxy)(nil)
	_ py.I__str__          = (*proxy)(nil)
	_ py.I__bool__         = (*proxy)(nil)
	_ py.I__len__          = (*proxy)(nil)
	_ py.I__getitem__      = (*proxy)(nil)
	_ py.I__setitem__      = (*proxy)(nil)
	_ py.I__contains__     = (*proxy)(nil)
	_ py.I__eq__           = (*proxy)(nil)
	_ py.I__ne__           = (*proxy)(nil)
)
