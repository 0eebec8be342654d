// This file tests that saved code comes back as it was and that damaged code does not.

package code

import (
	"errors"
	"math/big"
	"reflect"
	"testing"
)

// full gives a code object in which no field is empty.
func full() *Code {
	inner := &Code{Name: "inner", NumRegs: 1, Instrs: []Instr{{Op: RETNONE}, {}}, Lines: []int32{3, 3}}
	return &Code{
		Name: "f", File: "t.py", FirstLine: 7,
		Instrs: []Instr{{Op: LOADK, A: 1, B: 2, C: 3, D: -4}, {}}, Lines: []int32{9, 8},
		Consts: []any{nil, true, false, int64(-5), big.NewInt(1).Lsh(big.NewInt(1), 80), new(big.Int).Neg(big.NewInt(9)), 1.5, complex(1, -2), "text", Bytes("\xff"),
			Ellipsis{}, []string{"a", "b"}, Tuple{"x", Tuple{int64(1)}}},
		Names: []string{"n"}, Globals: []string{"g", ""}, Sites: []string{"s"}, Funcs: []*Code{inner},
		Handlers: []Handler{{1, 2, 3, 4}}, Excepts: []Handler{{5, 6, 7, 8}},
		Params: []string{"p"}, NumPos: 1, PosOnly: 2, NumKw: 3, NumDef: 4, KwDef: []bool{true, false},
		Free: []string{"v"}, Captures: []Capture{{true, 5}}, Locals: []string{"l"}, Clear: []uint8{1, 200}, NumRegs: 250,
		Spill: 9, Spilled: []string{"z"}, Flags: VarArgs | UsesNames,
	}
}

func TestSave(t *testing.T) {
	c := full()
	for v, i := reflect.ValueOf(c).Elem(), 0; i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is empty: this test does not cover it", v.Type().Field(i).Name)
		}
	}
	b := Save(c)
	r := &loader{b: b[len(magic)+5 : len(b)-sumSize]}
	if got := r.code(0); r.bad || len(r.b) > 0 || !reflect.DeepEqual(got, c) {
		t.Errorf("it came back as %+v", got)
	}
	if _, err := Load(b); err == nil {
		t.Error("nonsense was loaded")
	}
}

// small is code that can be loaded.
func small() *Code {
	return &Code{
		Name: "f", File: "t.py", NumRegs: 3, Consts: []any{"x", []string{"k"}}, Spilled: []string{"s"}, Names: []string{"n"},
		Locals: []string{"a", "b"}, Clear: []uint8{1}, Params: []string{"a"}, NumPos: 1,
		Instrs: []Instr{{Op: LOADK, A: 1}, {Op: LOADK, A: 2}, {Op: RETURN, A: 1}, {}},
		Lines:  []int32{1, 1, 1, 1},
	}
}

func TestLoad(t *testing.T) {
	good := Save(small())
	if _, err := Load(good); err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := append([]byte(nil), good...)
		bad[i] ^= 1
		want := ErrDamaged
		switch {
		case i < len(magic):
			want = ErrFormat
		case i < len(magic)+5:
			want = ErrVersion
		}
		if _, err := Load(bad); !errors.Is(err, want) {
			t.Errorf("byte %d: %v", i, err)
		}
		if _, err := Load(good[:i]); err == nil {
			t.Errorf("the first %d bytes were loaded", i)
		}
	}
}

func TestCheck(t *testing.T) {
	if err := Check(small()); err != nil {
		t.Error(err)
	}
	ret := Instr{Op: RETNONE}
	code := func(list ...Instr) func(*Code) {
		return func(c *Code) {
			c.Instrs = append(list, ret, Instr{})
			c.Lines = make([]int32, len(c.Instrs))
		}
	}
	inner := func(f *Code, list ...Instr) func(*Code) {
		return func(c *Code) {
			code(list...)(c)
			f.NumRegs, f.Instrs, f.Lines = max(f.NumRegs, 1), []Instr{ret, {}}, []int32{1, 1}
			c.Funcs = []*Code{f}
		}
	}
	for what, spoil := range map[string]func(*Code){
		"a cleared register read":      code(Instr{Op: NEG, A: 0, B: 1}),
		"a temporary never written":    code(Instr{Op: NEG, A: 0, B: 2}),
		"a value as a cell":            code(Instr{Op: GETCELL, A: 1, B: 0}),
		"a cell as a value":            code(Instr{Op: MKCELL, A: 1}, Instr{Op: NEG, A: 0, B: 1}),
		"a cell on one way only":       code(Instr{Op: JTRUE, A: 0, D: 1}, Instr{Op: MKCELL, A: 1}, Instr{Op: GETCELL, A: 0, B: 1}),
		"unpacking less than nothing":  code(Instr{Op: UNPACKEX, A: 1, B: 0, D: -1}),
		"a value as a spill list":      code(Instr{Op: GETSPILL, A: 1, B: 0}),
		"a spill list of another size": code(Instr{Op: MKSPILL, A: 1, D: 2}),
		"a spill list of less than 0":  code(Instr{Op: MKSPILL, A: 1, D: -1}),
		"a value as a list":            code(Instr{Op: LISTAPPEND, A: 0, B: 0}),
		"a tuple as a list":            code(Instr{Op: MKTUPLE, A: 2, B: 0, C: 1}, Instr{Op: LISTAPPEND, A: 2, B: 0}),
		"a list as a set":              code(Instr{Op: MKLIST, A: 2}, Instr{Op: SETADD, A: 2, B: 0}),
		"a value as a dict":            code(Instr{Op: DICTSET, A: 0, B: 0, C: 0}),
		"what a call left":             code(Instr{Op: LOADINT, A: 2}, Instr{Op: MOVE, A: 1, B: 0}, Instr{Op: CALL, A: 1}, Instr{Op: NEG, A: 0, B: 2}),
		"a class of a value":           code(Instr{Op: MKCLASS, A: 0, D: 0}),
		"a class of a generator":       inner(&Code{Flags: Generator}, Instr{Op: MKFUNC, A: 2, B: 2}, Instr{Op: MKCLASS, A: 2, D: 0}),
		"a class without a name":       inner(&Code{}, Instr{Op: MKFUNC, A: 2, B: 2}, Instr{Op: MKCLASS, A: 2, D: 1}),
		"a captured value":             inner(&Code{Free: []string{"a"}, Captures: []Capture{{false, 0}}}, Instr{Op: MKFUNC, A: 2, B: 2}),
		"names as a value":             code(Instr{Op: LOADK, A: 2, D: 1}),
		"no names":                     code(Instr{Op: MOVE, A: 1, B: 0}, Instr{Op: MOVE, A: 2, B: 0}, Instr{Op: CALLKW, A: 1, C: 1, D: 0}),
		"too few names":                code(Instr{Op: MOVE, A: 0, B: 0}, Instr{Op: MOVE, A: 1, B: 0}, Instr{Op: MOVE, A: 2, B: 0}, Instr{Op: CALLKW, A: 0, C: 2, D: 1}),
		"no such conversion":           code(Instr{Op: CONVERT, A: 2, B: 0, D: 99}),
		"a conversion of nothing":      code(Instr{Op: CONVERT, A: 2, B: 1}),
		"items of 8 bytes":             code(Instr{Op: GETPTR, A: 2, B: 0, C: 0, D: 3}),
		"items of less than nothing":   code(Instr{Op: SETPTR, A: 0, B: 0, C: 0, D: -1}),
		"a pointer never written":      code(Instr{Op: SETPTR, A: 2, B: 0, C: 0}),
		"a range with step 0":          code(Instr{Op: MKRANGE, A: 2, B: 0, C: 0}),
		"a range without an end":       code(Instr{Op: MKRANGE, A: 2, B: 0, C: 1, D: 1}),
		"yield in a function":          code(Instr{Op: YIELD, A: 0}),
		"a parameter too many":         func(c *Code) { c.NumPos = 0 },
		"defaults too many":            func(c *Code) { c.NumDef = 2 },
		"keyword defaults":             func(c *Code) { c.KwDef = []bool{true} },
		"parameters of a module":       func(c *Code) { c.Flags = UsesNames },
		"what is read after an error": func(c *Code) {
			code(Instr{Op: NEG, A: 1, B: 0}, ret, Instr{Op: NEG, A: 2, B: 1})(c)
			c.Handlers = []Handler{{0, 1, 2, 2}}
		},
		"a wrong function inside":       inner(&Code{NumPos: 1}, Instr{Op: MKFUNC, A: 2, B: 2}),
		"an exception clause elsewhere": func(c *Code) { c.Excepts = []Handler{{0, 90, 0, 0}} },
	} {
		c := small()
		spoil(c)
		if Check(c) == nil {
			t.Errorf("%s: not seen", what)
		}
	}
	// A finally block: its value is read on the way only that wrote it.
	c := small()
	code(Instr{Op: JTRUE, A: 0, D: 2}, Instr{Op: LOADINT, A: 2, D: 0}, Instr{Op: JUMP, D: 2}, Instr{Op: MOVE, A: 1, B: 0}, Instr{Op: LOADINT, A: 2, D: 2},
		Instr{Op: JEQI, A: 2, B: 2, D: 1}, Instr{Op: RETURN, A: 1})(c)
	if err := Check(c); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range []*Code{small(), full()} {
		b := Save(c)
		f.Add(b[len(magic)+5 : len(b)-sumSize])
	}
	f.Fuzz(func(t *testing.T, b []byte) { _, _ = read(b) })
}
