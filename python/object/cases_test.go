// This file runs tables of expressions with functions that stand for operators.

package object

import (
	"strings"
	"testing"
)

// caseVars are the names that the expressions use: types, and a function for
// each operator that the little parser does not know.
func caseVars() map[string]Value {
	vars := map[string]Value{"True": True, "False": False, "None": None, "nan": Float(floatNaN()), "inf": Float(1 / floatZero())}
	for _, c := range []*Class{IntClass, FloatClass, ComplexClass, BoolClass, ListClass, TupleClass, DictClass, SetClass, FrozensetClass,
		RangeClass, TypeClass, ObjectClass, PropertyClass, StaticMethodClass, SuperClass, SliceClass, StrClass} {
		vars[c.Name] = Ref(c)
	}
	fn := func(sig string, f func(t Thread, a []Value) (Value, error)) {
		b := NewBuiltin(sig, "", func(t Thread, a []Value, _ Kw) (Value, error) { return f(t, a) })
		vars[b.Name] = Ref(b)
	}
	for name, op := range map[string]BinaryOp{"sub": SUB, "div": DIV, "floordiv": FLOORDIV, "pow2": POW, "lsh": LSHIFT, "rsh": RSHIFT,
		"band": AND, "bor": OR, "xor": XOR, "divmod": DIVMOD} {
		fn(name+"(a, b, /)", func(t Thread, a []Value) (Value, error) { return Binary(t, op, a[0], a[1]) })
	}
	for name, op := range map[string]BinaryOp{"iadd": ADD, "imul": MUL, "ior": OR, "iand": AND, "isub": SUB, "ixor": XOR} {
		fn(name+"(a, b, /)", func(t Thread, a []Value) (Value, error) { return Inplace(t, op, a[0], a[1]) })
	}
	for name, op := range map[string]UnaryOp{"neg": NEG, "minus": NEG, "pos": POS, "inv": INVERT, "abs": ABS} {
		fn(name+"(a, /)", func(t Thread, a []Value) (Value, error) { return Unary(t, op, a[0]) })
	}
	fn("pow(a, b, c, /)", func(t Thread, a []Value) (Value, error) { return PowMod(t, a[0], a[1], a[2]) })
	fn("round(a, digits=None, /)", func(t Thread, a []Value) (Value, error) { return Round(t, a[0], Arg(a, 1)) })
	fn("hash(a, /)", func(t Thread, a []Value) (Value, error) {
		n, err := VisibleHash(t, a[0])
		return Int(n), err
	})
	fn("len(a, /)", func(t Thread, a []Value) (Value, error) {
		n, err := Len(t, a[0])
		return Int(int64(n)), err
	})
	fn("truth(a, /)", func(t Thread, a []Value) (Value, error) {
		yes, err := Truth(t, a[0])
		return Bool(yes), err
	})
	fn("reversed(a, /)", func(t Thread, a []Value) (Value, error) { return Reversed(t, a[0]) })
	fn("sl(a, b, c=None, /)", func(_ Thread, a []Value) (Value, error) {
		return NewSlice(a[0], a[1], append(a, None)[2]), nil
	})
	fn("mod3(a, /)", func(t Thread, a []Value) (Value, error) { return Binary(t, MOD, a[0], Int(3)) })
	fn("setitem(x, k, v, /)", func(t Thread, a []Value) (Value, error) { return None, SetItem(t, a[0], a[1], a[2]) })
	fn("delitem(x, k, /)", func(t Thread, a []Value) (Value, error) { return None, SetItem(t, a[0], a[1], Value{}) })
	fn("sorted(a, *, key=None, reverse=False)", func(t Thread, a []Value) (Value, error) {
		items, err := Collect(t, a[0])
		if err != nil {
			return Value{}, err
		}
		l := &List{Items: items}
		return Ref(l), l.Sort(t, Arg(a, 1), Arg(a, 2))
	})
	return vars
}

func floatZero() float64 { return 0 }
func floatNaN() float64  { return floatZero() / floatZero() }

func checkCases(t *testing.T, cases [][2]string) {
	t.Helper()
	vars := caseVars()
	for _, c := range cases {
		if got := evalText(&fake{}, c[0], vars); got != c[1] {
			t.Errorf("%s = %s, not %s", c[0], got, c[1])
		}
	}
}

func checkSteps(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		steps := strings.Split(c[0], "; ")
		vars := caseVars()
		e := &expr{t: &fake{}, s: steps[0], vars: vars}
		v, err := e.compare()
		for _, s := range steps[1:] {
			if err != nil {
				break
			}
			vars["x"] = v
			e := &expr{t: &fake{}, s: s, vars: vars}
			_, err = e.compare()
		}
		if err != nil {
			v = Ref(AsException(err))
		}
		got, err := Repr(&fake{}, v)
		if err != nil || got != c[1] {
			t.Errorf("%s: %s, not %s (%v)", c[0], got, c[1], err)
		}
	}
}

// A million digits are read and written in no time.
func TestManyDigits(t *testing.T) {
	th := &fake{}
	for _, n := range []int{1000, 1024, 1025, 5000, 1000001} {
		s := strings.Repeat("1234567890", n/10+1)[:n]
		v, err := ParseInt(th, s, 10)
		if text, terr := intText(th, v, 10); err != nil || terr != nil || text != s {
			t.Fatalf("%d digits: %v", n, err)
		}
	}
	if v, _ := ParseInt(th, strings.Repeat("0", 3000)+"12", 10); v != Int(12) {
		t.Error("leading zeros")
	}
	if v, _ := ParseInt(th, "-"+strings.Repeat("f", 3000), 16); v.Obj().(*BigInt).V.Text(16) != "-"+strings.Repeat("f", 3000) {
		t.Error("3000 hexadecimal digits")
	}
}
