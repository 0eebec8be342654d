// This file holds what the outside does to a board's pins.

package host

// Inputs are what drives the inputs of a board. A name is the board's for the
// pin: "LED", "A0"; one with a number may be called 2, GP2, IO2 or GPIO2.
type Inputs interface {
	// Input gives what stands at a pin at this moment of the world's time: 0 to
	// 1 of the supply for an analog one, 0 or 1 for a digital one. It says false
	// where nothing drives it.
	Input(name string) (float64, bool)

	// Watch has f called, in any goroutine, when what Input gives for the pin
	// changes; stop ends that.
	Watch(name string, f func()) (stop func())
}

// open is a board with nothing attached.
type open struct{}

func (open) Input(string) (float64, bool)       { return 0, false }
func (open) Watch(string, func()) (stop func()) { return func() {} }
