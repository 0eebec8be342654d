//go:build race

// This file tells whether the race detector is on, under which allocations cannot be counted.

package usocket_test

const raceEnabled = true
