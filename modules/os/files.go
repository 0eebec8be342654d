// This file holds the functions of files and folders.

package os

import (
	"io/fs"

	"mpy/host"
	"mpy/python/object"
)

// path makes a function of one path.
func (m *module) path(f func(string) error) object.Impl {
	return func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
		p, err := object.Text(a[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.None, m.fail(t, f(p))
	}
}

func (m *module) rename(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	from, err := object.Text(a[0])
	if err != nil {
		return object.Value{}, err
	}
	to, err := object.Text(a[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.None, m.fail(t, m.h.Files.Rename(from, to))
}

// entries lists the folder that the arguments name; name makes the value of an entry's name.
func (m *module) entries(t object.Thread, a []object.Value) (list []fs.DirEntry, name func(string) object.Value, err error) {
	p, name := ".", object.NewStr
	if len(a) > 0 {
		if p, err = object.Text(a[0]); err != nil {
			return nil, nil, err
		}
		if _, ok := object.Native(a[0]).Obj().(*object.Bytes); ok {
			name = object.NewBytes
		}
		if p == "" {
			p = "."
		}
	}
	list, err = m.h.Files.ReadDir(p)
	return list, name, m.fail(t, err)
}

func (m *module) listdir(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	list, name, err := m.entries(t, a)
	if err != nil {
		return object.Value{}, err
	}
	items := make([]object.Value, len(list))
	for i, e := range list {
		items[i] = name(e.Name())
	}
	return object.NewList(items...), nil
}

func (m *module) ilistdir(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	list, name, err := m.entries(t, a)
	if err != nil {
		return object.Value{}, err
	}
	return object.NewIter("iterator", func(object.Thread) (object.Value, bool, error) {
		if len(list) == 0 {
			return object.Value{}, false, nil
		}
		e := list[0]
		list = list[1:]
		inode := int64(0)
		if info, err := e.Info(); err == nil {
			inode = detailsOf(info).inode
		}
		return object.NewTuple(name(e.Name()), object.Int(entryType(e.Type())), object.Int(inode)), true, nil
	}), nil
}

// entryType gives the type of an entry: MicroPython's for folders and files, else the system's number.
func entryType(mode fs.FileMode) int64 {
	switch {
	case mode.IsDir():
		return 0x4000
	case mode.IsRegular():
		return 0x8000
	case mode&fs.ModeSymlink != 0:
		return 10
	case mode&fs.ModeSocket != 0:
		return 12
	case mode&fs.ModeNamedPipe != 0:
		return 1
	case mode&fs.ModeCharDevice != 0:
		return 2
	case mode&fs.ModeDevice != 0:
		return 6
	}
	return 0
}

// details is what a file's description tells beside size and time.
type details struct {
	mode, inode, device, links, user, group int64
	access, status                          int64 // times in seconds
}

// plain gives the details that every system has.
func plain(info fs.FileInfo) details {
	d := details{mode: int64(info.Mode().Perm()), links: 1, access: info.ModTime().Unix(), status: info.ModTime().Unix()}
	switch {
	case info.IsDir():
		d.mode |= 0x4000
	case info.Mode().IsRegular():
		d.mode |= 0x8000
	}
	return d
}

func numbers(n ...int64) object.Value {
	items := make([]object.Value, len(n))
	for i, x := range n {
		items[i] = object.Int(x)
	}
	return object.NewTuple(items...)
}

func (m *module) stat(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	p, err := object.Text(a[0])
	if err != nil {
		return object.Value{}, err
	}
	info, err := m.h.Files.Stat(p)
	if err != nil {
		return object.Value{}, m.fail(t, err)
	}
	d := detailsOf(info)
	return numbers(d.mode, d.inode, d.device, d.links, d.user, d.group, info.Size(), d.access, info.ModTime().Unix(), d.status), nil
}

func (m *module) statvfs(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	p, err := object.Text(a[0])
	if err != nil {
		return object.Value{}, err
	}
	s, err := m.h.Files.Space(p)
	if err != nil {
		return object.Value{}, m.fail(t, err)
	}
	return spaceTuple(s), nil
}

func spaceTuple(s host.Space) object.Value {
	return numbers(int64(s.BlockSize), int64(s.FragmentSize), int64(s.Blocks), int64(s.Free), int64(s.Avail),
		int64(s.Files), int64(s.FilesFree), int64(s.FilesAvail), int64(s.Flags), int64(s.NameMax))
}
