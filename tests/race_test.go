//go:build race

// This file tells whether the race detector is on.

package tests

const raceEnabled = true
