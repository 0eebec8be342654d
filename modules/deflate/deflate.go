// This file holds the module deflate.

// Package deflate is the module deflate: compression of streams.
package deflate

import (
	"mpy/host"
	"mpy/modules/internal/flate"
	"mpy/python/object"
)

// Module makes the module deflate.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "deflate",
		Doc:  "Compression of streams, in the format of zlib and gzip.",
		Members: []object.Member{
			{Name: "DeflateIO", Doc: "DeflateIO(stream, format=AUTO, wbits=0, close=False): a stream that compresses what is written to it into another stream, and decompresses what the other gives. " +
				"wbits, from 5 to 15, is the logarithm of the window's size; 0 is 8 or, where the data tells it, what it tells. Data that needs a larger window is an OSError while it is read. " +
				"close() completes what was written; with close it closes the other stream too.", Value: object.Ref(flate.IOClass)},
			{Name: "AUTO", Doc: "Zlib or gzip, whichever it is that is read; raw where it is written.", Value: object.Int(flate.Auto)},
			{Name: "RAW", Doc: "The bare compressed data.", Value: object.Int(flate.Raw)},
			{Name: "ZLIB", Doc: "With zlib's header and checksum.", Value: object.Int(flate.Zlib)},
			{Name: "GZIP", Doc: "With gzip's header and checksum.", Value: object.Int(flate.Gzip)},
		},
	}
}
