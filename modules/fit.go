// This file fits a module to a board.

package modules

import (
	"slices"

	"mpy/board"
	"mpy/python/object"
)

// fit leaves of a module what the board has of it, with the board's constants
// and under the name by which the board's module calls itself.
func fit(b *board.Board, name string, d *object.Def) *object.Def {
	if own := b.Modules.Called[name]; own != "" {
		d.Name = own
	}
	constants, ruled := b.Constants[name]
	d.Members = slices.DeleteFunc(d.Members, func(m object.Member) bool {
		if ruled && m.Value.IsInt() {
			_, has := constants[m.Name]
			return !has
		}
		return !b.Names.Has(name, m.Name)
	})
	for i := range d.Members {
		m := &d.Members[i]
		if n, ok := constants[m.Name]; ok && m.Value.IsInt() {
			m.Value = object.Int(int64(n))
		}
	}
	return d
}
