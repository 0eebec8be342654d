//go:build !race

// This file tells whether the race detector is on, under which allocations cannot be counted.

package asyncio_test

const raceEnabled = false
