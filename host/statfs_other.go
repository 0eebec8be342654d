// This file stands in where the system's form of statvfs is not known here.

//go:build !linux && !darwin

package host

import "mpy/board"

func statfs(string) (Space, error) { return Space{}, board.EOPNOTSUPP }
