// Package library holds the modules that are written in Python: those of CPython
// that scripts import and MicroPython keeps in a library to install. A file of the
// same name on sys.path comes first.
package library

import (
	"embed"
	"slices"
	"strings"
)

//go:embed *.py
var files embed.FS

// Names gives the modules' names, sorted; "os.path" among them.
func Names() []string {
	entries, _ := files.ReadDir(".")
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".py")
	}
	slices.Sort(names)
	return names
}

// Source gives a module's text.
func Source(name string) (string, bool) {
	text, err := files.ReadFile(name + ".py")
	return string(text), err == nil
}
