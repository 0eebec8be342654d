package uctypes

import (
	"runtime"
	"strings"
	"testing"

	"mpy/modules/internal/ram"
	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython would answer with a fault of memory; tests/py/library has the rest.
func TestNoMemory(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	Run(t, th, m, []Case{
		C("bytes_at", "b''", 1, 0),
		C("bytes_at", "ValueError: no memory at 0x1", 1, -1),
		C("bytearray_at", "ValueError: no memory at 0xffffffffffffffff", -1, 8), // beyond the end
		C("bytes_at", "TypeError: can't convert str to int", "x", 8),
	})
	s, err := th.Call(object.Ref(StructClass), []object.Value{object.Int(1 << 40), object.Ref(object.NewDict(0))}, object.Kw{})
	if err != nil {
		t.Fatal(err)
	}
	desc := self(s).desc.Obj().(*object.Dict)
	desc.SetStr("a", object.Int(0))
	desc.SetStr("self", object.NewTuple(object.Int(0), self(s).desc))
	if _, err := object.GetAttr(th, s, "a"); err == nil {
		t.Error("read where there is no memory")
	}
	if err := object.SetAttr(th, s, "a", object.Int(1)); err == nil {
		t.Error("written where there is no memory")
	}
	if _, _, err := sizeOf(self(s).desc, native, 0); !object.IsError(err, object.RuntimeError) {
		t.Errorf("the size of what holds itself: %v", err)
	}
}

func TestAddresses(t *testing.T) {
	m := ram.New()
	a := make([]byte, 100)
	at := m.Address(a, false)
	if m.Address(a[10:20], false) != at+10 || m.Address(a, false) != at {
		t.Error("a part has not the address of its place")
	}
	text, _ := object.BytesOf(object.NewStr("a constant of the program"))
	if m.Address(text, true) == at || m.Address(nil, true) == at {
		t.Error("two buffers have one address")
	}
	if b, _, err := m.Range(at+90, 10); err != nil || &b[0] != &a[90] {
		t.Error("the end is not found", err)
	}
	for _, x := range []struct {
		addr uint64
		n    int
	}{{at + 90, 11}, {at + 100, 1}, {at - 1, 1}, {1 << 32, 1}, {^uint64(0), 2}, {0, 1<<16 + 1}, {at, -1}} {
		if _, _, err := m.Range(x.addr, x.n); err == nil {
			t.Errorf("%d bytes at %#x", x.n, x.addr)
		}
	}
	runtime.KeepAlive(a)
	// What nobody holds but its address goes, after a while.
	lost := m.Address(make([]byte, 1<<16), false)
	for range 300 {
		m.Address(make([]byte, 64), false)
	}
	runtime.GC()
	runtime.GC()
	constant := m.Address(text, true)
	for range 300 {
		b, _ := object.BytesOf(object.NewBytes(strings.Repeat("x", 50)))
		m.Address(b, true)
	}
	if b, _ := m.At(constant); b != nil {
		t.Error("a constant stays for ever")
	}
	if b, _ := m.At(lost); b != nil {
		t.Error("a buffer stays for ever")
	}
}
