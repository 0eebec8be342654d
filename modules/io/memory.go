// This file holds BytesIO and StringIO.

package io

import (
	"bytes"
	"fmt"
	"math"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// The classes of streams in memory.
var (
	BytesIOClass  = object.NewClass("BytesIO")
	StringIOClass = object.NewClass("StringIO")
)

// memory is a BytesIO or StringIO.
type memory struct {
	class  *object.Class
	buf    []byte
	pos    int // may lie behind the end
	shared bool
	gone   bool
}

var (
	_ stream.Stream     = (*memory)(nil)
	_ stream.Seeker     = (*memory)(nil)
	_ stream.LineReader = (*memory)(nil)
	_ stream.Texter     = (*memory)(nil)
)

// Type and Class make *memory an Object.
func (o *memory) Type() *py.Type { return &o.class.Py }

// Class gives BytesIO or StringIO.
func (o *memory) Class() *object.Class { return o.class }

// Text says whether it is a StringIO.
func (o *memory) Text() bool { return o.class == StringIOClass }

func init() {
	for _, c := range []*object.Class{BytesIOClass, StringIOClass} {
		stream.Declare(c, "read readinto readline write seek tell flush close __enter__ __exit__")
		stream.Iterate(c)
		c.Methods(object.NewBuiltin("getvalue(self, /)", "Gives everything, wherever the position is.", getvalue))
		c.New = newMemory
		c.Repr = func(_ object.Thread, v object.Value) (string, error) {
			return fmt.Sprintf("<io.%s 0x%x>", v.Obj().Class().Name, object.ID(v)), nil
		}
	}
}

func newMemory(t object.Thread, cls *object.Class, args []object.Value, _ object.Kw) (object.Value, error) {
	o := &memory{class: cls}
	if len(args) == 0 {
		return object.Ref(o), nil
	}
	if n := object.BigOf(args[0]); n != nil && !args[0].IsBool() { // room for so many
		if size := n.Int64(); size > 1<<16 || size < 0 || !n.IsInt64() {
			if !n.IsInt64() {
				return object.Value{}, object.NewError(object.OverflowError, "overflow converting long int to machine word")
			}
			if size < 0 || size > math.MaxInt {
				return object.Value{}, object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", uint64(size))
			}
			return object.Ref(o), t.Grow(int(size))
		}
		return object.Ref(o), nil
	}
	b, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	switch object.Native(args[0]).Obj().(type) {
	case *object.Str, *object.Bytes: // copied when it is written
		o.buf, o.shared = b[:len(b):len(b)], true
	default:
		o.buf = bytes.Clone(b)
	}
	return object.Ref(o), nil
}

func (o *memory) check() error {
	if o.gone {
		return object.NewError(object.ValueError, "I/O operation on closed file")
	}
	return nil
}

// rest gives what lies behind the position.
func (o *memory) rest() []byte {
	if o.pos >= len(o.buf) {
		return nil
	}
	return o.buf[o.pos:]
}

// Read reads what there is.
func (o *memory) Read(_ object.Thread, p []byte) (int, error) {
	if err := o.check(); err != nil {
		return 0, err
	}
	n := copy(p, o.rest())
	o.pos += n
	return n, nil
}

// ReadLine reads a line.
func (o *memory) ReadLine(_ object.Thread, limit int) ([]byte, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	b := o.rest()
	if limit >= 0 && len(b) > limit {
		b = b[:limit]
	}
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		b = b[:i+1]
	}
	o.pos += len(b)
	return b, nil
}

// Write writes p at the position, zeros between the end and it.
func (o *memory) Write(t object.Thread, p []byte) (int, error) {
	if err := o.check(); err != nil {
		return 0, err
	}
	if o.pos > math.MaxInt-len(p) {
		return 0, board.EFBIG
	}
	end := o.pos + len(p)
	if end > cap(o.buf) || o.shared {
		size := max(end, len(o.buf))
		if end > cap(o.buf) {
			size = max(end, min(2*cap(o.buf), cap(o.buf)+1<<24), 16)
		}
		if size > 1<<16 {
			if err := t.Grow(size); err != nil {
				return 0, err
			}
		}
		o.buf = append(make([]byte, 0, size), o.buf...)
		o.shared = false
	}
	if n := len(o.buf); end > n {
		o.buf = o.buf[:end]
		if o.pos > n {
			clear(o.buf[n:o.pos])
		}
	}
	copy(o.buf[o.pos:], p)
	o.pos = end
	return len(p), nil
}

// Seek moves the position; before the start is the start.
func (o *memory) Seek(_ object.Thread, off int64, whence int) (int64, error) {
	from := 0
	switch whence {
	case 1:
		from = o.pos
	case 2:
		from = len(o.buf)
	}
	pos := int64(from) + off
	if off > 0 && pos < off || pos > math.MaxInt {
		return 0, board.EINVAL
	}
	o.pos = int(max(pos, 0))
	return int64(o.pos), nil
}

// Ioctl answers Flush and Close.
func (o *memory) Ioctl(_ object.Thread, req stream.Request, _ int64) (int64, error) {
	switch req {
	case stream.Flush:
		return 0, nil
	case stream.Close:
		o.gone, o.buf = true, nil
		return 0, nil
	}
	return 0, board.EINVAL
}

func getvalue(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	o := a[0].Obj().(*memory)
	if err := o.check(); err != nil {
		return object.Value{}, err
	}
	if o.Text() {
		return stream.Text(o.buf)
	}
	return object.NewBytes(string(o.buf)), nil
}
