// This file holds short sleeps on Linux.

package world

import (
	"time"

	"golang.org/x/sys/unix"
)

// nap sleeps for less than a millisecond, on the calling thread: the runtime's
// timers wait in epoll, which rounds up to one (a sleep of 200 us took 1.1 ms).
func nap(d time.Duration) {
	ts := unix.NsecToTimespec(int64(d))
	_ = unix.Nanosleep(&ts, nil) // EINTR: whoever called looks at the clock
}
