// This file defines Posix, the class VfsPosix: the interpreter's files, or a folder of them.

package vfs

import (
	"io/fs"
	"strings"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/mounts"
	"mpy/modules/io"
	"mpy/python/object"
)

// PosixClass is the class VfsPosix.
var PosixClass = object.NewClass("VfsPosix")

// Posix is the interpreter's files. Absolute paths begin at root; relative ones
// at the working folder, of which there is one for all.
type Posix struct {
	root     string // "" or absolute, with a slash at its end
	readonly bool
	table    *mounts.Table
	host     *host.Host
}

var _ mounts.Plain = (*Posix)(nil)

// Type makes *Posix a py.Object.
func (p *Posix) Type() *py.Type { return &PosixClass.Py }

// Class gives the class VfsPosix.
func (p *Posix) Class() *object.Class { return PosixClass }

// path gives the name that a path has in the interpreter's files.
func (p *Posix) path(name string) string {
	if p.root == "" || !strings.HasPrefix(name, "/") {
		return name
	}
	return p.root + name[1:]
}

// arg is path for a script's argument.
func (p *Posix) arg(v object.Value) (string, error) {
	s, err := object.Text(v)
	return p.path(s), err
}

// Kind says whether a path is a file or a folder.
func (p *Posix) Kind(path string) (file, dir bool) {
	st, err := p.host.Files.Stat(p.path(path))
	if err != nil {
		return false, false
	}
	return st.Mode().IsRegular(), st.IsDir()
}

// ReadFile reads a whole file.
func (p *Posix) ReadFile(t object.Thread, path string) ([]byte, error) {
	return p.host.ReadFile(t, p.path(path))
}

// writable says, by an error, that the files can only be read.
func (p *Posix) writable() error {
	if p.readonly {
		return board.EROFS
	}
	return nil
}

// getcwd gives the working folder, as a path that begins at root.
func (p *Posix) getcwd() (string, error) {
	wd := p.host.Files.Getwd()
	if wd != "/" {
		if _, err := p.host.Files.Stat("."); err != nil { // it was removed
			return "", err
		}
	}
	if p.root == "" {
		return wd, nil
	}
	return wd[min(len(p.root)-1, len(wd)):], nil
}

var construct = object.NewBuiltin("VfsPosix(root='', /)", "Makes a file system.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	h := host.Of(t)
	p := &Posix{table: Of(h), host: h}
	if len(args) > 0 {
		root, err := object.Text(args[0])
		if err != nil {
			return object.Value{}, err
		}
		if root != "" && !absolute(root) { // or a chdir would move it
			wd, err := p.getcwd()
			if err != nil {
				return object.Value{}, p.table.Fail(t, err)
			}
			root = wd + "/" + root
		}
		p.root = root + "/"
	}
	return object.Ref(p), nil
})

// absolute says whether a path does not begin at the working folder: Windows
// has those with a drive, too.
func absolute(path string) bool {
	return path[0] == '/' || path[0] == '\\' || len(path) > 1 && path[1] == ':'
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

func (p *Posix) ilistdir(arg object.Value) (object.Value, error) {
	path, err := p.arg(arg)
	if err != nil {
		return object.Value{}, err
	}
	if path == "" {
		path = "."
	}
	name := object.NewStr
	if _, ok := object.Native(arg).Obj().(*object.Bytes); ok {
		name = object.NewBytes
	}
	list, err := p.host.Files.ReadDir(path)
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

func (p *Posix) stat(path string) (object.Value, error) {
	info, err := p.host.Files.Stat(path)
	if err != nil {
		return object.Value{}, err
	}
	d := detailsOf(info)
	return numbers(d.mode, d.inode, d.device, d.links, d.user, d.group, info.Size(), d.access, info.ModTime().Unix(), d.status), nil
}

func (p *Posix) statvfs(path string) (object.Value, error) {
	s, err := p.host.Files.Space(path)
	return numbers(int64(s.BlockSize), int64(s.FragmentSize), int64(s.Blocks), int64(s.Free), int64(s.Avail),
		int64(s.Files), int64(s.FilesFree), int64(s.FilesAvail), int64(s.Flags), int64(s.NameMax)), err
}

// method makes a method; its error is remembered for os.errno().
func method(f func(t object.Thread, p *Posix, args []object.Value) (object.Value, error)) object.Impl {
	return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		p := args[0].Obj().(*Posix)
		v, err := f(t, p, args[1:])
		if err != nil {
			return object.Value{}, p.table.Fail(t, err)
		}
		return v, nil
	}
}

// asking and changing make methods of one path, the latter of what changes files.
func asking(f func(p *Posix, path string) (object.Value, error)) object.Impl {
	return method(func(_ object.Thread, p *Posix, args []object.Value) (object.Value, error) {
		path, err := p.arg(args[0])
		if err != nil {
			return object.Value{}, err
		}
		return f(p, path)
	})
}

func changing(f func(files host.Files, path string) error) object.Impl {
	return method(func(_ object.Thread, p *Posix, args []object.Value) (object.Value, error) {
		err := p.writable()
		if err != nil {
			return object.Value{}, err
		}
		path, err := p.arg(args[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.None, f(p.host.Files, path)
	})
}

func mountPosix(t object.Thread, p *Posix, args []object.Value) (object.Value, error) {
	readonly, err := object.Truth(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	p.readonly = p.readonly || readonly
	mkfs, err := object.Truth(t, args[1])
	if mkfs && err == nil {
		err = board.EPERM
	}
	return object.None, err
}

func openPosix(t object.Thread, p *Posix, args []object.Value) (object.Value, error) {
	mode, err := object.Text(args[1])
	if err != nil {
		return object.Value{}, err
	}
	if p.readonly && strings.ContainsAny(mode, "wa+") {
		return object.Value{}, board.EROFS
	}
	if args[0].IsInt() {
		return io.OpenDescriptor(t, int(args[0].AsInt()), mode), nil
	}
	path, err := p.arg(args[0])
	if err != nil {
		return object.Value{}, err
	}
	return io.OpenFile(t, path, mode)
}

func renamePosix(_ object.Thread, p *Posix, args []object.Value) (object.Value, error) {
	err := p.writable()
	if err != nil {
		return object.Value{}, err
	}
	from, err := p.arg(args[0])
	if err != nil {
		return object.Value{}, err
	}
	to, err := p.arg(args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.None, p.host.Files.Rename(from, to)
}

func init() {
	c := PosixClass
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return construct.Call(t, args, kw)
	}
	c.Repr = func(object.Thread, object.Value) (string, error) { return "<VfsPosix>", nil }
	c.Methods(
		object.NewBuiltin("mount(self, readonly, mkfs, /)", "Is called when the file system is mounted.", method(mountPosix)),
		object.NewBuiltin("umount(self)", "Is called when the file system is not mounted any more.", method(func(object.Thread, *Posix, []object.Value) (object.Value, error) {
			return object.None, nil
		})),
		object.NewBuiltin("open(self, path, mode, /)", "Opens a file.", method(openPosix)),
		object.NewBuiltin("chdir(self, path, /)", "Changes the working folder.", asking(func(p *Posix, path string) (object.Value, error) {
			return object.None, p.host.Files.Chdir(path)
		})),
		object.NewBuiltin("getcwd(self)", "Gives the working folder.", method(func(_ object.Thread, p *Posix, _ []object.Value) (object.Value, error) {
			wd, err := p.getcwd()
			return object.NewStr(wd), err
		})),
		object.NewBuiltin("ilistdir(self, path, /)", "Iterates over (name, type, inode) of a folder's entries.", method(func(_ object.Thread, p *Posix, args []object.Value) (object.Value, error) {
			return p.ilistdir(args[0])
		})),
		object.NewBuiltin("mkdir(self, path, /)", "Makes a folder.", changing(host.Files.Mkdir)),
		object.NewBuiltin("remove(self, path, /)", "Removes a file.", changing(host.Files.Remove)),
		object.NewBuiltin("rename(self, from, to, /)", "Renames a file or folder.", method(renamePosix)),
		object.NewBuiltin("rmdir(self, path, /)", "Removes an empty folder.", changing(host.Files.RemoveDir)),
		object.NewBuiltin("stat(self, path, /)", "Gives (mode, inode, device, links, user, group, size, access time, change time, status time).", asking((*Posix).stat)),
		object.NewBuiltin("statvfs(self, path, /)", "Gives (block size, fragment size, fragments, free, available, inodes, free, available, flags, longest name).", asking((*Posix).statvfs)),
	)
}
