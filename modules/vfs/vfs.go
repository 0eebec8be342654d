// This file declares the module vfs.

// Package vfs is the module vfs: file systems, mounted in one tree. One is
// always there to begin with, at "/": the interpreter's files.
package vfs

import (
	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/mounts"
	"mpy/python/object"
)

// Of gives the table of what an interpreter has mounted.
func Of(h *host.Host) *Table {
	type started struct{}
	m := mounts.Of(h)
	h.Shared(started{}, func() any {
		m.Start(object.Ref(&Posix{table: m, host: h}))
		return true
	})
	return m
}

// A Table is what an interpreter has mounted.
type Table = mounts.Table

// Module makes the module vfs.
func Module(h *host.Host) *object.Def {
	return &object.Def{
		Name: "vfs",
		Doc: "File systems and where they are mounted. A file system is an object with the methods of VfsPosix; a script can define its own: " +
			"mount(readonly, mkfs), umount(), open(path, mode), chdir(path), getcwd(), ilistdir(path), mkdir(path), remove(path), rename(from, to), rmdir(path), stat(path), statvfs(path). " +
			"Paths in it are absolute, or relative to its own working folder.",
		Members: append(Functions(h),
			object.Member{Name: "VfsPosix", Doc: "VfsPosix(root=''): the interpreter's files, or a folder of them.", Value: object.Ref(PosixClass)}),
	}
}

// Functions gives the functions mount and umount, which the module os has, too.
func Functions(h *host.Host) []object.Member {
	type functions struct{}
	return append([]object.Member(nil), h.Shared(functions{}, func() any {
		m := Of(h)
		return []object.Member{
			object.Fn("mount(fs=None, path=None, /, *, readonly=False, mkfs=False)", "Mounts a file system at a path. Without arguments it lists what is mounted: (file system, path).", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return mount(t, m, args)
			}),
			object.Fn("umount(what, /)", "Takes a file system away, given by itself or by its path.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.None, m.Unmount(t, args[0])
			}),
		}
	}).([]object.Member)...)
}

func mount(t object.Thread, m *Table, args []object.Value) (object.Value, error) {
	fs, at := object.Arg(args, 0), object.Arg(args, 1)
	if !fs.Bound() {
		items := make([]object.Value, len(m.List))
		for i, x := range m.List {
			items[i] = object.NewTuple(x.FS, object.NewStr(x.Path))
		}
		return object.NewList(items...), nil
	}
	if !at.Bound() {
		return object.Value{}, object.NewError(object.TypeError, "'' argument required")
	}
	path, err := object.Text(at)
	if err != nil {
		return object.Value{}, err
	}
	option := func(i int) object.Value {
		if v := object.Arg(args, i); v.Bound() {
			return v
		}
		return object.Bool(false)
	}
	if f, err := object.FindAttr(t, fs, "mount"); err != nil {
		return object.Value{}, err
	} else if !f.Bound() { // a block device, whose file system MicroPython looks for
		if _, err := object.GetAttr(t, fs, "readblocks"); err != nil {
			return object.Value{}, err
		}
		return object.Value{}, host.Err(t, board.ENODEV)
	}
	return object.None, m.Mount(t, path, fs, option(2), option(3))
}
