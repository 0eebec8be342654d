// This file compares the code of small functions with testdata/golden.txt: what is in
// there is meant to be minimal, so a longer line in a diff is a loss of speed.

package compile

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"mpy/python/code"
	"mpy/python/syntax"
)

var update = flag.Bool("update", false, "rewrite testdata/golden.txt")

// build compiles src or fails the test.
func build(t testing.TB, src string, opts Options) *code.Code {
	t.Helper()
	m, err := syntax.Parse("test.py", []byte(src), opts.Mode)
	if err != nil {
		t.Fatalf("parse: %v\n%s", err, src)
	}
	c, err := Compile(m, "test.py", opts)
	if err != nil {
		t.Fatalf("compile: %v\n%s", err, src)
	}
	if err := code.Verify(c); err != nil {
		t.Fatalf("%v\n%s\n%s", err, src, code.Disassemble(c))
	}
	return c
}

// show prints the instructions and handlers of c, without the last NOP.
func show(c *code.Code) string {
	var b strings.Builder
	for pc, in := range c.Instrs[:len(c.Instrs)-1] {
		fmt.Fprintf(&b, "%2d %s\n", pc, c.Show(pc, in))
	}
	for _, h := range c.Handlers {
		fmt.Fprintf(&b, "handler %d..%d -> %d R%d\n", h.Start, h.End, h.Target, h.Reg)
	}
	if len(c.Clear) > 0 {
		fmt.Fprintf(&b, "clear %v\n", c.Clear)
	}
	return b.String()
}

// TestGolden: each case of golden.txt is a source, "--", and the code of its
// first function (of the module, if it has none), and ends with "====".
func TestGolden(t *testing.T) {
	const file = "testdata/golden.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range strings.Split(strings.TrimSuffix(string(text), "====\n"), "====\n") {
		src, want, _ := strings.Cut(c, "--\n")
		m := build(t, src, Options{})
		if len(m.Funcs) > 0 && (strings.Contains(src[:min(10, len(src))], "def ") || src[0] == '@') {
			m = m.Funcs[0]
		}
		got := show(m)
		if got != want && !*update {
			t.Errorf("%s--- got\n%s--- want\n%s", src, got, want)
		}
		out.WriteString(src + "--\n" + got + "====\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
