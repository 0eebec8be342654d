// This file defines BigInt and the conversions of integers.

package object

import (
	"math"
	"math/big"

	"github.com/go-python/gpython/py"
)

// BigInt is an int beyond 64 bits; a value that fits is never one.
type BigInt struct{ V big.Int }

// Type makes *BigInt a py.Object.
func (b *BigInt) Type() *py.Type { return &IntClass.Py }

// Class gives the class int.
func (b *BigInt) Class() *Class { return IntClass }

// NewBig gives the int b, which it keeps, as a machine integer where it fits.
func NewBig(b *big.Int) Value {
	if b.IsInt64() {
		return Int(b.Int64())
	}
	r := &BigInt{}
	r.V = *b
	return Ref(r)
}

// BigOf gives an int or bool as a big integer, which must not be changed; nil for anything else.
func BigOf(v Value) *big.Int {
	if v.IsInt() || v.IsBool() {
		return big.NewInt(v.AsInt())
	}
	if b, ok := v.Obj().(*BigInt); ok {
		return &b.V
	}
	return nil
}

// Index gives an argument that must be an int (or bool, or have __int__) as a
// machine int: TypeError "can't convert str to int", OverflowError when it is too big.
func Index(t Thread, v Value) (int, error) {
	n, err := ToInt64(t, v)
	if err != nil {
		return 0, err
	}
	if n > math.MaxInt || n < math.MinInt {
		return 0, NewError(OverflowError, "overflow converting long int to machine word")
	}
	return int(n), nil
}

// ToInt64 is Index for 64 bits.
func ToInt64(t Thread, v Value) (int64, error) {
	if v.IsInt() || v.IsBool() {
		return v.AsInt(), nil
	}
	n, ok, err := intMaybe(t, v)
	if !ok && err == nil {
		err = NewError(TypeError, "can't convert %s to int", TypeName(v))
	}
	return n, err
}

// ToFloat64 gives an argument that must be a number as a float.
func ToFloat64(t Thread, v Value) (float64, error) {
	n := Native(v)
	switch {
	case n.IsFloat():
		return n.AsFloat(), nil
	case n.IsInt(), n.IsBool():
		return float64(n.AsInt()), nil
	}
	if b, ok := n.Obj().(*BigInt); ok {
		return bigFloat(&b.V), nil
	}
	if c := ClassOf(v); c.User {
		if m := c.Special("__float__"); m.Bound() {
			r, err := t.Call(m, []Value{v}, Kw{})
			if err != nil {
				return 0, err
			}
			if r.IsFloat() {
				return r.AsFloat(), nil
			}
		}
	}
	return 0, NewError(TypeError, "can't convert %s to float", TypeName(v))
}
