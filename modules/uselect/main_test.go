package uselect_test

import (
	"testing"

	"mpy/modules/internal/nettest"
	"mpy/modules/uselect"
	"mpy/python/object"
)

func TestMain(m *testing.M) { nettest.Main(m) }

// bench has the module select, too.
type bench struct {
	*nettest.Bench
	sel object.Value
}

func newBench(tb testing.TB) *bench {
	b := &bench{Bench: nettest.New(tb)}
	b.sel = b.Import(uselect.Module(b.Host))
	return b
}

func (b *bench) poll() object.Value { return b.Get(b.sel, "poll") }

// events gives what p.poll(0) has for v: -1 for nothing.
func (b *bench) events(p, v object.Value) int {
	list := b.Get(p, "poll", 0)
	n, _ := object.Len(b.T, list)
	for i := range n {
		if e := b.Item(list, i); b.Item(e, 0) == v {
			return int(b.Item(e, 1).AsInt())
		}
	}
	return -1
}
