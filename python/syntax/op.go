// This file defines the operators that stand in the tree.

package syntax

// BinaryOp is an arithmetic or bitwise operator of BinOp and AugAssign.
type BinaryOp uint8

// The binary operators.
const (
	Add BinaryOp = iota
	Sub
	Mult
	MatMult
	Div
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
)

// String returns the operator as it is written.
func (op BinaryOp) String() string {
	return [...]string{"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "|", "^", "&"}[op]
}

// UnaryOperator is the operator of UnaryOp.
type UnaryOperator uint8

// The unary operators.
const (
	Not UnaryOperator = iota
	UAdd
	USub
	Invert
)

// String returns the operator as it is written.
func (op UnaryOperator) String() string { return [...]string{"not", "+", "-", "~"}[op] }

// CmpOp is an operator of Compare.
type CmpOp uint8

// The comparisons.
const (
	Eq CmpOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// String returns the operator as it is written.
func (op CmpOp) String() string {
	return [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}[op]
}
