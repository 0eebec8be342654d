// This file holds the small modules around displayio.

package display

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

// text makes a module of which the text is all.
func text(s string) func(*host.Host) *object.Def {
	return func(h *host.Host) *object.Def { return device.Module{Text: s}.Def(h) }
}

// Terminalio makes the module terminalio.
func Terminalio(h *host.Host) *object.Def {
	return text(`
terminalio: Text on displays.
class BuiltinFont: The font of the firmware.
	bitmap := None: Its picture.
	get_bounding_box() -> (6, 12): Gives the width and height of a letter.
	get_glyph(codepoint) -> None: Gives the picture of a letter.
class Terminal(scroll_area, font, *, status_bar=None): Text that goes on and on.
	write(buf) -> 0: Shows text.
FONT = BuiltinFont(): The font of the firmware.
`)(h)
}

// Fontio makes the module fontio.
func Fontio(h *host.Host) *object.Def {
	return text(`
fontio: Fonts.
class BuiltinFont: The font of the firmware.
	bitmap := None: Its picture.
	get_bounding_box() -> (6, 12): Gives the width and height of a letter.
	get_glyph(codepoint) -> None: Gives the picture of a letter.
class Glyph(bitmap, tile_index, width, height, dx, dy, shift_x, shift_y): A letter.
	bitmap := None: Its picture.
	tile_index := 0: Its place there.
	width := 0: Its width.
	height := 0: Its height.
	dx := 0: Where it begins.
	dy := 0: Where it begins.
	shift_x := 0: How far it is to the next one.
	shift_y := 0: How far it is to the next one.
`)(h)
}

// Vectorio makes the module vectorio.
func Vectorio(h *host.Host) *object.Def {
	return text(`
vectorio: Shapes.
class Circle(pixel_shader, radius, x=0, y=0, color_index=0): A circle.
	pixel_shader = None: Its colours.
	radius = 0: Its radius.
	x = 0: Where it is.
	y = 0: Where it is.
	color_index = 0: Which colour it has.
	hidden = False: Whether it is not shown.
	location = (0, 0): Where it is.
	contains(point) -> False: Whether a point is inside.
class Rectangle(pixel_shader, width, height, x=0, y=0, color_index=0): A rectangle.
	pixel_shader = None: Its colours.
	width = 0: Its width.
	height = 0: Its height.
	x = 0: Where it is.
	y = 0: Where it is.
	color_index = 0: Which colour it has.
	hidden = False: Whether it is not shown.
	location = (0, 0): Where it is.
	contains(point) -> False: Whether a point is inside.
class Polygon(pixel_shader, points, x=0, y=0, color_index=0): A shape with corners.
	pixel_shader = None: Its colours.
	points = []: Its corners.
	x = 0: Where it is.
	y = 0: Where it is.
	color_index = 0: Which colour it has.
	hidden = False: Whether it is not shown.
	location = (0, 0): Where it is.
	contains(point) -> False: Whether a point is inside.
`)(h)
}

// bus gives the text of a module that has one class of displays or buses, as displayio has it under an older name.
func bus(module, doc, class string) func(*host.Host) *object.Def {
	return func(h *host.Host) *object.Def {
		old := Displayio(h)
		for _, x := range old.Members {
			if x.Name == class {
				return &object.Def{Name: module, Doc: doc, Members: []object.Member{x}}
			}
		}
		return nil
	}
}

// renamed is bus for a class that has another name in its module.
func renamed(module, doc, old, class string) func(*host.Host) *object.Def {
	return func(h *host.Host) *object.Def {
		d := bus(module, doc, old)(h)
		d.Members[0].Name = class
		d.Members[0].Value.Obj().(*object.Class).Name = class
		return d
	}
}

// Fourwire makes the module fourwire.
func Fourwire(h *host.Host) *object.Def {
	return bus("fourwire", "Buses of SPI to displays.", "FourWire")(h)
}

// Busdisplay makes the module busdisplay.
func Busdisplay(h *host.Host) *object.Def {
	return renamed("busdisplay", "Displays on a bus.", "Display", "BusDisplay")(h)
}

// I2CDisplayBus makes the module i2cdisplaybus.
func I2CDisplayBus(h *host.Host) *object.Def {
	return renamed("i2cdisplaybus", "Buses of I2C to displays.", "I2CDisplay", "I2CDisplayBus")(h)
}

// EPaperDisplay makes the module epaperdisplay.
func EPaperDisplay(h *host.Host) *object.Def {
	return bus("epaperdisplay", "Displays of paper.", "EPaperDisplay")(h)
}
