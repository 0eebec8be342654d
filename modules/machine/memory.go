// This file holds mem8, mem16 and mem32: registers that remember what a script
// puts into them, and do nothing else.

package machine

import (
	"fmt"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// maxPages is how much of the memory a script can write to.
const maxPages = 1 << 14

// A page is a part of the memory; what nobody wrote to is 0.
type page [64]byte

// registers are the memory of one interpreter's chip. No address is the
// desktop's: see uctypes.
type registers map[uint64]*page

// mem is the memory in units of some bytes.
type mem struct {
	class *object.Class
	all   registers
	size  uint64
}

// Type makes *mem a py.Object.
func (m *mem) Type() *py.Type { return &m.class.Py }

// Class gives the object's class.
func (m *mem) Class() *object.Class { return m.class }

// addMemory gives the constants mem8, mem16 and mem32.
func (m *module) addMemory(values map[string]object.Value) {
	c := object.NewClass("mem")
	all := registers{}
	of := func(v object.Value) *mem { return object.Native(v).Obj().(*mem) }
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<%d-bit memory>", of(v).size*8), nil
	}
	c.GetItem = func(t object.Thread, v, key object.Value) (object.Value, error) {
		x := of(v)
		at, err := x.address(t, key)
		if err != nil {
			return object.Value{}, err
		}
		var n int64
		if p := all[at/uint64(len(page{}))]; p != nil {
			for i := x.size; i > 0; i-- {
				n = n<<8 | int64(p[at%uint64(len(p))+i-1])
			}
		}
		if x.size == 4 { // signed, as the boards are machines of 32 bits
			n = int64(int32(n))
		}
		return object.Int(n), nil
	}
	c.SetItem = func(t object.Thread, v, key, val object.Value) error {
		if !val.Bound() {
			return object.NewError(object.TypeError, "'mem' object doesn't support item deletion")
		}
		x := of(v)
		at, err := x.address(t, key)
		if err != nil {
			return err
		}
		n, err := object.Truncated(t, val)
		if err != nil {
			return err
		}
		nr := at / uint64(len(page{}))
		p := all[nr]
		if p == nil {
			if len(all) >= maxPages {
				return object.NewException(object.MemoryError)
			}
			p = new(page)
			all[nr] = p
		}
		for i := range x.size {
			p[at%uint64(len(p))+i] = byte(n >> (8 * i))
		}
		return nil
	}
	for _, size := range []uint64{1, 2, 4} {
		values[fmt.Sprintf("mem%d", size*8)] = object.Ref(&mem{c, all, size})
	}
}

// address reads an address, which has 32 bits.
func (m *mem) address(t object.Thread, v object.Value) (uint64, error) {
	at, err := object.Truncated(t, v)
	if at &= 1<<32 - 1; err == nil && at%m.size != 0 {
		err = object.NewError(object.ValueError, "address %08x is not aligned to %d bytes", at, m.size)
	}
	return at, err
}
