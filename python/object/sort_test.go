// This file tests sorting: order, stability, errors in the middle, and a list that changes meanwhile.

package object

import (
	"math/rand/v2"
	"sort"
	"testing"
)

func TestSortRandom(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	th := &fake{}
	for n := range 200 {
		for _, fall := range []bool{false, true} {
			type row struct{ key, place int64 }
			rows := make([]row, n)
			l := &List{}
			for i := range rows {
				rows[i] = row{rnd.Int64N(int64(n/3 + 1)), int64(i)}
				l.Items = append(l.Items, NewTuple(Int(rows[i].key), Int(rows[i].place)))
			}
			if n%7 == 0 { // with runs
				sort.Slice(rows, func(i, j int) bool { return rows[i].place > rows[j].place })
				for i, r := range rows {
					l.Items[i] = NewTuple(Int(r.key), Int(r.place))
				}
			}
			sort.SliceStable(rows, func(i, j int) bool {
				if fall {
					return rows[i].key > rows[j].key
				}
				return rows[i].key < rows[j].key
			})
			key := NewBuiltin("key(x, /)", "", func(_ Thread, a []Value, _ Kw) (Value, error) { return tupleItems(a[0])[0], nil })
			if err := l.Sort(th, Ref(key), Bool(fall)); err != nil {
				t.Fatal(err)
			}
			for i, r := range rows {
				x := tupleItems(l.Items[i])
				if x[0].AsInt() != r.key || x[1].AsInt() != r.place {
					t.Fatalf("%d items, falling %v: item %d is %d %d, not %v", n, fall, i, x[0].AsInt(), x[1].AsInt(), r)
				}
			}
		}
	}
}

// An error in the middle loses no item, and the list is whole again.
func TestSortError(t *testing.T) {
	th := &fake{}
	for limit := range 300 {
		l := &List{}
		for i := range int64(60) {
			l.Items = append(l.Items, NewTuple(Int(i*37%60)))
		}
		calls := 0
		err := mergeSort(&fake{}, l.Items, limit%2 == 0, func(a, b Value) (bool, error) {
			if calls++; calls > limit {
				return false, NewError(ValueError, "enough")
			}
			return tupleItems(a)[0].AsInt() < tupleItems(b)[0].AsInt(), nil
		})
		seen := map[int64]bool{}
		for _, v := range l.Items {
			seen[tupleItems(v)[0].AsInt()] = true
		}
		if len(seen) != 60 {
			t.Fatalf("after %d comparisons (%v) %d items are left", limit, err, len(seen))
		}
	}
	l := &List{Items: []Value{Int(3), Int(1), Int(2)}}
	key := NewBuiltin("key(x, /)", "", func(t Thread, a []Value, _ Kw) (Value, error) { return a[0], l.Append(t, None) })
	if err := l.Sort(th, Ref(key), Value{}); err != nil {
		t.Fatal(err)
	}
	if got, _ := Repr(th, Ref(l)); got != "[1, 2, 3]" {
		t.Error("a key function that changes the list:", got)
	}
}
