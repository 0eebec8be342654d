// This file computes with constants while folding.

package compile

import (
	"math"
	"math/big"

	"mpy/python/code"
	"mpy/python/syntax"
)

// maxBits bounds the integers that folding makes: what is longer is left for
// the run, where it may never happen.
const maxBits = 4096

// number gives the value of a number literal: int64, *big.Int or float64.
func number(e syntax.Expr) (any, bool) {
	k, ok := e.(*syntax.Constant)
	if !ok {
		return nil, false
	}
	switch k.Value.(type) {
	case int64, *big.Int, float64:
		return k.Value, true
	}
	return nil, false
}

func bigInt(v any) *big.Int {
	if n, ok := v.(int64); ok {
		return big.NewInt(n)
	}
	return v.(*big.Int)
}

// small gives x as an int64 where it fits.
func small(x *big.Int) any {
	if x.IsInt64() {
		return x.Int64()
	}
	return x
}

// truth gives the truth value of a constant.
func truth(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case int64:
		return v != 0
	case *big.Int:
		return v.Sign() != 0
	case float64:
		return v != 0
	case complex128:
		return v != 0
	case string:
		return v != ""
	case syntax.Bytes:
		return len(v) > 0
	case code.Bytes:
		return len(v) > 0
	case code.Tuple:
		return len(v) > 0
	}
	return true
}

// binary computes l op r, or gives false for what raises or is not for folding.
func (c *compiler) binary(op syntax.BinaryOp, l, r any) (any, bool) {
	_, lf := l.(float64)
	_, rf := r.(float64)
	if op == syntax.Pow && (lf || rf || bigInt(r).Sign() < 0) {
		return c.power(float(l), float(r))
	}
	if lf || rf {
		return floats(op, float(l), float(r))
	}
	return ints(op, bigInt(l), bigInt(r))
}

// power raises floats, as exactly as the machine does.
func (c *compiler) power(l, r float64) (any, bool) {
	if c.opts.Pow == nil || l < 0 || l == 0 && r < 0 {
		return nil, false
	}
	v := c.opts.Pow(l, r)
	return v, !math.IsInf(v, 0)
}

func float(v any) float64 {
	if x, ok := v.(float64); ok {
		return x
	}
	x, _ := new(big.Float).SetInt(bigInt(v)).Float64()
	return x
}

func floats(op syntax.BinaryOp, l, r float64) (any, bool) {
	switch op {
	case syntax.Add:
		return l + r, true
	case syntax.Sub:
		return l - r, true
	case syntax.Mult:
		return l * r, true
	case syntax.Div:
		if r != 0 {
			return l / r, true
		}
	} // the machine's // is exacter than what is at hand here
	return nil, false
}

func ints(op syntax.BinaryOp, l, r *big.Int) (any, bool) {
	x := new(big.Int)
	switch op {
	case syntax.Add:
		x.Add(l, r)
	case syntax.Sub:
		x.Sub(l, r)
	case syntax.Mult:
		if l.BitLen()+r.BitLen() > maxBits {
			return nil, false
		}
		x.Mul(l, r)
	case syntax.Div:
		if r.Sign() == 0 || l.BitLen() > 53 || r.BitLen() > 53 { // longer ones are rounded in MicroPython's own way
			return nil, false
		}
		return float(l) / float(r), true
	case syntax.FloorDiv, syntax.Mod:
		if r.Sign() == 0 {
			return nil, false
		}
		m := new(big.Int)
		x.QuoRem(l, r, m)
		if m.Sign() != 0 && m.Sign() != r.Sign() { // round down, not to zero
			x.Sub(x, big.NewInt(1))
			m.Add(m, r)
		}
		if op == syntax.Mod {
			x = m
		}
	case syntax.Pow:
		return power(l, r)
	case syntax.LShift:
		if r.Sign() < 0 || !r.IsInt64() || r.Int64()+int64(l.BitLen()) > maxBits {
			return nil, false
		}
		x.Lsh(l, uint(r.Int64()))
	case syntax.RShift:
		if r.Sign() < 0 || !r.IsInt64() {
			return nil, false
		}
		x.Rsh(l, uint(min(r.Int64(), int64(l.BitLen())+1)))
	case syntax.BitOr:
		x.Or(l, r)
	case syntax.BitXor:
		x.Xor(l, r)
	case syntax.BitAnd:
		x.And(l, r)
	default:
		return nil, false
	}
	return small(x), true
}

func power(l, r *big.Int) (any, bool) {
	if r.Sign() < 0 {
		return nil, false
	}
	if !r.IsInt64() || l.BitLen() > 1 && r.Int64()*int64(l.BitLen()) > maxBits || r.Int64() > 1<<20 {
		return nil, false
	}
	return small(new(big.Int).Exp(l, r, nil)), true
}
