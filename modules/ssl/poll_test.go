package ssl_test

import (
	"testing"

	"mpy/python/object"
	"mpy/python/object/objtest"
)

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

// TestPoll: decrypted bytes and whole records that were received count as
// readable, though the socket has nothing; dead and closed connections give 32.
func TestPoll(t *testing.T) {
	b := newBench(t)
	c := theCast()
	sx, sy := b.Pair()
	b.Get(sy, "setsockopt", 6, 1, 1)
	x, y, _, _ := b.meetOver(sx, sy, trusting(c.ca), serving(c.ec))
	in, out, all := b.Get(b.sel, "poll"), b.Get(b.sel, "poll"), b.Get(b.sel, "poll")
	b.Get(in, "register", x, 1)
	b.Get(out, "register", x, 4)
	b.Get(all, "register", x)
	is := func(what string, i, o, a int) {
		t.Helper()
		if x, y, z := b.events(in, x), b.events(out, x), b.events(all, x); x != i || y != o || z != a {
			t.Errorf("%s: %d %d %d, want %d %d %d", what, x, y, z, i, o, a)
		}
	}
	is("idle", -1, 4, 4)
	b.Get(y, "write", "one")
	b.Get(y, "write", "two")
	for len(bytesOf(b.Get(sx, "recv", 200, 2))) < 2*(5+8+3+16) { // MSG_PEEK: both are there, so that one read takes both
	}
	is("records in the socket", 1, 4, 5)
	b.Is(x, "recv", "b'on'", 2)
	is("half a record", 1, 4, 5)
	b.Is(x, "recv", "b'e'", 2)
	is("a record in the wire", 1, 4, 5)
	b.Is(b.sel, "select", "([<SSLSocket>], [], [])", objtest.List(x), objtest.List(), objtest.List(), 5)
	b.Is(x, "recv", "b'two'", 10)
	is("taken", -1, 4, 4)
	b.Get(y, "close")
	b.Ready(sx, 1)
	is("end", 1, 4, 5)
	b.Is(x, "read", "b''", 1)
	b.Get(x, "close")
	is("closed", 32, 32, 32)
	late := b.Get(b.sel, "poll")
	b.Get(late, "register", x)
	if e := b.events(late, x); e != 32 {
		t.Error(e)
	}
}

// TestPollBroken: an error turns into 32, also where the kernel has nothing to say.
func TestPollBroken(t *testing.T) {
	b := newBench(t)
	sx, sy := b.Pair()
	client := trusting(theCast().ca)
	client.later = true
	b.Get(sx, "setblocking", false)
	x, err := b.wrap(b.context(client), sx, client)
	if err != nil {
		t.Fatal(b.Error(err))
	}
	p := b.Get(b.sel, "poll")
	b.Get(p, "register", x, 1)
	b.Is(x, "read", "None", 1)
	if e := b.events(p, x); e != -1 {
		t.Error(e)
	}
	b.Get(sy, "write", "garbage")
	b.Is(p, "poll", "[(<SSLSocket>, 1)]", 5000)
	b.Is(x, "read", "OSError: (-29184, 'MBEDTLS_ERR_SSL_INVALID_RECORD')", 1)
	b.Is(p, "poll", "[(<SSLSocket>, 32)]", 5000)
}

// TestPollWakes: a poll of one thread sees what another one's read left over.
func TestPollWakes(t *testing.T) {
	b := newBench(t)
	sx, sy := b.Pair()
	b.Get(sy, "setsockopt", 6, 1, 1)
	c := theCast()
	x, y, _, _ := b.meetOver(sx, sy, trusting(c.ca), serving(c.ec))
	p := b.Get(b.sel, "poll")
	b.Get(p, "register", x, 1)
	wait := b.goes(func(o *bench) { o.Is(x, "recv", "b'h'", 1) }) // takes the record off the socket
	b.Get(y, "write", "hello")
	wait()
	b.Is(p, "poll", "[(<SSLSocket>, 1)]", 5000)
	b.Is(x, "recv", "b'ello'", 10)
	b.Is(p, "poll", "[]", 0)
}
