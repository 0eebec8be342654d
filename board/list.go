// This file holds the list of boards.

package board

// makers make the boards, in the order in which they are listed.
var makers = []func() *Board{
	Generic, Unix, RP2, ESP32, CircuitPython, CircuitPythonPicoW, CircuitPythonOld, Pycom, PycomDocs, MaixPy, MaixPyESP8285, MaixPyESP32SPI, MaixPyDocs,
}

// All gives every board there is.
func All() []*Board {
	all := make([]*Board, len(makers))
	for i, f := range makers {
		all[i] = f()
	}
	return all
}

// Find gives the board with a name; nil if there is none.
func Find(name string) *Board {
	for _, b := range All() {
		if b.Name == name {
			return b
		}
	}
	return nil
}

// List gives the names of all boards.
func List() []string {
	names := make([]string, len(makers))
	for i, b := range All() {
		names[i] = b.Name
	}
	return names
}
