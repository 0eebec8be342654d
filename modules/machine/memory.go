// This file holds mem8, mem16 and mem32: registers that remember what a script
// puts into them, and do nothing else. uctypes shows the same ones.

package machine

import (
	"fmt"

	"github.com/go-python/gpython/py"

	"mpy/modules/internal/ram"
	"mpy/python/object"
)

// mem is the chip's memory in units of some bytes.
type mem struct {
	class *object.Class
	size  uint64
}

// Type makes *mem a py.Object.
func (m *mem) Type() *py.Type { return &m.class.Py }

// Class gives the object's class.
func (m *mem) Class() *object.Class { return m.class }

// addMemory gives the constants mem8, mem16 and mem32.
func (m *module) addMemory(values map[string]object.Value) {
	c := object.NewClass("mem")
	of := func(v object.Value) *mem { return object.Native(v).Obj().(*mem) }
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<%d-bit memory>", of(v).size*8), nil
	}
	c.GetItem = func(t object.Thread, v, key object.Value) (object.Value, error) {
		b, err := of(v).unit(t, key, false)
		var n int64
		for i := len(b); i > 0; i-- {
			n = n<<8 | int64(b[i-1])
		}
		if len(b) == 4 { // signed, as the boards are machines of 32 bits
			n = int64(int32(n))
		}
		return object.Int(n), err
	}
	c.SetItem = func(t object.Thread, v, key, val object.Value) error {
		if !val.Bound() {
			return object.NewError(object.TypeError, "'mem' object doesn't support item deletion")
		}
		n, err := object.Truncated(t, val)
		if err != nil {
			return err
		}
		b, err := of(v).unit(t, key, true)
		for i := range b {
			b[i] = byte(n >> (8 * i))
		}
		return err
	}
	for _, size := range []uint64{1, 2, 4} {
		values[fmt.Sprintf("mem%d", size*8)] = object.Ref(&mem{c, size})
	}
}

// unit gives the bytes at an address, which has 32 bits; none where nobody
// wrote to it yet, unless they are to be written.
func (m *mem) unit(t object.Thread, v object.Value, write bool) ([]byte, error) {
	addr, err := object.Truncated(t, v)
	if addr &= 1<<32 - 1; err == nil && addr%m.size != 0 {
		err = object.NewError(object.ValueError, "address %08x is not aligned to %d bytes", addr, m.size)
	}
	if err != nil {
		return nil, err
	}
	p, at, err := ram.Of(t).Chip(addr, write)
	if p == nil {
		return nil, err
	}
	return p[at : at+m.size], nil
}
