// This file reads the project's Go files for the tests of this package.

package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../.."

// A goFile is one parsed file; names have slashes and start at the project's root.
type goFile struct {
	name string
	dir  string // its package: "" for the root
	test bool
	text string
	fset *token.FileSet
	ast  *ast.File
}

// line gives the line of a node.
func (f *goFile) line(n ast.Node) int { return f.fset.Position(n.Pos()).Line }

// names gives all files of the project below the root, but those of folders
// that the go command ignores and of modules of their own.
func names(t *testing.T) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() && p != root {
			if base == "testdata" || base[0] == '.' || base[0] == '_' {
				return filepath.SkipDir
			}
			if _, err := os.Stat(filepath.Join(p, "go.mod")); err == nil {
				return filepath.SkipDir
			}
		}
		if d.Type().IsRegular() {
			rel, err := filepath.Rel(root, p)
			if err != nil {
				return err
			}
			all = append(all, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func goFiles(t *testing.T) []*goFile {
	t.Helper()
	var all []*goFile
	for _, name := range names(t) {
		if path.Ext(name) != ".go" {
			continue
		}
		src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		dir := path.Dir(name)
		if dir == "." {
			dir = ""
		}
		all = append(all, &goFile{name, dir, strings.HasSuffix(name, "_test.go"), string(src), fset, tree})
	}
	if len(all) < 10 {
		t.Fatalf("only %d Go files found: the walk is wrong", len(all))
	}
	return all
}
