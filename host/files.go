// This file holds Files, the file system that an interpreter sees, and the system's.

package host

import (
	"io/fs"
	"os"
	"path/filepath"

	"mpy/board"
)

// Files is a file system with a working folder of its own. Errors are Go's.
type Files interface {
	Open(name string, flag int, perm fs.FileMode) (*os.File, error)
	Stat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Mkdir(name string) error
	Remove(name string) error    // a file
	RemoveDir(name string) error // an empty folder
	Rename(from, to string) error
	Space(name string) (Space, error)
	Chdir(name string) error
	Getwd() string
	// Path gives the host's own name of a file, for commands; "" if there is none.
	Path(name string) string
}

// Space is what os.statvfs tells of a file system.
type Space struct {
	BlockSize, FragmentSize      uint64
	Blocks, Free, Avail          uint64
	Files, FilesFree, FilesAvail uint64
	Flags, NameMax               uint64
}

// System is the system's file system. The working folder is this value's own: it
// starts as the process's and does not change it.
type System struct{ cwd string }

var _ Files = (*System)(nil)

// NewSystem gives the system's file system with the process's working folder.
func NewSystem() *System {
	wd, err := os.Getwd()
	if err != nil {
		wd = string(filepath.Separator)
	}
	return &System{wd}
}

// Path makes name absolute. It does not clean it: a/../b is not b where a is a link.
func (s *System) Path(name string) string {
	if filepath.IsAbs(name) || name == "" {
		return name
	}
	return s.cwd + string(filepath.Separator) + name
}

// Open opens a file.
func (s *System) Open(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(s.Path(name), flag, perm)
}

// Stat describes a file, that behind a link.
func (s *System) Stat(name string) (fs.FileInfo, error) { return os.Stat(s.Path(name)) }

// ReadDir lists a folder.
func (s *System) ReadDir(name string) ([]fs.DirEntry, error) {
	return os.ReadDir(s.Path(name))
}

// Mkdir makes a folder.
func (s *System) Mkdir(name string) error { return os.Mkdir(s.Path(name), 0o777) }

// Remove removes a file, and no folder.
func (s *System) Remove(name string) error {
	path := s.Path(name)
	if st, err := os.Lstat(path); err != nil {
		return err
	} else if st.IsDir() {
		return board.EISDIR
	}
	return os.Remove(path)
}

// RemoveDir removes an empty folder, and no file.
func (s *System) RemoveDir(name string) error {
	path := s.Path(name)
	if st, err := os.Lstat(path); err != nil {
		return err
	} else if !st.IsDir() {
		return board.ENOTDIR
	}
	return os.Remove(path)
}

// Rename renames a file or folder.
func (s *System) Rename(from, to string) error { return os.Rename(s.Path(from), s.Path(to)) }

// Space tells how full the file system is.
func (s *System) Space(name string) (Space, error) { return statfs(s.Path(name)) }

// Chdir changes the working folder.
func (s *System) Chdir(name string) error {
	st, err := os.Stat(s.Path(name))
	if err != nil {
		return err
	}
	if !st.IsDir() {
		return board.ENOTDIR
	}
	s.cwd = filepath.Clean(s.Path(name))
	return nil
}

// Getwd gives the working folder.
func (s *System) Getwd() string { return s.cwd }

// SocketPath gives the name under which the system finds the socket that the
// script calls name: it knows the process's working folder, not the script's.
func (s *System) SocketPath(name string) string {
	if name == "" || name[0] == 0 || filepath.IsAbs(name) {
		return name
	}
	if wd, err := os.Getwd(); err == nil && wd == s.cwd {
		return name
	}
	return s.Path(name)
}

// NoFiles is a file system without any file, in which none can be made.
type NoFiles struct{}

var _ Files = NoFiles{}

// Open fails, like everything here.
func (NoFiles) Open(string, int, fs.FileMode) (*os.File, error) { return nil, board.ENOENT }

// Stat fails.
func (NoFiles) Stat(string) (fs.FileInfo, error) { return nil, board.ENOENT }

// ReadDir fails.
func (NoFiles) ReadDir(string) ([]fs.DirEntry, error) { return nil, board.ENOENT }

// Mkdir fails.
func (NoFiles) Mkdir(string) error { return board.EACCES }

// Remove fails.
func (NoFiles) Remove(string) error { return board.ENOENT }

// RemoveDir fails.
func (NoFiles) RemoveDir(string) error { return board.ENOENT }

// Rename fails.
func (NoFiles) Rename(string, string) error { return board.ENOENT }

// Space fails.
func (NoFiles) Space(string) (Space, error) { return Space{}, board.ENOENT }

// Chdir fails.
func (NoFiles) Chdir(string) error { return board.ENOENT }

// Getwd gives the root.
func (NoFiles) Getwd() string { return "/" }

// Path gives none.
func (NoFiles) Path(string) string { return "" }
