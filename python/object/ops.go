// This file dispatches operators, comparisons and truth to the types.

package object

// BinaryOp, UnaryOp and CompareOp name operators in Slots.
type (
	BinaryOp  uint8
	UnaryOp   uint8
	CompareOp uint8
)

// The operators.
const (
	ADD BinaryOp = iota
	SUB
	MUL
	DIV
	FLOORDIV
	MOD
	POW
	MATMUL
	LSHIFT
	RSHIFT
	AND
	OR
	XOR
	DIVMOD
)

// The unary operators.
const (
	NEG UnaryOp = iota
	POS
	INVERT
	ABS
	INT   // int(x)
	FLOAT // float(x)
)

// The comparisons.
const (
	EQ CompareOp = iota
	NE
	LT
	LE
	GT
	GE
)

var (
	binaryNames  = [...]string{"__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__matmul__", "__lshift__", "__rshift__", "__and__", "__or__", "__xor__", "__divmod__"}
	reverseNames = [...]string{"__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rpow__", "__rmatmul__", "__rlshift__", "__rrshift__", "__rand__", "__ror__", "__rxor__", "__rdivmod__"}
	inplaceNames = [...]string{"__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__", "__imatmul__", "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__", ""}
	unaryNames   = [...]string{"__neg__", "__pos__", "__invert__", "__abs__", "__int__", "__float__"}
	compareNames = [...]string{"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"}
)

// Name gives the special method of the operator.
func (op BinaryOp) Name() string { return binaryNames[op] }

// Name gives the special method of the operator.
func (op UnaryOp) Name() string { return unaryNames[op] }

// Name gives the special method of the comparison.
func (op CompareOp) Name() string { return compareNames[op] }

// swapped gives the comparison with its operands exchanged.
var swapped = [...]CompareOp{EQ, NE, GT, GE, LT, LE}

// Binary computes a op b.
func Binary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	r, err := tryBinary(t, op, a, b)
	return supported(op, a, b, r, err)
}

// BinaryReversed is Binary when the method of a's class has said NotImplemented.
func BinaryReversed(t Thread, op BinaryOp, a, b Value) (Value, error) {
	r, err := lastBinary(t, op, a, b)
	return supported(op, a, b, r, err)
}

// supported gives r, or the error that a and b have no such operator.
func supported(op BinaryOp, a, b, r Value, err error) (Value, error) {
	if r.Bound() || err != nil {
		return r, err
	}
	right := TypeName(b)
	if op != DIVMOD { // which has no reversed form that would be asked
		right = operandName(b)
	}
	return Value{}, NewError(TypeError, "unsupported types for %s: '%s', '%s'", op.Name(), operandName(a), right)
}

// operandName is what messages call an operand: bools are ints to the operators,
// and an instance is the value of its builtin base.
func operandName(v Value) string {
	if v.IsBool() {
		return IntClass.Name
	}
	return TypeName(Native(v))
}

// quickBinary is tryBinary for the commonest operands, without going by their
// classes; the zero Value: it is not for these.
func quickBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	switch x := a.Obj().(type) {
	case nil:
		if a.IsFloat() && b.IsInt() {
			return FloatBinary(op, a.AsFloat(), float64(b.AsInt()))
		} else if a.IsInt() && b.IsFloat() {
			return FloatBinary(op, float64(a.AsInt()), b.AsFloat())
		}
	case *Str:
		if y, ok := b.Obj().(*Str); ok && op == ADD && len(x.S) > 0 && len(y.S) > 0 {
			return concatStr(t, x, y)
		}
	case *BigInt:
		if _, ok := b.Obj().(*BigInt); ok || b.IsInt() {
			return intOp(t, op, a, b)
		}
	case *Complex:
		if y, ok := b.Obj().(*Complex); ok {
			return complexOp(op, *x, *y)
		}
	}
	return Value{}, nil
}

func tryBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	if r, err := quickBinary(t, op, a, b); r.Bound() || err != nil {
		return r, err
	}
	if ca := ClassOf(a); ca.User {
		if m := ca.Special(binaryNames[op]); m.Bound() {
			r, err := callSpecial(t, m, []Value{a, b})
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
	}
	return lastBinary(t, op, a, b)
}

// lastBinary is tryBinary when the method of a's class, if it is a script's, was asked.
func lastBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	ca, cb := ClassOf(a), ClassOf(b)
	if ca.User && ca.Native != nil {
		a = Native(a)
		ca = ClassOf(a)
	}
	nb := b
	if cb.User && cb.Native != nil {
		nb = Native(b)
	}
	if !ca.User && ca.Binary != nil {
		r, err := ca.Binary(t, op, a, nb)
		if r.Bound() || err != nil {
			return r, err
		}
	}
	if cb.User {
		if m := cb.Special(reverseNames[op]); m.Bound() {
			r, err := callSpecial(t, m, []Value{b, a})
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
	}
	if c := ClassOf(nb); !c.User && c.RBinary != nil {
		return c.RBinary(t, op, a, nb)
	}
	return Value{}, nil
}

// Inplace computes a op= b and gives the new value of the target.
func Inplace(t Thread, op BinaryOp, a, b Value) (Value, error) {
	c := ClassOf(a)
	if c.User {
		if m := c.Special(inplaceNames[op]); m.Bound() {
			r, err := callSpecial(t, m, []Value{a, b})
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
	}
	if n := Native(a); c.User && n != a || !c.User {
		if c = ClassOf(n); c.Inplace != nil {
			r, err := c.Inplace(t, op, n, Native(b))
			if r == n && err == nil {
				r = a // an instance stays one
			}
			if r.Bound() || err != nil {
				return r, err
			}
		}
	}
	r, err := tryBinary(t, op, a, b)
	if r.Bound() || err != nil {
		return r, err
	}
	return Value{}, NewError(TypeError, "unsupported types for %s: '%s', '%s'", op.Name(), operandName(a), operandName(b))
}

// Unary computes op v.
func Unary(t Thread, op UnaryOp, v Value) (Value, error) {
	c := ClassOf(v)
	if c.User {
		if m := c.Special(unaryNames[op]); m.Bound() {
			return callSpecial(t, m, []Value{v})
		}
		v = Native(v)
		c = ClassOf(v)
	}
	if !c.User && c.Unary != nil {
		r, err := c.Unary(t, op, v)
		if r.Bound() || err != nil {
			return r, err
		}
	}
	return Value{}, NewError(TypeError, "unsupported type for %s: '%s'", op.Name(), c.Name)
}

// Compare computes a op b.
func Compare(t Thread, op CompareOp, a, b Value) (Value, error) {
	if err := t.Descend(); err != nil {
		return Value{}, err
	}
	defer t.Ascend()
	r, err := tryCompare(t, op, a, b)
	if r.Bound() || err != nil {
		return r, err
	}
	switch op {
	case EQ:
		return Bool(a == b), nil
	case NE:
		return Bool(a != b), nil
	}
	return Value{}, NewError(TypeError, "unsupported types for %s: '%s', '%s'", op.Name(), operandName(a), TypeName(b))
}

func tryCompare(t Thread, op CompareOp, a, b Value) (Value, error) {
	r, err := compareOne(t, op, a, b)
	if r.Bound() || err != nil {
		return r, err
	}
	if op > NE && !ClassOf(b).User { // only a script's class is asked the other way round
		return Value{}, nil
	}
	return compareOne(t, swapped[op], b, a)
}

// compareOne asks a's class only.
func compareOne(t Thread, op CompareOp, a, b Value) (Value, error) {
	c := ClassOf(a)
	if c.User {
		if m := c.Special(compareNames[op]); m.Bound() {
			r, err := callSpecial(t, m, []Value{a, b})
			if err != nil || r != NotImplemented {
				return r, err
			}
		} else if op == NE {
			if m := c.Special("__eq__"); m.Bound() {
				r, err := callSpecial(t, m, []Value{a, b})
				if err != nil {
					return r, err
				}
				if r != NotImplemented {
					yes, err := Truth(t, r)
					return Bool(!yes), err
				}
			}
		}
		a = Native(a)
		c = ClassOf(a)
	}
	if c.User || c.Compare == nil {
		return Value{}, nil
	}
	return c.Compare(t, op, a, Native(b))
}

// Truth says whether v counts as true.
func Truth(t Thread, v Value) (bool, error) {
	switch {
	case v.IsBool(), v.IsInt():
		return v.AsInt() != 0, nil
	case v.IsNone():
		return false, nil
	case v.IsFloat():
		return v.AsFloat() != 0, nil
	}
	c := ClassOf(v)
	if c.User {
		if m := c.Special("__bool__"); m.Bound() {
			r, err := callSpecial(t, m, []Value{v})
			if err != nil {
				return false, err
			}
			return Truth(t, r)
		}
		if m := c.Special("__len__"); m.Bound() {
			n, err := Len(t, v)
			return n != 0, err
		}
		n := Native(v)
		if n == v {
			return true, nil
		}
		return Truth(t, n)
	}
	switch {
	case c.Bool != nil:
		return c.Bool(t, v)
	case c.Len != nil:
		n, err := c.Len(t, v)
		return n != 0, err
	}
	return true, nil
}
