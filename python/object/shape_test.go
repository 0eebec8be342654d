// This file tests where shapes find their names.

package object

import (
	"fmt"
	"testing"
)

// TestShape: layouts that share their beginning know their own names and no
// others, asked once or often, by the same string or by one of the same text.
func TestShape(t *testing.T) {
	name := func(i int) string { return fmt.Sprintf("name%d", i) }
	names := make([]string, 300)
	for i := range names {
		names[i] = name(i)
	}
	root := &Shape{}
	long := root
	shapes := []*Shape{root}
	for _, n := range names {
		if long.Index(n) != -1 {
			t.Fatalf("%s is there before it was added", n)
		}
		long = long.With(n)
		shapes = append(shapes, long)
	}
	fork := shapes[20].With("other").With(names[25])
	for range 3 * oftenAsked {
		for i, n := range names {
			for _, s := range []*Shape{root, shapes[7], shapes[20], shapes[100], long} {
				want := -1
				if i < s.Len() {
					want = i
				}
				if got := s.Index(n); got != want {
					t.Fatalf("%s in a shape of %d is at %d, want %d", n, s.Len(), got, want)
				}
			}
		}
		for n, want := range map[string]int{"other": 20, names[25]: 21, name(25): 21, name(19): 19, name(20): -1, name(40): -1, "": -1} {
			if got := fork.Index(n); got != want {
				t.Fatalf("%q in the fork is at %d, want %d", n, got, want)
			}
		}
	}
}

// BenchmarkShape finds 100 attributes by name.
func BenchmarkShape(b *testing.B) {
	s := &Shape{}
	names := make([]string, 100)
	for i := range names {
		names[i] = fmt.Sprintf("name%d", i)
		s = s.With(names[i])
	}
	for b.Loop() {
		for i, n := range names {
			if s.Index(n) != i {
				b.Fatal(n)
			}
		}
	}
}
