package tests

import (
	"path/filepath"
	"testing"

	"mpy/doctest"
)

// TestDocs runs the examples of the manual, as "mpy doc --world demo" does.
func TestDocs(t *testing.T) {
	paths, err := filepath.Glob("../docs/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, paths)
	}
	for _, path := range append(paths, "../README.md") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			c := &doctest.Config{World: "demo"}
			results, err := c.RunFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range results {
				if r.Status == doctest.Failed {
					t.Errorf("%s:%d: %s\n%s", path, r.Line, r.Message, r.Source)
				}
			}
		})
	}
}
