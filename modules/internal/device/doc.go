// This file holds the package's comment.

// Package device makes modules out of text: stand-ins for hardware, which
// remember what a script tells them, give it back, and say in the log (topic
// hw) what changed.
//
// The text of a module reads like a list of what it has:
//
//	neopixel: Rows of coloured lights.
//	class NeoPixel(pin, n, *, brightness=1.0): A row of n lights.
//		brightness = 1.0: How bright, 0 to 1.
//		n := 0: How many there are.
//		show(): Shows the colours that were set.
//		count() -> 0: Gives how often it was shown.
//		RGB = 'RGB': The order red, green, blue.
//	class Order: In which order a light takes its colours.
//		RGB = enum: Red first.
//	reset(hard=False): Starts all rows anew.
//	VERSION = 2: The version.
//
// Behind the name of a class stand the parameters of its constructor; without
// parentheses it can't be called. Indented by a tab are its attributes, whose
// name begins with a small letter and which := makes read-only; its constants,
// in capitals; and its methods. An attribute begins as the constructor's
// argument of that name, or else as the text says. A method or function does
// nothing but to be logged, and gives None; one with "-> value" gives that, and
// is not logged; self is the object. What needs code has it in the maps of [Module], by
// "Class.name". A value is written as in Python; enum is a value that is like no
// other and prints as its name, a name means a constant that stands above, and Class()
// an object of a class.
//
// A text that does not keep to this panics when the module is made: the first
// test that imports it shows it.
package device
