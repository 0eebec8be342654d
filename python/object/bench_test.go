// This file measures the containers where scripts spend their time.

package object

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkDictInt stores and reads 1000 ints.
func BenchmarkDictInt(b *testing.B) {
	t := &fake{}
	b.ReportAllocs()
	for b.Loop() {
		d := NewDict(0)
		for i := range int64(1000) {
			_ = d.Set(t, Int(i*7), Int(i))
		}
		for i := range int64(1000) {
			if v, _ := d.Get(t, Int(i*7)); v.AsInt() != i {
				b.Fatal(i, v)
			}
		}
	}
}

// BenchmarkDictStr reads 100 keys of a dict by other strings of the same text.
func BenchmarkDictStr(b *testing.B) {
	t := &fake{}
	d := NewDict(0)
	keys := make([]Value, 100)
	for i := range keys {
		s := fmt.Sprintf("key%d", i)
		_ = d.Set(t, NewStr(s), Int(int64(i)))
		keys[i] = NewStr(s)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i, k := range keys {
			if v, _ := d.Get(t, k); v.AsInt() != int64(i) {
				b.Fatal(i, v)
			}
		}
	}
}

// BenchmarkStrInt makes 100 strs of ints.
func BenchmarkStrInt(b *testing.B) {
	t := &fake{}
	b.ReportAllocs()
	for b.Loop() {
		for i := range int64(100) {
			if v, _ := StrClass.New(t, StrClass, []Value{Int(i * 12345)}, Kw{}); !v.Bound() {
				b.Fatal(i)
			}
		}
	}
}

// BenchmarkListAppend appends 1000 ints and pops them.
func BenchmarkListAppend(b *testing.B) {
	t := &fake{}
	b.ReportAllocs()
	for b.Loop() {
		l := &List{}
		for i := range int64(1000) {
			_ = l.Append(t, Int(i))
		}
		for len(l.Items) > 0 {
			l.Pop(len(l.Items) - 1)
		}
	}
}

// benchmarkSort sorts what make gives; every round begins with the same order.
func benchmarkSort(b *testing.B, n int, key Value, item func(i int) Value) {
	t := &fake{}
	items := make([]Value, n)
	for i := range items {
		items[i] = item(i)
	}
	l := &List{Items: make([]Value, n)}
	b.ReportAllocs()
	for b.Loop() {
		copy(l.Items, items)
		if err := l.Sort(t, key, Value{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSortInts sorts 1000 random ints.
func BenchmarkSortInts(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	benchmarkSort(b, 1000, Value{}, func(int) Value { return Int(rnd.Int64()) })
}

// BenchmarkSortSorted sorts 1000 ints that are in order.
func BenchmarkSortSorted(b *testing.B) {
	benchmarkSort(b, 1000, Value{}, func(i int) Value { return Int(int64(i)) })
}

// BenchmarkSortStrs sorts 1000 random strings.
func BenchmarkSortStrs(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	benchmarkSort(b, 1000, Value{}, func(int) Value { return NewStr(fmt.Sprint(rnd.Int64())) })
}

// BenchmarkSortTuples sorts 1000 pairs.
func BenchmarkSortTuples(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	benchmarkSort(b, 1000, Value{}, func(i int) Value { return NewTuple(Int(rnd.Int64N(100)), Int(int64(i))) })
}

// BenchmarkSortKey sorts 1000 random ints by a key function.
func BenchmarkSortKey(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	key := NewBuiltin("key(x, /)", "", func(_ Thread, a []Value, _ Kw) (Value, error) { return NegInt(a[0].AsInt()), nil })
	benchmarkSort(b, 1000, Ref(key), func(int) Value { return Int(rnd.Int64()) })
}

// BenchmarkRange iterates over 1000 numbers.
func BenchmarkRange(b *testing.B) {
	r := &Range{0, 1000, 1}
	for b.Loop() {
		it := r.NewRangeIter()
		n := int64(0)
		for v, ok := it.Next(); ok; v, ok = it.Next() {
			n += v.AsInt()
		}
	}
}

// BenchmarkBigInt is a step of a recurrence on 200 bits.
func BenchmarkBigInt(b *testing.B) {
	t := &fake{}
	x, _ := ParseInt(t, "1234567890123456789012345678901234567890123456789012345678901", 10)
	m, _ := LshInt(t, 1, 200)
	b.ReportAllocs()
	for b.Loop() {
		y, _ := IntBinary(t, MUL, x, Int(31))
		if _, err := IntBinary(t, MOD, y, m); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFloatRepr writes a float of three digits and one of seventeen.
func BenchmarkFloatRepr(b *testing.B) {
	for b.Loop() {
		_ = FloatRepr(12.5)
		_ = FloatRepr(0.30000000000000004)
	}
}

// BenchmarkPow raises to a power that is not whole.
func BenchmarkPow(b *testing.B) {
	for b.Loop() {
		_ = PowFloat(2.5, 3.7)
	}
}
