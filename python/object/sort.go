// This file sorts lists: stable, without recursion, and fast where the keys are of one simple kind.

package object

import (
	"math"
	"slices"
)

// Sort sorts the list by key (unbound or None: the items themselves), falling
// if reverse is true. While it runs the list is empty for whoever looks; items
// that a key or comparison function puts into it meanwhile are lost.
func (o *List) Sort(t Thread, key, reverse Value) error {
	items := o.Items
	fall := false
	if reverse.Bound() {
		var err error
		if fall, err = Truth(t, reverse); err != nil {
			return err
		}
	}
	if len(items) < 2 {
		return nil
	}
	o.Items = nil
	defer func() { o.Items = items }()
	if !key.Bound() || key.IsNone() {
		return sortValues(t, items, fall)
	}
	if err := charge(t, 2*slotSize*len(items)); err != nil {
		return err
	}
	pairs := make([]keyed, len(items))
	for i, v := range items {
		k, err := t.Call(key, items[i:i+1:i+1], Kw{})
		if err != nil {
			return err
		}
		pairs[i] = keyed{k, v}
	}
	err := sortPairs(t, pairs, fall)
	for i, p := range pairs {
		items[i] = p.v
	}
	return err
}

type keyed struct{ k, v Value }

// kind of keys that are compared without asking their class
type keyKind uint8

const (
	anyKeys keyKind = iota
	intKeys
	floatKeys
	strKeys
)

// kindOf says what a key is.
func kindOf(v Value) keyKind {
	switch {
	case v.IsInt():
		return intKeys
	case v.IsFloat():
		if math.IsNaN(v.AsFloat()) {
			return anyKeys
		}
		return floatKeys
	}
	if _, ok := v.Obj().(*Str); ok {
		return strKeys
	}
	return anyKeys
}

// less compares two keys of a kind.
func (k keyKind) less(t Thread, a, b Value) (bool, error) {
	switch k {
	case intKeys:
		return a.AsInt() < b.AsInt(), nil
	case floatKeys:
		return a.AsFloat() < b.AsFloat(), nil
	case strKeys:
		return a.Obj().(*Str).S < b.Obj().(*Str).S, nil
	}
	return Less(t, a, b)
}

// Less says whether a < b.
func Less(t Thread, a, b Value) (bool, error) {
	if a.IsInt() && b.IsInt() {
		return a.AsInt() < b.AsInt(), nil
	}
	if x, y := firstInt(a), firstInt(b); x.Bound() && y.Bound() && x != y {
		return x.AsInt() < y.AsInt(), nil
	}
	r, err := Compare(t, LT, a, b)
	if err != nil || r.IsBool() {
		return r.IsTrue(), err
	}
	return Truth(t, r)
}

// firstInt gives the first item of a plain tuple if it is an int, which decides
// most comparisons of (priority, …) pairs.
func firstInt(v Value) Value {
	if o, ok := v.Obj().(*Tuple); ok && o.Cls == nil && len(o.Items) > 0 && o.Items[0].IsInt() {
		return o.Items[0]
	}
	return Value{}
}

func sortValues(t Thread, items []Value, fall bool) error {
	kind := kindOf(items[0])
	if kind == intKeys && !fall && risingInts(items) {
		return nil
	}
	for _, v := range items {
		if kindOf(v) != kind {
			kind = anyKeys
			break
		}
	}
	if kind == intKeys {
		return sortInts(t, items, fall)
	}
	return mergeSort(t, items, fall, func(a, b Value) (bool, error) { return kind.less(t, a, b) })
}

// risingInts says whether the items are ints that are sorted already, as what
// is sorted again and again often is.
func risingInts(items []Value) bool {
	last := int64(math.MinInt64)
	for i := range items {
		v := &items[i]
		if !v.IsInt() || v.AsInt() < last {
			return false
		}
		last = v.AsInt()
	}
	return true
}

// sortInts sorts by value: equal ints cannot be told apart, so order among them does not matter.
func sortInts(t Thread, items []Value, fall bool) error {
	const part = 1 << 18 // what package slices sorts at once; Ctrl-C has to wait for it
	if err := charge(t, 8*len(items)); err != nil {
		return err
	}
	nums := make([]int64, len(items))
	for i, v := range items {
		nums[i] = v.AsInt()
	}
	for rest := nums; len(rest) > 0; rest = rest[min(part, len(rest)):] {
		slices.Sort(rest[:min(part, len(rest))])
		if err := t.Interrupted(); err != nil {
			return err
		}
	}
	if len(nums) > part {
		if err := mergeSort(t, nums, false, func(a, b int64) (bool, error) { return a < b, nil }); err != nil {
			return err
		}
	}
	if fall {
		slices.Reverse(nums)
	}
	for i, n := range nums {
		items[i].SetInt(n)
	}
	return nil
}

func sortPairs(t Thread, pairs []keyed, fall bool) error {
	kind := kindOf(pairs[0].k)
	for _, p := range pairs {
		if kindOf(p.k) != kind {
			kind = anyKeys
			break
		}
	}
	return mergeSort(t, pairs, fall, func(a, b keyed) (bool, error) { return kind.less(t, a.k, b.k) })
}

// mergeSort sorts by merging the runs that are there. Falling order is rising
// order backwards, so that equal items keep theirs. After an error the items
// are in some order, none lost.
func mergeSort[T any](t Thread, a []T, fall bool, before func(a, b T) (bool, error)) error {
	pace := NewPace(t)
	less := func(a, b T) (bool, error) {
		if err := pace.Did(step); err != nil {
			return false, err
		}
		return before(a, b)
	}
	if fall {
		slices.Reverse(a)
		defer slices.Reverse(a)
	}
	var ends []int // of the runs
	for i := 0; i < len(a); {
		j, err := findRun(a, i, less)
		if err != nil {
			return err
		}
		ends = append(ends, j)
		i = j
	}
	if len(ends) < 2 {
		return nil
	}
	tmp := make([]T, len(a))
	for len(ends) > 1 {
		out := ends[:0]
		start := 0
		for i := 0; i < len(ends); i += 2 {
			if i+1 == len(ends) {
				out = append(out, ends[i])
				break
			}
			mid, end := ends[i], ends[i+1]
			if err := merge(a[start:end], mid-start, tmp, less); err != nil {
				return err
			}
			out = append(out, end)
			start = end
		}
		ends = out
	}
	return nil
}

const minRun = 12

// findRun finds the end of the run that begins at i; a falling one is turned
// round, a short one is made longer by insertion.
func findRun[T any](a []T, i int, less func(a, b T) (bool, error)) (int, error) {
	j := i + 1
	if j >= len(a) {
		return len(a), nil
	}
	down, err := less(a[j], a[i])
	if err != nil {
		return 0, err
	}
	for j++; j < len(a); j++ {
		d, err := less(a[j], a[j-1])
		if err != nil {
			return 0, err
		}
		if d != down {
			break
		}
	}
	if down {
		slices.Reverse(a[i:j])
	}
	for ; j < len(a) && j < i+minRun; j++ {
		x := a[j]
		k := j
		for k > i {
			before, err := less(x, a[k-1])
			if err != nil {
				a[k] = x
				return 0, err
			}
			if !before {
				break
			}
			a[k] = a[k-1]
			k--
		}
		a[k] = x
	}
	return j, nil
}

// merge merges a[:mid] and a[mid:], both sorted.
func merge[T any](a []T, mid int, tmp []T, less func(a, b T) (bool, error)) error {
	if before, err := less(a[mid], a[mid-1]); err != nil || !before {
		return err
	}
	left := tmp[:copy(tmp, a[:mid])]
	i, j, k := 0, mid, 0
	for i < len(left) && j < len(a) {
		before, err := less(a[j], left[i])
		if err != nil {
			copy(a[k:], left[i:])
			return err
		}
		if before {
			a[k] = a[j]
			j++
		} else {
			a[k] = left[i]
			i++
		}
		k++
	}
	copy(a[k:], left[i:])
	return nil
}
