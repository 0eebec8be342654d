// This file gets a first seed.

package random

import (
	"encoding/binary"
	"io"

	"mpy/host"
)

// entropy gives a seed nobody can guess, or in a described world the world's.
func entropy(h *host.Host) uint32 {
	var b [4]byte
	_, _ = io.ReadFull(h.Random(), b[:])
	return binary.LittleEndian.Uint32(b[:])
}
