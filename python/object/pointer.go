// This file defines Pointer, what viper's code reaches memory through.

package object

import (
	"encoding/binary"

	"github.com/go-python/gpython/py"
)

// Memory is what addresses mean to an interpreter: none of them is the host's.
type Memory interface {
	// Address gives the address of a buffer's bytes.
	Address(b []byte, readonly bool) uint64
	// Buffer gives the buffer that an address lies in, and where; nil: in none.
	Buffer(addr uint64) (b []byte, off int, readonly bool)
	// Range gives n bytes at an address, which may be a register of the chip; ValueError where there are none.
	Range(addr uint64, n int) (b []byte, readonly bool, err error)
}

// Pointer is a place in a buffer, or an address outside of all buffers. It
// keeps the bytes that it was made of, as a memoryview does. Scripts never see
// one: what leaves viper's code is the address.
type Pointer struct {
	Data     []byte // nil: there is no buffer
	Off      int64  // of the place in Data; without a buffer, the address
	Readonly bool
	mem      Memory // may be nil
}

// PointerClass is the class of pointers.
var PointerClass = NewClass("ptr")

// Type makes *Pointer a py.Object.
func (p *Pointer) Type() *py.Type { return &PointerClass.Py }

// Class gives the class of pointers.
func (p *Pointer) Class() *Class { return PointerClass }

// NewPointer makes a pointer to the bytes of a buffer, or to the address that an int is.
func NewPointer(t Thread, mem Memory, v Value) (*Pointer, error) {
	if b, err := BytesOf(v); err == nil {
		if len(b) == 0 {
			b = []byte{} // nil says that there is no buffer
		}
		_, err = WritableOf(v)
		return &Pointer{Data: b[:len(b):len(b)], Readonly: err != nil, mem: mem}, nil
	}
	addr, err := Truncated(t, v)
	if err != nil {
		return nil, err
	}
	if mem != nil {
		if b, off, readonly := mem.Buffer(addr); b != nil {
			return &Pointer{b, int64(off), readonly, mem}, nil
		}
	}
	return &Pointer{Off: int64(addr), mem: mem}, nil
}

// Address gives the address as a number.
func (p *Pointer) Address() uint64 {
	if p.Data == nil || p.mem == nil {
		return uint64(p.Off)
	}
	return p.mem.Address(p.Data, p.Readonly) + uint64(p.Off)
}

// Load gives item i, each of 1<<shift bytes.
func (p *Pointer) Load(i int64, shift uint) (int64, error) {
	b, _, err := p.item(i, shift)
	if err != nil {
		return 0, err
	}
	switch shift {
	case 0:
		return int64(b[0]), nil
	case 1:
		return int64(binary.LittleEndian.Uint16(b)), nil
	}
	return int64(binary.LittleEndian.Uint32(b)), nil
}

// Store sets item i, each of 1<<shift bytes, to the lowest bits of n.
func (p *Pointer) Store(i int64, shift uint, n int64) error {
	b, readonly, err := p.item(i, shift)
	switch {
	case err != nil:
		return err
	case readonly:
		return NewError(TypeError, "memory is read-only")
	}
	switch shift {
	case 0:
		b[0] = byte(n)
	case 1:
		binary.LittleEndian.PutUint16(b, uint16(n))
	default:
		binary.LittleEndian.PutUint32(b, uint32(n))
	}
	return nil
}

// item gives the bytes of item i.
func (p *Pointer) item(i int64, shift uint) (b []byte, readonly bool, err error) {
	at, size := p.Off+i<<shift, int64(1)<<shift
	switch {
	case p.Data != nil:
		if at < 0 || at > int64(len(p.Data))-size {
			return nil, false, NewError(IndexError, "ptr%d: byte %d is outside of the buffer, which has %d", 8<<shift, at, len(p.Data))
		}
		return p.Data[at : at+size], p.Readonly, nil
	case p.mem == nil:
		return nil, false, NewError(ValueError, "no memory at %#x", uint64(at))
	}
	return p.mem.Range(uint64(at), int(size))
}
