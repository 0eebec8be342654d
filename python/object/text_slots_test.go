// This file tests what a table of expressions cannot: places in wide strings, slice assignment, pins, templates, and speed.

package object

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestCharAt(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aé€😀z")
	for size := range 300 {
		runes := make([]rune, size+1)
		for i := range runes {
			runes[i] = letters[rnd.IntN(len(letters))]
		}
		s := NewStr(string(runes)).Obj().(*Str)
		if s.Len() != len(runes) {
			t.Fatalf("%q: %d characters, not %d", s.S, s.Len(), len(runes))
		}
		check := func(i int) {
			if got, _ := AsStr(s.CharAt(i)); got != string(runes[i]) {
				t.Fatalf("%q[%d] = %q", s.S, i, got)
			}
		}
		for i := range runes {
			check(i)
		}
		for i := range runes {
			check(len(runes) - 1 - i)
		}
		for range 100 {
			check(rnd.IntN(len(runes)))
			lo := rnd.IntN(len(runes) + 1)
			hi := lo + rnd.IntN(len(runes)+1-lo)
			sub := s.substring(lo, hi)
			if got, _ := AsStr(sub); got != string(runes[lo:hi]) {
				t.Fatalf("%q[%d:%d] = %q", s.S, lo, hi, got)
			}
			if n := sub.Obj().(*Str).Len(); n != hi-lo {
				t.Fatalf("%q[%d:%d] has %d characters", s.S, lo, hi, n)
			}
			if n := s.charsBefore(len(string(runes[:lo]))); n != lo {
				t.Fatalf("%q: %d characters before %d", s.S, n, lo)
			}
		}
	}
}

func TestSpliceBytes(t *testing.T) {
	th := &fake{}
	const text = "abcdefghij"
	for lo := range len(text) + 1 {
		for hi := lo; hi <= len(text); hi++ {
			for n := range 14 {
				for spare := range 8 {
					data := strings.Repeat("X", n)
					b := append(make([]byte, 0, len(text)+spare), text...)
					if err := spliceBytes(th, &b, lo, hi, []byte(data)); err != nil {
						t.Fatal(err)
					}
					if want := text[:lo] + data + text[hi:]; string(b) != want {
						t.Fatalf("[%d:%d] = %q: %q", lo, hi, data, b)
					}
				}
				if n <= len(text) { // a part of itself
					b := []byte(text)
					if err := spliceBytes(th, &b, lo, hi, b[:n]); err != nil {
						t.Fatal(err)
					}
					if want := text[:lo] + text[:n] + text[hi:]; string(b) != want {
						t.Fatalf("[%d:%d] = itself[:%d]: %q", lo, hi, n, b)
					}
				}
			}
		}
	}
}

func TestPinned(t *testing.T) {
	th := &fake{}
	for _, v := range []Value{NewBytearray([]byte("abc")), Ref(&Array{Code: 'B', B: []byte("abc")})} {
		view, err := NewMemoryview(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, pinned := range []Value{v, view} {
			p := Pin(pinned)
			slice := Ref(&Slice{Int(0), Int(1), None})
			for name, err := range map[string]error{
				"append": second(th.Call(attr(t, v, "append"), []Value{Int(1)}, Kw{})),
				"extend": second(th.Call(attr(t, v, "extend"), []Value{NewBytes("ab")}, Kw{})),
				"+=":     second(Inplace(th, ADD, v, NewBytes("ab"))),
				"[0:1]=": SetItem(th, v, slice, NewBytes("ab")),
			} {
				if !IsError(err, BufferError) {
					t.Errorf("%s: %s on a pinned object: %v", TypeName(pinned), name, err)
				}
			}
			if err := SetItem(th, v, slice, NewBytes("x")); err != nil {
				t.Errorf("an assignment that keeps the length: %v", err)
			}
			p.Unpin()
		}
		if err := SetItem(th, v, Int(0), Int('a')); err != nil {
			t.Error(err)
		}
		if _, err := Inplace(th, ADD, v, NewBytes("d")); err != nil {
			t.Error(err)
		}
		if data, _ := BytesOf(v); string(data) != "abcd" {
			t.Errorf("%q", data)
		}
	}
}

func second(_ Value, err error) error { return err }

func attr(t testing.TB, v Value, name string) Value {
	r, err := GetAttr(&fake{}, v, name)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Assignments and what MicroPython 1.29 made of them.
func TestAssign(t *testing.T) {
	vars := textVars()
	for _, c := range []struct{ obj, key, val, want string }{
		{"b'a'", "0", "1", "TypeError(\"'bytes' object doesn't support item assignment\",)"},
		{"'a'", "0", "1", "TypeError(\"'str' object doesn't support item assignment\",)"},
		{"bytearray(b'abc')", "0", "300", "bytearray(b',bc')"},
		{"bytearray(b'abc')", "0", "'a'", `TypeError("can't convert str to int",)`},
		{"bytearray(b'abc')", "3", "1", "IndexError('bytearray index out of range',)"},
		{"bytearray(b'abc')", "-1", "1", "bytearray(b'ab\\x01')"},
		{"bytearray(b'abc')", "[0:1]", "b'xyz'", "bytearray(b'xyzbc')"},
		{"bytearray(b'abc')", "[0:1]", "'xyz'", "NotImplementedError('array/bytes required on right side',)"},
		{"bytearray(b'abc')", "[0:1]", "A('i',[1])", "ValueError('lhs and rhs should be compatible',)"},
		{"bytearray(b'abc')", "[0:1]", "A('b',[1,2])", `bytearray(b'\x01\x02bc')`},
		{"bytearray(b'abc')", "[::2]", "b'xy'", "NotImplementedError('only slices with step=1 (aka None) are supported',)"},
		{"bytearray(b'abc')", "[3:0]", "b'xy'", "bytearray(b'abcxy')"},
		{"memoryview(b'abc')", "0", "1", "TypeError(\"'memoryview' object doesn't support item assignment\",)"},
		{"memoryview(bytearray(b'abc'))", "[0:1]", "b'ab'", "ValueError('lhs and rhs should be compatible',)"},
		{"memoryview(bytearray(b'abc'))", "[0:2]", "b'xy'", "<memoryview>"},
		{"A('i',[1,2])", "0", "'a'", `TypeError("can't convert str to int",)`},
		{"A('i',[1,2])", "[0:1]", "A('i',[5,6])", "array('i', [5, 6, 2])"},
		{"A('i',[1,2])", "[0:1]", "b'abcd'", "ValueError('lhs and rhs should be compatible',)"},
		{"A('O',[1,2])", "[1:]", "A('O',['a','b'])", "array('O', [1, 'a', 'b'])"},
	} {
		th := &fake{}
		e := expr{t: th, s: c.obj, vars: vars}
		obj, _ := e.compare()
		e = expr{t: th, s: c.val, vars: vars}
		val, _ := e.compare()
		e = expr{t: th, s: strings.Trim(c.key, "[]") + "]", vars: vars}
		key, _ := e.key()
		if err := SetItem(th, obj, key, val); err != nil {
			obj = Ref(err.(*Exception))
		}
		if got, _ := Repr(th, obj); got != c.want {
			t.Errorf("%s[%s] = %s\n got %s\nwant %s", c.obj, c.key, c.val, got, c.want)
		}
	}
}

func TestHalf(t *testing.T) {
	for h := range 1 << 16 {
		f := HalfToFloat(uint16(h))
		if math.IsNaN(f) {
			continue
		}
		if got := FloatToHalf(f); got != uint16(h) {
			t.Fatalf("%#04x -> %g -> %#04x", h, f, got)
		}
	}
	for f, want := range map[float64]uint16{65519: 0x7BFF, 65520: 0x7C00, 1e-9: 0, 2.98e-8: 0, 2.99e-8: 1, 1.0 / 3: 0x3555} {
		if got := FloatToHalf(f); got != want {
			t.Errorf("%g: %#04x, not %#04x", f, got, want)
		}
	}
}

// The results follow the rules of MicroPython 1.29 for Template(...): one str around every interpolation.
func TestTemplate(t *testing.T) {
	th := &fake{}
	i := NewInterpolation(Int(1), NewStr("x"), None, NewStr(""))
	const is = "Interpolation(1, 'x', None, '')"
	for _, c := range []struct {
		parts []Value
		want  string
	}{
		{nil, "Template(strings=('',), interpolations=())"},
		{[]Value{NewStr("ab"), NewStr("cd")}, "Template(strings=('abcd',), interpolations=())"},
		{[]Value{i}, "Template(strings=('', ''), interpolations=(" + is + ",))"},
		{[]Value{NewStr("a"), i, i, NewStr("b"), NewStr("c")}, "Template(strings=('a', '', 'bc'), interpolations=(" + is + ", " + is + "))"},
	} {
		v, err := th.Call(Ref(TemplateClass), c.parts, Kw{})
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := Repr(th, v); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
		sum, err := Binary(th, ADD, v, v)
		if err != nil {
			t.Fatal(err)
		}
		o := sum.Obj().(*Template)
		if len(o.Strings) != len(o.Interpolations)+1 {
			t.Errorf("%d strings, %d interpolations", len(o.Strings), len(o.Interpolations))
		}
	}
	if _, err := th.Call(Ref(TemplateClass), []Value{Int(1)}, Kw{}); !IsError(err, TypeError) {
		t.Error(err)
	}
}

// TestWideLoop reads a wide string by position; were it quadratic, it would take hours.
func TestWideLoop(t *testing.T) {
	s := NewStr(strings.Repeat("aé€", 1<<18)).Obj().(*Str)
	n := s.Len()
	for i := range n {
		s.CharAt(i)
	}
	for i := range n {
		s.CharAt(n - 1 - i)
	}
}

func BenchmarkStrFormat(b *testing.B) {
	th := &fake{}
	percent, braces := NewStr("GET /path/%d HTTP/1.1"), attr(b, NewStr("GET /path/{} HTTP/{:.1f}"), "format")
	b.Run("percent", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			if _, err := Binary(th, MOD, percent, Int(int64(i&15))); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("format", func(b *testing.B) {
		b.ReportAllocs()
		args := []Value{Int(7), Float(1.1)}
		for range b.N {
			if _, err := th.Call(braces, args, Kw{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkStrSplitJoin(b *testing.B) {
	th := &fake{}
	b.ReportAllocs()
	split, _, _ := FindMethod(th, NewStr(","), "split")
	joinFn, _, _ := FindMethod(th, NewStr(","), "join")
	find, _, _ := FindMethod(th, NewStr(","), "find")
	space, comma, http := NewStr(" "), NewStr(","), NewStr("HTTP")
	args := make([]Value, 2)
	for range b.N {
		s := NewStr("GET /path/7 HTTP/1.1")
		args[0], args[1] = s, space
		p, err := split.Obj().(*Builtin).Call(th, args, Kw{})
		if err != nil {
			b.Fatal(err)
		}
		args[0], args[1] = s, http
		if _, err := find.Obj().(*Builtin).Call(th, args, Kw{}); err != nil {
			b.Fatal(err)
		}
		args[0], args[1] = comma, p
		if _, err := joinFn.Obj().(*Builtin).Call(th, args, Kw{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBytearrayIndex(b *testing.B) {
	th := &fake{}
	v := NewBytearray(make([]byte, 64))
	for i := range b.N {
		k := Int(int64(i & 63))
		if err := SetItem(th, v, k, Int(int64(i&255))); err != nil {
			b.Fatal(err)
		}
		if _, err := GetItem(th, v, k); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBytesOps(b *testing.B) {
	th := &fake{}
	b.ReportAllocs()
	v := NewBytearray(make([]byte, 64))
	slice := Ref(&Slice{Int(0), Int(4), None})
	tail := NewBytes("\r\n")
	find, _, _ := FindMethod(th, tail, "find")
	ends, _, _ := FindMethod(th, tail, "endswith")
	nl := NewBytes("\n")
	args := make([]Value, 2)
	for range b.N {
		s, _ := GetItem(th, v, slice)
		s, _ = BytesClass.New(th, BytesClass, []Value{s}, Kw{})
		h, _ := Binary(th, ADD, s, tail)
		args[0], args[1] = h, nl
		if _, err := find.Obj().(*Builtin).Call(th, args, Kw{}); err != nil {
			b.Fatal(err)
		}
		args[1] = tail
		if _, err := ends.Obj().(*Builtin).Call(th, args, Kw{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkArrayIndex(b *testing.B) {
	th := &fake{}
	v := Ref(&Array{Code: 'i', B: make([]byte, 256)})
	for i := range b.N {
		k := Int(int64(i & 63))
		if err := SetItem(th, v, k, Int(int64(i&255))); err != nil {
			b.Fatal(err)
		}
		if _, err := GetItem(th, v, k); err != nil {
			b.Fatal(err)
		}
	}
}
