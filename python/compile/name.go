// This file reads, writes and deletes names, and gives the parameters their registers.

package compile

import (
	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// params gives the names of the parameters in register order.
func (f *fn) params() []string {
	var p *syntax.Params
	switch n := f.sc.Node.(type) {
	case *syntax.FunctionDef:
		p = n.Params
	case *syntax.Lambda:
		p = n.Params
	default:
		if f.sc.IsComp() {
			f.code.NumPos, f.code.PosOnly = 1, 1
			return []string{""}
		}
		return nil
	}
	var names []string
	for _, a := range p.Args {
		names = append(names, a.Name)
		if a.Default != nil {
			f.code.NumDef++
		}
	}
	f.code.NumPos, f.code.PosOnly, f.code.NumKw = len(p.Args), p.PosOnly, len(p.KwOnly)
	for _, a := range p.KwOnly {
		names = append(names, a.Name)
		f.code.KwDef = append(f.code.KwDef, a.Default != nil)
	}
	if p.VarArg != nil {
		names = append(names, p.VarArg.Name)
		f.code.Flags |= code.VarArgs
	}
	if p.KwArg != nil {
		names = append(names, p.KwArg.Name)
		f.code.Flags |= code.VarKw
	}
	return names
}

// register gives the register of a plain local, or false.
func (f *fn) register(e syntax.Expr) (int, bool) {
	if n, ok := e.(*syntax.Name); ok {
		return f.local(n.Id)
	}
	return 0, false
}

func (f *fn) local(name string) (int, bool) {
	sym := f.sc.Lookup(name)
	if sym == nil || sym.Bind != scope.Local {
		return 0, false
	}
	r, ok := f.regs[sym]
	return r, ok
}

// check guards a read of local r unless it surely is bound here.
func (f *fn) check(r int, name string) {
	if f.dead || f.bound.has(r) {
		return
	}
	f.emit(code.CHECK, r, 0, 0, f.name(name))
	f.clear.add(r)
	f.bound.add(r)
}

// nameOps is one row of instructions by kind of place.
type nameOps struct{ name, global, cell, free, spill code.Op }

var (
	loads   = nameOps{code.GETNAME, code.GETGLOBAL, code.GETCELL, code.GETFREE, code.GETSPILL}
	stores  = nameOps{code.SETNAME, code.SETGLOBAL, code.SETCELL, code.SETFREE, code.SETSPILL}
	deletes = nameOps{code.DELNAME, code.DELGLOBAL, code.DELCELL, code.DELFREE, code.DELSPILL}
)

// access emits the instruction of ops for a name that is no plain local; r is
// the register that is read or written.
func (f *fn) access(ops *nameOps, name string, r int) {
	sym := f.sc.Lookup(name)
	bind := scope.Explicit
	if sym != nil {
		bind = sym.Bind
	}
	if bind == scope.Local && f.sc.Kind == scope.Class {
		bind = scope.Assigned // __class__ that no method uses
	}
	switch bind {
	case scope.Local: // spilled
		i := int32(f.spill[sym])
		if ops == &loads {
			f.emit(ops.spill, r, int(f.code.Spill), 0, i)
		} else {
			f.emit(ops.spill, int(f.code.Spill), r, 0, i)
		}
	case scope.Cell:
		if ops == &loads {
			f.emit(ops.cell, r, f.regs[sym], 0, f.name(name))
		} else {
			f.emit(ops.cell, f.regs[sym], r, 0, f.name(name))
		}
	case scope.Free:
		f.emit(ops.free, r, 0, 0, f.free[name])
	default:
		if bind != scope.Explicit && f.code.Flags&code.UsesNames != 0 {
			f.emit(ops.name, r, 0, 0, f.name(name))
		} else {
			f.emit(ops.global, r, 0, 0, f.global(name))
		}
	}
}

// load reads a name into dst.
func (f *fn) load(name string, dst int) {
	if r, ok := f.local(name); ok {
		f.check(r, name)
		f.move(dst, r)
		return
	}
	f.access(&loads, name, dst)
}

// loadGlobal reads a global past all locals of that name.
func (f *fn) loadGlobal(name string, dst int) {
	f.emit(code.GETGLOBAL, dst, 0, 0, f.global(name))
}

// store writes src to a name.
func (f *fn) store(name string, src int) {
	if f.viper != nil {
		f.storeTyped(&syntax.Name{Id: name}, src, vObject)
		return
	}
	if r, ok := f.local(name); ok {
		f.move(r, src)
		f.bound.add(r)
		return
	}
	f.access(&stores, name, src)
}

// delete unbinds a name.
func (f *fn) delete(name string) {
	if r, ok := f.local(name); ok {
		if f.viper != nil {
			f.settle(name, vNone) // del puts None into a local
		}
		f.check(r, name)
		f.emitA(code.CLEAR, r)
		f.bound.remove(r)
		return
	}
	f.access(&deletes, name, 0)
}

// unbind makes a name unbound whether it is bound or not: the end of "except E as name".
func (f *fn) unbind(name string) {
	if r, ok := f.local(name); ok {
		f.emitA(code.CLEAR, r)
		f.bound.remove(r)
		return
	}
	m := f.top
	t := f.temp()
	f.loadConst(nil, t)
	f.access(&stores, name, t)
	f.access(&deletes, name, 0)
	f.top = m
}
