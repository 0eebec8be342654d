//go:build unix

// This file says that no call waits in the kernel on Unix, where the runtime's
// poller does it.

package world

type opBell struct{}

func (opBell) close() {}
