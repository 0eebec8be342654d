// This file holds the interface of a world's radio: what a board's network
// hardware hears and is joined to.

package world

import (
	"net/netip"
	"time"
)

// A Radio is the network hardware of one board in a world: a station that joins
// access points, and an access point of its own. Any goroutine may call it.
//
// Calls with an Op and a Deadline follow the package's rules.
type Radio interface {
	// MAC gives the station's hardware address; SetMAC changes it.
	MAC() MAC
	SetMAC(MAC)

	// Hostname is how the board calls itself in the network.
	Hostname() string
	SetHostname(string)

	// Scan listens for access points, strongest first, for as long as it
	// takes in the world. When the deadline passes it gives what it has heard.
	//
	// # Errors
	//
	// ErrInterrupted.
	Scan(op *Op, dl Deadline) ([]AccessPoint, error)

	// Join joins an access point, after leaving the one before. With NoWait it
	// begins, and Link tells how that goes on; called again with the same
	// arguments while it goes on, it goes on. When the deadline passes, the
	// attempt goes on too.
	//
	// # Errors
	//
	// LinkNoAP, LinkWrongPassword, LinkFailed; EINPROGRESS (NoWait),
	// ETIMEDOUT, ErrInterrupted.
	Join(op *Op, dl Deadline, to Join) error

	// Leave leaves the access point, or gives up joining one.
	Leave()

	// Link tells where the station stands. Of access points that come and go
	// the script learns here.
	Link() Link

	// Configure sets the station's own addresses, instead of those that the
	// network gives it; the zero value gives them back.
	Configure(Addresses)

	// Serve opens the board's own access point, with the addresses it has
	// there; nil closes it.
	Serve(*AccessPoint, Addresses)

	// Stations are those that have joined it.
	Stations() []Station

	// Ping asks a host for an echo and gives the time until it came.
	//
	// # Errors
	//
	// ETIMEDOUT, EHOSTUNREACH, ENETUNREACH, EACCES or EPERM (the system does
	// not let us), ErrInterrupted.
	Ping(op *Op, dl Deadline, ip netip.Addr) (time.Duration, error)
}

// MAC is a hardware address.
type MAC [6]byte

// An AccessPoint is what a scan hears.
type AccessPoint struct {
	SSID     string
	BSSID    MAC
	Channel  int
	RSSI     int // in dBm: below 0
	Security Security
	Hidden   bool   // its name is not told
	Country  string // two letters, or ""
	Password string // for Serve; a scan does not tell it
}

// Security is how an access point is protected.
type Security uint8

// The ways of protecting an access point.
const (
	Open Security = iota
	WEP
	WPA
	WPA2
	WPAWPA2
	WPA3
	WPA2WPA3
	Enterprise
)

// A Join says which access point to join.
type Join struct {
	SSID     string
	Password string
	BSSID    MAC // zero: any
	Channel  int // 0: any
}

// A Link is where a station stands.
type Link struct {
	State     LinkState
	AP        AccessPoint // the one that is or was to be joined
	Addresses             // while State is LinkUp
}

// Addresses are what a station knows of its network.
type Addresses struct {
	IPv4    netip.Prefix   // its own address with the network's mask
	IPv6    []netip.Prefix // its own addresses
	Gateway netip.Addr
	DNS     []netip.Addr
}

// A Station is one that has joined the board's access point.
type Station struct {
	MAC  MAC
	RSSI int
	IP   netip.Addr
}

// A LinkState says whether a station has joined an access point, and if not,
// why; those that are failures are errors.
type LinkState uint8

// The states of a link.
const (
	LinkIdle          LinkState = iota // nothing was asked for, or it was left
	LinkJoining                        // a join goes on
	LinkUp                             // joined, with an address
	LinkNoAP                           // no access point of that name was heard
	LinkWrongPassword                  // it did not accept the password
	LinkFailed                         // it did not answer, or gave no address
	LinkLost                           // it was joined, and is gone
)

// Error says it in words.
func (s LinkState) Error() string {
	return [...]string{"not joined", "joining", "joined", "no such access point", "wrong password", "the access point does not answer", "the access point is gone"}[s]
}
