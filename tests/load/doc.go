// Package load puts scripts under load: a script runs in a process of its own,
// with an interpreter and nothing else, and this process is its peers. What the
// script's process holds, memory, descriptors, goroutines, is asked of it
// through a pipe.
//
// The tests are small enough for every run; what docs/performance.md shows is
//
//	MPY_LOAD=full go test ./tests/load -v -timeout 60m
//	go test ./tests/load -run '^$' -bench .
package load
