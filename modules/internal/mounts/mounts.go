// This file holds Table, the file systems that an interpreter has mounted.

// Package mounts finds the file system that a path is of. os, io and imports
// go through it; a file system is any object with the methods of vfs.VfsPosix,
// a script's own included.
package mounts

import (
	"slices"
	"strings"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/stream"
)

// A Mount is a file system and where it is mounted: "/" or "/name".
type Mount struct {
	Path string
	FS   object.Value
}

// Root stands for the root folder itself, in which file systems are mounted.
var Root = &Mount{}

// A Table holds what is mounted, what is mounted at "/" behind all others. It is
// used under the interpreter's lock.
type Table struct {
	List  []*Mount
	cur   *Mount // the working folder is in it; it may be Root
	Errno int    // of the last call of the system that failed, which os.errno() tells
}

type key struct{}

// Of gives the table of a Host.
func Of(h *host.Host) *Table {
	return h.Shared(key{}, func() any { return &Table{cur: Root} }).(*Table)
}

// Start mounts the first file system, at "/", and makes it the working folder's.
func (m *Table) Start(fs object.Value) {
	m.cur = &Mount{"/", fs}
	m.List = []*Mount{m.cur}
}

// find gives the file system of a path and the path in it, which begins with a
// slash if it is absolute. It may be Root, or nil where nothing is mounted.
func (m *Table) find(path string) (*Mount, string) {
	rest, absolute := strings.CutPrefix(path, "/")
	if !absolute && m.cur != Root {
		return m.cur, path
	}
	if rest == "" {
		return Root, ""
	}
	for _, x := range m.List {
		if len(x.Path) < 2 {
			if x.Path == "/" {
				return x, path
			}
			continue
		}
		name := x.Path[1:]
		if in, ok := strings.CutPrefix(rest, name); ok && (in == "" || in[0] == '/') {
			if in == "" {
				in = "/"
			}
			return x, in
		}
	}
	return nil, ""
}

// Find is find for a script's path: what it gives is of the same type.
func (m *Table) Find(path object.Value) (*Mount, object.Value, error) {
	s, err := object.Text(path)
	if err != nil {
		return nil, object.Value{}, err
	}
	x, rest := m.find(s)
	if _, ok := object.Native(path).Obj().(*object.Bytes); ok {
		return x, object.NewBytes(rest), nil
	}
	return x, object.NewStr(rest), nil
}

// Call calls a method of a mounted file system.
func (m *Table) Call(t object.Thread, x *Mount, method string, args ...object.Value) (object.Value, error) {
	switch x {
	case nil:
		return object.Value{}, host.Err(t, board.ENODEV)
	case Root:
		return object.Value{}, host.Err(t, board.EPERM)
	}
	f, err := object.GetAttr(t, x.FS, method)
	if err != nil {
		return object.Value{}, err
	}
	return t.Call(f, args, object.Kw{})
}

// Do calls a method with a path and more arguments in the path's file system.
func (m *Table) Do(t object.Thread, method string, path object.Value, more ...object.Value) (object.Value, error) {
	x, rest, err := m.Find(path)
	if err != nil {
		return object.Value{}, err
	}
	return m.Call(t, x, method, append([]object.Value{rest}, more...)...)
}

// top gives the place in the list of what is mounted at "/", the last one
// mounted there; the list's length for nothing.
func (m *Table) top() int {
	i := slices.IndexFunc(m.List, func(x *Mount) bool { return x.Path == "/" })
	if i < 0 {
		return len(m.List)
	}
	return i
}

// Top gives what is mounted at "/", nil for nothing.
func (m *Table) Top() *Mount {
	if i := m.top(); i < len(m.List) {
		return m.List[i]
	}
	return nil
}

// Mount mounts a file system, after its method mount has been called.
func (m *Table) Mount(t object.Thread, path string, fs, readonly, mkfs object.Value) error {
	x := &Mount{path, fs}
	if _, err := m.Call(t, x, "mount", readonly, mkfs); err != nil {
		return err
	}
	// In the root's own folder one can mount all the same.
	if old, _ := m.find(path); old != nil && old != Root && (path == "/" || old.Path != "/") {
		return host.Err(t, board.EPERM)
	}
	m.List = slices.Insert(m.List, m.top(), x)
	return nil
}

// Unmount takes a file system away, given by itself or by its path.
func (m *Table) Unmount(t object.Thread, what object.Value) error {
	path, isPath := object.AsStr(object.Native(what))
	i := slices.IndexFunc(m.List, func(x *Mount) bool { return isPath && x.Path == path || x.FS == what })
	if i < 0 {
		return host.Err(t, board.EINVAL)
	}
	x := m.List[i]
	m.List = slices.Delete(m.List, i, i+1)
	if m.cur == x {
		m.cur = Root
	}
	_, err := m.Call(t, x, "umount")
	return err
}

// Chdir changes the working folder.
func (m *Table) Chdir(t object.Thread, path object.Value) error {
	x, rest, err := m.Find(path)
	if err != nil {
		return err
	}
	if x != Root {
		if _, err = m.Call(t, x, "chdir", rest); err == nil {
			m.cur = x
		}
		return err
	}
	if top := m.Top(); top != nil { // relative paths begin there from now on
		if _, err := m.Call(t, top, "chdir", object.NewStr("/")); err != nil {
			return err
		}
	}
	m.cur = Root
	return nil
}

// Getcwd gives the working folder.
func (m *Table) Getcwd(t object.Thread) (object.Value, error) {
	if m.cur == Root {
		return object.NewStr("/"), nil
	}
	v, err := m.Call(t, m.cur, "getcwd")
	if err != nil || m.cur.Path == "/" {
		return v, err
	}
	s, err := object.Text(v)
	if s == "/" {
		s = ""
	}
	return object.NewStr(m.cur.Path + s), err
}

// Fail remembers an error's number and makes the exception of it.
func (m *Table) Fail(t object.Thread, err error) error {
	err = host.Err(t, err)
	if e, ok := err.(*object.Exception); ok && e.Class() == object.OSError {
		if a := e.Args(); len(a) > 0 && a[0].IsInt() {
			m.Errno = int(a[0].AsInt())
		}
	}
	return err
}

// Plain is a file system that imports ask without a call of a script's.
type Plain interface {
	Kind(path string) (file, dir bool)
	ReadFile(t object.Thread, path string) ([]byte, error)
}

// Kind says whether a path is a file or a folder. What a file system's stat
// raises means that there is neither, but for Ctrl-C and its like.
func (m *Table) Kind(t object.Thread, path string) (file, dir bool, err error) {
	x, rest := m.find(path)
	if x == nil || x == Root {
		return false, false, nil
	}
	if p, ok := x.FS.Obj().(Plain); ok {
		file, dir = p.Kind(rest)
		return file, dir, nil
	}
	v, err := m.Call(t, x, "stat", object.NewStr(rest))
	if err != nil {
		if object.IsError(err, object.ExceptionClass) {
			err = nil
		}
		return false, false, err
	}
	items, err := object.Sequence(v)
	if err != nil {
		return false, false, err
	}
	if len(items) != 10 {
		return false, false, object.NewError(object.ValueError, "requested length 10 but object has length %d", len(items))
	}
	mode, err := object.Index(t, items[0])
	return mode&0x4000 == 0, mode&0x4000 != 0, err
}

// ReadFile reads a whole file.
func (m *Table) ReadFile(t object.Thread, path string) ([]byte, error) {
	x, rest := m.find(path)
	if x != nil {
		if p, ok := x.FS.Obj().(Plain); ok {
			return p.ReadFile(t, rest)
		}
	}
	f, err := m.Call(t, x, "open", object.NewStr(rest), object.NewStr("rb"))
	if err != nil {
		return nil, err
	}
	s, err := stream.Of(f)
	if err != nil {
		return nil, err
	}
	_, _ = s.Ioctl(t, stream.GetBufSize, 0) // MicroPython asks; we take what comes
	b, err := stream.ReadAll(t, s)
	if _, e := s.Ioctl(t, stream.Close, 0); err == nil {
		err = e
	}
	return b, host.Err(t, err)
}
