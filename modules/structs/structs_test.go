package structs

import (
	"math"
	"math/big"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints, but for 'e' above 65520 and ties
// (CPython's) and for O and S.
func TestStruct(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	huge := object.NewBig(new(big.Int).Lsh(big.NewInt(1), 70))
	ba := func(s string) object.Value { return object.NewBytearray([]byte(s)) }
	Run(t, th, m, []Case{
		C("calcsize", "19", "<bhilq"),
		C("calcsize", "24", "@bhilq"),
		C("calcsize", "16", "bq"),
		C("calcsize", "4", "!I"),
		C("calcsize", "4", "<l"),
		C("calcsize", "8", "l"),
		C("calcsize", "8", "P"),
		C("calcsize", "8", "<O"),
		C("calcsize", "0", "0i"),
		C("calcsize", "1", "b0i"),
		C("calcsize", "8", "bi"),
		C("calcsize", "14", "3s2x4H"),
		C("calcsize", "0", "="),
		C("calcsize", "ValueError: bad typecode", "=I"),
		C("calcsize", "ValueError: bad typecode", "?"),
		C("calcsize", "ValueError: bad typecode", "4"),
		C("calcsize", "ValueError: bad typecode", "1 b"),
		C("calcsize", "OverflowError: overflow converting long int to machine word", "99999999999999999999s"),
		C("calcsize", "TypeError: can't convert 'int' object to str implicitly", 5),
		C("calcsize", "1", []byte("b")),
		C("pack", "TypeError: can't convert float to int", "b", 1.5),
		C("pack", "TypeError: can't convert str to int", "b", "a"),
		C("pack", "TypeError: can't convert str to float", "d", "x"),
		C("pack", `b'\x01'`, "b", true),
		C("pack", `b'\x00\x00\x00\x00\x00\x00\x00\x00'`, "<q", huge),
		C("pack", "b','", "<b", 300),
		C("pack", `b'\xff\xff\xff\xff\xff\xff\xff\xff'`, "<Q", -1),
		C("pack", "TypeError: object with buffer protocol required", "s", 5),
		C("pack", `b'ab\x00'`, "3s", "ab"),
		C("pack", `b'\x00\x00\x80b'`, "f", huge),
		C("pack", "TypeError: function missing 1 required positional arguments"),
		C("pack", `b'\x01\x00'`, "bb", 1),
		C("pack", `b'\x01'`, "b", 1, 2),
		C("pack", "TypeError: function doesn't take keyword arguments", "b", 1).With("x", 1),
		C("pack", `b'\x00\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x03'`, ">hIxq", 1, 2, 3),
		C("pack", `b'\xfe\xff\xfd\xff\xff\xff\xfc\xff\xff\xff\xff\xff\xff\xff'`, "<hIq", -2, -3, -4),
		C("pack", `b'?\xf8\x00\x00\x00\x00\x00\x00'`, ">d", 1.5),
		C("pack", `b'\x7f\x80\x00\x00'`, ">f", 1e300),
		C("pack", "MemoryError: memory allocation failed, allocating 2000000000 bytes", "2000000000s", ""),
		C("pack", `b'\xff{'`, "<e", 65519.99),
		C("pack", `b'\x00|'`, "<e", 65520),
		C("pack", `b'\x00|'`, "<e", 1e9),
		C("pack", `b'\x01\x00'`, "<e", 5.96e-8),
		C("pack", `b'\x00\x00'`, "<e", 2.9e-8),
		C("pack", `b'\xff\x03'`, "<e", 6.1e-5),
		C("pack", `b'\x00\x80'`, "<e", math.Copysign(0, -1)),
		C("pack", `b'\x00<'`, "<e", 1.00048828125),
		C("pack", `b'\x02<'`, "<e", 1.00146484375),
		C("unpack", "ValueError: buffer too small", "b", []byte{}),
		C("unpack_from", "ValueError: buffer too small", "b", []byte("abc"), -4),
		C("unpack_from", "(99,)", "b", []byte("abc"), -1),
		C("unpack_from", "ValueError: buffer too small", "b", []byte("abc"), 10),
		C("unpack", "(18446744073709551615,)", "P", []byte("\xff\xff\xff\xff\xff\xff\xff\xff")),
		C("unpack", "(-1, 4294967295, -1, 18446744073709551615)", "<lLqQ", []byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")),
		C("unpack", "(inf,)", "<e", []byte("\x00\x7c")),
		C("unpack", "(5.960464477539063e-08,)", "<e", []byte("\x01\x00")),
		C("unpack", "(nan,)", "<e", []byte("\x01\x7e")),
		C("unpack", "(-1, 255, -2, 65534, b'ab')", ">bBhH2s", []byte("\xff\xff\xff\xfe\xff\xfeab")),
		C("unpack", "TypeError: object with buffer protocol required", "b", 5),
		C("unpack", "ValueError: buffer too small", "2000000000b", []byte("abc")),
		C("pack_into", "TypeError: object with buffer protocol required", "b", []byte("abc"), 0, 1),
		C("pack_into", "ValueError: buffer too small", "b", ba("ab"), -3, 1),
		C("pack_into", "ValueError: buffer too small", "b", ba("ab"), 2, 1),
		C("pack_into", "OverflowError: overflow converting long int to machine word", "b", ba("ab"), huge, 1),
	})
	b := ba("abcdef")
	Run(t, th, m, []Case{
		C("pack_into", "None", ">H", b, -2, 0x3132),
		C("pack_into", "None", "<bxx", b, 1, 0x30),
		C("unpack", "(b'a0cd12',)", "6s", b),
	})
}

func TestHalfRoundTrip(t *testing.T) {
	for i := range 1 << 16 {
		h := uint16(i)
		f := fromHalf(h)
		if math.IsNaN(f) {
			continue
		}
		if got := toHalf(float32(f)); got != h {
			t.Fatalf("%04x → %g → %04x", h, f, got)
		}
	}
}

func TestAllocs(t *testing.T) {
	th, m := &Thread{}, &module{}
	args := []object.Value{object.NewStr(">HHI"), object.Int(1), object.Int(2), object.Int(3)}
	if n := testing.AllocsPerRun(100, func() { _, _ = m.pack(th, args, object.Kw{}) }); n > 2 {
		t.Errorf("pack allocates %g times", n)
	}
}

func TestObjects(t *testing.T) {
	th, m := &Thread{}, &module{}
	for i := range 3 * kept {
		v := List(i)
		b, err := m.pack(th, []object.Value{object.NewStr("O"), v}, object.Kw{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := m.unpack(th, []object.Value{object.NewStr("O"), b}, object.Kw{})
		if err != nil || r.Obj().(*object.Tuple).Items[0] != v {
			t.Fatal(i, err)
		}
	}
	if n := len(m.objects.number); n != kept {
		t.Error(n)
	}
	for _, bits := range []uint64{0, first, first + 1, first + 16*3*kept, 1 << 63} {
		if m.objects.at(bits).Bound() {
			t.Errorf("an object at %#x", bits)
		}
	}
}
