//go:build race

// This file tells whether the race detector is on.

package load

const raceEnabled = true
