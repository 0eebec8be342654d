// This file defines the tree: positions, the statement nodes and their parts.

package syntax

// Pos is a place in the source. Line and Col count from 1; Col counts bytes. The zero Pos is "nowhere".
type Pos struct{ Line, Col int32 }

// At is embedded in every node and holds the place of the node's first token, so n.Line and n.Pos() both work
// and other packages can build nodes of their own.
type At struct{ Line, Col int32 }

// Pos returns the place of the node's first token.
func (a At) Pos() Pos { return Pos(a) }

// Node is any part of the tree that has a place.
type Node interface{ Pos() Pos }

// Stmt is a statement: one of the pointer types *FunctionDef to *Continue below.
type Stmt interface {
	Node
	stmt()
}

// Module is what Parse returns. In Eval mode Body holds exactly one *ExprStmt.
type Module struct {
	File   string
	Body   []Stmt
	Source string // the text, all line ends made \n
}

// FunctionDef is def or async def. Its place is the "def" or "async" token, not the first decorator.
type FunctionDef struct {
	At
	Name       string
	Params     *Params // never nil
	Body       []Stmt
	Decorators []Expr // outermost first
	Returns    Expr   // annotation, or nil
	Async      bool
}

// ClassDef is a class statement. Args holds the bases (Starred allowed), Keywords such as metaclass=.
type ClassDef struct {
	At
	Name       string
	Args       []Expr
	Keywords   []Keyword
	Body       []Stmt
	Decorators []Expr
}

// Params is the parameter list of a function or lambda. Args[:PosOnly] stand before a "/". A bare "*" shows as
// a nil VarArg with KwOnly.
type Params struct {
	PosOnly int
	Args    []Param
	VarArg  *Param
	KwOnly  []Param
	KwArg   *Param
}

// Param is one parameter; Annotation and Default may be nil.
type Param struct {
	At
	Name       string
	Annotation Expr
	Default    Expr
}

// Keyword is a keyword argument; Name is "" for **value.
type Keyword struct {
	At
	Name  string
	Value Expr
}

// Return is a return statement; Value may be nil.
type Return struct {
	At
	Value Expr
}

// Delete is a del statement. Targets may be any expression: the compiler refuses what cannot be deleted.
type Delete struct {
	At
	Targets []Expr
}

// Assign is a = b = value, Targets left to right. Targets may be any expression: the compiler refuses what
// cannot be assigned to.
type Assign struct {
	At
	Targets []Expr
	Value   Expr
}

// AugAssign is target op= value.
type AugAssign struct {
	At
	Target Expr
	Op     BinaryOp
	Value  Expr
}

// AnnAssign is target: annotation [= value]; Value may be nil.
type AnnAssign struct {
	At
	Target     Expr
	Annotation Expr
	Value      Expr
}

// For is a for or async for loop.
type For struct {
	At
	Target Expr
	Iter   Expr
	Body   []Stmt
	Else   []Stmt
	Async  bool
}

// While is a while loop.
type While struct {
	At
	Test Expr
	Body []Stmt
	Else []Stmt
}

// If is a whole if/elif/else chain, flat, so that a thousand elifs nest nothing.
type If struct {
	At
	Clauses []IfClause // the "if" and every "elif", at least one
	Else    []Stmt
}

// IfClause is one "if" or "elif" with its place.
type IfClause struct {
	At
	Test Expr
	Body []Stmt
}

// With is a with or async with statement.
type With struct {
	At
	Items []WithItem
	Body  []Stmt
	Async bool
}

// WithItem is one context manager; Vars may be nil.
type WithItem struct {
	At
	Context Expr
	Vars    Expr
}

// Raise is raise [Exc [from Cause]].
type Raise struct {
	At
	Exc   Expr
	Cause Expr
}

// Try is a try statement.
type Try struct {
	At
	Body     []Stmt
	Handlers []Handler
	Else     []Stmt
	Finally  []Stmt
}

// Handler is one except clause; Type is nil for a bare except, Name "" where there is no "as".
type Handler struct {
	At
	Type Expr
	Name string
	Body []Stmt
}

// Assert is assert Test[, Msg].
type Assert struct {
	At
	Test Expr
	Msg  Expr
}

// Import is import a.b as c, ….
type Import struct {
	At
	Names []Alias
}

// ImportFrom is from ..Module import Names. Level counts the leading dots. A star import has one Alias with
// Name "*".
type ImportFrom struct {
	At
	Module string
	Names  []Alias
	Level  int
}

// Alias is one imported name, dotted in Import; AsName is "" where there is no "as".
type Alias struct {
	At
	Name   string
	AsName string
}

// Global is a global statement.
type Global struct {
	At
	Names []string
}

// Nonlocal is a nonlocal statement.
type Nonlocal struct {
	At
	Names []string
}

// ExprStmt is an expression as a statement.
type ExprStmt struct {
	At
	Value Expr
}

// Pass is the pass statement.
type Pass struct{ At }

// Break is the break statement.
type Break struct{ At }

// Continue is the continue statement.
type Continue struct{ At }

func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Assign) stmt()      {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*If) stmt()          {}
func (*With) stmt()        {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*Assert) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*ExprStmt) stmt()    {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}
