// This file tests Parse: trees, errors, places and limits.

package syntax

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// trees pairs sources with the dumps of their trees.
var trees = []struct{ src, want string }{
	// Constants.
	{"0; 12; 0x1F; 0o17; 0b101; 1_000", "(ExprStmt 0) (ExprStmt 12) (ExprStmt 31) (ExprStmt 15) (ExprStmt 5) (ExprStmt 1000)"},
	{"00; 9223372036854775807; 9223372036854775808", "(ExprStmt 0) (ExprStmt 9223372036854775807) (ExprStmt 9223372036854775808L)"},
	{"1.; .5; 1e3; 1_0.2_5; 1E+2; 01.5; 1e999", "(ExprStmt f1) (ExprStmt f0.5) (ExprStmt f1000) (ExprStmt f10.25) (ExprStmt f100) (ExprStmt f1.5) (ExprStmt f+Inf)"},
	{"1j; 2.5J; 1e2j", "(ExprStmt j1) (ExprStmt j2.5) (ExprStmt j100)"},
	{"None, True, False, ...", "(ExprStmt (Tuple [None True False ...]))"},
	{"__debug__", "(ExprStmt __debug__)"},
	// Strings.
	{`'a' "b" '''c'''`, `(ExprStmt "abc")`},
	{`'\n\t\\\'\"\a\b\v\f\r\x41\101\0'`, `(ExprStmt "\x0a\x09\x5c'\x22\x07\x08\x0b\x0c\x0dAA\x00")`},
	{`'\u00e9\U0001f600\xe9'`, `(ExprStmt "\xc3\xa9\xf0\x9f\x98\x80\xc3\xa9")`},
	{`'\ud800'`, `(ExprStmt "\xed\xa0\x80")`},
	{`'\q\é\8'`, `(ExprStmt "\x5cq\x5c\xc3\xa9\x5c8")`},
	{"'a\\\nb'", `(ExprStmt "ab")`},
	{`r'\n'`, `(ExprStmt "\x5cn")`},
	{`br'\n', rb'\x'`, `(ExprStmt (Tuple [b"\x5cn" b"\x5cx"]))`},
	{`b'\xff\u1234' b'é'`, `(ExprStmt b"\xff\x5cu1234\xc3\xa9")`},
	{"u'x'", `(ExprStmt "x")`},
	{"'''a\r\nb\rc'''", `(ExprStmt "a\x0ab\x0ac")`},
	{`r'\''`, `(ExprStmt "\x5c'")`},
	// F-strings and t-strings.
	{`f''`, `(ExprStmt (JoinedStr []))`},
	{`f'{{a}}{b}'`, `(ExprStmt (JoinedStr ["{a}" (FormattedValue b - -)]))`},
	{`'x{' f'{a!r:>{w}.{p}}y' "z"`, `(ExprStmt (JoinedStr ["x{" (FormattedValue a r (JoinedStr [">" (FormattedValue w - -) "." (FormattedValue p - -)])) "yz"]))`},
	{`f'{a = }{b=!s}{c=:4}'`, `(ExprStmt (JoinedStr ["a = " (FormattedValue a - -) "b=" (FormattedValue b s -) "c=" (FormattedValue c - (JoinedStr ["4"]))]))`},
	{`f'{a!=b}{a==b}{a:=5}{(a:=5)}'`, `(ExprStmt (JoinedStr [(FormattedValue (Compare a [!=] [b]) - -) (FormattedValue (Compare a [==] [b]) - -) (FormattedValue a - (JoinedStr ["=5"])) (FormattedValue (NamedExpr a 5) - -)]))`},
	{`f'{d['k']}{f'{f'{x}'}'}'`, `(ExprStmt (JoinedStr [(FormattedValue (Subscript d "k") - -) (FormattedValue (JoinedStr [(FormattedValue (JoinedStr [(FormattedValue x - -)]) - -)]) - -)]))`},
	{`f'{"}"}{ {1: 2}[1] }{x for x in y}{a,}'`, `(ExprStmt (JoinedStr [(FormattedValue "}" - -) (FormattedValue (Subscript (Dict [1] [2]) 1) - -) (FormattedValue (GeneratorExp x [(Comprehension x y [] false)]) - -) (FormattedValue (Tuple [a]) - -)]))`},
	{`rf'\d{x}\n'`, `(ExprStmt (JoinedStr ["\x5cd" (FormattedValue x - -) "\x5cn"]))`},
	{`f'\{x}\x41\é'`, `(ExprStmt (JoinedStr ["\x5c" (FormattedValue x - -) "A\x5c\xc3\xa9"]))`},
	{"f'''a\n{x\n}'''", `(ExprStmt (JoinedStr ["a\x0a" (FormattedValue x - -)]))`},
	{`t'a{x}' rt'\{y=}'`, `(ExprStmt (TemplateStr ["a" (FormattedValue x - -) "\x5cy=" (FormattedValue y r -)]))`},
	{`t'{x:{w}{{v}}}'`, `(ExprStmt (TemplateStr [(FormattedValue x - (JoinedStr [(FormattedValue w - -) "{v}"]))]))`},
	// Operators.
	{"a+b*c**-d**e", "(ExprStmt (+ a (* b (** c (- (** d e))))))"},
	{"a-b-c; -a**b; a**-b", "(ExprStmt (- (- a b) c)) (ExprStmt (- (** a b))) (ExprStmt (** a (- b)))"},
	{"a|b^c&d<<e>>f//g%h@i/j", "(ExprStmt (| a (^ b (& c (>> (<< d e) (/ (@ (% (// f g) h) i) j))))))"},
	{"not a in b or c and not d is not e", "(ExprStmt (BoolOp true [(not (Compare a [in] [b])) (BoolOp false [c (not (Compare d [is not] [e]))])]))"},
	{"a < b <= c not in d is e", "(ExprStmt (Compare a [< <= not in is] [b c d e]))"},
	{"(a < b) < c", "(ExprStmt (Compare (Compare a [<] [b]) [<] [c]))"},
	{"a if b else c if d else e", "(ExprStmt (IfExp b a (IfExp d c e)))"},
	{"lambda: 0", "(ExprStmt (Lambda (Params 0 [] - [] -) 0))"},
	{"lambda a, /, b=1, *c, d, e=2, **f: a", "(ExprStmt (Lambda (Params 1 [(Param a - -) (Param b - 1)] (Param c - -) [(Param d - -) (Param e - 2)] (Param f - -)) a))"},
	{"~+-a", "(ExprStmt (~ (+ (- a))))"},
	// Operands.
	{"a.b(c)[d].e", "(ExprStmt (Attribute (Subscript (Call (Attribute a b) [c] []) d) e))"},
	{"f(a, *b, c, d=1, **e, g=2)", "(ExprStmt (Call f [a (Starred b) c] [(Keyword d 1) (Keyword - e) (Keyword g 2)]))"},
	{"f(x for x in y); f(a := 1)", "(ExprStmt (Call f [(GeneratorExp x [(Comprehension x y [] false)])] [])) (ExprStmt (Call f [(NamedExpr a 1)] []))"},
	{"a[1:2, ::3, :, b:, ...]", "(ExprStmt (Subscript a (Tuple [(Slice 1 2 -) (Slice - - 3) (Slice - - -) (Slice b - -) ...])))"},
	{"a[1,]", "(ExprStmt (Subscript a (Tuple [1])))"},
	{"(); (a); (a,); [*a, b]; [a,]; []", "(ExprStmt (Tuple [])) (ExprStmt a) (ExprStmt (Tuple [a])) (ExprStmt (List [(Starred a) b])) (ExprStmt (List [a])) (ExprStmt (List []))"},
	{"{}; {a: b, **c, d: e,}; {a, *b}", "(ExprStmt (Dict [] [])) (ExprStmt (Dict [a - d] [b c e])) (ExprStmt (Set [a (Starred b)]))"},
	{"[a for a, *b in c if d if lambda: e for f in g]", "(ExprStmt (ListComp a [(Comprehension (Tuple [a (Starred b)]) c [d (Lambda (Params 0 [] - [] -) e)] false) (Comprehension f g [] false)]))"},
	{"{a for a in b}; {a: b for a, b in c}", "(ExprStmt (SetComp a [(Comprehension a b [] false)])) (ExprStmt (DictComp a b [(Comprehension (Tuple [a b]) c [] false)]))"},
	{"(a := b); [c := 1, 2]", "(ExprStmt (NamedExpr a b)) (ExprStmt (List [(NamedExpr c 1) 2]))"},
	{"await f(x)**2", "(ExprStmt (** (Await (Call f [x] [])) 2))"},
	{"x = yield; yield a, b; (yield from c)", "(Assign [x] (Yield -)) (ExprStmt (Yield (Tuple [a b]))) (ExprStmt (YieldFrom c))"},
	{"привет.мир", "(ExprStmt (Attribute привет мир))"},
	// Simple statements.
	{"a = b, *c = d = e,", "(Assign [a (Tuple [b (Starred c)]) d] (Tuple [e]))"},
	{"a += 1; b @= c; d **= e; f //= g; h >>= i", "(AugAssign a + 1) (AugAssign b @ c) (AugAssign d ** e) (AugAssign f // g) (AugAssign h >> i)"},
	{"a: int; a.b: int = 1; a[0]: 'x' = yield", `(AnnAssign a int -) (AnnAssign (Attribute a b) int 1) (AnnAssign (Subscript a 0) "x" (Yield -))`},
	{"del a, b.c, (d, e); del (f)", "(Delete [a (Attribute b c) (Tuple [d e])]) (Delete [f])"},
	{"pass; break; continue; return; return a, b", "(Pass) (Break) (Continue) (Return -) (Return (Tuple [a b]))"},
	{"raise; raise a; raise a from b; assert a; assert a, b", "(Raise - -) (Raise a -) (Raise a b) (Assert a -) (Assert a b)"},
	{"global a, b; nonlocal c", "(Global [a b]) (Nonlocal [c])"},
	{"import a, b.c as d", "(Import [(Alias a -) (Alias b.c d)])"},
	{"from a.b import c as d, e; from . import (f, g,); from ....h import *", "(ImportFrom a.b [(Alias c d) (Alias e -)] 0) (ImportFrom - [(Alias f -) (Alias g -)] 1) (ImportFrom h [(Alias * -)] 4)"},
	{"print = 1;", "(Assign [print] 1)"},
	// Compound statements.
	{"if a: b\nelif c := d: e\nelse: f", "(If [(IfClause a [(ExprStmt b)]) (IfClause (NamedExpr c d) [(ExprStmt e)])] [(ExprStmt f)])"},
	{"while a:\n b\nelse:\n c", "(While a [(ExprStmt b)] [(ExprStmt c)])"},
	{"for a, in b, c: pass\nelse: pass", "(For (Tuple [a]) (Tuple [b c]) [(Pass)] [(Pass)] false)"},
	{"try: a\nexcept: b\nexcept (c, d) as e: f\nelse: g\nfinally: h", "(Try [(ExprStmt a)] [(Handler - - [(ExprStmt b)]) (Handler (Tuple [c d]) e [(ExprStmt f)])] [(ExprStmt g)] [(ExprStmt h)])"},
	{"try: a\nfinally: b", "(Try [(ExprStmt a)] [] [] [(ExprStmt b)])"},
	{"with a as b, c: pass", "(With [(WithItem a b) (WithItem c -)] [(Pass)] false)"},
	{"with (a as b, c,): pass", "(With [(WithItem a b) (WithItem c -)] [(Pass)] false)"},
	{"with (a, b) as c: pass", "(With [(WithItem (Tuple [a b]) c)] [(Pass)] false)"},
	{"with (a): pass\nwith (a).b() as c: pass\nwith (yield): pass", "(With [(WithItem a -)] [(Pass)] false) (With [(WithItem (Call (Attribute a b) [] []) c)] [(Pass)] false) (With [(WithItem (Yield -) -)] [(Pass)] false)"},
	{"@a.b(c)\n@d\ndef e(f: int = 1, *, g: str, **h) -> i: return f", "(FunctionDef e (Params 0 [(Param f int 1)] - [(Param g str -)] (Param h - -)) [(Return f)] [(Call (Attribute a b) [c] []) d] i false)"},
	{"@a\nclass B(c, *d, metaclass=e):\n  x = 1", "(ClassDef B [c (Starred d)] [(Keyword metaclass e)] [(Assign [x] 1)] [a])"},
	{"class A: pass\nclass B(): pass", "(ClassDef A [] [] [(Pass)] []) (ClassDef B [] [] [(Pass)] [])"},
	{"async def f():\n async with a as b: pass\n async for c in d: await c", "(FunctionDef f (Params 0 [] - [] -) [(With [(WithItem a b)] [(Pass)] true) (For c d [(ExprStmt (Await c))] [] true)] [] - true)"},
	// Lines.
	{"", ""},
	{"\n\n  # x\n\t\n", ""},
	{"\xef\xbb\xbfa\r\nb\rc", "(ExprStmt a) (ExprStmt b) (ExprStmt c)"},
	{"a = (1,\n  # c\n\n 2)", "(Assign [a] (Tuple [1 2]))"},
	{"a = 1 + \\\n  2 # \\\nb", "(Assign [a] (+ 1 2)) (ExprStmt b)"},
	{"if a:\n\tb\n        c", "(If [(IfClause a [(ExprStmt b) (ExprStmt c)])] [])"},
	{"if a:\n  b\n# c\n\n  d\n", "(If [(IfClause a [(ExprStmt b) (ExprStmt d)])] [])"},
	{"\n\fa\n# \xff\n", "(ExprStmt a)"},
}

func TestTrees(t *testing.T) {
	for _, tt := range trees {
		mod, err := Parse("t.py", []byte(tt.src), File)
		if err != nil {
			t.Errorf("%q: %v", tt.src, err)
			continue
		}
		if got := dump(mod); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.src, got, tt.want)
		}
	}
}

// refused lists sources with the line and the words of the error, I for IndentationError.
var refused = []struct {
	src  string
	line int
	msg  string
}{
	{"a b", 1, "invalid syntax"},
	{"a\nb c", 2, "invalid syntax"},
	{"x = (1,\n2", 3, "invalid syntax"},
	{"x = )", 1, "invalid syntax"},
	{"a\n  b", 2, "I unexpected indent"},
	{"  a", 1, "I unexpected indent"},
	{"if a:\n    b\n  c", 2, "I unindent doesn't match any outer indent level"},
	{"if a:\nb", 2, "invalid syntax"},
	{"if a\n b", 1, "invalid syntax"},
	{"'abc", 1, "invalid syntax"},
	{"\n'''abc\n", 2, "invalid syntax"},
	{"a \\b", 1, "invalid syntax"},
	{"!", 1, "invalid syntax"}, {"$", 1, "invalid syntax"}, {"`", 1, "invalid syntax"}, {"a\x00", 1, "invalid syntax"},
	{"'a\x00b'", 1, "invalid syntax"},
	{"\n\xff = 1", 2, "invalid syntax"},
	{"\n'\xff'", 2, "invalid syntax"},
	{"f'\xff'", 1, "invalid syntax"},
	{"123z", 1, "invalid syntax for integer with base 10: '123z'"},
	{"0xg", 1, "invalid syntax for integer with base 16: 'g'"},
	{"0b12", 1, "invalid syntax for integer with base 2: '12'"},
	{"0_1", 1, "invalid syntax for integer with base 0: '01'"},
	{"1if a else b", 1, "invalid syntax for integer with base 10: '1if'"},
	{"1.2.3", 1, "invalid syntax for number"}, {"1e", 1, "invalid syntax for number"}, {"0x1.8", 1, "invalid syntax for number"},
	{`'\x4'`, 1, "invalid syntax"}, {`'\u123'`, 1, "invalid syntax"}, {`'\U00110000'`, 1, "invalid syntax"}, {`b'\777'`, 1, "invalid syntax"},
	{`'\N{DASH}'`, 1, "N unicode name escapes"},
	{"'a' b'b'", 1, "invalid syntax"}, {"t'a' 'b'", 1, "invalid syntax"}, {"t'a' f'b'", 1, "invalid syntax"},
	{"bf'a'", 1, "invalid syntax"}, {"R'a'", 1, "invalid syntax"}, {"ur'a'", 1, "invalid syntax"},
	{"f'{}'", 1, "malformed f-string"}, {"f'{ }'", 1, "malformed f-string"}, {"f'{!r}'", 1, "malformed f-string"}, {"f'}'", 1, "malformed f-string"},
	{"f'{a'", 1, "invalid syntax"}, {"f'{a", 1, "invalid syntax"}, {"f'{a!x}'", 1, "invalid syntax"}, {"f'{a b}'", 1, "invalid syntax"}, {`f'{\}'`, 1, "invalid syntax"},
	{"f'{#}'\n}", 1, "invalid syntax"}, {"f'{a:{b'", 1, "invalid syntax"}, {"f'{*a}'", 1, "*x must be assignment target"},
	{"t'{a'", 1, "malformed f-string"}, {"t'}'", 1, "malformed f-string"}, {"t'{a:", 1, "malformed f-string"},
	{"f(a=1, 2)", 1, "positional arg after keyword arg"}, {"f(**a, b)", 1, "positional arg after **"},
	{"f(a=1, *b)", 1, "* arg after kwarg"}, {"f(**a, *b)", 1, "* arg after **"}, {"f(1=2)", 1, "LHS of keyword arg must be an id"}, {"f((a)=2)", 1, "LHS of keyword arg must be an id"},
	{"{1: 2, 3}", 1, "expecting key:value for dict"}, {"{1, 2: 3}", 1, "expecting just a value for set"},
	{"(*a)", 1, "*x must be assignment target"}, {"[*a for a in b]", 1, "*x must be assignment target"},
	{"def f(x, *a, *): pass", 1, "invalid syntax"}, {"lambda **k, r: 1", 1, "invalid syntax"}, {"def f(/): pass", 1, "invalid syntax"}, {"def f(*, /): pass", 1, "invalid syntax"},
	{"try: a\nb", 2, "invalid syntax"}, {"try: a\nelse: b", 2, "invalid syntax"}, {"else: a", 1, "invalid syntax"},
	{"a := 1", 1, "invalid syntax"}, {"import a.b as c.d", 1, "invalid syntax"}, {"from a import (b", 2, "invalid syntax"}, {"from . import", 1, "invalid syntax"},
	{"async a", 1, "invalid syntax"}, {"@a\nb", 2, "invalid syntax"}, {"None = 1 2", 1, "invalid syntax"}, {"x.None", 1, "invalid syntax"},
	{"with (a as b), c: pass", 1, "invalid syntax"}, {"with (a as b).c: pass", 1, "invalid syntax"}, {"f((a as b))", 1, "invalid syntax"},
	{"a not b", 1, "invalid syntax"}, {"1 or 2 or", 1, "invalid syntax"}, {"{1:", 2, "invalid syntax"}, {"[a async for a in b]", 1, "invalid syntax"},
	{"(yield for a in b)", 1, "invalid syntax"}, {"a = \\", 2, "invalid syntax"},
}

func TestErrors(t *testing.T) {
	for _, tt := range refused {
		_, err := Parse("t.py", []byte(tt.src), File)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: got %v, want an *Error", tt.src, err)
			continue
		}
		msg := [...]string{"", "I ", "N "}[e.Kind] + e.Msg
		if e.Line != tt.line || msg != tt.msg {
			t.Errorf("%q: line %d %q, want line %d %q", tt.src, e.Line, msg, tt.line, tt.msg)
		}
	}
}

func TestErrorFields(t *testing.T) {
	_, err := Parse("t.py", []byte("a\r\ndef f():\r\n  g(a=1, 2) # x\r\nb"), File)
	got := *err.(*Error)
	want := Error{File: "t.py", Line: 3, Col: 10, Text: "  g(a=1, 2) # x", Msg: "positional arg after keyword arg", Block: "f"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if s, want := err.Error(), "t.py:3: SyntaxError: positional arg after keyword arg"; s != want {
		t.Errorf("got %q, want %q", s, want)
	}
}

func TestModes(t *testing.T) {
	for _, tt := range []struct {
		src  string
		mode Mode
		want string
	}{
		{"a, b\n", Eval, "(ExprStmt (Tuple [a b]))"},
		{"a = 1", Eval, "invalid syntax"},
		{"", Eval, "invalid syntax"},
		{" a", Eval, "unexpected indent"},
		{"a; b\n", Single, "(ExprStmt a) (ExprStmt b)"},
		{"a\nb\n", Single, "invalid syntax"},
		{"if a:\n  b\n\n", Single, "(If [(IfClause a [(ExprStmt b)])] [])"},
		{"\n", Single, ""},
	} {
		mod, err := Parse("t.py", []byte(tt.src), tt.mode)
		var got string
		if err != nil {
			got = err.(*Error).Msg
		} else {
			got = dump(mod)
		}
		if got != tt.want {
			t.Errorf("%q in mode %d: got %q, want %q", tt.src, tt.mode, got, tt.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	src := "x = (\n  a\n) + b.c\\\n  .d(\n)\nf'''\n{y}'''\n"
	mod, err := Parse("t.py", []byte(src), File)
	if err != nil {
		t.Fatal(err)
	}
	sum := mod.Body[0].(*Assign).Value.(*BinOp)
	call := sum.Right.(*Call)
	field := mod.Body[1].(*ExprStmt).Value.(*JoinedStr).Values[1].(*FormattedValue)
	for _, tt := range []struct {
		what      string
		got, want Pos
	}{
		{"sum", sum.Pos(), Pos{1, 5}},
		{"a", sum.Left.Pos(), Pos{2, 3}},
		{"call", call.Pos(), Pos{3, 5}},
		{"(", call.Trail, Pos{4, 5}},
		{".", call.Func.(*Attribute).Trail, Pos{4, 3}},
		{"field", field.Pos(), Pos{7, 1}},
		{"y", field.Value.Pos(), Pos{7, 2}},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.what, tt.got, tt.want)
		}
	}
}

func TestParenAndText(t *testing.T) {
	mod, err := Parse("t.py", []byte("f(x for x in y)\n(x for x in y)\n(a, b)\na, b\n(yield)\nt'{  a + b !r}'\n"), File)
	if err != nil {
		t.Fatal(err)
	}
	expr := func(i int) Expr { return mod.Body[i].(*ExprStmt).Value }
	if expr(0).(*Call).Args[0].(*GeneratorExp).Paren || !expr(1).(*GeneratorExp).Paren {
		t.Error("parentheses of a generator")
	}
	if !expr(2).(*Tuple).Paren || expr(3).(*Tuple).Paren || !expr(4).(*Yield).Paren {
		t.Error("parentheses of a tuple or yield")
	}
	if got := expr(5).(*TemplateStr).Values[0].(*FormattedValue).Text; got != "  a + b" {
		t.Errorf("text of a field: %q", got)
	}
}

func TestDepth(t *testing.T) {
	nest := func(n int, open, middle, end string) string {
		return strings.Repeat(open, n) + middle + strings.Repeat(end, n)
	}
	blocks := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "if a:\n")
		}
		return b.String() + strings.Repeat(" ", n) + "b\n"
	}
	for _, tt := range []struct {
		name, src string
		ok        bool
	}{
		{"parens", nest(150, "(", "a", ")"), true},
		{"signs", nest(150, "-", "a", ""), true},
		{"blocks", blocks(100), true},
		{"sum", nest(10_000, "a+", "a", ""), true},
		{"attributes", nest(10_000, "", "a", ".a"), true},
		{"ands", nest(10_000, "a and ", "a", ""), true},
		{"elifs", "if a: b\n" + nest(1000, "elif a: b\n", "", ""), true},
		{"strings", nest(10_000, "'a' ", "", ""), true},
		{"many parens", nest(100_000, "(", "a", ")"), false},
		{"open parens", nest(1_000_000, "(", "", ""), false},
		{"open braces", nest(1_000_000, "{", "", ""), false},
		{"many signs", nest(1_000_000, "-", "a", ""), false},
		{"many nots", nest(1_000_000, "not ", "a", ""), false},
		{"powers", nest(1_000_000, "a**", "a", ""), false},
		{"conditions", nest(100_000, "a if a else ", "a", ""), false},
		{"lambdas", nest(100_000, "lambda:", "a", ""), false},
		{"defaults", nest(100_000, "lambda a=", "a", ":a"), false},
		{"iterables", nest(100_000, "[a for a in ", "a", "]"), false},
		{"calls", nest(100_000, "a(", "a", ")"), false},
		{"subscripts", nest(100_000, "a[", "a", "]"), false},
		{"f-strings", nest(100_000, "f'{", "a", "}'"), false},
		{"format specs", nest(100_000, "f'{a:{f'{a:{", "a", "}}'}}'"), false},
		{"long sum", nest(200_000, "a+", "a", ""), false},
		{"many blocks", blocks(1000), false},
	} {
		_, err := Parse("t.py", []byte(tt.src), File)
		switch {
		case tt.ok && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case !tt.ok && (err == nil || err.(*Error).Msg != "too deeply nested"):
			t.Errorf("%s: got %v, want an error of depth", tt.name, err)
		}
	}
}

func TestIncomplete(t *testing.T) {
	for src, want := range map[string]bool{
		"": false, "a": false, "a\n": false, "(": true, "[1,": true, "{": true, "()": false, ")": false,
		"'''a": true, `"""`: true, "'a": false, "'(": false, `'\''`: false, `'''\'''`: true, `"'''"`: false, "'''a''' + '''": true,
		"a \\": true, "a # (": true,
		"if a:": true, "if a:\n b": true, "if a:\n b\n": false, "ifx": false, "@a": true, "async def": true,
		"class A: pass": true, "for(": true, "def": true, "define": false, "else:": false, "try:\n": false, "a\x00(": false,
	} {
		if got := Incomplete(src); got != want {
			t.Errorf("Incomplete(%q) = %v", src, got)
		}
	}
}

// TestFiles parses the benchmark scripts, if they are there, and those under the folder that MPY_SUITE names.
func TestFiles(t *testing.T) {
	dirs := []string{"../../../shared/perf"}
	if suite := os.Getenv("MPY_SUITE"); suite != "" {
		dirs = append(dirs, suite)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			if _, err := os.Stat(dir); err != nil {
				t.Skip("no such folder: ", dir)
			}
			err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || filepath.Ext(path) != ".py" {
					return err
				}
				// These hold terminal input or errors on purpose, or what MicroPython itself refuses.
				if rel := filepath.ToSlash(path); strings.Contains(rel, "/repl_") || strings.Contains(rel, "/cpydiff/") || strings.HasSuffix(rel, "_error.py") {
					return nil
				}
				src, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				if _, err := Parse(path, src, File); err != nil {
					t.Error(err)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}
