// Package tests runs the scripts under tests/py, each in an interpreter of its
// own, and compares what they print with the file beside them: NAME.py.exp.
//
// The first line of each script says where its expectation was taken from: the
// real MicroPython, or CPython where MicroPython is silent or refuses. To add a
// test, write the script, let the one it names print the expectation, and run
// go test ./tests. A folder without expectations holds what scripts import.
//
//	go test ./tests -run 'Scripts/generators/throw'
//	go test ./tests -update   # rewrites expectations from mpy's own output: for a first look only
package tests
