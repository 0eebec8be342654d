package re

import (
	"strings"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints; tests/py/library/re.py has more.
func TestRe(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	Run(t, th, m, []Case{
		C("search", "<match num=2>", "(b)", "ab"),
		C("match", "None", "(b)", "ab"),
		C("compile", "ValueError: regex too complex", "*"),
		C("compile", "ValueError: error in regex", ")"),
		C("compile", "RuntimeError: maximum recursion depth exceeded", strings.Repeat("(?:", 100000)),
		C("compile", "TypeError: can't convert 'int' object to str implicitly", 5),
		C("sub", "'x-y'", "a", "-", "xay"),
		C("sub", "IndexError: 2", "(a)", `\2`, "a"),
		C("sub", "MemoryError: memory allocation failed, allocating 1073758208 bytes", "a", strings.Repeat("x", 1<<16), strings.Repeat("a", 1<<15)),
	})
}

// Patterns that take MicroPython and others ages, or more memory than there is.
func TestHostile(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	long := strings.Repeat("a", 100000)
	const deep = "RuntimeError: maximum recursion depth exceeded"
	Run(t, th, m, []Case{
		C("match", "None", "(a|a)*b", long),
		C("match", "None", "a*a*a*a*b", long),
		C("match", "None", "(?:a+)+b", long),
		C("search", "None", "(?:a+a+)+b", long),
		C("search", "None", "(?:a?a?a?)?b", long),
		C("match", "<match num=1>", strings.Repeat("a?", 300)+strings.Repeat("a", 300), long[:300]),
		C("match", "<match num=1>", ".*", long),
		C("match", "<match num=2>", "(.)*", long),
		C("match", deep, "(a*)*", long),
		C("match", deep, "(a*)*b", long),
		C("match", deep, "(a*)+?b", long),
		C("match", deep, "(?:a|a|)+?b", long),
		C("match", "MemoryError: memory allocation failed, allocating 1250012504 bytes", strings.Repeat("a*", 100000)+"b", long),
	})
}

func TestAllocs(t *testing.T) {
	th := &Thread{}
	code, subs, err := program(th, "([a-z]+)=([0-9]+)")
	if err != nil {
		t.Fatal(err)
	}
	args := []object.Value{object.Ref(&Regex{link(code, subs)}), object.NewStr("a line of text with a name=1234 in it")}
	if n := testing.AllocsPerRun(100, func() { _, _ = search(th, args, false) }); n > 8 {
		t.Errorf("search allocates %g times", n)
	}
}

func FuzzRe(f *testing.F) {
	for _, p := range []string{"(a|b)*c", "[^a-c\\d]+?$", "(?:a*)*", "((a)|b)+?|^c", "[a-", "a\\"} {
		f.Add(p, "abcabc 123")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 60 || len(text) > 200 {
			return
		}
		th := &Thread{}
		code, subs, err := program(th, pattern)
		if err != nil || dump(th, code) != nil {
			return
		}
		m := newMatcher(th, link(code, subs), text, len(text))
		ok, err := m.find(0, false)
		if ok && (m.caps[0] < 0 || m.caps[1] < m.caps[0] || m.caps[1] > len(text)) {
			t.Errorf("%q in %q: %v", pattern, text, m.caps)
		}
		for i := 0; ok && i < len(m.caps); i += 2 {
			if (m.caps[i] < 0) != (m.caps[i+1] < 0) {
				t.Errorf("%q in %q: %v", pattern, text, m.caps)
			}
		}
		_ = err
	})
}
