// This file holds the rule of the clock: time belongs to the world.

package house

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// clock are the functions of package time that read or wait for the system's clock.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "NewTimer", "NewTicker", "Tick"}

func TestClock(t *testing.T) {
	uses := 0
	for _, f := range goFiles(t) {
		if f.test || !slices.ContainsFunc(f.ast.Imports, func(s *ast.ImportSpec) bool { return s.Path.Value == `"time"` }) {
			continue
		}
		for _, s := range f.ast.Imports {
			if s.Path.Value == `"time"` && s.Name != nil {
				t.Errorf("%s:%d: package time is imported under another name", f.name, f.line(s))
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, sel.Sel.Name) {
				uses++
				if f.dir != "world" && !strings.HasPrefix(f.dir, "world/") {
					t.Errorf("%s:%d: time.%s: only package world reads the system's clock", f.name, f.line(n), sel.Sel.Name)
				}
			}
			return true
		})
	}
	if uses == 0 {
		t.Error("no use of the clock found, not even the world's: the test is wrong")
	}
}
