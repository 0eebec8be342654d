// This file declares the module io.

// Package io is the module io: open, the classes of open files, BytesIO,
// StringIO and IOBase. How streams read and write is package stream's.
package io

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/stream"
)

// Module makes the module io.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "io",
		Doc:  "Streams: files, bytes and text in memory, and the base of a script's own.",
		Members: []object.Member{
			{Name: "open", Doc: openDoc, Value: object.Ref(Open())},
			{Name: "BytesIO", Doc: "A stream over bytes in memory: BytesIO(), BytesIO(data).", Value: object.Ref(BytesIOClass)},
			{Name: "StringIO", Doc: "A stream over text in memory: StringIO(), StringIO(text).", Value: object.Ref(StringIOClass)},
			{Name: "IOBase", Doc: "What a script's own streams derive from; they define readinto(buf), write(buf) and ioctl(request, arg).", Value: object.Ref(stream.IOBaseClass)},
			{Name: "FileIO", Doc: "The class of files that are open for bytes.", Value: object.Ref(FileIOClass)},
			{Name: "TextIOWrapper", Doc: "The class of files that are open for text.", Value: object.Ref(TextIOClass)},
		},
	}
}
