// This file holds the modules of coloured lights: neopixel, neopixel_write.

package circuit

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

const neopixelText = `
neopixel: Rows of coloured lights, as MicroPython and CircuitPython have them.
class NeoPixel(pin, n, bpp=3, timing=1, *, brightness=1.0, auto_write=True, pixel_order=None): A row of n lights; row[i] is the colour of one, (red, green, blue) or a number.
	n := 0: How many there are.
	bpp := 3: How many colours each has.
	brightness = 1.0: How bright, 0 to 1.
	auto_write = True: Whether colours are shown as soon as they are set.
	byteorder := 'GRB': The order of the colours.
	write(): Shows the colours that were set.
	show(): Shows the colours that were set.
	fill(color): Sets all to one colour.
	deinit(): Switches them off and gives the pin back.
	__len__() -> 0: Gives how many there are.
	__getitem__(index) -> None: Gives a colour.
	__setitem__(index, color) -> None: Sets a colour.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Switches them off.
RGB = 'RGB': Red, green, blue.
GRB = 'GRB': Green, red, blue.
RGBW = 'RGBW': With white.
GRBW = 'GRBW': With white.
`

// row is the colours of a NeoPixel.
type row struct {
	bpp    int
	colors []object.Value // tuples
}

// maxLights bounds how many a script can have.
const maxLights = 1 << 16

func rowOf(o *device.Object) *row { return o.Data.(*row) }

// Neopixel makes the module neopixel.
func Neopixel(h *host.Host) *object.Def {
	off := func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		o := device.Of(args[0])
		rowOf(o).fill(rowOf(o).black())
		return object.None, nil
	}
	return device.Module{
		Text: neopixelText,
		Init: map[string]func(object.Thread, *device.Object) error{"NeoPixel": newRow},
		Do: map[string]object.Impl{
			"NeoPixel.fill": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				r := rowOf(device.Of(args[0]))
				c, err := r.color(t, args[1])
				if err == nil {
					r.fill(c)
				}
				return object.None, err
			},
			"NeoPixel.deinit": off, "NeoPixel.__exit__": off,
			"NeoPixel.__len__": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.Int(int64(len(rowOf(device.Of(args[0])).colors))), nil
			},
			"NeoPixel.__getitem__": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.GetItem(t, object.NewList(rowOf(device.Of(args[0])).colors...), args[1])
			},
			"NeoPixel.__setitem__": setLight,
		},
	}.Def(h)
}

func newRow(t object.Thread, o *device.Object) error {
	n, err := object.Index(t, o.Args["n"])
	if err != nil {
		return err
	}
	if n < 0 || n > maxLights {
		return object.NewError(object.ValueError, "n must be 0-%d", maxLights)
	}
	bpp, err := object.Index(t, o.Args["bpp"])
	if err != nil {
		return err
	}
	if order, ok := object.AsStr(o.Args["pixel_order"]); ok {
		bpp = len(order)
		o.Attrs["byteorder"] = o.Args["pixel_order"]
	}
	if bpp < 3 || bpp > 4 {
		return object.NewError(object.ValueError, "bpp must be 3-4")
	}
	r := &row{bpp: bpp, colors: make([]object.Value, n)}
	r.fill(r.black())
	o.Attrs["bpp"] = object.Int(int64(bpp))
	o.Data = r
	return nil
}

func (r *row) black() object.Value {
	return object.NewTuple([]object.Value{object.Int(0), object.Int(0), object.Int(0), object.Int(0)}[:r.bpp]...)
}

func (r *row) fill(c object.Value) {
	for i := range r.colors {
		r.colors[i] = c
	}
}

// color reads a colour: its parts, or 0xRRGGBB.
func (r *row) color(t object.Thread, v object.Value) (object.Value, error) {
	if n := object.Native(v); n.IsInt() {
		x := n.AsInt()
		parts := []object.Value{object.Int(x >> 16 & 255), object.Int(x >> 8 & 255), object.Int(x & 255)}
		if r.bpp == 4 {
			parts = append(parts, object.Int(x>>24&255))
		}
		return object.NewTuple(parts...), nil
	}
	items, err := object.Sequence(v)
	if err == nil && (len(items) < 3 || len(items) > r.bpp) {
		err = object.NewError(object.ValueError, "Expected tuple of length %d, got %d", r.bpp, len(items))
	}
	if err != nil {
		return object.Value{}, err
	}
	parts := make([]object.Value, r.bpp)
	for i := range parts {
		parts[i] = object.Int(0)
		if i < len(items) {
			f, err := object.ToFloat64(t, items[i])
			if err != nil {
				return object.Value{}, err
			}
			parts[i] = object.Int(int64(min(max(f, 0), 255)))
		}
	}
	return object.NewTuple(parts...), nil
}

func setLight(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	r := rowOf(o)
	if _, slice := args[1].Obj().(*object.Slice); slice {
		items, err := object.Items(t, args[2])
		if err != nil {
			return object.Value{}, err
		}
		list := make([]object.Value, len(items))
		for i, v := range items {
			if list[i], err = r.color(t, v); err != nil {
				return object.Value{}, err
			}
		}
		all := object.NewList(r.colors...)
		if err := object.SetItem(t, all, args[1], object.NewList(list...)); err != nil {
			return object.Value{}, err
		}
		if now := all.Obj().(*object.List).Items; len(now) == len(r.colors) {
			copy(r.colors, now)
			return object.None, nil
		}
		return object.Value{}, object.NewError(object.ValueError, "Unmatched number of items on RHS")
	}
	i, err := object.Index(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	if i < 0 {
		i += len(r.colors)
	}
	if i < 0 || i >= len(r.colors) {
		return object.Value{}, object.NewError(object.IndexError, "index out of range")
	}
	c, err := r.color(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	r.colors[i] = c
	if o.Logging() {
		s, err := object.Repr(t, c)
		if err != nil {
			return object.Value{}, err
		}
		o.Logf("[%d] = %s", i, s)
	}
	return object.None, nil
}

// NeopixelWrite makes the module neopixel_write.
func NeopixelWrite(h *host.Host) *object.Def {
	return device.Module{Text: `
neopixel_write: What neopixel is made of.
neopixel_write(digitalinout, buf): Sends colours to a row of lights.
`}.Def(h)
}

// Rainbow makes the module rainbowio.
func Rainbow(h *host.Host) *object.Def {
	return device.Module{
		Text: `
rainbowio: Colours.
colorwheel(n) -> 0: Gives the colour at n of 255 around the rainbow.
`,
		Do: map[string]object.Impl{"colorwheel": wheel},
	}.Def(h)
}

func wheel(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	f, err := object.ToFloat64(t, args[0])
	if err != nil || !(f > -1e9 && f < 1e9) {
		return object.Int(0), err
	}
	n := (int64(f)%256 + 256) % 256
	switch {
	case n < 85:
		return object.Int((255-n*3)<<16 | n*3<<8), nil
	case n < 170:
		n -= 85
		return object.Int((255-n*3)<<8 | n*3), nil
	}
	n -= 170
	return object.Int(n*3<<16 | 255 - n*3), nil
}
