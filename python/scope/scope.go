// This file defines scopes and symbols, and the rules that turn uses of a name into its place.

package scope

import "mpy/python/syntax"

// Kind says what a scope belongs to.
type Kind uint8

// The kinds.
const (
	Module Kind = iota
	Class
	Function
	Lambda
	ListComp
	SetComp
	DictComp
	GenExp
)

// Bind says where a name lives, as far as it is known.
type Bind uint8

// The bindings.
const (
	Undecided Bind = iota // declared, nothing known yet; never left after Analyze
	Implicit              // read only: the names of a class body or module, or a global
	Assigned              // assigned in a class body or module
	Explicit              // declared global
	Local                 // a register of its own
	Cell                  // a local that an inner scope uses
	Free                  // a cell of an enclosing scope
)

var bindNames = [...]string{"undecided", "implicit", "assigned", "explicit", "local", "cell", "free"}

// String gives the binding's name, for tests.
func (b Bind) String() string { return bindNames[b] }

// Symbol is a name in one scope.
type Symbol struct {
	Name  string
	Bind  Bind
	Param bool
}

// Scope holds the names of one function, class body, comprehension or module.
type Scope struct {
	Kind      Kind
	Name      string // of the function or class; "<lambda>" and its like otherwise
	Node      syntax.Node
	Parent    *Scope    // nil for the module
	Symbols   []*Symbol // in order of first use, parameters first, in order of the source
	Free      []string  // names of the free variables, in the order of Captures
	Generator bool
	Async     bool // an async def
	Walrus    bool // holds a := outside of inner scopes

	index map[string]*Symbol
}

// Table is what Analyze gives.
type Table struct {
	Module *Scope
	Of     map[syntax.Node]*Scope // by FunctionDef, Lambda, ClassDef or comprehension node
}

// Lookup gives the symbol called name, or nil.
func (s *Scope) Lookup(name string) *Symbol { return s.index[name] }

// IsFunction reports whether locals of s are registers: false for modules and class bodies.
func (s *Scope) IsFunction() bool { return s.Kind >= Function }

// IsComp reports whether s is a comprehension or generator expression.
func (s *Scope) IsComp() bool { return s.Kind >= ListComp }

// get finds the symbol called name or adds it with binding b.
func (s *Scope) get(name string, b Bind) *Symbol {
	if sym := s.index[name]; sym != nil {
		return sym
	}
	sym := &Symbol{Name: name, Bind: b}
	s.index[name] = sym
	s.Symbols = append(s.Symbols, sym)
	return sym
}

// load notes a read of name.
func (s *Scope) load(name string) { s.get(name, Implicit) }

// store notes an assignment or deletion of name.
func (s *Scope) store(name string) *Symbol {
	sym := s.get(name, Implicit)
	if sym.Bind == Implicit {
		if s.IsFunction() {
			sym.Bind = Local
		} else {
			sym.Bind = Assigned
		}
	}
	return sym
}

// resolve turns sym into a free variable when an enclosing function binds its
// name. The nearest scope that knows the name decides, a class body included.
func (s *Scope) resolve(sym *Symbol) {
	for p := s.Parent; p != nil && p.Parent != nil; p = p.Parent {
		q := p.index[sym.Name]
		if q == nil {
			continue
		}
		if q.Bind >= Local {
			s.free(sym)
			s.capture(sym.Name)
		}
		return
	}
}

func (s *Scope) free(sym *Symbol) {
	sym.Bind = Free
	s.Free = append(s.Free, sym.Name)
}

// capture makes name a cell where it is bound and a free variable in the scopes between.
func (s *Scope) capture(name string) {
	for p := s.Parent; p.Parent != nil; p = p.Parent {
		q := p.get(name, Undecided)
		if q.Bind != Undecided {
			if q.Bind == Local {
				q.Bind = Cell
			}
			return
		}
		p.free(q)
	}
}

// owner gives the scope in which a walrus inside s binds.
func (s *Scope) owner() *Scope {
	for s.IsComp() {
		s = s.Parent
	}
	return s
}
