// This file holds the pins of an interpreter's board.

// Package pins holds what a board's pins are at: what the script set, and what
// drives them from outside. All modules that know pins share them.
package pins

import (
	"strconv"
	"strings"

	"mpy/host"
)

// A Bank has the pins of one interpreter.
type Bank struct {
	host *host.Host
	pins map[string]*Pin
}

// Of gives the bank of an interpreter.
func Of(h *host.Host) *Bank {
	type key struct{}
	return h.Shared(key{}, func() any { return &Bank{h, map[string]*Pin{}} }).(*Bank)
}

// A Pull is what a pin that nothing drives is drawn to.
type Pull uint8

// The ways to pull.
const (
	None Pull = iota
	Up
	Down
)

// A Pin is one pin. It is used under the interpreter's lock.
type Pin struct {
	Name   string // "2" of GP2, IO2 and GPIO2, else as the board calls it: "LED", "A0"
	host   *host.Host
	Output bool
	Pull   Pull
	level  bool // as the script set it
}

// numbered are the prefixes that boards put before the numbers of pins.
var numbered = []string{"GPIO", "GP", "IO"}

// Pin gives the pin of a name, the same one for GP2, IO2, GPIO2 and 2.
func (b *Bank) Pin(name string) *Pin {
	for _, prefix := range numbered {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			if _, err := strconv.ParseUint(rest, 10, 8); err == nil {
				name = rest
				break
			}
		}
	}
	p := b.pins[name]
	if p == nil {
		p = &Pin{Name: name, host: b.host}
		b.pins[name] = p
	}
	return p
}

// Level gives what the pin is at: an output what the script set, an input what
// drives it, or else what pulls it.
func (p *Pin) Level() bool {
	if p.Output {
		return p.level
	}
	if v, driven := p.Driven(); driven {
		return v >= 0.5
	}
	return p.Pull == Up
}

// Latch is what the script set, also while the pin is an input.
func (p *Pin) Latch() bool { return p.level }

// Set sets what an output is at; of an input, what it will be at as an output.
func (p *Pin) Set(on bool) { p.level = on }

// Analog gives the voltage at the pin as a part of the supply, 0 to 1.
func (p *Pin) Analog() float64 {
	v, _ := p.Driven()
	return min(max(v, 0), 1)
}

// names are those by which a world may know the pin.
func (p *Pin) names() []string {
	list := []string{p.Name}
	if _, err := strconv.ParseUint(p.Name, 10, 8); err == nil {
		for _, prefix := range numbered {
			list = append(list, prefix+p.Name)
		}
	}
	for _, name := range list {
		list = append(list, "board."+name)
	}
	return list
}

// Driven gives what drives the pin from outside, 0 to 1; false: nothing does.
// Any goroutine may call it.
func (p *Pin) Driven() (float64, bool) {
	for _, name := range p.names() {
		if v, ok := p.host.Inputs.Input(name); ok {
			return v, true
		}
	}
	return 0, false
}

// Watch has f called, in any goroutine, when what drives the pin changes.
func (p *Pin) Watch(f func()) (stop func()) {
	var stops []func()
	for _, name := range p.names() {
		stops = append(stops, p.host.Inputs.Watch(name, f))
	}
	return func() {
		for _, stop := range stops {
			stop()
		}
	}
}
