// This file tests str, bytes, bytearray, memoryview, array and formatting against what MicroPython 1.29 (unix port) printed.

package object

import (
	"os"
	"strings"
	"testing"
)

func textVars() map[string]Value {
	vars := map[string]Value{"None": None, "True": True, "False": False}
	for _, c := range []*Class{StrClass, BytesClass, BytearrayClass, MemoryviewClass, ListClass, TupleClass, ObjectClass, RangeClass, IntClass} {
		vars[c.Name] = Ref(c)
	}
	vars["A"] = Ref(ArrayClass)
	vars["float"] = Ref(NewBuiltin("float(x, /)", "", func(t Thread, args []Value, _ Kw) (Value, error) {
		s, _ := AsStr(args[0])
		f, err := ParseFloat(s)
		return Float(f), err
	}))
	vars["hash"] = Ref(NewBuiltin("hash(x, /)", "", func(t Thread, args []Value, _ Kw) (Value, error) {
		_, err := HashKey(t, args[0])
		return None, err
	}))
	vars["repr"] = Ref(NewBuiltin("repr(x, /)", "", func(t Thread, args []Value, _ Kw) (Value, error) {
		s, err := Repr(t, args[0])
		return NewStr(s), err
	}))
	vars["len"] = Ref(NewBuiltin("len(x, /)", "", func(t Thread, args []Value, _ Kw) (Value, error) {
		n, err := Len(t, args[0])
		return Int(int64(n)), err
	}))
	return vars
}

// TestText reads testdata/text.txt: an expression, " -> ", and repr of its value or exception.
func TestText(t *testing.T) {
	data, err := os.ReadFile("testdata/text.txt")
	if err != nil {
		t.Fatal(err)
	}
	vars := textVars()
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		src, want, ok := strings.Cut(line, " -> ")
		if !ok {
			t.Fatalf("text.txt:%d: no arrow", i+1)
		}
		th := &fake{}
		if got := evalText(th, src, vars); got != want {
			t.Errorf("text.txt:%d: %s\n got %s\nwant %s", i+1, src, got, want)
		}
		if th.depth != 0 {
			t.Errorf("text.txt:%d: depth %d", i+1, th.depth)
		}
	}
}
