// This file holds the module zlib.

// Package zlib is the module zlib: compression of bytes.
package zlib

import (
	"mpy/host"
	"mpy/modules/internal/flate"
	"mpy/python/object"
)

const wbitsDoc = "wbits chooses the format and, by its logarithm, the size of the window: 5 to 15 zlib's, -5 to -15 raw data, 21 to 31 gzip's with 16 more"

// Module makes the module zlib.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "zlib",
		Doc:  "Compression of bytes. The module deflate has the same for streams.",
		Members: []object.Member{
			object.Fn("compress(data, wbits=15)", "Gives data compressed. "+wbitsDoc+".", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				format, wbits, err := decode(t, object.Arg(args, 1), false)
				if err != nil {
					return object.Value{}, err
				}
				return flate.Compress(t, args[0], format, wbits)
			}),
			object.Fn("decompress(data, wbits=15)", "Gives compressed data as it was. "+wbitsDoc+", 35 to 47 zlib's or gzip's with 32 more, 0 zlib's with the window that it tells. "+
				"OSError when data is wrong or needs a larger window, EOFError when it is not complete.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				format, wbits, err := decode(t, object.Arg(args, 1), true)
				if err != nil {
					return object.Value{}, err
				}
				return flate.Decompress(t, args[0], format, wbits)
			}),
		},
	}
}

// decode gives the meaning of wbits.
func decode(t object.Thread, v object.Value, reading bool) (format, wbits int, err error) {
	n := 15
	if v.Bound() {
		if n, err = object.Index(t, v); err != nil {
			return 0, 0, err
		}
	}
	switch {
	case n >= -15 && n <= -5:
		return flate.Raw, -n, nil
	case n >= 5 && n <= 15 || reading && n == 0:
		return flate.Zlib, n, nil
	case n >= 21 && n <= 31:
		return flate.Gzip, n - 16, nil
	case reading && n >= 37 && n <= 47:
		return flate.Auto, n - 32, nil
	case reading && n >= 35 && n <= 36: // too small a window, as DeflateIO would say
	}
	return 0, 0, object.NewError(object.ValueError, "wbits")
}
