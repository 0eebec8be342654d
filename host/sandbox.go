// This file holds Sandbox, the file system of a described world.

package host

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mpy/board"
)

// Sandbox is a file system that shows some folders of the system's and no other
// file: a temporary one as "/", which is the working folder at first, and those
// that are mounted. Links do not lead out of them. Close removes the temporary one.
type Sandbox struct {
	temp   string
	cwd    string
	mounts []mount // those of longer names first
	log    *Log    // nil: none yet
}

// mount is a folder of the system's, or one file, under a name.
type mount struct {
	at   string
	dir  string
	root *os.Root
	file string // if it is one file of the folder
	only bool   // for reading only
}

var _ Files = (*Sandbox)(nil)

// NewSandbox makes a file system of nothing but a temporary folder.
func NewSandbox() (*Sandbox, error) {
	temp, err := os.MkdirTemp("", "mpy")
	if err != nil {
		return nil, err
	}
	s := &Sandbox{temp: temp, cwd: "/"}
	if err := s.add(mount{at: "/", dir: temp}); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Sandbox) add(m mount) error {
	root, err := os.OpenRoot(m.dir)
	if err != nil {
		return err
	}
	m.root = root
	s.mounts = append(s.mounts, m)
	slices.SortStableFunc(s.mounts, func(a, b mount) int { return len(b.at) - len(a.at) })
	return nil
}

// Mount shows a folder of the system's as at.
func (s *Sandbox) Mount(at, dir string) error {
	at = path.Clean("/" + at)
	_ = os.MkdirAll(filepath.Join(s.temp, filepath.FromSlash(at)), 0o777) // so that it is listed
	return s.add(mount{at: at, dir: dir})
}

// Admit shows a script and what lies beside it, or a folder, for reading only:
// under its own name, and under the one that is given. It gives the folder's own.
func (s *Sandbox) Admit(name string) (folder string, err error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	dir, file := filepath.Split(abs)
	if st, err := os.Stat(abs); err == nil && st.IsDir() {
		dir, file = abs, ""
	}
	dir = filepath.Clean(dir)
	as := map[string]bool{filepath.ToSlash(dir): true}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		as[filepath.ToSlash(real)] = true
	}
	given := s.clean(name)
	if file != "" {
		if err := s.add(mount{at: given, dir: dir, file: file, only: true}); err != nil {
			return "", err
		}
		given = path.Dir(given)
	}
	if given != "/" {
		as[given] = true
	}
	for at := range as {
		if err := s.add(mount{at: at, dir: dir, only: true}); err != nil {
			return "", err
		}
	}
	return filepath.ToSlash(dir), nil
}

// Close removes the temporary folder.
func (s *Sandbox) Close() error {
	for _, m := range s.mounts {
		_ = m.root.Close()
	}
	s.mounts = nil
	return os.RemoveAll(s.temp)
}

// WriteFile puts a file into the temporary folder.
func (s *Sandbox) WriteFile(name string, data []byte) error {
	return os.WriteFile(filepath.Join(s.temp, filepath.FromSlash(path.Clean("/"+name))), data, 0o666)
}

// clean makes a name absolute.
func (s *Sandbox) clean(name string) string {
	if filepath.VolumeName(name) != "" {
		return path.Clean(filepath.ToSlash(name))
	}
	if name = filepath.ToSlash(name); !strings.HasPrefix(name, "/") {
		name = s.cwd + "/" + name
	}
	return path.Clean(name)
}

// find gives the folder that a name lies in, and the name within it.
func (s *Sandbox) find(name string) (*mount, string, error) {
	if name == "" {
		return nil, "", board.ENOENT
	}
	full := s.clean(name)
	for i := range s.mounts {
		m := &s.mounts[i]
		switch {
		case m.file != "" && full == m.at:
			return m, m.file, nil
		case m.file != "":
		case full == m.at:
			return m, ".", nil
		case m.at == "/" && strings.HasPrefix(full, "/"):
			return m, full[1:], nil
		case strings.HasPrefix(full, m.at+"/"):
			return m, full[len(m.at)+1:], nil
		}
	}
	return nil, "", board.ENOENT
}

// told says in the log why something failed, and gives the error a board has.
func (s *Sandbox) told(what, name string, err error) error {
	c := board.CondOf(err)
	if c == board.Other { // a link that leads out
		err = board.EACCES
	}
	if s.log == nil || !s.log.On(Network) {
		return err
	}
	switch c {
	case board.EROFS:
		s.log.Printf(Network, "%s(%q): the world shows the script's folder for reading only; --fs opens the computer's files, [board.folders] some of them", what, name)
	case board.Other:
		s.log.Printf(Network, "%s(%q): a link leads out of the world's folders", what, name)
	case board.ENOENT:
		abs, err := filepath.Abs(name)
		if _, st := os.Stat(abs); err == nil && st == nil {
			s.log.Printf(Network, "%s(%q): the world keeps the computer's files from the script; --fs opens them, [board.folders] some of them", what, name)
		}
	}
	return err
}

// changing gives the folder and the name of something that is to be changed.
func (s *Sandbox) changing(name string) (*mount, string, error) {
	m, rel, err := s.find(name)
	if err == nil && m.only {
		err = board.EROFS
	}
	return m, rel, err
}

// Open opens a file.
func (s *Sandbox) Open(name string, flag int, perm fs.FileMode) (*os.File, error) {
	find := s.find
	if flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE|os.O_TRUNC|os.O_APPEND) != 0 {
		find = s.changing
	}
	m, rel, err := find(name)
	if err != nil {
		return nil, s.told("open", name, err)
	}
	f, err := m.root.OpenFile(rel, flag, perm)
	if err != nil {
		return nil, s.told("open", name, err)
	}
	return f, nil
}

// Stat describes a file.
func (s *Sandbox) Stat(name string) (fs.FileInfo, error) {
	m, rel, err := s.find(name)
	if err != nil {
		return nil, err
	}
	return m.root.Stat(rel)
}

// ReadDir lists a folder.
func (s *Sandbox) ReadDir(name string) ([]fs.DirEntry, error) {
	m, rel, err := s.find(name)
	if err != nil {
		return nil, s.told("listdir", name, err)
	}
	list, err := fs.ReadDir(m.root.FS(), filepath.ToSlash(rel))
	if err != nil {
		return nil, s.told("listdir", name, err)
	}
	return list, nil
}

// Mkdir makes a folder.
func (s *Sandbox) Mkdir(name string) error {
	m, rel, err := s.changing(name)
	if err == nil {
		err = m.root.Mkdir(rel, 0o777)
	}
	if err != nil {
		return s.told("mkdir", name, err)
	}
	return nil
}

// Remove removes a file, and no folder.
func (s *Sandbox) Remove(name string) error { return s.remove("remove", name, false) }

// RemoveDir removes an empty folder, and no file.
func (s *Sandbox) RemoveDir(name string) error { return s.remove("rmdir", name, true) }

func (s *Sandbox) remove(what, name string, folder bool) error {
	m, rel, err := s.changing(name)
	if err != nil {
		return s.told(what, name, err)
	}
	st, err := m.root.Lstat(rel)
	switch {
	case err != nil:
		return s.told(what, name, err)
	case folder && !st.IsDir():
		return board.ENOTDIR
	case !folder && st.IsDir():
		return board.EISDIR
	case rel == ".":
		return board.EBUSY
	}
	return m.root.Remove(rel)
}

// Rename renames a file or folder.
func (s *Sandbox) Rename(from, to string) error {
	m, old, err := s.changing(from)
	if err != nil {
		return s.told("rename", from, err)
	}
	n, rel, err := s.changing(to)
	switch {
	case err != nil:
		return s.told("rename", to, err)
	case m.root != n.root:
		return board.EXDEV
	}
	return m.root.Rename(old, rel)
}

// Space tells how full the file system is.
func (s *Sandbox) Space(name string) (Space, error) {
	m, rel, err := s.find(name)
	if err != nil {
		return Space{}, err
	}
	if _, err := m.root.Stat(rel); err != nil {
		return Space{}, err
	}
	return statfs(m.dir)
}

// Chdir changes the working folder.
func (s *Sandbox) Chdir(name string) error {
	st, err := s.Stat(name)
	switch {
	case err != nil:
		return s.told("chdir", name, err)
	case !st.IsDir():
		return board.ENOTDIR
	}
	s.cwd = s.clean(name)
	return nil
}

// Getwd gives the working folder.
func (s *Sandbox) Getwd() string { return s.cwd }

// Path gives the system's name of a file that lies in one of the folders.
func (s *Sandbox) Path(name string) string {
	m, rel, err := s.find(name)
	if err != nil {
		return ""
	}
	return filepath.Join(m.dir, filepath.FromSlash(rel))
}
