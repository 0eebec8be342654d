package usocket_test

import (
	"testing"

	"mpy/modules/internal/nettest"
	"mpy/python/object"
)

func BenchmarkOpenClose(bb *testing.B) {
	b := nettest.New(bb)
	bb.ReportAllocs()
	for bb.Loop() {
		v, _ := b.Try(b.Module, "socket")
		b.Get(v, "close")
	}
}

func BenchmarkConnectAccept(bb *testing.B) {
	b := nettest.New(bb)
	l, addr := b.Listener()
	bb.ReportAllocs()
	for bb.Loop() {
		v, _ := b.Try(b.Module, "socket")
		b.Get(v, "connect", addr)
		r := b.Get(l, "accept")
		b.Get(b.Item(r, 0), "close")
		b.Get(v, "close")
	}
	_ = object.None
}
