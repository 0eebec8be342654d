// This file holds where scripts and modules are looked for.

package mpy

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"mpy/board"
	"mpy/host"
	"mpy/modules/vfs"
	"mpy/python/object"
)

// source lets the machine's imports look into what the interpreter has mounted.
type source struct{ mounts *vfs.Table }

func (s source) Stat(t object.Thread, name string) (file, dir bool, err error) {
	return s.mounts.Kind(t, name)
}

func (s source) ReadFile(t object.Thread, name string) ([]byte, error) {
	return s.mounts.ReadFile(t, name)
}

// isFile says whether a name is a file's.
func isFile(files host.Files, name string) bool {
	st, err := files.Stat(name)
	return err == nil && st.Mode().IsRegular()
}

// isDir says whether a name is a folder's.
func isDir(files host.Files, name string) bool {
	st, err := files.Stat(name)
	return err == nil && st.IsDir()
}

// System gives the options of a program that shares what it has with its
// scripts: streams, files, environment and MICROPYPATH.
func System() Options {
	env := os.Environ()
	exe, err := os.Executable()
	if err != nil {
		exe = ""
	}
	return Options{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Env: env, Executable: exe, Files: host.NewSystem(), Commands: true,
		Path: SearchPath(os.Getenv),
	}
}

// SearchPath gives sys.path as MicroPython has it: "" for the script's folder,
// then the entries of MICROPYPATH or the usual ones.
func SearchPath(getenv func(string) string) []string {
	entries := []string{".frozen", "~/.micropython/lib"}
	if runtime.GOOS != "windows" {
		entries = append(entries, "/usr/lib/micropython")
	}
	if v := getenv("MICROPYPATH"); v != "" {
		entries = strings.Split(v, string(os.PathListSeparator))
		if entries[0] == "" {
			entries = entries[1:]
		}
	}
	home := getenv("HOME")
	if home == "" {
		home = getenv("USERPROFILE")
	}
	list := []string{""}
	for _, e := range entries {
		if rest, ok := strings.CutPrefix(e, "~/"); ok && home != "" {
			e = home + "/" + rest
		}
		list = append(list, e)
	}
	return list
}

// enter makes dir the first entry of sys.path, in place of "", and the folder
// lib in it, if there is one, the next, as on a board whose files the folder's are.
func (in *Interp) enter(dir string) {
	in.host.Folder = dir
	l := in.vm.Path()
	if len(l.Items) == 0 {
		return
	}
	if s, _ := object.AsStr(l.Items[0]); s != "" {
		return
	}
	l.Items[0] = object.NewStr(dir)
	lib := "lib"
	if dir != "" {
		lib = strings.TrimSuffix(dir, "/") + "/lib"
	}
	if len(l.Items) > 1 {
		if s, _ := object.AsStr(l.Items[1]); s == lib { // a statement at the prompt enters again
			return
		}
	}
	if isDir(in.host.Files, lib) {
		l.Items = slices.Insert(l.Items, 1, object.NewStr(lib))
	}
}

// folder gives the folder of a script in the form that sys.path[0] has.
func (in *Interp) folder(script string) string {
	p := in.host.Files.Path(script)
	if p == "" { // the interpreter's files are not the system's
		return path.Dir(script)
	}
	if real, err := filepath.EvalSymlinks(p); err == nil {
		p = real
	}
	return filepath.ToSlash(filepath.Dir(p))
}

// startup gives the scripts that run a path: of a folder those that a board
// runs when it starts, else the path itself.
func (in *Interp) startup(name string) []string {
	if !isDir(in.host.Files, name) {
		return []string{name}
	}
	var list []string
	within := func(script string) bool {
		p := strings.TrimSuffix(name, "/") + "/" + script
		if !isFile(in.host.Files, p) {
			return false
		}
		list = append(list, p)
		return true
	}
	within("boot.py")
	if within("code.py") || within("main.py") {
		return list
	}
	return []string{name}
}

// readScript reads a script's text.
func (in *Interp) readScript(name string) (string, error) {
	if isDir(in.host.Files, name) {
		return "", in.fileError(name, board.EISDIR)
	}
	f, err := in.host.Files.Open(name, os.O_RDONLY, 0)
	if err != nil {
		return "", in.fileError(name, err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return "", in.fileError(name, err)
	}
	return string(b), nil
}

// FileError says that a script could not be read; nothing of it has run.
type FileError struct {
	Path  string
	Errno int // the board's number
	Err   error
}

func (in *Interp) fileError(name string, err error) error {
	return &FileError{name, in.host.Board.Errno(board.CondOf(err)), err}
}

// Error says which file, and why.
func (e *FileError) Error() string {
	c := board.CondOf(e.Err)
	text := fmt.Sprintf("can't open file '%s': [Errno %d] %s", e.Path, e.Errno, c.Name())
	if c == board.EISDIR {
		text += "; of a folder code.py or main.py runs, and it has neither"
	}
	return text
}

// Unwrap gives the reason.
func (e *FileError) Unwrap() error { return e.Err }
