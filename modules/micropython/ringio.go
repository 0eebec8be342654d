// This file defines RingIO, a stream over a ring of bytes.

package micropython

import (
	"math"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

var (
	_ stream.Stream    = (*RingIO)(nil)
	_ stream.Watchable = (*RingIO)(nil)
)

// RingIOClass is the class RingIO.
var RingIOClass = object.NewClass("RingIO")

// RingIO gives the bytes that were written to it, in their order. It never
// blocks: it takes what there is room for and gives what there is.
type RingIO struct {
	buf   []byte // one byte of it stays empty, as in MicroPython
	owner object.Value
	first int // the next byte to give
	n     int // how many there are
	world.Watchers
}

// Type makes *RingIO a py.Object.
func (r *RingIO) Type() *py.Type { return &RingIOClass.Py }

// Class gives the class RingIO.
func (r *RingIO) Class() *object.Class { return RingIOClass }

// free gives how many bytes can be written.
func (r *RingIO) free() int { return len(r.buf) - 1 - r.n }

// Read takes bytes out, none when there are none.
func (r *RingIO) Read(_ object.Thread, b []byte) (int, error) {
	n := min(len(b), r.n)
	k := copy(b[:n], r.buf[r.first:])
	copy(b[k:n], r.buf)
	r.first = (r.first + n) % len(r.buf)
	r.n -= n
	if n > 0 {
		r.Tell(world.Changed)
	}
	return n, nil
}

// Write puts bytes in, as many as there is room for.
func (r *RingIO) Write(_ object.Thread, b []byte) (int, error) {
	n := min(len(b), r.free())
	at := (r.first + r.n) % len(r.buf)
	k := copy(r.buf[at:], b[:n])
	copy(r.buf, b[k:n])
	r.n += n
	if n > 0 {
		r.Tell(world.Changed)
	}
	return n, nil
}

// Ioctl answers a poller; closing does nothing.
func (r *RingIO) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	switch req {
	case stream.Poll:
		var ready uint32
		if r.n > 0 {
			ready |= world.In
		}
		if r.free() > 0 {
			ready |= world.Out
		}
		return int64(ready) & arg, nil
	case stream.Close:
		return 0, nil
	}
	return 0, board.EINVAL
}

func newRingIO(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	if kw.Len() > 0 {
		return object.Value{}, object.NewError(object.TypeError, "function doesn't take keyword arguments")
	}
	if len(args) != 1 {
		return object.Value{}, object.NewError(object.TypeError, "function takes 1 positional arguments but %d were given", len(args))
	}
	r := &RingIO{}
	if b, err := object.WritableOf(args[0]); err == nil {
		r.buf = b
		object.Pin(args[0]) // for good: the ring lies in it
		r.owner = args[0]
	} else {
		n, err := object.Index(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		if n >= 1 && n < math.MaxUint16 {
			r.buf = make([]byte, n+1)
		}
	}
	if len(r.buf) < 2 || len(r.buf) > math.MaxUint16 {
		return object.Value{}, object.NewException(object.ValueError)
	}
	return object.Ref(r), nil
}

func init() {
	c := RingIOClass
	c.New = newRingIO
	c.Methods(object.NewBuiltin("any(self, /)", "Gives how many bytes can be read.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		return object.Int(int64(args[0].Obj().(*RingIO).n)), nil
	}))
	stream.Declare(c, "read readinto readline write close")
}
