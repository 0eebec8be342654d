// This file holds the functions of numbers: abs, bin, divmod, hex, oct, pow, round, sum.

package builtins

import (
	"math"
	"math/big"

	"mpy/python/object"
)

func numberFuncs() []*object.Builtin {
	return []*object.Builtin{
		fn("abs(x, /)", "The absolute value of a number.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			if a[0].IsInt() {
				if n := a[0].AsInt(); n >= 0 {
					return a[0], nil
				} else if n != math.MinInt64 {
					return object.Int(-n), nil
				}
			}
			return object.Unary(t, object.ABS, a[0])
		}),
		fn("bin(x, /)", "An int as text to the base 2: bin(5) is '0b101'.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			n := object.BigOf(object.Native(a[0]))
			if n == nil {
				return object.Value{}, object.NewError(object.ValueError, "unknown format code 'b' for object of type '%s'", object.TypeName(a[0]))
			}
			return inBase(t, n, 2, "0b")
		}),
		fn("oct(x, /)", "An int as text to the base 8: oct(8) is '0o10'.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return baseOf(t, a[0], 8, "0o")
		}),
		fn("hex(x, /)", "An int as text to the base 16: hex(255) is '0xff'.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return baseOf(t, a[0], 16, "0x")
		}),
		fn("divmod(a, b, /)", "The tuple (a // b, a % b).", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Binary(t, object.DIVMOD, a[0], a[1])
		}),
		fn("pow(x, y, z=None, /)", "x to the power of y; with z, three ints, the remainder of that by z.", pow),
		fn("round(x, digits=None, /)", "x rounded to an int, halves to the even one; with digits, to so many decimals.", round),
		fn("sum(iterable, start=0, /)", "The sum of start and the items of iterable.", sum),
	}
}

// baseOf is inBase for what '%x' formats: ints only.
func baseOf(t object.Thread, v object.Value, base int, prefix string) (object.Value, error) {
	n := object.BigOf(object.Native(v))
	if n == nil {
		name := object.TypeName(v)
		return object.Value{}, object.NewError(object.TypeError, "can't convert %s to int", name)
	}
	return inBase(t, n, base, prefix)
}

func inBase(t object.Thread, n *big.Int, base int, prefix string) (object.Value, error) {
	if bits := n.BitLen(); bits > 1<<16 {
		if err := t.Grow(bits); err != nil {
			return object.Value{}, err
		}
	}
	b := make([]byte, 0, 24)
	if n.Sign() < 0 {
		b = append(b, '-')
		n = new(big.Int).Neg(n)
	}
	b = append(b, prefix...)
	return object.NewStr(string(n.Append(b, base))), nil
}

func pow(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if len(a) == 2 || a[2].IsNone() {
		return object.Binary(t, object.POW, a[0], a[1])
	}
	return object.PowMod(t, a[0], a[1], a[2])
}

func round(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	v := object.Native(a[0])
	if n := object.BigOf(v); n != nil && !v.IsBool() {
		if len(a) == 1 {
			return v, nil
		}
		digits, err := object.Index(t, a[1])
		if err != nil || digits >= 0 {
			return v, err
		}
		return roundInt(n, -digits), nil
	}
	f, err := object.ToFloat64(t, a[0])
	if err != nil {
		return object.Value{}, err
	}
	if len(a) > 1 {
		digits, err := object.Index(t, a[1])
		if err != nil {
			return object.Value{}, err
		}
		m := math.Pow(10, float64(digits))
		return object.Float(math.RoundToEven(f*m) / m), nil
	}
	f = math.RoundToEven(f)
	switch {
	case math.IsNaN(f):
		return object.Value{}, object.NewError(object.ValueError, "can't convert NaN to int")
	case math.IsInf(f, 0):
		return object.Value{}, object.NewError(object.OverflowError, "can't convert inf to int")
	case math.Abs(f) < 1<<62:
		return object.Int(int64(f)), nil
	}
	n, _ := big.NewFloat(f).Int(nil)
	return object.NewBig(n), nil
}

// roundInt rounds n to a multiple of 10**digits, halves to the even one.
func roundInt(n *big.Int, digits int) object.Value {
	if digits > n.BitLen()+1 { // 10**digits is more than twice n
		return object.Int(0)
	}
	m := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	q, r := new(big.Int).DivMod(n, m, new(big.Int))
	twice := new(big.Int).Lsh(r, 1)
	if c := twice.Cmp(m); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return object.NewBig(q.Mul(q, m))
}

func sum(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	total := object.Int(0)
	if len(a) > 1 {
		total = a[1]
	}
	err := object.Each(t, a[0], func(x object.Value) (bool, error) {
		if x.IsInt() && total.IsInt() {
			p, q := total.AsInt(), x.AsInt()
			if s := p + q; (s > p) == (q > 0) {
				total = object.Int(s)
				return true, nil
			}
		} else if x.IsFloat() && total.IsFloat() {
			total = object.Float(total.AsFloat() + x.AsFloat())
			return true, nil
		}
		s, err := object.Binary(t, object.ADD, total, x)
		total = s
		return true, err
	})
	return total, err
}
