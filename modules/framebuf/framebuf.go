// This file declares the module framebuf.

// Package framebuf is the module framebuf: pictures in buffers, as displays
// take them.
package framebuf

import (
	"mpy/host"
	"mpy/python/object"
)

// Module makes the module framebuf.
func Module(*host.Host) *object.Def {
	constant := func(name, doc string, f format) object.Member {
		return object.Member{Name: name, Doc: doc, Value: object.Int(int64(f))}
	}
	return &object.Def{
		Name: "framebuf",
		Doc:  "Pictures in buffers, in the formats that displays take.",
		Members: []object.Member{
			{Name: "FrameBuffer", Doc: "FrameBuffer(buffer, width, height, format, stride=width): a picture in a buffer. stride is the width of a row in memory, in pixels.", Value: object.Ref(Class)},
			object.Fn("FrameBuffer1(buffer, width, height, stride=width, /)", "Makes a FrameBuffer in the format MONO_VLSB; scripts from before there were formats use it.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				stride := args[1]
				if len(args) > 3 {
					stride = args[3]
				}
				fb, err := newBuffer(t, []object.Value{args[0], args[1], args[2], object.Int(int64(monoVLSB)), stride}, true)
				return object.Ref(fb), err
			}),
			constant("MVLSB", "The old name of MONO_VLSB.", monoVLSB),
			constant("MONO_VLSB", "A bit a pixel, a byte eight pixels of a column, the lowest bit on top.", monoVLSB),
			constant("RGB565", "16 bits a pixel: 5 red, 6 green, 5 blue.", rgb565),
			constant("GS2_HMSB", "Two bits a pixel, grey, the leftmost pixel in the lowest bits.", gs2HMSB),
			constant("GS4_HMSB", "Four bits a pixel, grey, the leftmost pixel in the highest bits.", gs4HMSB),
			constant("GS8", "A byte a pixel, grey.", gs8),
			constant("MONO_HLSB", "A bit a pixel, a byte eight pixels of a row, the highest bit leftmost.", monoHLSB),
			constant("MONO_HMSB", "A bit a pixel, a byte eight pixels of a row, the lowest bit leftmost.", monoHMSB),
		},
	}
}

// ints converts arguments.
func ints(t object.Thread, args []object.Value) ([]int64, error) {
	out := make([]int64, len(args))
	for i, v := range args {
		n, err := object.ToInt64(t, v)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

// A drawing is a method of a FrameBuffer over n ints and what comes behind them.
func drawing(n int, f func(t object.Thread, b *Buffer, a []int64, rest []object.Value) error) object.Impl {
	return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		a, err := ints(t, args[1:1+n])
		if err != nil {
			return object.Value{}, err
		}
		return object.None, f(t, args[0].Obj().(*Buffer), a, args[1+n:])
	}
}

func init() {
	c := Class
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return construct.Call(t, args, kw)
	}
	c.Methods(
		object.NewBuiltin("fill(self, color, /)", "Fills the picture.", drawing(1, func(t object.Thread, b *Buffer, a []int64, _ []object.Value) error {
			return b.area(t, 0, 0, int64(b.width), int64(b.height), a[0])
		})),
		object.NewBuiltin("fill_rect(self, x, y, width, height, color, /)", "Fills a rectangle.", drawing(5, func(t object.Thread, b *Buffer, a []int64, _ []object.Value) error {
			return b.area(t, a[0], a[1], a[2], a[3], a[4])
		})),
		object.NewBuiltin("pixel(self, x, y, color=None, /)", "Gives the colour of a pixel, or sets it; outside the picture None, and nothing.", pixel),
		object.NewBuiltin("hline(self, x, y, width, color, /)", "Draws a horizontal line.", drawing(4, func(_ object.Thread, b *Buffer, a []int64, _ []object.Value) error {
			b.fill(a[0], a[1], a[2], 1, a[3])
			return nil
		})),
		object.NewBuiltin("vline(self, x, y, height, color, /)", "Draws a vertical line.", drawing(4, func(_ object.Thread, b *Buffer, a []int64, _ []object.Value) error {
			b.fill(a[0], a[1], 1, a[2], a[3])
			return nil
		})),
		object.NewBuiltin("rect(self, x, y, width, height, color, fill=False, /)", "Draws the outline of a rectangle, or fills it.", drawing(5, rect)),
		object.NewBuiltin("line(self, x1, y1, x2, y2, color, /)", "Draws a line.", drawing(5, func(t object.Thread, b *Buffer, a []int64, _ []object.Value) error {
			return b.line(t, a[0], a[1], a[2], a[3], a[4])
		})),
		object.NewBuiltin("ellipse(self, x, y, xradius, yradius, color, fill=False, mask=15, /)",
			"Draws an ellipse round a point, or fills it; the bits of mask choose quarters: 1 right above, 2 left above, 4 left below, 8 right below.", drawing(5, ellipse)),
		object.NewBuiltin("poly(self, x, y, points, color, fill=False, /)", "Draws a closed polygon, or fills it: points is an array of x and y in turn, from (x, y) on.", poly),
		object.NewBuiltin("blit(self, source, x, y, key=-1, palette=None, /)",
			"Draws another picture, a FrameBuffer or a tuple (buffer, width, height, format[, stride]). Pixels of the colour key are left out; palette is a picture of one row, whose pixels are the colours to draw.", blit),
		object.NewBuiltin("scroll(self, xstep, ystep, /)", "Moves the picture; what was there stays where nothing moves in.", drawing(2, scroll)),
		object.NewBuiltin("text(self, text, x, y, color=1, /)", "Writes text, eight by eight pixels a character.", text),
	)
}
