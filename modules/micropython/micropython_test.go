package micropython

import (
	"strings"
	"testing"

	"mpy/host"
	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestRingIO(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(host.New(host.Options{}))))
	Run(t, th, m, []Case{
		C("RingIO", "TypeError: function takes 1 positional arguments but 0 were given"),
		C("RingIO", "TypeError: function takes 1 positional arguments but 2 were given", 5, 6),
		C("RingIO", "ValueError", 0),
		C("RingIO", "<RingIO>", 1),
		C("RingIO", "ValueError", -1),
		C("RingIO", "ValueError", 65535),
		C("RingIO", "<RingIO>", 65534),
		C("RingIO", "ValueError", object.NewBytearray(make([]byte, 1))),
		C("RingIO", "TypeError: can't convert bytes to int", []byte("abc")),
		C("RingIO", "TypeError: can't convert str to int", "a"),
	})
	ring := func(arg any) object.Value {
		r, err := th.Call(object.Ref(RingIOClass), []object.Value{Of(arg)}, object.Kw{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	b := object.NewBytearray(make([]byte, 4))
	Run(t, th, ring(5), []Case{
		C("any", "0"),
		C("write", "5", []byte("abcdefg")),
		C("any", "5"),
		C("read", "b'ab'", 2),
		C("readline", "b'cde'"),
		C("read", "b''"),
		C("read", "b''", 1),
		C("readline", "b''"),
		C("write", "5", []byte("ab\ncd")),
		C("readline", `b'ab\n'`),
		C("readinto", "2", b),
		C("readinto", "0", b),
		C("write", "2", "é"),
		C("read", `b'\xc3\xa9'`),
		C("close", "None"),
		C("write", "1", []byte("x")),
		C("read", "b'x'", -1),
		C("write", "3", []byte("xyz")),
		C("readinto", "1", b, 1),
		C("write", "2", []byte("12345"), 2),
		C("write", "1", []byte("12345"), 2, 1),
		C("write", "TypeError: object with buffer protocol required", 5),
		C("read", "b'yz123'", 100),
		C("write", "3", []byte("abc")),
		C("readline", "b'a'", 1),
		C("readline", "b'bc'", -1),
	})
	if got := Repr(th, b); got != `bytearray(b'xd\x00\x00')` {
		t.Error(got)
	}
	Run(t, th, ring(object.NewBytearray(make([]byte, 4))), []Case{C("write", "3", []byte("abcdef"))})
}

// What MicroPython 1.29's unix port prints, where it is no figure of memory.
func TestMicropython(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(host.New(host.Options{}))))
	Run(t, th, m, []Case{
		C("const", "5", 5),
		C("opt_level", "0"),
		C("opt_level", "None", 2),
		C("opt_level", "2"),
		C("heap_lock", "None"),
		C("heap_locked", "0"),
		C("heap_unlock", "0"),
		C("heap_unlock", "0"),
		C("kbd_intr", "None", 3),
		C("kbd_intr", "TypeError: can't convert str to int", "a"),
		C("mem_info", "None"),
		C("qstr_info", "None", 1),
	})
	for _, want := range []string{"mem: total=", "stack: ", "GC: total: 67108864, used: ", "qstr pool: n_pool="} {
		if !strings.Contains(th.Out.String(), want) {
			t.Errorf("no %q in %q", want, th.Out.String())
		}
	}
}
