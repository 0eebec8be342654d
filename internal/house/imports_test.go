// This file holds the table of imports: who may know whom.

package house

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// own are the packages of the project that a package may import, outside the
// project's tests; "x/..." stands for x and everything below it. A package of
// the project that has no row may import none of the others.
var own = map[string][]string{
	"cmd/mpy": {".", "doctest", "world/described", "board", "host"},
	"doctest": {".", "board", "host", "world/described", "python/syntax"}, // the last for what is code in a plain text
	"":        {"board", "host", "modules/...", "python/...", "sock", "stream", "poll", "world", "world/..."},

	// The modules know the types and the outside, never the machine or the compiler.
	"modules":                  {"python/object", "host", "board", "modules/..."},
	"modules/...":              {"python/object", "stream", "sock", "poll", "host", "world", "board", "modules/internal/..."},
	"modules/asyncio":          {"python/object", "sock", "poll", "stream", "host", "world", "board", "modules/uselect"}, // streams are waited for as select does
	"modules/threading":        {"python/object", "host", "world", "modules/thread"},                                     // the same threads and locks, as objects
	"modules/socketpool":       {"python/object", "host", "modules/usocket", "modules/internal/device"},                  // the same sockets in another dress
	"modules/sys":              {"python/object", "stream", "host", "modules/internal/...", "modules/io"},                // sys.stdin is a file
	"modules/vfs":              {"python/object", "host", "board", "modules/internal/...", "modules/io"},                 // it opens files
	"modules/os":               {"python/object", "host", "world", "board", "modules/internal/...", "modules/vfs"},       // what is mounted
	"modules/internal/attrs":   {"python/object", "modules/collections"},                                                 // it makes named tuples
	"modules/internal/nettest": {"python/object", "python/object/objtest", "host", "sock", "world", "modules/usocket"},   // for tests only

	"host":            {"python/object", "stream", "world", "board"}, // its files are streams
	"poll":            {"sock", "stream", "world", "board"},
	"stream":          {"python/object", "board", "world"},
	"sock":            {"world", "board"},
	"world":           {"board"},
	"world/sim":       {"world", "board"},
	"world/described": {"world", "world/sim", "board"},
	"board":           {},

	"internal/differences": {"board"}, // writes the page of differences

	"python/digits":   {},
	"python/syntax":   {"python/digits"},
	"python/scope":    {"python/syntax"},
	"python/code":     {},
	"python/compile":  {"python/syntax", "python/scope", "python/code"},
	"python/object":   {"python/digits"},
	"python/vm":       {"python/code", "python/object"},
	"python/builtins": {"python/object"},
}

// others are the modules from elsewhere that a package may import. gpython is
// what every object is one of: whoever declares a type needs it.
var others = map[string][]string{
	"cmd/mpy":                  {"golang.org/x/term", "golang.org/x/sys"},
	"doctest":                  {"github.com/yuin/goldmark", "github.com/BurntSushi/toml"},
	"board":                    {"golang.org/x/sys", "github.com/BurntSushi/toml"}, // the systems' own error numbers; boards of a user
	"host":                     {"golang.org/x/sys"},
	"poll":                     {"golang.org/x/sys"},
	"world":                    {"golang.org/x/net", "golang.org/x/sys"},
	"world/described":          {"golang.org/x/net", "github.com/BurntSushi/toml"},
	"stream":                   {gpython},
	"modules":                  {gpython}, // for stock gpython's registry
	"modules/...":              {gpython},
	"modules/maix":             {gpython, "golang.org/x/image"}, // BMP
	"modules/internal/nettest": {"go.uber.org/goleak"},
	"python/object":            {gpython},
	"python/vm":                {gpython},
	"python/builtins":          {gpython},
}

const gpython = "github.com/go-python/gpython/py"

// language are the packages that know nothing of the system.
const language = "python/"

// outside are the parts of the standard library that the language does not use.
var outside = []string{"net", "os", "syscall", "os/exec", "os/signal"}

func TestImports(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || strings.HasPrefix(f.dir, "examples/") || suite(f.dir) {
			continue
		}
		for _, spec := range f.ast.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(p, "/")
			switch {
			case p == "mpy" || first == "mpy":
				p = strings.TrimPrefix(strings.TrimPrefix(p, "mpy"), "/")
				if p == "" {
					p = "."
				}
				if !allowed(row(own, f.dir), p) || suite(p) {
					t.Errorf("%s:%d: %q may not import mpy/%s", f.name, f.line(spec), f.dir, p)
				}
			case strings.Contains(first, "."):
				if !slices.ContainsFunc(row(others, f.dir), func(m string) bool { return p == m || strings.HasPrefix(p, m+"/") }) {
					t.Errorf("%s:%d: %q may not import %s", f.name, f.line(spec), f.dir, p)
				}
			case strings.HasPrefix(f.dir, language) && slices.Contains(outside, p):
				t.Errorf("%s:%d: the language may not import %s", f.name, f.line(spec), p)
			}
		}
	}
}

// TestTableOfImports keeps rows of packages that are gone out of the table.
func TestTableOfImports(t *testing.T) {
	have := map[string]bool{}
	for _, f := range goFiles(t) {
		have[f.dir] = true
	}
	for _, table := range []map[string][]string{own, others} {
		for dir := range table {
			if !have[dir] && !strings.HasSuffix(dir, "/...") {
				t.Errorf("the table has a row for %q, which does not exist", dir)
			}
		}
	}
}

// suite says whether dir holds what only tests import, such as world/endpointtest.
func suite(dir string) bool { return strings.HasSuffix(dir, "test") && dir != "doctest" }

func row(table map[string][]string, dir string) []string {
	if r, ok := table[dir]; ok {
		return r
	}
	for k, r := range table { // at most one row covers a package
		if prefix, ok := strings.CutSuffix(k, "..."); ok && strings.HasPrefix(dir, prefix) {
			return r
		}
	}
	return nil
}

func allowed(patterns []string, p string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
			return p == prefix || strings.HasPrefix(p, prefix+"/")
		}
		return p == pattern
	})
}
