// This file defines Buffer, the class FrameBuffer, and its formats.

package framebuf

import (
	"encoding/binary"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// Class is the class FrameBuffer.
var Class = object.NewClass("FrameBuffer")

// format says how pixels lie in memory.
type format int64

// The formats, with MicroPython's numbers.
const (
	monoVLSB format = iota
	rgb565
	gs4HMSB
	monoHLSB
	monoHMSB
	gs2HMSB
	gs8
)

// Buffer is a picture in the bytes of another object.
type Buffer struct {
	data                  []byte
	owner                 object.Value
	width, height, stride int // in pixels
	format                format
}

// Type makes *Buffer a py.Object.
func (b *Buffer) Type() *py.Type { return &Class.Py }

// Class gives the class FrameBuffer.
func (b *Buffer) Class() *object.Class { return Class }

// Buffer gives the bytes of the object below.
func (b *Buffer) Buffer() (data []byte, typecode byte, readonly bool) {
	if o, ok := object.Native(b.owner).Obj().(object.Buffered); ok {
		return o.Buffer()
	}
	return b.data, 'B', false
}

var _ object.Buffered = (*Buffer)(nil)

var construct = object.NewBuiltin("FrameBuffer(buffer, width, height, format, stride=width, /)", "Makes a picture.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b, err := newBuffer(t, args, true)
	return object.Ref(b), err
})

// newBuffer makes a picture of (buffer, width, height, format[, stride]).
func newBuffer(t object.Thread, args []object.Value, write bool) (*Buffer, error) {
	n, err := ints(t, args[1:])
	if err != nil {
		return nil, err
	}
	width, height, f := n[0], n[1], format(n[2])
	stride := width
	if len(n) > 3 {
		stride = n[3]
	}
	if width < 1 || height < 1 || width > 0xffff || height > 0xffff || stride > 0xffff || stride < width {
		return nil, object.NewException(object.ValueError)
	}
	up := func(n, to int64) int64 { return (n + to - 1) &^ (to - 1) }
	// The last row need not be as long as the others.
	bits, rows, last, whole := int64(1), height, width, height-1
	switch f {
	case monoVLSB:
		rows = up(height, 8)
		whole = rows - 8
	case monoHLSB, monoHMSB:
		stride, last = up(stride, 8), up(width, 8)
	case gs2HMSB:
		stride, last, bits = up(stride, 4), up(width, 4), 2
	case gs4HMSB:
		stride, last, bits = up(stride, 2), up(width, 2), 4
	case gs8:
		bits = 8
	case rgb565:
		bits = 16
	default:
		return nil, object.NewError(object.ValueError, "invalid format")
	}
	get := object.BytesOf
	if write {
		get = object.WritableOf
	}
	data, err := get(args[0])
	if err != nil {
		return nil, err
	}
	if (whole*stride+(rows-whole)*last)*bits/8 > int64(len(data)) {
		return nil, object.NewException(object.ValueError)
	}
	return &Buffer{data, args[0], int(width), int(height), int(stride), f}, nil
}

// inside says whether a pixel is in the picture.
func (b *Buffer) inside(x, y int64) bool {
	return x >= 0 && x < int64(b.width) && y >= 0 && y < int64(b.height)
}

// place gives the byte that a pixel lies in, and its lowest bit and its bits
// there; -1 where the buffer does not reach.
func (b *Buffer) place(x, y int) (at int, shift, mask uint8) {
	i := x + y*b.stride
	switch b.format {
	case monoVLSB:
		at, shift, mask = y>>3*b.stride+x, uint8(y&7), 1
	case monoHLSB:
		at, shift, mask = i>>3, uint8(7-x&7), 1
	case monoHMSB:
		at, shift, mask = i>>3, uint8(x&7), 1
	case gs2HMSB:
		at, shift, mask = i>>2, uint8(x&3)<<1, 3
	case gs4HMSB:
		at, shift, mask = i>>1, uint8(^x&1)<<2, 15
	default:
		at, mask = i, 255
	}
	if at >= len(b.data) {
		at = -1
	}
	return at, shift, mask
}

// get gives the colour of a pixel, 0 beyond the buffer, where a palette may be asked.
func (b *Buffer) get(x, y int) uint32 {
	if b.format == rgb565 {
		at := 2 * (x + y*b.stride)
		if at+2 > len(b.data) {
			return 0
		}
		return uint32(binary.LittleEndian.Uint16(b.data[at:]))
	}
	at, shift, mask := b.place(x, y)
	if at < 0 {
		return 0
	}
	return uint32(b.data[at] >> shift & mask)
}

// set sets the colour of a pixel in the picture. A bit is set for any colour but 0.
func (b *Buffer) set(x, y int, color uint32) {
	if b.format == rgb565 {
		at := 2 * (x + y*b.stride)
		binary.LittleEndian.PutUint16(b.data[at:], uint16(color))
		return
	}
	at, shift, mask := b.place(x, y)
	c := uint8(color)
	if mask == 1 && color != 0 {
		c = 1
	}
	b.data[at] = b.data[at]&^(mask<<shift) | c&mask<<shift
}

// dot sets a pixel if it is in the picture.
func (b *Buffer) dot(x, y, color int64) {
	if b.inside(x, y) {
		b.set(int(x), int(y), uint32(color))
	}
}

// fill fills a rectangle, as far as it is in the picture. Numbers beyond 32
// bits are cut off, as they are in MicroPython.
func (b *Buffer) fill(x, y, w, h, color int64) {
	x, y, w, h = int64(int32(x)), int64(int32(y)), int64(int32(w)), int64(int32(h))
	right, bottom := min(x+w, int64(b.width)), min(y+h, int64(b.height))
	for j := max(y, 0); j < bottom; j++ {
		for i := max(x, 0); i < right; i++ {
			b.set(int(i), int(j), uint32(color))
		}
	}
}

// area is fill for what may be large.
func (b *Buffer) area(t object.Thread, x, y, w, h, color int64) error {
	y, h = int64(int32(y)), int64(int32(h))
	pace := object.NewPace(t)
	for j := max(y, 0); j < min(y+h, int64(b.height)); j++ {
		b.fill(x, j, w, 1, color)
		if err := pace.Did(b.width); err != nil {
			return err
		}
	}
	return nil
}
