// This file gives the wait status of a command.

//go:build unix

package os

import (
	"os"
	"syscall"
)

func status(p *os.ProcessState) int64 {
	if s, ok := p.Sys().(syscall.WaitStatus); ok {
		return int64(s)
	}
	return int64(p.ExitCode())
}
