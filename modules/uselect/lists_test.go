package uselect_test

import (
	"testing"
	"time"

	"mpy/modules/internal/nettest"
	"mpy/python/object"
	"mpy/python/object/objtest"
	"mpy/stream"
	"mpy/world"
)

func ioBase(*bench) *object.Class { return stream.IOBaseClass }

// TestSelect is socket-facts.md section 6d.
func TestSelect(t *testing.T) {
	b := newBench(t)
	x, y := b.Pair()
	fresh := b.Socket()
	none := objtest.List()
	b.Is(b.sel, "select", "([], [], [])", none, none, none, 0)
	b.Is(b.sel, "select", "([], [], [])", none, none, objtest.Tuple(), 0.01)
	b.Is(b.sel, "select", "TypeError: object 'int' isn't a tuple or list", 1, none, none)
	b.Is(b.sel, "select", "TypeError: function missing 1 required positional arguments", none, none)
	b.Is(b.sel, "select", "TypeError: can't convert str to float", none, none, none, "x")
	b.Is(b.sel, "select", "OSError: stream operation not supported", objtest.List(x, "x"), none, none)
	rx, ry, rf := b.Repr(x), b.Repr(y), b.Repr(fresh)
	b.Is(b.sel, "select", "([], ["+ry+"], [])", objtest.List(y, y), objtest.Tuple(y), none)
	b.Is(b.sel, "select", "([], [], ["+rf+"])", objtest.List(fresh), none, none) // though not in xlist
	b.Is(b.sel, "select", "([], [], [])", objtest.List(y), none, objtest.List(y), 0.02)
	b.Get(x, "send", "x")
	b.Ready(y, world.In)
	b.Is(b.sel, "select", "(["+ry+"], ["+rx+", "+ry+"], [])", objtest.List(x, y), objtest.List(x, y), none, nil)
	b.Get(y, "recv", 1)
	b.Get(x, "close")
	b.Is(b.sel, "select", "(["+ry+"], [], [<socket -1>])", objtest.List(y, x), none, none, -1)

	x, y = b.Pair()
	wait := b.Go(func(b *nettest.Bench) {
		b.Sleep(10 * time.Millisecond)
		b.Get(x, "send", "x")
	})
	b.Is(b.sel, "select", "(["+b.Repr(y)+"], [], [])", objtest.List(y), none, none, 5)
	wait()
}
