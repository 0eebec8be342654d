// Package modules is the one list of the modules that scripts can import
// without a file. Each stands in a folder of its own below this one.
//
// To add a module: 1. a folder with a function Module(*host.Host) *object.Def,
// which declares every name with its signature and doc; 2. its line in list.
// A test walks the list: every name is documented.
package modules

import (
	"mpy/host"
	"mpy/modules/array"
	"mpy/modules/asyncio"
	"mpy/modules/binascii"
	"mpy/modules/cmath"
	"mpy/modules/collections"
	"mpy/modules/cryptolib"
	"mpy/modules/deflate"
	"mpy/modules/errno"
	"mpy/modules/gc"
	"mpy/modules/gzip"
	"mpy/modules/hashlib"
	"mpy/modules/heapq"
	"mpy/modules/io"
	"mpy/modules/json"
	"mpy/modules/marshal"
	"mpy/modules/math"
	"mpy/modules/micropython"
	"mpy/modules/os"
	"mpy/modules/platform"
	"mpy/modules/random"
	"mpy/modules/re"
	"mpy/modules/ssl"
	"mpy/modules/str"
	"mpy/modules/structs"
	"mpy/modules/sys"
	"mpy/modules/thread"
	"mpy/modules/threading"
	"mpy/modules/time"
	"mpy/modules/uselect"
	"mpy/modules/usocket"
	"mpy/modules/weakref"
	"mpy/modules/zlib"
	"mpy/python/object"
)

// An Entry is a module of the list.
type Entry struct {
	Name string
	Make func(*host.Host) *object.Def // declares it for one interpreter, when it is imported
	// Fixed: it is found before sys.path is searched, so that no file can stand
	// in for it. Of the others, a file foo.py hides foo; ufoo is the module
	// always. The division is MicroPython's.
	Fixed bool
}

// list is the one list, by name.
var list = []Entry{
	{"_thread", thread.Module, true},
	{"array", array.Module, false},
	{"asyncio", asyncio.Module, false},
	{"binascii", binascii.Module, false},
	{"cmath", cmath.Module, true},
	{"collections", collections.Module, false},
	{"cryptolib", cryptolib.Module, false},
	{"deflate", deflate.Module, true},
	{"errno", errno.Module, false},
	{"gc", gc.Module, true},
	{"gzip", gzip.Module, false},
	{"hashlib", hashlib.Module, false},
	{"heapq", heapq.Module, false},
	{"io", io.Module, false},
	{"json", json.Module, false},
	{"marshal", marshal.Module, true},
	{"math", math.Module, true},
	{"micropython", micropython.Module, true},
	{"os", os.Module, false},
	{"platform", platform.Module, false},
	{"random", random.Module, false},
	{"re", re.Module, false},
	{"select", uselect.Module, false},
	{"socket", usocket.Module, false},
	{"ssl", ssl.Module, false},
	{"string", str.Module, false},
	{"struct", structs.Module, false},
	{"sys", sys.Module, true},
	{"threading", threading.Module, false},
	{"time", time.Module, false},
	{"tls", ssl.TLS, true},
	{"weakref", weakref.Module, true},
	{"zlib", zlib.Module, false},
}

// All gives the list; the caller may change what it gets.
func All() []Entry { return append([]Entry(nil), list...) }

// Names gives the names of the list.
func Names() []string {
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = e.Name
	}
	return names
}

func find(name string) *Entry {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// A Table holds the modules of the list that one interpreter has made. It is
// used under the interpreter's lock.
type Table struct {
	host *host.Host
	made map[string]*object.Module
}

// NewTable makes the table of an interpreter.
func NewTable(h *host.Host) *Table { return &Table{h, make(map[string]*object.Module)} }

// Lookup gives the module that an import of name means, nil for none, making it
// when it is first imported. With fixed it answers what it is asked before
// sys.path is searched: modules that no file can hide, and the names with u in
// front; else what is left when there was no file.
func (b *Table) Lookup(t object.Thread, name string, fixed bool) (*object.Module, error) {
	e := find(name)
	switch {
	case e == nil && len(name) > 1 && name[0] == 'u':
		if e = find(name[1:]); e != nil && e.Fixed && e.Name != "sys" {
			return nil, nil
		}
	case e != nil && fixed && !e.Fixed:
		return nil, nil
	}
	if e == nil {
		return nil, nil
	}
	return b.Module(t, e.Name)
}

// Module gives the module of the list called name, whatever files there are.
func (b *Table) Module(t object.Thread, name string) (*object.Module, error) {
	if m := b.made[name]; m != nil {
		return m, nil
	}
	e := find(name)
	if e == nil {
		return nil, nil
	}
	m, err := e.Make(b.host).Make(t)
	if err == nil {
		b.made[name] = m
	}
	return m, err
}

// Made gives the module called name if it was imported, else nil.
func (b *Table) Made(name string) *object.Module { return b.made[name] }
