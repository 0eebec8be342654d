// This file holds what stays when a script starts its board anew, and the date that it set.

package host

import "time"

// A Cause says why a script was started.
type Cause uint8

// The causes, with the numbers that most boards have for them.
const (
	PowerOn Cause = 1 + iota
	HardReset
	WatchdogReset
	DeepSleep
	SoftReset
)

// Boot is what stays over a reset. Whoever runs the script again with the same
// Boot makes of Next the Cause.
type Boot struct {
	Cause  Cause
	Next   Cause  // of the reset that the script asked for; 0: none
	Memory []byte // that the board's clock keeps
	Backup []byte // of machine.mem_backup; nil: nobody asked for it yet
}

// Again makes the reset that was asked for the cause of the next start; it says
// false when there was none.
func (b *Boot) Again() bool {
	if b.Next == 0 {
		return false
	}
	b.Cause, b.Next = b.Next, 0
	return true
}

// Now is the date as the script knows it: the world's, unless it set another one.
func (h *Host) Now() time.Time { return h.Clock().Now().Add(h.ahead) }

// SetNow sets the date that the script knows. The world's stays.
func (h *Host) SetNow(at time.Time) { h.ahead = at.Sub(h.Clock().Now()) }
