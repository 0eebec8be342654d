package json

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	. "mpy/python/object/objtest"
	"mpy/stream"
)

func module(t testing.TB) (*Thread, object.Value) {
	th := &Thread{}
	return th, object.Ref(Import(t, th, Module(&host.Host{Board: board.Unix()})))
}

func dict(t *Thread, pairs ...any) object.Value {
	d := object.NewDict(0)
	for i := 0; i < len(pairs); i += 2 {
		_ = d.Set(t, Of(pairs[i]), Of(pairs[i+1]))
	}
	return object.Ref(d)
}

// What MicroPython 1.29's unix port prints, but for \u with wrong digits,
// which it reads as something.
func TestLoads(t *testing.T) {
	th, m := module(t)
	bad := "ValueError: syntax error in JSON"
	Run(t, th, m, []Case{
		C("loads", "ValueError: invalid syntax for integer with base 10: ''", "-"),
		C("loads", "ValueError: invalid syntax for integer with base 10: '1-2'", "1-2"),
		C("loads", "ValueError: invalid syntax for number", "1e"),
		C("loads", "ValueError: invalid syntax for number", "1.2.3"),
		C("loads", "1", "01"),
		C("loads", bad, "[1,2"),
		C("loads", "{'a': 1}", `{"a":1]`),
		C("loads", "{}", `{"a"}`),
		C("loads", "[{}, 1, {'a': 'b'}]", `[{"a"},1,{"b":2}]`),
		C("loads", "{1: 2}", `{1:2}`),
		C("loads", bad, `{[1]:2}`),
		C("loads", bad, `{{}:2}`),
		C("loads", "'q'", `"\q"`),
		C("loads", bad, `"\u12g4"`),
		C("loads", bad, `"\u12`),
		C("loads", bad, `"a`),
		C("loads", bad, `"a\`),
		C("loads", bad, "nul"),
		C("loads", bad, "nulL"),
		C("loads", bad, "1 2"),
		C("loads", "inf", "1e400"),
		C("loads", "0", "-0"),
		C("loads", "-0.0", "-0.0"),
		C("loads", bad, "0x10"),
		C("loads", bad, "1_0"),
		C("loads", bad, "\"\x00\""),
		C("loads", bad, "\x00"),
		C("loads", bad, "1\x00"),
		C("loads", bad, ""),
		C("loads", bad, " "),
		C("loads", bad, "[]x"),
		C("loads", "'é'", `"\u00e9"`),
		C("loads", `'a\nb'`, "\"a\nb\""),
		C("loads", bad, "+1"),
		C("loads", bad, ".5"),
		C("loads", "1.0", "1."),
		C("loads", "12345678901234567890", "12345678901234567890"),
		C("loads", "-123456789012345678", "-123456789012345678"),
		C("loads", "{'a': 2}", `{"a":1,"a":2}`),
		C("loads", "1", ",,1"),
		C("loads", "[1, 2]", "[,,1::2]"),
		C("loads", bad, "1,"),
		C("loads", bad, "]"),
		C("loads", "UnicodeError", []byte("\"\xff\"")),
		C("loads", "TypeError: object with buffer protocol required", 5),
		C("loads", "[1]", object.NewBytearray([]byte("[1]"))),
		C("loads", "'aé'", []byte("\"a\xc3\xa9\"")),
		C("loads", "[None, True, False, [], {}]", " [null,\ttrue,\nfalse,\r[],{}] "),
		C("load", "OSError: stream operation not supported", 5),
	})
	Run(t, th, m, []Case{C("loads", "'/\\x08\\x0c\\n\\r\\t\"\\\\'", `"\/\b\f\n\r\t\"\\"`)})
	v, err := object.GetAttr(th, m, "loads")
	if err != nil {
		t.Fatal(err)
	}
	r, err := th.Call(v, []object.Value{object.NewStr(`"\ud83d\ude00"`)}, object.Kw{})
	if err != nil || r.Obj().(*object.Str).Len() != 2 { // as there: no pairing of surrogates
		t.Error(r, err)
	}
}

// What MicroPython 1.29's unix port prints, but for bytes that are not UTF-8.
func TestDumps(t *testing.T) {
	th, m := module(t)
	huge := object.NewBig(new(big.Int).Lsh(big.NewInt(1), 80))
	Run(t, th, m, []Case{
		C("dumps", `'"ab\\"\\n\\u0001"'`, []byte("ab\"\n\x01")),
		C("dumps", "UnicodeError", []byte("\xff")),
		C("dumps", `"bytearray(b'x')"`, object.NewBytearray([]byte("x"))),
		C("dumps", `'[1, "a"]'`, List(1, "a")),
		C("dumps", `'[1]'`, Tuple(1)),
		C("dumps", `'[]'`, Tuple()),
		C("dumps", `'{}'`, dict(th)),
		C("dumps", `'{"1": 4, "null": 3, "1.5": 1, "[1, 2]": 3, "a": 1}'`,
			dict(th, 1, "a", nil, 3, true, 4, 1.5, 1, Tuple(1, 2), 3, []byte("a"), 1)),
		C("dumps", `'[1, "a"]'`, object.NewException(object.ValueError, Of(1), Of("a"))),
		C("dumps", `'["x"]'`, object.NewError(object.ValueError, "x")),
		C("dumps", `"<class 'int'>"`, object.IntClass),
		C("dumps", "'1e+20'", 1e20),
		C("dumps", "'1.5'", 1.5),
		C("dumps", "'nan'", math.NaN()),
		C("dumps", "'1208925819614629174706176'", huge),
		C("dumps", `'[null, true, false, -5]'`, List(nil, true, false, -5)),
		C("dumps", `'"\x7f€😀/"'`, "\x7f€😀/"),
		C("dumps", `'[1,{"a":2}]'`, List(1, dict(th, "a", 2))).With("separators", Tuple(",", ":")),
		C("dumps", `'[1--{"a"=2}]'`, List(1, dict(th, "a", 2))).With("separators", List([]byte("--"), "=")),
		C("dumps", `'[1, 2]'`, List(1, 2)).With("separators", nil),
		C("dumps", "TypeError: object 'int' isn't a tuple or list", 1).With("separators", 1),
		C("dumps", "TypeError: can't convert 'int' object to str implicitly", 1).With("separators", Tuple(1, 2)),
		C("dumps", "ValueError: requested length 2 but object has length 1", 1).With("separators", Tuple(",")),
		C("dumps", "TypeError: extra keyword arguments given", 1).With("indent", 2),
		C("dump", "OSError: stream operation not supported", 1, 2),
	})
	l := object.List{}
	l.Items = []object.Value{object.Ref(&l)}
	Run(t, th, m, []Case{C("dumps", "RuntimeError: maximum recursion depth exceeded", &l)})
}

// pipe is a stream that moves at most step bytes at a time.
type pipe struct {
	object.Module
	out  strings.Builder
	in   string
	step int
}

func (p *pipe) Write(_ object.Thread, b []byte) (int, error) {
	return p.out.Write(b[:min(p.step, len(b))])
}

func (p *pipe) Read(_ object.Thread, b []byte) (int, error) {
	n := copy(b[:min(p.step, len(b))], p.in)
	p.in = p.in[n:]
	return n, nil
}

func (p *pipe) Ioctl(object.Thread, stream.Request, int64) (int64, error) { return 0, board.EINVAL }

func TestStreams(t *testing.T) {
	th, m := module(t)
	for _, step := range []int{1, 3, 1000, 1 << 20} {
		out := &pipe{step: step}
		long := List(strings.Repeat("é", 3000), 5, dict(th, "a", List(1, 2.5, nil)), "\u00e9\n")
		Run(t, th, m, []Case{C("dump", "None", long, out)})
		want := `["` + strings.Repeat("é", 3000) + `", 5, {"a": [1, 2.5, null]}, "é\n"]`
		if out.out.String() != want {
			t.Errorf("step %d: %q", step, out.out.String())
		}
		Run(t, th, m, []Case{
			C("load", Repr(th, long), &pipe{in: want + " \n", step: step}),
			C("load", "ValueError: syntax error in JSON", &pipe{in: want[:len(want)-1], step: step}),
			C("load", "ValueError: syntax error in JSON", &pipe{in: "", step: step}),
		})
	}
}

func TestDeep(t *testing.T) {
	th, m := module(t)
	const n = 100000
	fn, _ := object.GetAttr(th, m, "loads")
	if _, err := th.Call(fn, []object.Value{object.NewStr(strings.Repeat("[", n) + strings.Repeat("]", n))}, object.Kw{}); err != nil {
		t.Error(err)
	}
}

func BenchmarkLoads(b *testing.B) {
	th, m := module(b)
	fn, _ := object.GetAttr(th, m, "loads")
	text := []object.Value{object.NewStr(`[` + strings.Repeat(`{"id": 12345, "name": "sensor", "value": 21.5, "tags": ["a", "b"], "ok": true},`, 100) + `0]`)}
	b.ReportAllocs()
	b.SetBytes(int64(len(text[0].Obj().(*object.Str).S)))
	for b.Loop() {
		if _, err := th.Call(fn, text, object.Kw{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDumps(b *testing.B) {
	th, m := module(b)
	fn, _ := object.GetAttr(th, m, "dumps")
	var items []any
	for range 100 {
		items = append(items, dict(th, "id", 12345, "name", "sensor", "value", 21.5, "tags", List("a", "b"), "ok", true))
	}
	args := []object.Value{List(items...)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := th.Call(fn, args, object.Kw{}); err != nil {
			b.Fatal(err)
		}
	}
}
