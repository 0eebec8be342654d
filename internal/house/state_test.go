// This file holds the rule of state: what changes belongs to an interpreter, never to a package.

package house

import (
	"go/ast"
	"go/token"
	"testing"
)

// TestState looks for package-level variables that a function other than init
// changes. It goes by names: a local variable of the same name hides one.
func TestState(t *testing.T) {
	vars := map[string]map[string]bool{} // by package
	files := goFiles(t)
	for _, f := range files {
		if f.test {
			continue
		}
		for _, d := range f.ast.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				if p, ok := v.Type.(*ast.SelectorExpr); ok {
					if x, ok := p.X.(*ast.Ident); ok && (x.Name == "sync" || x.Name == "atomic") {
						t.Errorf("%s:%d: a package-level %s.%s guards state that should belong to an interpreter", f.name, f.line(v), x.Name, p.Sel.Name)
					}
				}
				for _, n := range v.Names {
					if n.Name == "_" {
						continue
					}
					if vars[f.dir] == nil {
						vars[f.dir] = map[string]bool{}
					}
					vars[f.dir][n.Name] = true
				}
			}
		}
	}
	for _, f := range files {
		if f.test {
			continue
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil || fn.Recv == nil && fn.Name.Name == "init" {
				continue
			}
			local := locals(fn)
			changed := func(n ast.Node, target ast.Expr) {
				if x := base(target); x != nil && vars[f.dir][x.Name] && !local[x.Name] {
					t.Errorf("%s:%d: %s is changed by %s: state belongs to an interpreter, not to a package", f.name, f.line(n), x.Name, fn.Name.Name)
				}
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.AssignStmt:
					if n.Tok != token.DEFINE {
						for _, l := range n.Lhs {
							changed(n, l)
						}
					}
				case *ast.IncDecStmt:
					changed(n, n.X)
				}
				return true
			})
		}
	}
}

// base gives the variable that an assignment's target begins with, unless the
// way from it leads through a call.
func base(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// locals gives the names that a function declares anywhere.
func locals(fn *ast.FuncDecl) map[string]bool {
	names := map[string]bool{}
	fields := func(l *ast.FieldList) {
		if l != nil {
			for _, f := range l.List {
				for _, n := range f.Names {
					names[n.Name] = true
				}
			}
		}
	}
	fields(fn.Recv)
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncType:
			fields(n.Params)
			fields(n.Results)
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, l := range n.Lhs {
					if x, ok := l.(*ast.Ident); ok {
						names[x.Name] = true
					}
				}
			}
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if x, ok := e.(*ast.Ident); ok && n.Tok == token.DEFINE {
					names[x.Name] = true
				}
			}
		case *ast.ValueSpec:
			for _, x := range n.Names {
				names[x.Name] = true
			}
		}
		return true
	})
	return names
}
