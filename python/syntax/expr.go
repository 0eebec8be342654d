// This file defines the expression nodes of the tree.

package syntax

// Expr is an expression: one of the pointer types *BoolOp to *Slice below.
//
// Left-nested chains (a+b+c, a.b.c(), and so on) are parsed by iteration and may be long: a recursive walker meets at most
// MaxHeight levels, which a Go stack holds, but walking the left spine in a loop is cheaper.
type Expr interface {
	Node
	expr()
}

// BoolOp is "a and b and c" or "or", with at least two Values.
type BoolOp struct {
	At
	Or     bool // false: and
	Values []Expr
}

// NamedExpr is Target := Value. Target is a *Name, or else what the compiler must refuse.
type NamedExpr struct {
	At
	Target Expr
	Value  Expr
}

// BinOp is Left Op Right.
type BinOp struct {
	At
	Left  Expr
	Op    BinaryOp
	Right Expr
}

// UnaryOp is Op X.
type UnaryOp struct {
	At
	Op UnaryOperator
	X  Expr
}

// Lambda is lambda Params: Body.
type Lambda struct {
	At
	Params *Params // never nil
	Body   Expr
}

// IfExp is Body if Test else Else.
type IfExp struct {
	At
	Test Expr
	Body Expr
	Else Expr
}

// Dict is a dict display; a nil key means ** unpacking of the value beside it.
type Dict struct {
	At
	Keys   []Expr
	Values []Expr
}

// Set is a set display, never empty.
type Set struct {
	At
	Elts []Expr
}

// Comprehension is one "for Target in Iter" with the ifs that follow it.
type Comprehension struct {
	At
	Target Expr
	Iter   Expr
	Ifs    []Expr
	Async  bool
}

// ListComp is [Elt for …].
type ListComp struct {
	At
	Elt        Expr
	Generators []Comprehension
}

// SetComp is {Elt for …}.
type SetComp struct {
	At
	Elt        Expr
	Generators []Comprehension
}

// DictComp is {Key: Value for …}.
type DictComp struct {
	At
	Key        Expr
	Value      Expr
	Generators []Comprehension
}

// GeneratorExp is (Elt for …); Paren is false for the sole argument of a call that has no parentheses of its own.
type GeneratorExp struct {
	At
	Elt        Expr
	Generators []Comprehension
	Paren      bool
}

// Await is await Value.
type Await struct {
	At
	Value Expr
}

// Yield is yield [Value]. Paren says that it stands in parentheses.
type Yield struct {
	At
	Value Expr
	Paren bool
}

// YieldFrom is yield from Value. Paren says that it stands in parentheses.
type YieldFrom struct {
	At
	Value Expr
	Paren bool
}

// Compare is Left Ops[0] Rights[0] Ops[1] Rights[1] ….
type Compare struct {
	At
	Left   Expr
	Ops    []CmpOp
	Rights []Expr
}

// Call is Func(Args, Keywords). Every one of Args stands before every one of Keywords in the source, but for a generator
// or ":=". Trail is the
// place of the "(", whose line a traceback names where a chain spreads over lines.
type Call struct {
	At
	Func     Expr
	Args     []Expr
	Keywords []Keyword
	Trail    Pos
}

// JoinedStr is an f-string: Values are *Constant strings and *FormattedValue, adjacent constants merged. It may be
// empty.
type JoinedStr struct {
	At
	Values []Expr
}

// FormattedValue is one {…} of an f-string or t-string.
type FormattedValue struct {
	At
	Value      Expr
	Conversion byte       // 0, or the letter after "!"
	Spec       *JoinedStr // what follows ":", or nil
	Text       string     // the source text of the expression, as a template's Interpolation shows it
}

// TemplateStr is a t-string: Values as in JoinedStr.
type TemplateStr struct {
	At
	Values []Expr
}

// Constant is a literal. Value is nil (None), bool, string, Bytes, int64, *big.Int (beyond int64), float64,
// complex128 or Ellipsis. A string may hold surrogates in the three-byte form.
type Constant struct {
	At
	Value any
}

// Bytes is the value of a bytes literal.
type Bytes []byte

// Ellipsis is the value of "...".
type Ellipsis struct{}

// Attribute is Value.Name. Trail is the place of the ".".
type Attribute struct {
	At
	Value Expr
	Name  string
	Trail Pos
}

// Subscript is Value[Index]; Index may be a *Slice or a *Tuple with slices in it. Trail is the place of the "[".
type Subscript struct {
	At
	Value Expr
	Index Expr
	Trail Pos
}

// Starred is *Value, in a call, a display or an assignment target. Elsewhere the compiler refuses it.
type Starred struct {
	At
	Value Expr
}

// Name is an identifier. __debug__ comes as a Name too: what it means depends on the compiler's optimisation level.
type Name struct {
	At
	Id string
}

// List is a list display or target.
type List struct {
	At
	Elts []Expr
}

// Tuple is a tuple display or target; Paren says whether it was written in parentheses.
type Tuple struct {
	At
	Elts  []Expr
	Paren bool
}

// Slice is Lower:Upper:Step inside a subscript; each may be nil.
type Slice struct {
	At
	Lower Expr
	Upper Expr
	Step  Expr
}

func (*BoolOp) expr()         {}
func (*NamedExpr) expr()      {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*Lambda) expr()         {}
func (*IfExp) expr()          {}
func (*Dict) expr()           {}
func (*Set) expr()            {}
func (*ListComp) expr()       {}
func (*SetComp) expr()        {}
func (*DictComp) expr()       {}
func (*GeneratorExp) expr()   {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*JoinedStr) expr()      {}
func (*FormattedValue) expr() {}
func (*TemplateStr) expr()    {}
func (*Constant) expr()       {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Starred) expr()        {}
func (*Name) expr()           {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Slice) expr()          {}
