//go:build !linux

// This file holds short sleeps on other systems.

package world

import "time"

// nap sleeps for less than a millisecond.
func nap(d time.Duration) { time.Sleep(d) }
