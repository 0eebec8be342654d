// This file holds the module image.

package maix

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // what Image reads
	"image/png"
	"os"
	"path"
	"strings"

	"golang.org/x/image/bmp"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/mounts"
	"mpy/python/object"
)

const imageText = `
image: Pictures.
class Image(source=None, height=None, copy_to_fb=False): A picture: of a file in BMP, PNG or JPEG, of a width and a height, or 320 by 240.
	width() -> 0: Gives its width.
	height() -> 0: Gives its height.
	size() -> 0: Gives the number of bytes it takes.
	format() -> 2: Gives how it is kept.
	get_pixel(x, y) -> None: Gives the colour (red, green, blue) of a point.
	set_pixel(x, y, color=None) -> self: Sets it.
	clear() -> self: Makes it black.
	copy(*args) -> None: Gives another one like it.
	save(path, *args, **options) -> None: Writes it to a file, BMP or PNG by its name.
	draw_rectangle(x, y, w, h, color=None, thickness=1, fill=False) -> self: Draws a rectangle.
	draw_line(x0, y0, x1, y1, color=None, thickness=1) -> self: Draws a line.
	draw_circle(x, y, radius, color=None, thickness=1, fill=False) -> self: Draws a circle.
	draw_string(x, y, text, *args, **options): Would draw text: there are no letters here.
	draw_image(image, x=0, y=0, *args, **options) -> self: Draws another picture on it.
`

// maxSide is how large a picture may be.
const maxSide = 4096

// picture gives the picture of an Image.
func picture(v object.Value) (*image.RGBA, error) {
	if o := device.Of(v); o != nil {
		if p, ok := o.Data.(*image.RGBA); ok {
			return p, nil
		}
	}
	return nil, object.NewError(object.TypeError, "an Image is wanted, not '%s'", object.TypeName(v))
}

// canvas makes an empty picture, whose memory is charged.
func canvas(t object.Thread, w, h int) (*image.RGBA, error) {
	if w < 1 || h < 1 || w > maxSide || h > maxSide {
		return nil, object.NewError(object.ValueError, "a picture has 1 to %d pixels a side", maxSide)
	}
	if err := t.Grow(4 * w * h); err != nil {
		return nil, err
	}
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(p, p.Bounds(), image.Black, image.Point{}, draw.Src)
	return p, nil
}

// decode reads a file's picture.
func decode(t object.Thread, data []byte) (*image.RGBA, error) {
	cfg, _, err := image.DecodeConfig(bytes.NewReader(data))
	isBMP := bytes.HasPrefix(data, []byte("BM"))
	if isBMP {
		cfg, err = bmp.DecodeConfig(bytes.NewReader(data))
	}
	if err != nil {
		return nil, object.NewError(object.ValueError, "this is no picture: %s", err)
	}
	p, err := canvas(t, cfg.Width, cfg.Height)
	if err != nil {
		return nil, err
	}
	var img image.Image
	if isBMP {
		img, err = bmp.Decode(bytes.NewReader(data))
	} else {
		img, _, err = image.Decode(bytes.NewReader(data))
	}
	if err != nil {
		return nil, object.NewError(object.ValueError, "this is no picture: %s", err)
	}
	draw.Draw(p, p.Bounds(), img, img.Bounds().Min, draw.Src)
	return p, nil
}

// colour reads a colour: (red, green, blue), a grey, or white where there is none.
func colour(t object.Thread, v object.Value) (color.RGBA, error) {
	if !v.Bound() || v.IsNone() {
		return color.RGBA{255, 255, 255, 255}, nil
	}
	if v.IsInt() {
		g := uint8(v.AsInt())
		return color.RGBA{g, g, g, 255}, nil
	}
	items, err := object.Sequence(v)
	if err == nil && len(items) != 3 {
		err = object.NewError(object.ValueError, "requested length 3 but object has length %d", len(items))
	}
	if err != nil {
		return color.RGBA{}, err
	}
	var c [3]uint8
	for i, x := range items {
		n, err := object.ToInt64(t, x)
		if err != nil {
			return color.RGBA{}, err
		}
		c[i] = uint8(min(max(n, 0), 255))
	}
	return color.RGBA{c[0], c[1], c[2], 255}, nil
}

// points reads n ints behind self.
func points(t object.Thread, args []object.Value, n int) ([]int, error) {
	list := make([]int, n)
	for i := range list {
		x, err := object.Index(t, args[1+i])
		if err != nil {
			return nil, err
		}
		list[i] = min(max(x, -1<<20), 1<<20)
	}
	return list, nil
}

// drawing is a method that draws with n numbers and the colour behind them.
func drawing(n int, f func(p *image.RGBA, at []int, c color.RGBA, fill bool)) object.Impl {
	return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		p, err := picture(args[0])
		if err != nil {
			return object.Value{}, err
		}
		at, err := points(t, args, n)
		if err != nil {
			return object.Value{}, err
		}
		c, err := colour(t, object.Arg(args, 1+n))
		if err != nil {
			return object.Value{}, err
		}
		f(p, at, c, object.Arg(args, 3+n) == object.True)
		return args[0], nil
	}
}

func line(p *image.RGBA, x0, y0, x1, y1 int, c color.RGBA) {
	steps := max(x1-x0, x0-x1, y1-y0, y0-y1, 1)
	for i := 0; i <= steps; i++ {
		p.SetRGBA(x0+(x1-x0)*i/steps, y0+(y1-y0)*i/steps, c)
	}
}

func rectangle(p *image.RGBA, x, y, w, h int, c color.RGBA, fill bool) {
	r := image.Rect(x, y, x+w, y+h)
	if fill {
		draw.Draw(p, r, image.NewUniform(c), image.Point{}, draw.Src)
		return
	}
	for _, side := range []image.Rectangle{
		image.Rect(x, y, x+w, y+1), image.Rect(x, y+h-1, x+w, y+h), image.Rect(x, y, x+1, y+h), image.Rect(x+w-1, y, x+w, y+h),
	} {
		draw.Draw(p, side, image.NewUniform(c), image.Point{}, draw.Src)
	}
}

func circle(p *image.RGBA, cx, cy, r int, c color.RGBA, fill bool) {
	b := p.Bounds().Intersect(image.Rect(cx-r, cy-r, cx+r+1, cy+r+1))
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			d := (x-cx)*(x-cx) + (y-cy)*(y-cy)
			if d <= r*r && (fill || d > (r-1)*(r-1)) {
				p.SetRGBA(x, y, c)
			}
		}
	}
}

// Image makes the module image.
func Image(h *host.Host) *object.Def {
	var made *device.Made
	var def *object.Def
	number := func(f func(p *image.RGBA) int) object.Impl {
		return func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			p, err := picture(args[0])
			if err != nil {
				return object.Value{}, err
			}
			return object.Int(int64(f(p))), nil
		}
	}
	def, made = device.Module{
		Text: imageText,
		Init: map[string]func(object.Thread, *device.Object) error{"Image": func(t object.Thread, o *device.Object) (err error) {
			o.Data, err = source(t, h, o.Args["source"], o.Args["height"])
			return err
		}},
		Do: map[string]object.Impl{
			"Image.width":  number(func(p *image.RGBA) int { return p.Bounds().Dx() }),
			"Image.height": number(func(p *image.RGBA) int { return p.Bounds().Dy() }),
			"Image.size":   number(func(p *image.RGBA) int { return 2 * p.Bounds().Dx() * p.Bounds().Dy() }),
			"Image.get_pixel": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				p, err := picture(args[0])
				if err != nil {
					return object.Value{}, err
				}
				at, err := points(t, args, 2)
				if err != nil || !(image.Point{X: at[0], Y: at[1]}).In(p.Bounds()) {
					return object.None, err
				}
				c := p.RGBAAt(at[0], at[1])
				return object.NewTuple(object.Int(int64(c.R)), object.Int(int64(c.G)), object.Int(int64(c.B))), nil
			},
			"Image.set_pixel": drawing(2, func(p *image.RGBA, at []int, c color.RGBA, _ bool) { p.SetRGBA(at[0], at[1], c) }),
			"Image.draw_line": drawing(4, func(p *image.RGBA, at []int, c color.RGBA, _ bool) {
				line(p, clip(at[0]), clip(at[1]), clip(at[2]), clip(at[3]), c)
			}),
			"Image.draw_rectangle": drawing(4, func(p *image.RGBA, at []int, c color.RGBA, fill bool) {
				rectangle(p, at[0], at[1], at[2], at[3], c, fill)
			}),
			"Image.draw_circle": drawing(3, func(p *image.RGBA, at []int, c color.RGBA, fill bool) { circle(p, at[0], at[1], at[2], c, fill) }),
			"Image.clear": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				p, err := picture(args[0])
				if err == nil {
					draw.Draw(p, p.Bounds(), image.Black, image.Point{}, draw.Src)
				}
				return args[0], err
			},
			"Image.copy": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				p, err := picture(args[0])
				if err != nil {
					return object.Value{}, err
				}
				n, err := canvas(t, p.Bounds().Dx(), p.Bounds().Dy())
				if err != nil {
					return object.Value{}, err
				}
				copy(n.Pix, p.Pix)
				o := made.New("Image")
				o.Data = n
				return object.Ref(o), nil
			},
			"Image.draw_image": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				p, err := picture(args[0])
				if err != nil {
					return object.Value{}, err
				}
				other, err := picture(args[1])
				if err != nil {
					return object.Value{}, err
				}
				var at [2]int
				for i := range at {
					if v := object.Arg(args, 2+i); v.Bound() {
						if at[i], err = object.Index(t, v); err != nil {
							return object.Value{}, err
						}
					}
				}
				to := image.Pt(clip(at[0]), clip(at[1]))
				draw.Draw(p, other.Bounds().Add(to), other, image.Point{}, draw.Src)
				return args[0], nil
			},
			"Image.save": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.None, save(h, args)
			},
		},
	}.Build(h)
	return def
}

func clip(n int) int { return min(max(n, -maxSide), 2*maxSide) }

// source makes the picture that a constructor's arguments mean.
func source(t object.Thread, h *host.Host, from, height object.Value) (*image.RGBA, error) {
	switch {
	case from.IsNone():
		return canvas(t, 320, 240)
	case from.IsInt():
		w, err := object.Index(t, from)
		if err != nil {
			return nil, err
		}
		n, err := object.Index(t, height)
		if err != nil {
			return nil, err
		}
		return canvas(t, w, n)
	}
	name, err := object.Text(from)
	if err != nil {
		return nil, err
	}
	data, err := mounts.Of(h).ReadFile(t, name)
	if err != nil {
		return nil, host.Err(t, err)
	}
	return decode(t, data)
}

// save writes a picture to a file of the script's.
func save(h *host.Host, args []object.Value) error {
	p, err := picture(args[0])
	if err != nil {
		return err
	}
	name, err := object.Text(args[1])
	if err != nil {
		return err
	}
	f, err := h.Files.Open(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return object.OSErr(h.Board.Errno(condOf(err)))
	}
	if strings.EqualFold(path.Ext(name), ".png") {
		err = png.Encode(f, p)
	} else {
		err = bmp.Encode(f, p)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return object.OSErr(h.Board.Errno(condOf(err)))
	}
	return nil
}
