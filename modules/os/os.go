// This file declares the module os.

// Package os is the module os: files and folders, the environment, random
// bytes, commands. What there is, the Host's Files decide.
package os

import (
	"mpy/host"
	"mpy/modules/internal/attrs"
	"mpy/modules/vfs"
	"mpy/python/object"
)

// module is the state of one interpreter's module.
type module struct {
	h      *host.Host
	mounts *vfs.Table
}

// Module makes the module os.
func Module(h *host.Host) *object.Def {
	m := &module{h, vfs.Of(h)}
	return &object.Def{
		Name: "os",
		Doc:  "Files and folders, the environment, commands.",
		Members: append(vfs.Functions(h),
			object.Member{Name: "sep", Doc: "What stands between the parts of a path.", Value: object.NewStr("/")},
			object.Fn("chdir(path, /)", "Changes the working folder.", m.chdir),
			object.Fn("dupterm(stream, index=0, /)", "Repeats on a stream all that is printed, and takes what it gives as standard input; with None no longer. Gives the stream that was in that slot.", m.dupterm),
			object.Fn("dupterm_notify(x, /)", "Takes what was typed at the streams of dupterm, Ctrl-C too; for interrupts.", m.notify),
			object.Fn("errno(n=0, /)", "Gives the error number of the last call that failed, or sets it.", m.lastErrno),
			object.Fn("getcwd()", "Gives the working folder.", m.getcwd),
			object.Fn("getenv(name, default=None)", "Gives a value of settings.toml beside the script, where the board reads that file, or else a variable of the environment.", m.getenv),
			object.Fn("ilistdir(path='.', /)", "Iterates over (name, type, inode) of a folder's entries; type is 0x4000 for folders and 0x8000 for files.", m.ilistdir),
			object.Fn("listdir(path='.', /)", "Lists the names in a folder; of a path in bytes as bytes.", m.listdir),
			object.Fn("mkdir(path, /)", "Makes a folder.", m.mkdir),
			object.Fn("putenv(name, value, /)", "Sets a variable of the environment, for the script and its commands.", m.putenv),
			object.Fn("remove(path, /)", "Removes a file.", m.do("remove")),
			object.Fn("rename(from, to, /)", "Renames a file or folder.", m.rename),
			object.Fn("rmdir(path, /)", "Removes an empty folder.", m.do("rmdir")),
			object.Fn("stat(path, /)", "Gives (mode, inode, device, links, user, group, size, access time, change time, status time).", m.stat),
			object.Fn("statvfs(path, /)", "Gives (block size, fragment size, fragments, free, available, inodes, free, available, flags, longest name) of the file system.", m.statvfs),
			object.Fn("sync()", "Writes out what is buffered: of files nothing is.", m.sync),
			object.Fn("system(command, /)", "Runs a command of the shell and gives its wait status.", m.system),
			object.Fn("uname()", "Gives the names of system, device, release, version and machine.", m.uname),
			object.Fn("unlink(path, /)", "Removes a file.", m.do("remove")),
			object.Fn("unsetenv(name, /)", "Removes a variable of the environment.", m.unsetenv),
			object.Fn("urandom(n, /)", "Gives n random bytes.", m.urandom),
			object.Fn("__getattr__(name, /)", "Imports os.path when it is asked for.", m.getattr),
			object.Member{Name: "VfsPosix", Doc: "The class vfs.VfsPosix.", Value: object.Ref(vfs.PosixClass)},
		),
	}
}

// getattr gives os.path, a module that not every script needs.
func (m *module) getattr(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if name, _ := object.AsStr(a[0]); name == "path" && m.h.Board.Modules.Has("os.path") {
		return t.Interp().Import(t, "os.path", nil, []string{}, 0)
	}
	return object.Value{}, object.NewException(object.AttributeError, a[0])
}

// fail remembers an error's number and makes the exception of it.
func (m *module) fail(t object.Thread, err error) error { return m.mounts.Fail(t, err) }

func (m *module) lastErrno(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if len(a) == 0 {
		return object.Int(int64(m.mounts.Errno)), nil
	}
	n, err := object.Index(t, a[0])
	m.mounts.Errno = n
	return object.None, err
}

func (m *module) uname(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	s := object.NewStr
	facts := &m.h.Board.System
	node := m.h.Board.Name
	name := m.h.Platform()
	if facts.Sysname != "" {
		name = facts.Sysname
	}
	if facts.Platform != "" {
		node = name
	}
	return attrs.New(
		[]string{"sysname", "nodename", "release", "version", "machine"},
		[]object.Value{s(name), s(node), s(facts.Release), s("v" + facts.Release + " (mpy)"), s(m.h.Machine())},
	), nil
}

func (m *module) dupterm(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	slot := 0
	if len(a) > 1 {
		var err error
		if slot, err = object.Index(t, a[1]); err != nil {
			return object.Value{}, err
		}
	}
	return m.h.Dupterm(t, a[0], slot)
}

func (m *module) notify(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	return object.None, m.h.Notified(t)
}

func (m *module) sync(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.None, m.h.Flush()
}
