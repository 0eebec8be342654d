// This file holds the module gzip.

// Package gzip is the module gzip: compressed files.
package gzip

import (
	"mpy/host"
	"mpy/modules/internal/flate"
	"mpy/python/object"
)

// wbits is the logarithm of the window's size.
const wbits = 15

// Module makes the module gzip.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "gzip",
		Doc:  "Compression in the format of gzip. The module deflate has more choice.",
		Members: []object.Member{
			object.Fn("compress(data, /)", "Gives data compressed.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return flate.Compress(t, args[0], flate.Gzip, wbits)
			}),
			object.Fn("decompress(data, /)", "Gives compressed data as it was. OSError when it is wrong, EOFError when it is not complete.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return flate.Decompress(t, args[0], flate.Gzip, wbits)
			}),
			object.Fn("open(filename, mode='rb')", "Opens a compressed file; the stream compresses or decompresses.", open),
			object.Fn("GzipFile(fileobj, mode=None)", "Gives a stream that compresses into the stream fileobj what is written to it, and decompresses what fileobj gives. "+
				"Closing it completes what was written and leaves fileobj open.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.Ref(flate.New(args[0], flate.Gzip, wbits, false)), nil
			}),
		},
	}
}

func open(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	mode := object.NewStr("rb")
	if len(args) > 1 {
		mode = args[1]
	}
	f, err := t.Call(t.Interp().Builtins().GetStr("open"), []object.Value{args[0], mode}, object.Kw{})
	if err != nil {
		return object.Value{}, err
	}
	return object.Ref(flate.New(f, flate.Gzip, wbits, true)), nil
}
