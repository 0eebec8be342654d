package ssl_test

import (
	"testing"

	"mpy/python/object"
)

// TestAllocations: steady traffic allocates what the script gets, and what
// crypto/tls needs for a record.
func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	b := newBench(t)
	x, y := b.connected()
	msg := object.NewBytes("0123456789abcde\n")
	buf := object.NewBytearray(make([]byte, 16))
	for _, c := range []struct {
		put, get string
		arg      object.Value
		max      float64
	}{
		{"write", "readinto", buf, 1},
		{"send", "recv_into", buf, 1},
		{"sendall", "recv", object.Int(16), 3},
		{"write", "readline", object.Value{}, 3},
	} {
		put, _ := x.Obj().Class().Lookup(c.put)
		get, _ := y.Obj().Class().Lookup(c.get)
		out, in := []object.Value{x, msg}, []object.Value{y, c.arg}
		if !c.arg.Bound() {
			in = in[:1]
		}
		n := testing.AllocsPerRun(200, func() {
			if _, err := b.T.Call(put, out, object.Kw{}); err != nil {
				t.Fatal(b.Error(err))
			}
			if _, err := b.T.Call(get, in, object.Kw{}); err != nil {
				t.Fatal(b.Error(err))
			}
		})
		if n > c.max {
			t.Errorf("%s, %s: %v allocations, want %v", c.put, c.get, n, c.max)
		}
	}
}
