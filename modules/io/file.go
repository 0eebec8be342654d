// This file holds open files: open, FileIO, TextIOWrapper and the standard streams.

package io

import (
	"fmt"
	"os"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/modules/internal/mounts"
	"mpy/python/object"
	"mpy/stream"
)

// The classes of open files.
var (
	FileIOClass = object.NewClass("FileIO")
	TextIOClass = object.NewClass("TextIOWrapper")
)

// file is an open file as a script has it.
type file struct {
	*host.File
	text   bool
	buffer object.Value // standard streams: the same for bytes
}

var (
	_ stream.Stream     = (*file)(nil)
	_ stream.Seeker     = (*file)(nil)
	_ stream.LineReader = (*file)(nil)
	_ stream.Texter     = (*file)(nil)
)

// Type and Class make *file an Object.
func (o *file) Type() *py.Type { return &o.Class().Py }

// Class gives FileIO or TextIOWrapper.
func (o *file) Class() *object.Class {
	if o.text {
		return TextIOClass
	}
	return FileIOClass
}

// Text says whether the file was opened for text.
func (o *file) Text() bool { return o.text }

func init() {
	for _, c := range []*object.Class{FileIOClass, TextIOClass} {
		stream.Declare(c, "read readinto readline readlines write seek tell flush close fileno __del__ __enter__ __exit__")
		stream.Iterate(c)
		c.Repr = func(_ object.Thread, v object.Value) (string, error) {
			o := v.Obj().(*file)
			return fmt.Sprintf("<io.%s %d>", o.Class().Name, o.Fileno()), nil
		}
	}
	TextIOClass.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "buffer" {
			return v.Obj().(*file).buffer, nil
		}
		return object.Value{}, nil
	}
}

const openDoc = "Opens a file. mode: r to read, w to write anew, a to append, with + both; b for bytes, t for text. " +
	"buffering and encoding are accepted; text is UTF-8."

// Open gives the builtin open, the same as that of the module.
func Open() *object.Builtin { return builtin }

var builtin = object.NewBuiltin("open(file, mode='r', buffering=-1, encoding=None)", openDoc, open)

func open(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if !a[0].IsInt() {
		if _, err := object.Text(a[0]); err != nil {
			return object.Value{}, err
		}
	}
	mode := "r"
	if m := object.Arg(a, 1); m.Bound() {
		var err error
		if mode, err = object.Text(m); err != nil {
			return object.Value{}, err
		}
	}
	if b := object.Arg(a, 2); b.Bound() {
		if _, err := object.Index(t, b); err != nil {
			return object.Value{}, err
		}
	}
	if v := a[0]; v.IsInt() {
		return OpenDescriptor(t, int(v.AsInt()), mode), nil
	}
	return mounts.Of(host.Of(t)).Do(t, "open", a[0], object.NewStr(mode))
}

// parse reads a mode: how to open, and whether for text.
func parse(mode string) (flag int, text bool) {
	flag, text = os.O_RDONLY, true
	for _, c := range mode {
		switch c {
		case 'r':
			flag = os.O_RDONLY
		case 'w':
			flag = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
		case 'a':
			flag = os.O_WRONLY | os.O_CREATE | os.O_APPEND
		case '+':
			flag = flag&^(os.O_RDONLY|os.O_WRONLY) | os.O_RDWR
		case 'b':
			text = false
		case 't':
			text = true
		}
	}
	return flag, text
}

// OpenFile opens one of the interpreter's files, whatever is mounted. Errors are Go's.
func OpenFile(t object.Thread, name, mode string) (object.Value, error) {
	flag, text := parse(mode)
	f, err := host.Of(t).Open(name, flag, 0o644)
	if err != nil {
		return object.Value{}, err
	}
	return object.Ref(&file{File: f, text: text}), nil
}

// OpenDescriptor gives the file of an open descriptor.
func OpenDescriptor(t object.Thread, fd int, mode string) object.Value {
	_, text := parse(mode)
	return object.Ref(&file{File: host.Of(t).FromDescriptor(fd), text: text})
}

// Std gives the objects sys.stdin, sys.stdout and sys.stderr.
func Std(h *host.Host) (in, out, err object.Value) {
	text := func(f *host.File) object.Value {
		return object.Ref(&file{File: f, text: true, buffer: object.Ref(&file{File: f})})
	}
	return text(h.In), text(h.Out), text(h.Errors)
}
