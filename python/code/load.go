// This file makes code objects of bytes.

package code

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"
	"math/big"
)

// What Load finds wrong.
var (
	ErrFormat  = errors.New("not saved code")
	ErrVersion = errors.New("code of another version")
	ErrDamaged = errors.New("damaged code")
)

// maxNesting is how deep code, or constants, may lie in one another.
const maxNesting = 200

// Load gives the code object that Save made b of. What it gives the machine can
// run without harm, whoever made b.
func Load(b []byte) (*Code, error) {
	set := instructionSet()
	head := len(magic) + 1 + len(set)
	switch {
	case len(b) < head+sumSize || string(b[:len(magic)]) != magic:
		return nil, ErrFormat
	case b[len(magic)] != version || !bytes.Equal(b[len(magic)+1:head], set[:]):
		return nil, ErrVersion
	}
	body := b[:len(b)-sumSize]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:sumSize], b[len(body):]) {
		return nil, ErrDamaged
	}
	return read(body[head:])
}

// read reads what stands between head and checksum.
func read(b []byte) (*Code, error) {
	r := &loader{b: b}
	c := r.code(0)
	if r.bad || len(r.b) > 0 {
		return nil, ErrDamaged
	}
	if err := Check(c); err != nil {
		return nil, err
	}
	return c, nil
}

// loader takes bytes. Once something was wrong it gives zeros.
type loader struct {
	b   []byte
	bad bool
}

func (r *loader) fail() {
	r.bad, r.b = true, nil
}

func (r *loader) uint() int {
	n, k := binary.Uvarint(r.b)
	if k <= 0 || n > math.MaxInt32 {
		r.fail()
		return 0
	}
	r.b = r.b[k:]
	return int(n)
}

// count is uint for a number of things, each of which takes at least so many bytes.
func (r *loader) count(least int) int {
	n := r.uint()
	if n > len(r.b)/least {
		r.fail()
		return 0
	}
	return n
}

func (r *loader) int() int64 {
	n, k := binary.Varint(r.b)
	if k <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[k:]
	return n
}

func (r *loader) int32() int32 {
	n := r.int()
	if int64(int32(n)) != n {
		r.fail()
	}
	return int32(n)
}

func (r *loader) take(n int) []byte {
	if n > len(r.b) {
		r.fail()
		return make([]byte, min(n, 8)) // 8 at most, where n is fixed
	}
	p := r.b[:n]
	r.b = r.b[n:]
	return p
}

func (r *loader) byte() byte { return r.take(1)[0] }
func (r *loader) str() string {
	return string(r.take(r.count(1)))
}
func (r *loader) float() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}

// list makes a slice of n things, nil for none.
func list[T any](n int, f func() T) []T {
	if n == 0 {
		return nil
	}
	out := make([]T, n)
	for i := range out {
		out[i] = f()
	}
	return out
}

func (r *loader) strs() []string { return list(r.count(1), r.str) }

func (r *loader) flag() bool {
	b := r.byte()
	if b > 1 {
		r.fail()
	}
	return b == 1
}

func (r *loader) handlers() []Handler {
	return list(r.count(4), func() Handler {
		return Handler{Start: r.int32(), End: r.int32(), Target: r.int32(), Reg: r.byte()}
	})
}

func (r *loader) code(depth int) *Code {
	c := &Code{}
	if depth > maxNesting {
		r.fail()
	}
	if r.bad {
		return c
	}
	c.Name, c.File, c.FirstLine = r.str(), r.str(), r.uint()
	c.Instrs = list(r.count(5), func() Instr {
		b := r.take(4)
		return Instr{Op: Op(b[0]), A: b[1], B: b[2], C: b[3], D: r.int32()}
	})
	last := int32(0)
	c.Lines = list(r.count(1), func() int32 {
		last += r.int32()
		return last
	})
	c.Consts = list(r.count(1), func() any { return r.constant(0) })
	c.Names, c.Globals, c.Sites = r.strs(), r.strs(), r.strs()
	c.Funcs = list(r.count(20), func() *Code { return r.code(depth + 1) })
	c.Handlers, c.Excepts = r.handlers(), r.handlers()
	c.Params = r.strs()
	c.NumPos, c.PosOnly, c.NumKw, c.NumDef = r.uint(), r.uint(), r.uint(), r.uint()
	c.KwDef = list(r.count(1), r.flag)
	c.Free = r.strs()
	c.Captures = list(r.count(2), func() Capture { return Capture{r.flag(), r.int32()} })
	c.Locals = r.strs()
	if s := r.str(); s != "" {
		c.Clear = []uint8(s)
	}
	c.NumRegs, c.Spill = r.uint(), r.byte()
	c.Spilled = r.strs()
	c.Flags = Flags(r.byte())
	return c
}

func (r *loader) constant(depth int) any {
	if depth > maxNesting {
		r.fail()
	}
	if r.bad {
		return nil
	}
	switch r.byte() {
	case tagNone:
		return nil
	case tagFalse:
		return false
	case tagTrue:
		return true
	case tagInt:
		return r.int()
	case tagBig:
		return new(big.Int).SetBytes([]byte(r.str()))
	case tagNegBig:
		n := new(big.Int).SetBytes([]byte(r.str()))
		return n.Neg(n)
	case tagFloat:
		return r.float()
	case tagComplex:
		return complex(r.float(), r.float())
	case tagString:
		return r.str()
	case tagBytes:
		return Bytes(r.str())
	case tagEllipsis:
		return Ellipsis{}
	case tagNames:
		return r.strs()
	case tagTuple:
		return Tuple(list(r.count(1), func() any { return r.constant(depth + 1) }))
	}
	r.fail()
	return nil
}
