// This file draws: lines, rectangles, ellipses, polygons, other pictures, text.

package framebuf

import (
	"slices"

	"mpy/python/object"
)

// often is how many steps of a figure may pass between two looks for Ctrl-C.
const often = 1 << 14

// bounded keeps numbers so small that what is computed with them fits.
func bounded(limit int64, list ...*int64) {
	for _, p := range list {
		*p = min(max(*p, -limit), limit)
	}
}

func truth(t object.Thread, args []object.Value, i int) (bool, error) {
	if i >= len(args) {
		return false, nil
	}
	return object.Truth(t, args[i])
}

func pixel(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b := args[0].Obj().(*Buffer)
	a, err := ints(t, args[1:3])
	if err != nil || !b.inside(a[0], a[1]) {
		return object.None, err
	}
	if len(args) == 3 {
		return object.Int(int64(b.get(int(a[0]), int(a[1])))), nil
	}
	color, err := object.ToInt64(t, args[3])
	if err == nil {
		b.set(int(a[0]), int(a[1]), uint32(color))
	}
	return object.None, err
}

func rect(t object.Thread, b *Buffer, a []int64, rest []object.Value) error {
	x, y, w, h, color := a[0], a[1], a[2], a[3], a[4]
	full, err := truth(t, rest, 0)
	if err != nil {
		return err
	}
	if full {
		return b.area(t, x, y, w, h, color)
	}
	b.fill(x, y, w, 1, color)
	b.fill(x, y+h-1, w, 1, color)
	b.fill(x, y, 1, h, color)
	b.fill(x+w-1, y, 1, h, color)
	return nil
}

// line is Bresenham's. It can be interrupted: lines go as far as they are told to.
func (b *Buffer) line(t object.Thread, x1, y1, x2, y2, color int64) error {
	bounded(1<<40, &x1, &y1, &x2, &y2)
	way := func(from, to int64) (distance, step int64) {
		if to > from {
			return to - from, 1
		}
		return from - to, -1
	}
	dx, sx := way(x1, x2)
	dy, sy := way(y1, y2)
	u, v, su, sv := x1, y1, sx, sy // u runs along the longer way
	steep := dy > dx
	if steep {
		u, v, su, sv, dx, dy = y1, x1, sy, sx, dy, dx
	}
	e := 2*dy - dx
	for i := range dx {
		if steep {
			b.dot(v, u, color)
		} else {
			b.dot(u, v, color)
		}
		for e >= 0 && dx > 0 {
			v += sv
			e -= 2 * dx
		}
		u += su
		e += 2 * dy
		if i%often == often-1 {
			if err := t.Pending(); err != nil {
				return err
			}
		}
	}
	b.dot(x2, y2, color)
	return nil
}

// quarters draws the four points of an ellipse that lie x and y off its middle,
// or the rows up to them: bit 0 to 3 of mask choose, bit 4 fills.
func (b *Buffer) quarters(cx, cy, x, y, color, mask int64) {
	for q, p := range [4][2]int64{{x, -y}, {-x, -y}, {-x, y}, {x, y}} {
		switch {
		case mask>>q&1 == 0:
		case mask&16 == 0:
			b.dot(cx+p[0], cy+p[1], color)
		default:
			b.fill(cx+min(p[0], 0), cy+p[1], x+1, 1, color)
		}
	}
}

// ellipse goes from the right end upwards until the slope is one, then from the
// top to the right, and mirrors.
func ellipse(t object.Thread, b *Buffer, args []int64, rest []object.Value) error {
	cx, cy, rx, ry, color := args[0], args[1], args[2], args[3], args[4]
	full, err := truth(t, rest, 0)
	if err != nil {
		return err
	}
	mask := int64(15)
	if len(rest) > 1 {
		if mask, err = object.ToInt64(t, rest[1]); err != nil {
			return err
		}
		mask &= 15
	}
	if full {
		mask |= 16
	}
	if rx == 0 && ry == 0 {
		if mask&15 != 0 {
			b.dot(cx, cy, color)
		}
		return nil
	}
	bounded(1<<40, &cx, &cy)
	bounded(1<<20, &rx, &ry)
	a2, b2 := rx*rx, ry*ry
	// walk goes along one radius, from the end of the other inwards, until the slope is one.
	walk := func(in, along2, in2 int64, draw func(along, in int64)) error {
		at, off := int64(0), in
		offChange, atChange := along2*(1-2*in), in2
		wrong, stopOff, stopAt := int64(0), 2*along2*in, int64(0)
		for n := 1; stopOff >= stopAt; n++ {
			draw(at, off)
			at++
			stopAt += 2 * in2
			wrong += atChange
			atChange += 2 * in2
			if 2*wrong+offChange > 0 {
				off--
				stopOff -= 2 * along2
				wrong += offChange
				offChange += 2 * along2
			}
			if n%often == 0 {
				if err := t.Pending(); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := walk(rx, b2, a2, func(y, x int64) { b.quarters(cx, cy, x, y, color, mask) }); err != nil {
		return err
	}
	return walk(ry, a2, b2, func(x, y int64) { b.quarters(cx, cy, x, y, color, mask) })
}

// points gives the numbers of a polygon, an even number of them.
func points(t object.Thread, v object.Value) ([]int64, error) {
	data, err := object.BytesOf(v)
	if err != nil {
		return nil, err
	}
	code := byte('B')
	if o, ok := object.Native(v).Obj().(object.Buffered); ok {
		_, code, _ = o.Buffer()
	}
	size := object.ItemSize(code)
	if code == 'O' || size == 0 {
		return nil, object.NewError(object.TypeError, "object with buffer protocol required")
	}
	n := len(data) / (2 * size) * 2
	if err := t.Grow(8 * n); err != nil {
		return nil, err
	}
	out := make([]int64, n)
	for i := range out {
		if out[i], err = object.ToInt64(t, object.GetItemAt(data, code, i)); err != nil {
			return nil, err
		}
		bounded(1<<24, &out[i])
	}
	return out, nil
}

func poly(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b := args[0].Obj().(*Buffer)
	at, err := ints(t, args[1:3])
	if err != nil {
		return object.Value{}, err
	}
	x, y := at[0], at[1]
	bounded(1<<40, &x, &y)
	p, err := points(t, args[3])
	if err != nil || len(p) == 0 {
		return object.None, err
	}
	color, err := object.ToInt64(t, args[4])
	if err != nil {
		return object.Value{}, err
	}
	full, err := truth(t, args, 5)
	if err != nil {
		return object.Value{}, err
	}
	if full {
		return object.None, b.fillPoly(t, x, y, p, color)
	}
	return object.None, edges(p, func(x1, y1, x2, y2 int64) error {
		return b.line(t, x+x1, y+y1, x+x2, y+y2, color)
	})
}

// edges calls f for every edge of a polygon, from the first point backwards.
func edges(p []int64, f func(x1, y1, x2, y2 int64) error) error {
	x1, y1 := p[0], p[1]
	for i := len(p) - 2; i >= 0; i -= 2 {
		x2, y2 := p[i], p[i+1]
		if err := f(x1, y1, x2, y2); err != nil {
			return err
		}
		x1, y1 = x2, y2
	}
	return nil
}

// fillPoly goes through the rows of the picture: it finds where the edges cross
// each, and fills between them in pairs. An edge's lower end does not count, or
// it would count twice with the next one; the pixels that are lost so are set.
func (b *Buffer) fillPoly(t object.Thread, x, y int64, p []int64, color int64) error {
	top, bottom := p[1], p[1]
	for i := 1; i < len(p); i += 2 {
		top, bottom = min(top, p[i]), max(bottom, p[i])
	}
	var nodes []int64
	for row := max(top, -y); row <= min(bottom, int64(b.height)-1-y); row++ {
		nodes = nodes[:0]
		err := edges(p, func(x1, y1, x2, y2 int64) error {
			switch {
			case (y1 > row) != (y2 > row):
				nodes = append(nodes, (32*x1+32*(x2-x1)*(row-y1)/(y2-y1)+16)/32)
			case row != max(y1, y2):
			case y1 < y2:
				b.dot(x+x2, y+y2, color)
			case y2 < y1:
				b.dot(x+x1, y+y1, color)
			default:
				return b.line(t, x+x1, y+y1, x+x2, y+y2, color)
			}
			return nil
		})
		if err == nil {
			err = t.Pending()
		}
		if err != nil {
			return err
		}
		slices.Sort(nodes)
		for i := 0; i+1 < len(nodes); i += 2 {
			b.fill(x+nodes[i], y+row, nodes[i+1]-nodes[i]+1, 1, color)
		}
	}
	return nil
}

// source gives the picture that blit shall draw.
func source(t object.Thread, v object.Value) (*Buffer, error) {
	if b, ok := object.Native(v).Obj().(*Buffer); ok {
		return b, nil
	}
	items, err := object.Sequence(v)
	if err != nil {
		return nil, err
	}
	if len(items) < 4 || len(items) > 5 {
		return nil, object.NewException(object.ValueError)
	}
	return newBuffer(t, items, false)
}

func blit(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b := args[0].Obj().(*Buffer)
	from, err := source(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	n, err := ints(t, args[2:min(len(args), 5)])
	if err != nil {
		return object.Value{}, err
	}
	x, y, key := n[0], n[1], int64(-1)
	if len(n) > 2 {
		key = n[2]
	}
	var palette *Buffer
	if len(args) > 5 && !args[5].IsNone() {
		if palette, err = source(t, args[5]); err != nil {
			return object.Value{}, err
		}
	}
	bounded(1<<40, &x, &y)
	right, bottom := min(int64(b.width), x+int64(from.width)), min(int64(b.height), y+int64(from.height))
	pace := object.NewPace(t)
	for j := max(0, y); j < bottom; j++ {
		if err := pace.Did(int(right)); err != nil {
			return object.Value{}, err
		}
		for i := max(0, x); i < right; i++ {
			color := from.get(int(i-x), int(j-y))
			if palette != nil {
				color = palette.get(int(color), 0)
			}
			if color != uint32(key) {
				b.set(int(i), int(j), color)
			}
		}
	}
	return object.None, nil
}

func scroll(t object.Thread, b *Buffer, a []int64, _ []object.Value) error {
	dx, dy, w, h := a[0], a[1], int64(b.width), int64(b.height)
	if dx <= -w || dx >= w || dy <= -h || dy >= h {
		return nil
	}
	// way gives the places that something moves to, in an order in which it is not yet overwritten.
	way := func(d, n int64) (from, to, step int64) {
		if d < 0 {
			return 0, n + d, 1
		}
		return n - 1, d - 1, -1
	}
	y0, y1, sy := way(dy, h)
	x0, x1, sx := way(dx, w)
	pace := object.NewPace(t)
	for y := y0; y != y1; y += sy {
		if err := pace.Did(int(w)); err != nil {
			return err
		}
		for x := x0; x != x1; x += sx {
			b.set(int(x), int(y), b.get(int(x-dx), int(y-dy)))
		}
	}
	return nil
}

func text(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b := args[0].Obj().(*Buffer)
	s, err := object.Text(args[1])
	if err != nil {
		return object.Value{}, err
	}
	n, err := ints(t, args[2:])
	if err != nil {
		return object.Value{}, err
	}
	x, y, color := n[0], n[1], int64(1)
	if len(n) > 2 {
		color = n[2]
	}
	bounded(1<<40, &x, &y)
	for i := 0; i < len(s) && s[i] != 0; i++ {
		c := int(s[i])
		if c < 32 || c > 127 {
			c = 127
		}
		for _, column := range []byte(glyphs[(c-32)*8:][:8]) {
			for j := range int64(8) {
				if column>>j&1 != 0 {
					b.dot(x, y+j, color)
				}
			}
			x++
		}
	}
	return object.None, nil
}
