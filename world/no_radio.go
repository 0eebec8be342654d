// This file holds the radio of a world that has none.

package world

import (
	"net/netip"
	"time"

	"mpy/board"
)

// NoRadio is network hardware that hears nothing. It remembers nothing either.
type NoRadio struct{}

var _ Radio = NoRadio{}

// MAC gives an address that nobody assigned.
func (NoRadio) MAC() MAC { return MAC{2, 0, 0, 0, 0, 1} }

// SetMAC does nothing.
func (NoRadio) SetMAC(MAC) {}

// Hostname gives the project's name.
func (NoRadio) Hostname() string { return "mpy" }

// SetHostname does nothing.
func (NoRadio) SetHostname(string) {}

// Scan hears nothing.
func (NoRadio) Scan(*Op, Deadline) ([]AccessPoint, error) { return nil, nil }

// Join finds no access point.
func (NoRadio) Join(*Op, Deadline, Join) error { return LinkNoAP }

// Leave does nothing.
func (NoRadio) Leave() {}

// Link is idle.
func (NoRadio) Link() Link { return Link{} }

// Configure does nothing.
func (NoRadio) Configure(Addresses) {}

// Serve does nothing.
func (NoRadio) Serve(*AccessPoint, Addresses) {}

// Stations gives none.
func (NoRadio) Stations() []Station { return nil }

// Ping reaches nobody.
func (NoRadio) Ping(*Op, Deadline, netip.Addr) (time.Duration, error) { return 0, board.ENETUNREACH }
