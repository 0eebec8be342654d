// Package library holds the modules that are written in Python: those of CPython
// that scripts import and MicroPython keeps in a library to install, and those of
// that library which firmware brings along. A file of the
// same name on sys.path comes first. A package's own text is in NAME.__init__.py,
// its modules in NAME.MODULE.py.
package library

import (
	"embed"
	"slices"
	"strings"
)

//go:embed *.py
var files embed.FS

const initial = ".__init__"

// Names gives the modules' names, sorted; "os.path" among them.
func Names() []string {
	entries, _ := files.ReadDir(".")
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(strings.TrimSuffix(e.Name(), ".py"), initial)
	}
	slices.Sort(names)
	return names
}

// Source gives a module's text, and whether it is a package.
func Source(name string) (text string, pkg, ok bool) {
	if text, err := files.ReadFile(name + ".py"); err == nil {
		return string(text), false, true
	}
	b, err := files.ReadFile(name + initial + ".py")
	return string(b), true, err == nil
}
