// This file gives the memory that scripts see.

package modules

import (
	"mpy/modules/internal/ram"
	"mpy/python/object"
)

// Memory gives what addresses mean to a thread's interpreter: those of buffers,
// as uctypes has them, and those of registers, as machine.mem32 has them.
func Memory(t object.Thread) object.Memory { return ram.Of(t) }
