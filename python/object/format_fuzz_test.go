// This file fuzzes formatting: whatever the format, it ends in a text or a Python exception, and within its memory.

package object

import (
	"math"
	"math/big"
	"testing"
)

// meanThread refuses what takes more than a megabyte.
type meanThread struct{ fake }

func (t *meanThread) Grow(n int) error {
	if n < 0 || n > 1<<20 {
		return NewError(MemoryError, "memory allocation failed, allocating %d bytes", uint(n))
	}
	return nil
}

func FuzzFormat(f *testing.F) {
	for _, s := range []string{"%s %d", "%*.*f", "%(a)s", "%-010.3x%%", "{}{0}{a}", "{:{}}", "{!r:>10}", "{:0^,.3%}", "{:+#012_b}", "{{}}", "%99999999999d", "{:9999999999.9999999}"} {
		f.Add(s, int64(12345))
	}
	f.Fuzz(func(t *testing.T, s string, n int64) {
		th := &meanThread{}
		d := NewDict(0)
		d.SetStr("a", Int(n))
		args := []Value{Int(n), Float(math.Float64frombits(uint64(n))), NewStr(s), NewBig(new(big.Int).Lsh(big.NewInt(n), 80)), None}
		check := func(v Value, err error) {
			if err != nil {
				if _, ok := err.(*Exception); !ok {
					t.Fatal(err)
				}
			} else if text, _ := AsStr(v); len(text) > 1<<22 && len(s) < 1<<16 {
				t.Fatalf("%d bytes", len(text))
			}
			if th.depth != 0 {
				t.Fatalf("depth %d", th.depth)
			}
		}
		check(Binary(th, MOD, NewStr(s), NewTuple(args...)))
		check(Binary(th, MOD, NewStr(s), Ref(d)))
		for i, v := range args {
			check(Binary(th, MOD, NewStr(s), v))
			check(textFormat(th, append([]Value{NewStr(s)}, args[i:]...), Kw{Names: []string{"a"}, Values: []Value{v}}))
			text, err := FormatValue(th, v, 0, s)
			check(NewStr(text), err)
		}
	})
}
