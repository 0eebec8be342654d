// This file holds the package's comment.

// Package circuit holds the modules of CircuitPython that know pins and buses:
// stand-ins, which remember what a script does to them. The first lines of each
// are its text, in the form of package device.
package circuit
