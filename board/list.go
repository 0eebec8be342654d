// This file holds the list of boards.

package board

import (
	"fmt"
	"os"
	"strings"
)

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

// Load finds a board by its name, or reads one of the user's own from a file
// whose name ends in .toml.
func Load(name string) (*Board, error) {
	if strings.HasSuffix(name, ".toml") {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		return Parse(name, text)
	}
	b := Find(name)
	if b == nil {
		return nil, fmt.Errorf("there is no board %s; the boards are %s", name, strings.Join(List(), ", "))
	}
	return b, nil
}
