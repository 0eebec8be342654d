// This file reads macOS's description of a file.

package vfs

import (
	"io/fs"
	"syscall"
)

func detailsOf(info fs.FileInfo) details {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return plain(info)
	}
	return details{
		mode: int64(s.Mode), inode: int64(s.Ino), device: int64(s.Dev), links: int64(s.Nlink),
		user: int64(s.Uid), group: int64(s.Gid), access: int64(s.Atimespec.Sec), status: int64(s.Ctimespec.Sec),
	}
}
