// This file holds the facts of what a script can import, and what it finds
// there.

package board

import (
	"slices"
	"strings"
)

// Modules are the facts of imports.
type Modules struct {
	// Builtin are the modules that need no file, by the names in the one list
	// of package modules; nil is all of them. A name that the list does not
	// have (yet) does nothing.
	Builtin []string
	// Aliases are further names of modules. One with u in front of the
	// module's own name cannot be hidden by a file.
	Aliases map[string]string
	// Called is what modules call themselves where that is not their name.
	Called map[string]string
	// Preloaded are the names that a script finds in __main__ without an import:
	// a module ("machine") or a name in one ("board.board_info").
	Preloaded map[string]string
}

// Has reports whether the board has a module.
func (m *Modules) Has(name string) bool { return m.Builtin == nil || slices.Contains(m.Builtin, name) }

// Names are the names that a script sees in a module ("socket") or class
// ("socket.socket"), where boards differ. What has no entry has every name that
// it was declared with.
type Names map[string][]string

// Has reports whether a script sees a name.
func (n Names) Has(in, name string) bool {
	list, ok := n[in]
	return !ok || slices.Contains(list, name)
}

// Constants are the constants of modules and their values, as a script sees
// them: Constants["socket"]["SO_REUSEADDR"]. A module with an entry has
// no other constants.
type Constants map[string]map[string]int

// words splits names at spaces.
func words(s string) []string { return strings.Fields(s) }

// u gives aliases with u in front of the names.
func u(names string) map[string]string {
	m := make(map[string]string)
	for _, name := range words(names) {
		m["u"+name] = name
	}
	return m
}
