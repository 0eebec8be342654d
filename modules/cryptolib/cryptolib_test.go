package cryptolib

import (
	"encoding/hex"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

func raw(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The vectors of NIST SP 800-38A, appendix F.
func TestVectors(t *testing.T) {
	th := &Thread{}
	const (
		key128 = "2b7e151628aed2a6abf7158809cf4f3c"
		key256 = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
		iv     = "000102030405060708090a0b0c0d0e0f"
		count  = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"
		plain  = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
	)
	for _, c := range []struct {
		mode          int
		key, iv, want string
	}{
		{modeECB, key128, "", "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf"},
		{modeECB, key256, "", "f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a31362870"},
		{modeCBC, key128, iv, "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"},
		{modeCBC, key256, iv, "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"},
		{modeCTR, key128, count, "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"},
		{modeCTR, key256, count, "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"},
	} {
		args := []object.Value{Of(raw(t, c.key)), Of(c.mode)}
		if c.iv != "" {
			args = append(args, Of(raw(t, c.iv)))
		}
		fresh := func() object.Value {
			v, err := th.Call(object.Ref(AESClass), args, object.Kw{})
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		in, out := raw(t, plain), raw(t, c.want)
		enc := fresh()
		first := 16 // state goes on from call to call
		if c.mode == modeCTR {
			first = 5
		}
		Run(t, th, enc, []Case{
			C("encrypt", Repr(th, Of(out[:first])), in[:first]),
			C("encrypt", Repr(th, Of(out[first:])), in[first:]),
			C("decrypt", "ValueError: can't encrypt & decrypt", out),
		})
		Run(t, th, fresh(), []Case{
			C("decrypt", Repr(th, Of(in)), out),
			C("encrypt", "ValueError: can't encrypt & decrypt", in),
		})
		// In place, and into a part that overlaps, which Go's ciphers would panic at.
		buf := object.NewBytearray(append(append([]byte(nil), in...), 0))
		view, err := th.Call(object.Ref(object.MemoryviewClass), []object.Value{buf}, object.Kw{})
		if err != nil {
			t.Fatal(err)
		}
		part := func(lo, hi int) object.Value {
			s, err := object.GetItem(th, view, object.Ref(&object.Slice{Start: Of(lo), Stop: Of(hi), Step: object.None}))
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		same := part(0, 32)
		if got := Call(th, fresh(), "encrypt", nil, same, same); got != "<memoryview>" {
			t.Error(got)
		}
		if got := Repr(th, buf); got != Repr(th, object.NewBytearray(append(append([]byte(nil), out...), 0))) {
			t.Error(got)
		}
		Call(th, fresh(), "encrypt", nil, part(0, 32), part(1, 33))
	}
}

// What modcryptolib says; the unix port has it with a TLS library only.
func TestErrors(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	key := []byte("0123456789abcdef")
	Run(t, th, m, []Case{
		C("aes", "TypeError: function missing 1 required positional arguments", key),
		C("aes", "TypeError: function expected at most 3 arguments, got 4", key, 1, nil, 2),
		C("aes", "TypeError: function doesn't take keyword arguments", key).With("mode", 1),
		C("aes", "ValueError: mode", key, 3),
		C("aes", "TypeError: can't convert str to int", key, "x"),
		C("aes", "ValueError: key", key[:15], 1),
		C("aes", "ValueError: key", []byte("0123456789abcdef01234567"), 1),
		C("aes", "TypeError: object with buffer protocol required", 5, 1),
		C("aes", "ValueError: IV", key, 2),
		C("aes", "ValueError: IV", key, 6, nil),
		C("aes", "ValueError: IV", key, 2, key[:5]),
		C("aes", "ValueError: IV", key, 1, key[:5]),
		C("aes", "TypeError: object with buffer protocol required", key, 2, 5),
	})
	a, err := th.Call(object.Ref(AESClass), []object.Value{Of(key), Of(1)}, object.Kw{})
	if err != nil {
		t.Fatal(err)
	}
	Run(t, th, a, []Case{
		C("encrypt", "ValueError: blksize % 16", "abc"),
		C("encrypt", "TypeError: object with buffer protocol required", 5),
		C("encrypt", "TypeError: object with buffer protocol required", key, key),
		C("encrypt", "ValueError: output too small", key, object.NewBytearray(make([]byte, 15))),
		C("encrypt", "b''", ""),
		C("decrypt", "ValueError: can't encrypt & decrypt", ""),
	})
}
