// This file holds the rules of files: how they begin, how long they get, what they do not name.

package house

import (
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// maxLines is how long a file may get.
const maxLines = 800

// long may be longer: the loop is one function, and its cases belong together.
var long = []string{"python/vm/loop.go"}

func TestLengthOfFiles(t *testing.T) {
	for _, f := range goFiles(t) {
		if n := strings.Count(f.text, "\n"); n > maxLines && !slices.Contains(long, f.name) && !ast.IsGenerated(f.ast) {
			t.Errorf("%s has %d lines, more than %d: is it one thing?", f.name, n, maxLines)
		}
	}
}

// TestFilesOpen wants a sentence before each package clause that says what the file holds.
func TestFilesOpen(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		ok := slices.ContainsFunc(f.ast.Comments, func(c *ast.CommentGroup) bool {
			return c.Pos() < f.ast.Package && strings.TrimSpace(c.Text()) != "" // Text drops directives
		})
		if !ok {
			t.Errorf("%s does not open with a comment that says what it holds", f.name)
		}
	}
}

func TestPackageDocs(t *testing.T) {
	docs := map[string]bool{}
	for _, f := range goFiles(t) {
		if !f.test {
			docs[f.dir] = docs[f.dir] || f.ast.Doc != nil
		}
	}
	for dir, ok := range docs {
		if !ok {
			t.Errorf("package %q has no doc comment", dir)
		}
	}
}

// TestNoForeignPaths keeps paths of whoever's machine out of the project.
func TestNoForeignPaths(t *testing.T) {
	banned := []string{"/wo" + "rk/", "/tmp/" + "ref", "/ro" + "ot/", "/ho" + "me/"}
	for _, name := range names(t) {
		switch path.Ext(name) {
		case ".go", ".md", ".py", ".exp", ".txtar", ".mod", ".toml", "":
		default:
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range banned {
			if i := strings.Index(string(text), b); i >= 0 {
				t.Errorf("%s:%d names %s", name, 1+strings.Count(string(text[:i]), "\n"), b)
			}
		}
	}
}
