package binascii

import (
	"math/big"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestBinascii(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	huge := object.NewBig(new(big.Int).Lsh(big.NewInt(1), 70))
	Run(t, th, m, []Case{
		C("hexlify", "b''", []byte{}, 5),
		C("hexlify", "b'6162'", []byte("ab")),
		C("hexlify", `b'61\x0062'`, []byte("ab"), ""),
		C("hexlify", "b'61:62'", []byte("ab"), []byte("::")),
		C("hexlify", "TypeError: can't convert 'int' object to str implicitly", "ab", 5),
		C("hexlify", "TypeError: object with buffer protocol required", 5),
		C("unhexlify", "ValueError: non-hex digit", "abc"),
		C("unhexlify", `b'\xab\xcd'`, "ab cD\n"),
		C("unhexlify", "ValueError: non-hex digit", "a b"),
		C("unhexlify", "ValueError: non-hex digit", "zz"),
		C("a2b_base64", "ValueError: incorrect padding", "YQ"),
		C("a2b_base64", "ValueError: incorrect padding", "YQ="),
		C("a2b_base64", "b'a'", "YQ=="),
		C("a2b_base64", "b'a'", "Y Q-==YQ"),
		C("a2b_base64", "b'abcdef'", "YWJj\nZGVm"),
		C("b2a_base64", `b'YWJjZA==\n'`, []byte("abcd")),
		C("b2a_base64", "b'YWJjZA=='", []byte("abcd"), false),
		C("b2a_base64", "b''", []byte{}).With("newline", false),
		C("b2a_base64", "TypeError: extra keyword arguments given", []byte("a")).With("x", 1),
		C("crc32", "899311407", []byte("abc"), -1),
		C("crc32", "891568578", []byte("abc"), huge),
		C("crc32", "TypeError: can't convert float to int", []byte("abc"), 1.5),
		C("crc32", "1095738169", []byte("The quick brown fox jumps over the lazy dog")),
	})
}
