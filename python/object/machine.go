// This file defines what builtins and modules may ask of the interpreter itself.

package object

import "io"

// Machine is the interpreter, as Thread.Interp gives it. python/vm implements it.
type Machine interface {
	// Compile compiles source text; mode is "exec", "eval" or "single". The
	// result is a code object. Errors are SyntaxErrors that name file and line.
	Compile(t Thread, source, file, mode string) (Value, error)
	// Exec runs a code object and gives the value of an expression, None for statements.
	Exec(t Thread, code Value, globals, locals *Dict) (Value, error)
	// Globals and Locals are those of the script's frame that is running; at
	// module level, and in functions as MicroPython has it, they are the same dict.
	Globals(t Thread) *Dict
	Locals(t Thread) *Dict
	// Import imports a module as the import statement does: without names the
	// first package of a dotted name, else the last.
	Import(t Thread, name string, globals *Dict, names []string, level int) (Value, error)
	// Builtins is the dict of the builtins module, Modules is sys.modules.
	Builtins() *Dict
	Modules() *Dict
	// Path is the list sys.path, the same object always.
	Path() *List
	// Spawn runs fn on a thread of its own and gives its identity.
	Spawn(t Thread, fn Value, args []Value, kw Kw) (int64, error)
	// Schedule queues fn(arg) to run between instructions of the main thread; false: the queue is full.
	Schedule(fn, arg Value) bool
	// Collect is gc.collect(): wipes dead registers, collects, drains what finalisers queued.
	Collect(t Thread)
}

// Console are the interpreter's standard streams, which the Host offers.
type Console interface {
	Stdin() io.Reader
	Stdout() io.Writer
	Stderr() io.Writer
}

// Def declares a builtin module: everything of it in one place. It is made
// afresh for each interpreter that imports the module.
type Def struct {
	Name    string // as scripts import it
	Doc     string // what it is for, the module's manual
	Members []Member
	Mutable []string // the names that scripts may store
	// Init, if any, adds to the module what can only be made when it is imported.
	Init func(t Thread, m *Module) error
}

// Member is a name of a module that is not a function: a constant, a class, an object.
type Member struct {
	Name  string
	Doc   string
	Value Value
}

// Fn makes the member for a function.
func Fn(sig, doc string, fn Impl) Member {
	b := NewBuiltin(sig, doc, fn)
	return Member{b.Name, doc, Ref(b)}
}

// Make makes the module.
func (d *Def) Make(t Thread) (*Module, error) {
	m := &Module{Name: d.Name, Dict: NewDict(len(d.Members) + 1)}
	m.Dict.SetStr("__name__", NewStr(d.Name))
	for _, x := range d.Members {
		m.Dict.SetStr(x.Name, x.Value)
	}
	if d.Init != nil {
		if err := d.Init(t, m); err != nil {
			return nil, err
		}
	}
	m.Fixed, m.Mutable, m.Dict.Fixed = true, d.Mutable, true
	return m, nil
}
