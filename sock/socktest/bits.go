// This file holds the bits of readiness of each state.

package socktest

import (
	"testing"

	"mpy/sock"
	"mpy/world"
)

// A Bits is a state with what it is ready for.
type Bits struct {
	Section string
	On      string // transports
	State   string
	Ready   [4]uint32 // with the masks of [Masks]
}

// Masks are those that Bits are for.
func Masks() [4]uint32 { return [4]uint32{world.In | world.Out, world.In, world.Out, 0} }

var bitRows = []Bits{
	{"6b", anyStream, "new", [4]uint32{20, 16, 20, 16}},
	{"6b", anyStream, "bound", [4]uint32{20, 16, 20, 16}},
	{"6b", anyGram, "new", [4]uint32{4, 0, 4, 0}},
	{"6b", anyGram, "bound", [4]uint32{4, 0, 4, 0}},
	{"6b", anyGram, "d peered", [4]uint32{4, 0, 4, 0}},
	{"6b", anyGram, "connected", [4]uint32{4, 0, 4, 0}},
	{"6b", anyGram, "data", [4]uint32{5, 1, 4, 0}},
	{"6b", "udp", "d refused", [4]uint32{12, 8, 12, 8}},
	{"6b", "unixgram", "d refused", [4]uint32{4, 0, 4, 0}},
	{"6b", "tcp", "s connecting", [4]uint32{0, 0, 0, 0}},
	{"6b", "unix!", "s connecting", [4]uint32{20, 16, 20, 16}},
	{"6b", anyStream, "s listening", [4]uint32{0, 0, 0, 0}},
	{"6b", anyStream, "s pending", [4]uint32{1, 1, 0, 0}},
	{"6b", anyStream, "connected", [4]uint32{4, 0, 4, 0}},
	{"6b", anyStream, "data", [4]uint32{5, 1, 4, 0}},
	{"6b", anyStream, "peeked", [4]uint32{5, 1, 4, 0}},
	{"6b", anyStream, "full", [4]uint32{0, 0, 0, 0}},
	{"6b", "tcp", "s fin", [4]uint32{5, 1, 4, 0}},
	{"6b", "unix!", "s fin", [4]uint32{21, 17, 20, 16}},
	{"6b", anyStream, "s fin with data", [4]uint32{5, 1, 4, 0}},
	{"6b", anyStream, "s both fin", [4]uint32{21, 17, 20, 16}},
	{"6b", anyStream, "s reset", [4]uint32{29, 25, 28, 24}},
	{"6b", anyStream, "s reset with data", [4]uint32{29, 25, 28, 24}},
	{"6b", anyStream, "s dropped", [4]uint32{29, 25, 28, 24}},
	{"6b", anyStream, "s told", [4]uint32{21, 17, 20, 16}},
	{"6b", "tcp", "s refused", [4]uint32{29, 25, 28, 24}},
	{"6b", anyStream, "s refusal", [4]uint32{20, 16, 20, 16}},
	{"6b", "tcp udp unix", "closed", [4]uint32{32, 32, 32, 32}},
	{"6b", "tcp udp unix", "closed late", [4]uint32{32, 32, 32, 32}},
}

// BitsOf gives the rows of a transport.
func BitsOf(n Transport) (rows []Bits) {
	for _, r := range bitRows {
		if on(r.On, n.Name) {
			rows = append(rows, r)
		}
	}
	return rows
}

// Make brings a socket into the state; nil if this world has no such state.
func (b Bits) Make(c *Case) *sock.Socket { return states[b.State](c) }

// Settle brings the socket back into a state that lasts only until the network
// has done something, and reports whether it is such a state: a late
// acknowledgement makes room where there was none.
func (b Bits) Settle(c *Case, s *sock.Socket) bool {
	if b.State != "full" {
		return false
	}
	c.fillUp(s)
	return true
}

func bits(t *testing.T, over Config, n *Transport) {
	for _, r := range BitsOf(*n) {
		t.Run(r.Section+"/"+r.State, func(t *testing.T) {
			c := over.newCase(t, n)
			s := r.Make(c)
			if s == nil {
				t.Skip("the state cannot be reached here")
			}
			for i, mask := range Masks() {
				for range 2 { // asking changes nothing
					got := s.Ready(mask)
					for tries := 0; got != r.Ready[i] && tries < 50 && r.Settle(c, s); tries++ {
						got = s.Ready(mask)
					}
					if got != r.Ready[i] {
						t.Errorf("mask %d: %d, want %d", mask, got, r.Ready[i])
					}
				}
			}
		})
	}
}
