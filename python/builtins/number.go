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
		fn("round(x, digits=None, /)", "x rounded to an int, halves to the even one; with digits, to so many decimals.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Round(t, a[0], object.Arg(a, 1))
		}),
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
