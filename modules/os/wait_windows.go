// This file gives the exit code of a command, which is what system gives on Windows.

package os

import "os"

func status(p *os.ProcessState) int64 { return int64(p.ExitCode()) }
