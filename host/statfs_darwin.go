// This file asks macOS how full a file system is.

package host

import "syscall"

func statfs(path string) (Space, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(path, &s); err != nil {
		return Space{}, err
	}
	return Space{
		BlockSize: uint64(s.Bsize), FragmentSize: uint64(s.Bsize),
		Blocks: s.Blocks, Free: s.Bfree, Avail: s.Bavail,
		Files: s.Files, FilesFree: s.Ffree, FilesAvail: s.Ffree,
		Flags: uint64(s.Flags), NameMax: 255,
	}, nil
}
