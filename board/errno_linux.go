// This file holds Linux's numbers as conditions: the table is our own.

package board

import "syscall"

// FromErrno gives the condition of a number of the system that runs us.
func FromErrno(n syscall.Errno) Cond {
	// The POSIX conditions without a gap; then the table's order is Linux's.
	if n <= 40 {
		return Cond(n)
	}
	for c := Cond(41); c < numErrno; c++ {
		if condTable[c].linux == int16(n) {
			return c
		}
	}
	return Other
}
