// This file holds the functions of files and folders. The file systems that are
// mounted do the work.

package os

import (
	"mpy/board"
	"mpy/modules/internal/mounts"
	"mpy/python/object"
)

// do makes a function of one path.
func (m *module) do(method string) object.Impl {
	return func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
		return m.mounts.Do(t, method, a[0])
	}
}

func (m *module) chdir(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	return object.None, m.mounts.Chdir(t, a[0])
}

func (m *module) getcwd(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	return m.mounts.Getcwd(t)
}

func (m *module) mkdir(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	x, rest, err := m.mounts.Find(a[0])
	if err != nil {
		return object.Value{}, err
	}
	if s, _ := object.Text(rest); x == mounts.Root || x != nil && s == "/" {
		return object.Value{}, m.mounts.Fail(t, board.EEXIST)
	}
	return m.mounts.Call(t, x, "mkdir", rest)
}

func (m *module) rename(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	x, from, err := m.mounts.Find(a[0])
	if err != nil {
		return object.Value{}, err
	}
	y, to, err := m.mounts.Find(a[1])
	if err != nil {
		return object.Value{}, err
	}
	if x != y {
		return object.Value{}, m.mounts.Fail(t, board.EPERM)
	}
	return m.mounts.Call(t, x, "rename", from, to)
}

func (m *module) ilistdir(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	path := object.NewStr("")
	if len(a) > 0 {
		path = a[0]
	}
	x, rest, err := m.mounts.Find(path)
	if err != nil {
		return object.Value{}, err
	}
	if x != mounts.Root {
		return m.mounts.Call(t, x, "ilistdir", rest)
	}
	name := object.NewStr
	if _, ok := object.Native(path).Obj().(*object.Bytes); ok {
		name = object.NewBytes
	}
	// What is mounted in the root, then what the file system mounted at "/" has.
	list := m.mounts.List
	var top object.Value
	return object.NewIter("iterator", func(t object.Thread) (object.Value, bool, error) {
		if top.Bound() {
			return object.Next(t, top)
		}
		if len(list) == 0 {
			return object.Value{}, false, nil
		}
		x := list[0]
		list = list[1:]
		if x.Path == "/" {
			it, err := m.mounts.Call(t, x, "ilistdir", object.NewStr("/"))
			if err != nil {
				return object.Value{}, false, err
			}
			top = it
			return object.Next(t, top)
		}
		return object.NewTuple(name(x.Path[min(1, len(x.Path)):]), object.Int(0x4000), object.Int(0)), true, nil
	}), nil
}

func (m *module) listdir(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	it, err := m.ilistdir(t, a, object.Kw{})
	if err != nil {
		return object.Value{}, err
	}
	items, err := object.Items(t, it)
	for i, x := range items {
		if items[i], err = object.GetItem(t, x, object.Int(0)); err != nil {
			break
		}
	}
	return object.NewList(items...), err
}

// numbers makes the tuple of stat and statvfs for the root folder where nothing is mounted there.
func numbers(n ...int64) object.Value {
	items := make([]object.Value, len(n))
	for i, x := range n {
		items[i] = object.Int(x)
	}
	return object.NewTuple(items...)
}

func (m *module) stat(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	x, rest, err := m.mounts.Find(a[0])
	if err != nil {
		return object.Value{}, err
	}
	if x == mounts.Root {
		return numbers(0x4000, 0, 0, 0, 0, 0, 0, 0, 0, 0), nil
	}
	return m.mounts.Call(t, x, "stat", rest)
}

// longestName is what statvfs tells where no file system answers.
const longestName = 4096

func (m *module) statvfs(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	x, rest, err := m.mounts.Find(a[0])
	if err != nil {
		return object.Value{}, err
	}
	if x == mounts.Root {
		if x = m.mounts.Top(); x == nil {
			return numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, longestName), nil
		}
		rest = object.NewStr("/")
	}
	return m.mounts.Call(t, x, "statvfs", rest)
}
