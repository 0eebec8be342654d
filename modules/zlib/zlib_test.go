package zlib

import (
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What micropython-lib's module does on MicroPython 1.29; the data is CPython's.
func TestZlib(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	z := []byte("\x78\x9c\xcbH\xcd\xc9\xc9\x07\x00\x06,\x02\x15")
	gz := []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\x03\xcbH\xcd\xc9\xc9\x07\x00\x86\xa6\x106\x05\x00\x00\x00")
	raw := z[2 : len(z)-4]
	Run(t, th, m, []Case{
		C("compress", Repr(th, Of(z)), "hello"),
		C("compress", Repr(th, Of(z)), []byte("hello")).With("wbits", 15),
		C("compress", Repr(th, Of(gz)), "hello", 31),
		C("compress", Repr(th, Of(raw)), "hello", -9),
		C("compress", "b''", ""),
		C("compress", "ValueError: wbits", "hello", 0),
		C("compress", "ValueError: wbits", "hello", 4),
		C("compress", "ValueError: wbits", "hello", 47),
		C("compress", "TypeError: object with buffer protocol required", 5),
		C("compress", "TypeError: can't convert str to int", "a", "b"),
		C("decompress", "b'hello'", z),
		C("decompress", "b'hello'", z, 0),
		C("decompress", "b'hello'", z, 47),
		C("decompress", "b'hello'", gz, 40),
		C("decompress", "b'hello'", gz, 31),
		C("decompress", "b'hello'", raw, -15),
		C("decompress", "ValueError: wbits", raw, 48),
		C("decompress", "ValueError: wbits", raw, 16),
		C("decompress", "OSError: 22", raw),
		C("decompress", "OSError: 22", gz),
		C("decompress", "EOFError", z[:5]),
	})
}
