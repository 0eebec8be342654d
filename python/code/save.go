// This file makes bytes of code objects.

package code

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
)

// magic begins saved code. The byte behind it is the format's version.
const (
	magic   = "mpy\x00code"
	version = 1
	sumSize = 8
)

// The tags of constants.
const (
	tagNone = iota
	tagFalse
	tagTrue
	tagInt
	tagBig // positive; its absolute value follows
	tagNegBig
	tagFloat
	tagComplex
	tagString
	tagBytes
	tagEllipsis
	tagNames
	tagTuple
)

// Save gives the bytes of a code object and of those inside it. Load of the
// same version of this package reads them.
func Save(c *Code) []byte {
	w := &saver{}
	w.b = append(w.b, magic...)
	w.b = append(w.b, version)
	set := instructionSet()
	w.b = append(w.b, set[:]...)
	w.code(c)
	sum := sha256.Sum256(w.b)
	return append(w.b, sum[:sumSize]...)
}

// instructionSet tells one instruction set from another.
func instructionSet() [4]byte {
	h := sha256.New()
	for op := range NumOps {
		fmt.Fprintf(h, "%s %d\n", table[op].name, table[op].form)
	}
	return [4]byte(h.Sum(nil))
}

// saver collects bytes.
type saver struct{ b []byte }

func (w *saver) uint(n int)   { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *saver) int(n int64)  { w.b = binary.AppendVarint(w.b, n) }
func (w *saver) str(s string) { w.uint(len(s)); w.b = append(w.b, s...) }
func (w *saver) bits(n uint64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, n)
}

func (w *saver) strs(list []string) {
	w.uint(len(list))
	for _, s := range list {
		w.str(s)
	}
}

func (w *saver) handlers(list []Handler) {
	w.uint(len(list))
	for _, h := range list {
		w.int(int64(h.Start))
		w.int(int64(h.End))
		w.int(int64(h.Target))
		w.b = append(w.b, h.Reg)
	}
}

func (w *saver) code(c *Code) {
	w.str(c.Name)
	w.str(c.File)
	w.uint(c.FirstLine)
	w.uint(len(c.Instrs))
	for _, in := range c.Instrs {
		w.b = append(w.b, byte(in.Op), in.A, in.B, in.C)
		w.int(int64(in.D))
	}
	w.uint(len(c.Lines))
	last := int32(0)
	for _, n := range c.Lines {
		w.int(int64(n - last))
		last = n
	}
	w.uint(len(c.Consts))
	for _, k := range c.Consts {
		w.constant(k)
	}
	w.strs(c.Names)
	w.strs(c.Globals)
	w.strs(c.Sites)
	w.uint(len(c.Funcs))
	for _, f := range c.Funcs {
		w.code(f)
	}
	w.handlers(c.Handlers)
	w.handlers(c.Excepts)
	w.strs(c.Params)
	for _, n := range []int{c.NumPos, c.PosOnly, c.NumKw, c.NumDef} {
		w.uint(n)
	}
	w.uint(len(c.KwDef))
	for _, has := range c.KwDef {
		w.flag(has)
	}
	w.strs(c.Free)
	w.uint(len(c.Captures))
	for _, x := range c.Captures {
		w.flag(x.FromFree)
		w.int(int64(x.Index))
	}
	w.strs(c.Locals)
	w.str(string(c.Clear))
	w.uint(c.NumRegs)
	w.b = append(w.b, c.Spill)
	w.strs(c.Spilled)
	w.b = append(w.b, byte(c.Flags))
}

func (w *saver) flag(is bool) {
	if is {
		w.b = append(w.b, 1)
	} else {
		w.b = append(w.b, 0)
	}
}

func (w *saver) constant(k any) {
	tag := func(t byte) { w.b = append(w.b, t) }
	switch k := k.(type) {
	case bool:
		if k {
			tag(tagTrue)
		} else {
			tag(tagFalse)
		}
	case int64:
		tag(tagInt)
		w.int(k)
	case *big.Int:
		if k.Sign() < 0 {
			tag(tagNegBig)
		} else {
			tag(tagBig)
		}
		w.str(string(k.Bytes()))
	case float64:
		tag(tagFloat)
		w.bits(math.Float64bits(k))
	case complex128:
		tag(tagComplex)
		w.bits(math.Float64bits(real(k)))
		w.bits(math.Float64bits(imag(k)))
	case string:
		tag(tagString)
		w.str(k)
	case Bytes:
		tag(tagBytes)
		w.str(string(k))
	case Ellipsis:
		tag(tagEllipsis)
	case []string:
		tag(tagNames)
		w.strs(k)
	case Tuple:
		tag(tagTuple)
		w.uint(len(k))
		for _, x := range k {
			w.constant(x)
		}
	default:
		tag(tagNone)
	}
}

// A TupleKey is equal for tuples whose constants are the same.
type TupleKey string

// Key gives the key of a tuple.
func Key(t Tuple) TupleKey {
	w := &saver{}
	w.constant(t)
	return TupleKey(w.b)
}
