// This file holds the facts of what a script can import, and what it finds
// there.

package board

import "slices"

// Modules are the facts of imports.
type Modules struct {
	// By the names in the one list of package modules. A name that the list
	// does not have does nothing: no board's hardware is here as a whole.
	Builtin []string `is:"modules that need no file; none: all there are"`
	// An alias cannot be hidden by a file.
	Aliases map[string]string `is:"further names of modules"`
	Called  map[string]string `is:"what modules call themselves, where that is not their name"`
	// A module ("machine") or a name in one ("board.board_info").
	Preloaded map[string]string `is:"names in __main__ without an import"`
}

// Has reports whether the board has a module.
func (m *Modules) Has(name string) bool {
	return len(m.Builtin) == 0 || slices.Contains(m.Builtin, name)
}

// Names are the names that a script sees in a module ("socket") or class
// ("socket.socket"), where boards differ. What has no entry has every name that
// it was declared with.
type Names map[string][]string

// Has reports whether a script sees a name.
func (n Names) Has(in, name string) bool {
	list, ok := n[in]
	return !ok || slices.Contains(list, name)
}

// HasAny reports whether there is an entry for a module or class.
func (n Names) HasAny(in string) bool { _, ok := n[in]; return ok }

// Constants are the constants of modules and their values, as a script sees
// them: Constants["socket"]["SO_REUSEADDR"]. A module with an entry has
// no other constants.
type Constants map[string]map[string]int
