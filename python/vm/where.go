// This file tells where a script is.

package vm

import (
	"strconv"

	"mpy/python/object"
)

// Where gives the place in the script that thread t runs, as "file:line"; ""
// when it runs none.
func (in *Interp) Where(t object.Thread) string {
	th, ok := t.(*Thread)
	if !ok || th.cur == &th.root {
		return ""
	}
	f := th.cur
	return f.p.place.File + ":" + strconv.Itoa(f.p.code.Line(max(f.pc-1, 0)))
}
