// This file makes gpython's modules, and holds what belongs to one py.Context.

package gpy

import (
	"sync"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/python/object"
)

// A Registry makes modules that share their Host in each py.Context.
type Registry struct {
	Options host.Options // for the Host of each Context

	mu      sync.Mutex
	interps map[py.Context]*interp
}

// interp is what belongs to one py.Context.
type interp struct {
	host   *host.Host
	thread *thread
	made   map[string]*object.Module // by the declaration's name

	mu      sync.Mutex
	classes map[*object.Class]*py.Type
	proxies proxies
}

// start is the code that gpython runs when a module is imported: it calls the
// one function that the ModuleImpl has.
const (
	fillName = "_fill"
	start    = fillName + "()\n"
)

// Impl makes gpython's module called name of a declaration. Two names with
// declarations of one name get the same functions and classes.
func (r *Registry) Impl(name string, declare func(*host.Host) *object.Def) *py.ModuleImpl {
	impl := &py.ModuleImpl{
		Info:    py.ModuleInfo{Name: name, Doc: declare(host.New(r.Options)).Doc},
		Globals: py.StringDict{},
		CodeSrc: start,
		Methods: []*py.Method{py.MustNewMethod(fillName, func(self py.Object, _ py.Tuple) (py.Object, error) {
			return py.None, r.fill(self.(*py.Module), declare)
		}, 0, "Makes the module.")},
		OnContextClosed: func(m *py.Module) { r.close(m.Context) },
	}
	if py.Compile != nil { // now, for gpython would do it when several Contexts may run
		impl.Code, _ = py.Compile(start, "<"+name+">", py.ExecMode, 0, true)
	}
	return impl
}

// fill puts the declaration's names into a module.
func (r *Registry) fill(m *py.Module, declare func(*host.Host) *object.Def) error {
	in := r.interp(m.Context)
	def := declare(in.host)
	made := in.made[def.Name]
	if made == nil {
		var err error
		if made, err = def.Make(in.thread); err != nil {
			return in.toError(err)
		}
		in.made[def.Name] = made
	}
	delete(m.Globals, fillName)
	for i := 0; ; {
		k, v, ok := made.Dict.Next(&i)
		if !ok {
			return nil
		}
		if name, isStr := object.AsStr(k); isStr && name != "__name__" {
			m.Globals[name] = in.toPy(v)
		}
	}
}

func (r *Registry) interp(ctx py.Context) *interp {
	r.mu.Lock()
	defer r.mu.Unlock()
	if in := r.interps[ctx]; in != nil {
		return in
	}
	in := &interp{
		host:    host.New(r.Options),
		made:    make(map[string]*object.Module),
		classes: make(map[*object.Class]*py.Type),
	}
	in.thread = newThread(in)
	if r.interps == nil {
		r.interps = make(map[py.Context]*interp)
	}
	r.interps[ctx] = in
	return in
}

// close ends what a Context had, once.
func (r *Registry) close(ctx py.Context) {
	r.mu.Lock()
	in := r.interps[ctx]
	delete(r.interps, ctx)
	r.mu.Unlock()
	if in != nil {
		_ = in.host.Close()
		in.thread.op.Close()
	}
}
