// This file holds the module lcd.

package maix

import (
	"image"
	"image/color"
	"image/draw"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

const lcdText = `
lcd: The display.
init(type=1, freq=15000000, color=0, invert=0, lcd_type=0, **options): Switches it on.
deinit(): Switches it off.
display(image, roi=None, oft=None) -> None: Shows an Image.
clear(color=0) -> None: Makes it all of one colour.
width() -> 320: Gives its width.
height() -> 240: Gives its height.
type() -> 1: Gives its kind.
freq(hz=None) -> 15000000: Gives or sets its clock.
rotation(dir=0) -> 0: Turns it.
mirror(invert=False) -> False: Shows it as in a mirror.
direction(dir=0): Sets which way lines go.
set_backlight(state): Switches its light.
get_backlight() -> 1: Gives whether it is on.
fill_rectangle(x, y, w, h, color) -> None: Fills a rectangle.
draw_string(x, y, text, color=0xffff, bg=0): Would draw text: there are no letters here.
draw_pic(pic, x=0, y=0): Draws a picture.
BLACK = 0x0000: A colour.
NAVY = 0x000f: A colour.
DARKGREEN = 0x03e0: A colour.
DARKCYAN = 0x03ef: A colour.
MAROON = 0x7800: A colour.
PURPLE = 0x780f: A colour.
OLIVE = 0x7be0: A colour.
LIGHTGREY = 0xc618: A colour.
DARKGREY = 0x7bef: A colour.
BLUE = 0x001f: A colour.
GREEN = 0x07e0: A colour.
CYAN = 0x07ff: A colour.
RED = 0xf800: A colour.
MAGENTA = 0xf81f: A colour.
YELLOW = 0xffe0: A colour.
WHITE = 0xffff: A colour.
ORANGE = 0xfd20: A colour.
GREENYELLOW = 0xafe5: A colour.
PINK = 0xf81f: A colour.
XY_RLUD = 0: direction: from right to left.
YX_RLUD = 0x20: direction: turned.
XY_LRUD = 0x40: direction: from left to right.
YX_LRUD = 0x60: direction: turned.
XY_RLDU = 0x80: direction: upwards.
YX_RLDU = 0xa0: direction: turned.
XY_LRDU = 0xc0: direction: upwards.
YX_LRDU = 0xe0: direction: turned.
`

func condOf(err error) board.Cond { return board.CondOf(err) }

// rgb565 reads a colour as the display has it: 5, 6 and 5 bits, or (red, green, blue).
func rgb565(t object.Thread, v object.Value) (color.RGBA, error) {
	if v.IsInt() {
		n := v.AsInt()
		return color.RGBA{uint8(n >> 8 & 0xf8), uint8(n >> 3 & 0xfc), uint8(n << 3 & 0xf8), 255}, nil
	}
	return colour(t, v)
}

// LCD makes the module lcd.
func LCD(h *host.Host) *object.Def {
	screen := image.NewRGBA(image.Rect(0, 0, 320, 240))
	show := func(t object.Thread, what string) (object.Value, error) {
		h.Log.Printf(host.Hardware, "lcd.%s", what)
		return object.None, host.Err(t, h.Frame("lcd", screen))
	}
	return device.Module{Text: lcdText, Do: map[string]object.Impl{
		"display": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			p, err := picture(args[0])
			if err != nil {
				return object.Value{}, err
			}
			at := screen.Bounds().Min
			if size := p.Bounds().Size(); size.X < 320 || size.Y < 240 { // in the middle
				at = image.Pt(max(320-size.X, 0)/2, max(240-size.Y, 0)/2)
			}
			if v := object.Arg(args, 2); v.Bound() && !v.IsNone() {
				items, err := object.Sequence(v)
				if err != nil {
					return object.Value{}, err
				}
				if len(items) != 2 {
					return object.Value{}, object.NewError(object.ValueError, "requested length 2 but object has length %d", len(items))
				}
				at, err = pointOf(t, items)
				if err != nil {
					return object.Value{}, err
				}
			}
			draw.Draw(screen, p.Bounds().Add(at), p, image.Point{}, draw.Src)
			return show(t, "display")
		},
		"clear": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			c := color.RGBA{A: 255}
			if len(args) > 0 {
				var err error
				if c, err = rgb565(t, args[0]); err != nil {
					return object.Value{}, err
				}
			}
			draw.Draw(screen, screen.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
			return show(t, "clear")
		},
		"fill_rectangle": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			at, err := points(t, append([]object.Value{{}}, args...), 4)
			if err != nil {
				return object.Value{}, err
			}
			c, err := rgb565(t, args[4])
			if err != nil {
				return object.Value{}, err
			}
			rectangle(screen, at[0], at[1], at[2], at[3], c, true)
			return show(t, "fill_rectangle")
		},
	}}.Def(h)
}

func pointOf(t object.Thread, items []object.Value) (image.Point, error) {
	x, err := object.Index(t, items[0])
	if err != nil {
		return image.Point{}, err
	}
	y, err := object.Index(t, items[1])
	return image.Pt(clip(x), clip(y)), err
}
