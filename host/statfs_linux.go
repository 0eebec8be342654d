// This file asks Linux how full a file system is.

package host

import "syscall"

func statfs(path string) (Space, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(path, &s); err != nil {
		return Space{}, err
	}
	return Space{
		BlockSize: uint64(s.Bsize), FragmentSize: uint64(s.Frsize),
		Blocks: s.Blocks, Free: s.Bfree, Avail: s.Bavail,
		Files: s.Files, FilesFree: s.Ffree, FilesAvail: s.Ffree,
		Flags: uint64(s.Flags) &^ 0x20, NameMax: uint64(s.Namelen), // 0x20: the kernel's own mark that the flags hold
	}, nil
}
