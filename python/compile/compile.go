// This file defines Compile and what one compilation holds.

package compile

import (
	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// Options says what a text is compiled for.
type Options struct {
	Mode     syntax.Mode // the mode it was parsed in
	Names    bool        // for exec, eval and compile(): module-level names go through the locals dict
	Optimize int         // above 0, asserts are dropped and __debug__ is False

	// Pow raises a float to a power as the machine does; nil: the compiler raises none.
	Pow func(a, b float64) float64

	// Stop, where it is set, is asked now and then: its error ends the compiler, and is returned.
	Stop func() error
}

// stopped is what a compiler panics with that was stopped.
type stopped struct{ error }

// Compile turns a tree into code. The tree is changed on the way: constants
// are folded in place. The error is a *syntax.Error.
func Compile(m *syntax.Module, filename string, opts Options) (out *code.Code, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stopped:
			out, err = nil, r.error
		default:
			panic(r)
		}
	}()
	c := &compiler{file: filename, opts: opts, tree: m}
	c.fold(m)
	if c.err != nil {
		return nil, c.err
	}
	table, err := scope.Analyze(m, filename)
	if err != nil {
		return nil, err
	}
	c.table = table
	out = c.function(nil, table.Module, func(f *fn) { f.module(m) })
	if c.err != nil {
		return nil, c.err
	}
	return out, nil
}

// compiler is the state of one Compile, shared by all functions of the module.
type compiler struct {
	file  string
	opts  Options
	tree  *syntax.Module
	table *scope.Table
	err   *syntax.Error
}

// fail keeps the first error; the compiler goes on and its output is dropped.
// block is the scope that is compiled, or "" where MicroPython's parser refuses.
func (c *compiler) fail(n syntax.Node, msg, block string) {
	if c.err == nil {
		c.err = c.tree.Error(c.file, n.Pos(), msg)
		c.err.Block = block
	}
}

// fail refuses something in f.
func (f *fn) fail(n syntax.Node, msg string) { f.c.fail(n, msg, f.sc.Name) }

// maxLocals are the limits tried for locals in registers: the temporaries get
// the rest. A function whose expressions need more is compiled again with less.
var maxLocals = [...]int{180, 96, 24}

// function compiles one code object; body emits its instructions.
func (c *compiler) function(outer *fn, sc *scope.Scope, body func(*fn)) *code.Code {
	for _, limit := range maxLocals {
		if c.err != nil {
			break
		}
		f := newFn(c, outer, sc, limit)
		body(f)
		if f.viper != nil {
			f.endStatement(f.sc.Node.Pos().Line)
		}
		if !f.full {
			return f.finish()
		}
		if f.nlocals <= maxLocals[len(maxLocals)-1] {
			break
		}
	}
	c.fail(sc.Node, "too many local variables or nested expressions", sc.Name)
	return &code.Code{}
}

// module emits the module's code.
func (f *fn) module(m *syntax.Module) {
	if f.c.opts.Mode == syntax.Eval && len(m.Body) == 1 {
		if e, ok := m.Body[0].(*syntax.ExprStmt); ok {
			f.setLine(e.Line)
			f.emitA(code.RETURN, f.operand(e.Value))
			f.dead = true
			return
		}
	}
	f.stmts(m.Body)
	f.emit(code.RETNONE, 0, 0, 0, 0)
}
