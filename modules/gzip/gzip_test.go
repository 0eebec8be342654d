package gzip

import (
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What micropython-lib's module does on MicroPython 1.29.
func TestGzip(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	gz := []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\x03\xcbH\xcd\xc9\xc9\x07\x00\x86\xa6\x106\x05\x00\x00\x00")
	Run(t, th, m, []Case{
		C("compress", Repr(th, Of(gz)), "hello"),
		C("decompress", "b'hello'", gz),
		C("decompress", "OSError: 22", "\x78\x9c"),
		C("decompress", "EOFError", gz[:12]),
		C("decompress", "TypeError: object with buffer protocol required", 5),
		C("GzipFile", "TypeError: 'fileobj' argument required").With("mode", "rb"),
	})
}
