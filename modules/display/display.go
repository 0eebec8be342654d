// This file holds displayio and the modules around it.

// Package display holds the modules of CircuitPython that draw: displayio,
// terminalio, fontio, vectorio, and those of buses and displays. Scripts can
// build and change what they would show; nothing shows it yet.
package display

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

const displayText = `
displayio: Pictures, and displays for them. Nothing is shown.
class Colorspace: How colours are numbers.
	RGB888 = enum: 8 bits each.
	RGB565 = enum: 5, 6 and 5 bits.
	RGB565_SWAPPED = enum: The same in the other order.
	RGB555 = enum: 5 bits each.
	RGB555_SWAPPED = enum: The same in the other order.
	L8 = enum: Grey.
class Bitmap(width, height, value_count): A picture of numbers: bitmap[x, y].
	width := 0: Its width.
	height := 0: Its height.
	bits_per_value := 8: How many bits a number has.
	fill(value) -> None: Sets all numbers.
	dirty(x1=0, y1=0, x2=-1, y2=-1): Says what has changed.
	deinit(): Gives its memory back.
	__getitem__(index) -> None: Gives a number.
	__setitem__(index, value) -> None: Sets a number.
class Palette(color_count, *, dither=False): Colours by number.
	dither = False: Whether colours between are made of points.
	make_transparent(palette_index): Lets what is behind be seen.
	make_opaque(palette_index): Ends that.
	is_transparent(palette_index) -> False: Whether it can be seen.
	__len__() -> 0: Gives how many there are.
	__getitem__(index) -> None: Gives a colour, 0xRRGGBB.
	__setitem__(index, value) -> None: Sets a colour: 0xRRGGBB, or three numbers.
class ColorConverter(*, input_colorspace=Colorspace.RGB888, dither=False): Makes colours of numbers.
	dither = False: Whether colours between are made of points.
	convert(color) -> 0: Gives a colour as the display has it.
	make_transparent(color): Lets what is behind be seen.
	make_opaque(color): Ends that.
class OnDiskBitmap(file): A picture in a file.
	width := 0: Its width.
	height := 0: Its height.
	pixel_shader := Palette(): Its colours.
class TileGrid(bitmap, *, pixel_shader, width=1, height=1, tile_width=None, tile_height=None, default_tile=0, x=0, y=0): Tiles of a picture: grid[x, y] is the number of a tile.
	hidden = False: Whether it is not shown.
	x = 0: Where it is.
	y = 0: Where it is.
	width := 1: How many tiles there are in a row.
	height := 1: How many rows there are.
	tile_width := 0: The width of a tile.
	tile_height := 0: The height of a tile.
	flip_x = False: Whether left is right.
	flip_y = False: Whether up is down.
	transpose_xy = False: Whether rows are columns.
	pixel_shader = None: The colours.
	bitmap = None: The picture.
	contains(touch_tuple) -> False: Whether a point is inside.
	__getitem__(index) -> None: Gives the number of a tile.
	__setitem__(index, value) -> None: Sets it.
class Group(*, scale=1, x=0, y=0, max_size=None): Things to show, the last one in front.
	hidden = False: Whether it is not shown.
	scale = 1: How much larger it is.
	x = 0: Where it is.
	y = 0: Where it is.
	append(layer) -> None: Adds something.
	insert(index, layer) -> None: Adds something at a place.
	index(layer) -> None: Gives the place of something.
	pop(i=-1) -> None: Takes something out.
	remove(layer) -> None: Takes something out.
	sort(*args, **options) -> None: Sorts what there is.
	__len__() -> 0: Gives how many there are.
	__getitem__(index) -> None: Gives what stands at a place.
	__setitem__(index, value) -> None: Sets what stands at a place.
` + displayMethods + `release_displays(): Gives the pins of all displays back.
CIRCUITPYTHON_TERMINAL = Group(): What is shown while nothing else is.
`

// displayMethods are the classes of displays and of buses to them.
const displayMethods = `class Display(display_bus, init_sequence=b'', **options): A display.
	auto_refresh = True: Whether it shows changes by itself.
	brightness = 1.0: How bright it is.
	width := 0: Its width.
	height := 0: Its height.
	rotation = 0: How it is turned.
	bus := None: Its bus.
	root_group = None: What it shows.
	show(group): Shows a Group.
	refresh(*, target_frames_per_second=None, minimum_frames_per_second=0) -> True: Shows changes.
	fill_row(y, buffer) -> None: Reads what a row shows.
class EPaperDisplay(display_bus, start_sequence=b'', stop_sequence=b'', **options): A display of paper.
	time_to_refresh := 0.0: How many seconds it wants to rest.
	busy := False: Whether it is at work.
	width := 0: Its width.
	height := 0: Its height.
	rotation = 0: How it is turned.
	bus := None: Its bus.
	root_group = None: What it shows.
	show(group): Shows a Group.
	refresh(): Shows changes.
class FourWire(spi_bus, **options): A bus of SPI to a display.
	reset(): Starts the display anew.
	send(command, data, *, toggle_every_byte=False): Sends a command.
class I2CDisplay(i2c_bus, **options): A bus of I2C to a display.
	reset(): Starts the display anew.
	send(command, data): Sends a command.
class ParallelBus(**options): A bus of many wires to a display.
	reset(): Starts the display anew.
	send(command, data): Sends a command.
`

// bitmap is what a Bitmap remembers.
type bitmap struct {
	w, h   int
	values []uint16
}

// Displayio makes the module displayio.
func Displayio(h *host.Host) *object.Def {
	m := device.Module{Text: displayText, Do: map[string]object.Impl{}, Init: map[string]func(object.Thread, *device.Object) error{
		"Bitmap": newBitmap, "Palette": newPalette, "TileGrid": newGrid,
		"Group": func(t object.Thread, o *device.Object) error { o.Data = object.NewList(); return nil },
		"Display": func(t object.Thread, o *device.Object) error {
			for _, name := range []string{"width", "height", "rotation", "brightness", "auto_refresh"} {
				if v := o.Args[name]; v.Bound() {
					o.Attrs[name] = v
				}
			}
			o.Attrs["bus"] = o.Args["display_bus"]
			return nil
		},
	}}
	for name, do := range map[string]object.Impl{
		"append": onList("append"), "insert": onList("insert"), "index": onList("index"), "pop": onList("pop"), "remove": onList("remove"), "sort": onList("sort"),
		"__len__": length, "__getitem__": getItem, "__setitem__": setItem,
	} {
		m.Do["Group."+name] = do
	}
	for _, class := range []string{"Palette", "TileGrid"} {
		m.Do[class+".__getitem__"] = getItem
		m.Do[class+".__setitem__"] = setItem
	}
	m.Do["Palette.__len__"] = length
	m.Do["Palette.__setitem__"] = setColor
	m.Do["TileGrid.__getitem__"], m.Do["TileGrid.__setitem__"] = tile, setTile
	m.Do["Bitmap.__getitem__"], m.Do["Bitmap.__setitem__"], m.Do["Bitmap.fill"] = getValue, setPixel, fillBitmap
	return m.Def(h)
}

// list gives the list that a container keeps.
func list(v object.Value) object.Value {
	o := device.Of(v)
	l, ok := o.Data.(object.Value)
	if !ok { // the one that the text made
		l = object.NewList()
		o.Data = l
	}
	return l
}

// onList is a method of a list's.
func onList(name string) object.Impl {
	return func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
		f, err := object.GetAttr(t, list(args[0]), name)
		if err != nil {
			return object.Value{}, err
		}
		return t.Call(f, args[1:], kw)
	}
}

func length(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.Len(t, list(args[0]))
	return object.Int(int64(n)), err
}

func getItem(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return object.GetItem(t, list(args[0]), args[1])
}

func setItem(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return object.None, object.SetItem(t, list(args[0]), args[1], args[2])
}

// setColor reads 0xRRGGBB or three numbers.
func setColor(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	v := args[2]
	if !v.IsInt() {
		items, err := object.Items(t, v)
		if err == nil && len(items) != 3 {
			err = object.NewError(object.ValueError, "color buffer must be 3 bytes (RGB) or 4 bytes (RGB + pad byte)")
		}
		if err != nil {
			return object.Value{}, err
		}
		n := int64(0)
		for _, x := range items {
			c, err := object.ToInt64(t, x)
			if err != nil {
				return object.Value{}, err
			}
			n = n<<8 | c&255
		}
		v = object.Int(n)
	}
	if n := v.AsInt(); n < 0 || n > 0xffffff {
		return object.Value{}, object.NewError(object.ValueError, "color must be between 0x000000 and 0xffffff")
	}
	return object.None, object.SetItem(t, list(args[0]), args[1], v)
}

// most bounds what a script can have of colours and points.
const most = 1 << 24

func size(t object.Thread, v object.Value, name string) (int, error) {
	n, err := object.Index(t, v)
	if err == nil && (n < 0 || n > most) {
		err = object.NewError(object.ValueError, "%s must be 0-%d", name, most)
	}
	return n, err
}

func newPalette(t object.Thread, o *device.Object) error {
	n, err := size(t, o.Args["color_count"], "color_count")
	if err == nil {
		err = t.Grow(16 * n)
	}
	if err != nil {
		return err
	}
	items := make([]object.Value, n)
	for i := range items {
		items[i] = object.Int(0)
	}
	o.Data = object.NewList(items...)
	return nil
}

// newCells makes the values of an object that has a width and a height.
func newCells(t object.Thread, o *device.Object) (*bitmap, error) {
	w, err := size(t, o.Args["width"], "width")
	if err != nil {
		return nil, err
	}
	h, err := size(t, o.Args["height"], "height")
	if err != nil {
		return nil, err
	}
	if w > 32767 || h > 32767 {
		return nil, object.NewError(object.ValueError, "width and height must be 0-32767")
	}
	if err := t.Grow(2 * w * h); err != nil {
		return nil, err
	}
	return &bitmap{w, h, make([]uint16, w*h)}, nil
}

func newBitmap(t object.Thread, o *device.Object) error {
	cells, err := newCells(t, o)
	if err != nil {
		return err
	}
	count, err := size(t, o.Args["value_count"], "value_count")
	if err != nil {
		return err
	}
	bits := 1
	for bits < 16 && 1<<bits < count {
		bits *= 2
	}
	o.Attrs["bits_per_value"] = object.Int(int64(bits))
	o.Data = cells
	return nil
}

// place gives the index of [x, y] or [i] in rows of w.
func place(t object.Thread, key object.Value, w, n int) (int, error) {
	i := 0
	if items, err := object.Sequence(key); err == nil {
		if len(items) != 2 {
			return 0, object.NewError(object.ValueError, "requested length 2 but object has length %d", len(items))
		}
		x, err := object.Index(t, items[0])
		if err != nil {
			return 0, err
		}
		y, err := object.Index(t, items[1])
		if err != nil {
			return 0, err
		}
		if x < 0 || x >= w || y < 0 || w > 0 && y >= n/w {
			return 0, object.NewError(object.IndexError, "pixel coordinates out of bounds")
		}
		return y*w + x, nil
	}
	i, err := object.Index(t, key)
	if err == nil && (i < 0 || i >= n) {
		err = object.NewError(object.IndexError, "pixel coordinates out of bounds")
	}
	return i, err
}

func getValue(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b := device.Of(args[0]).Data.(*bitmap)
	i, err := place(t, args[1], b.w, len(b.values))
	if err != nil {
		return object.Value{}, err
	}
	return object.Int(int64(b.values[i])), nil
}

// value checks a number that is to go into a Bitmap.
func value(t object.Thread, o *device.Object, v object.Value) (uint16, error) {
	n, err := object.ToInt64(t, v)
	if bits := o.Attrs["bits_per_value"].AsInt(); err == nil && (n < 0 || n >= 1<<bits) {
		err = object.NewError(object.ValueError, "pixel value requires too many bits")
	}
	return uint16(n), err
}

func setPixel(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	b := o.Data.(*bitmap)
	i, err := place(t, args[1], b.w, len(b.values))
	if err != nil {
		return object.Value{}, err
	}
	b.values[i], err = value(t, o, args[2])
	return object.None, err
}

func fillBitmap(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	n, err := value(t, o, args[1])
	if err != nil {
		return object.Value{}, err
	}
	for i, values := 0, o.Data.(*bitmap).values; i < len(values); i++ {
		values[i] = n
	}
	return object.None, nil
}

func newGrid(t object.Thread, o *device.Object) error {
	cells, err := newCells(t, o)
	if err != nil {
		return err
	}
	o.Data = cells
	for _, side := range []string{"width", "height"} { // a tile is the whole picture unless the script says so
		v := o.Args["tile_"+side]
		if v.IsNone() {
			if v, err = object.FindAttr(t, o.Args["bitmap"], side); err != nil {
				return err
			}
		}
		if v.Bound() {
			o.Attrs["tile_"+side] = v
		}
	}
	return nil
}

func tile(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	return getValue(t, args, kw)
}

func setTile(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	b := device.Of(args[0]).Data.(*bitmap)
	i, err := place(t, args[1], b.w, len(b.values))
	if err != nil {
		return object.Value{}, err
	}
	n, err := object.ToInt64(t, args[2])
	b.values[i] = uint16(n)
	return object.None, err
}
