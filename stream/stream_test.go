// This file tests the stream protocol. What is expected was probed on
// MicroPython's unix port (socket-facts.md, section 5).

package stream_test

import (
	"testing"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/python/object/objtest"
	"mpy/stream"
)

// step is what one read gives.
type step struct {
	data string
	err  error
	end  bool // 0 bytes
}

// pieces gives its steps one after the other, then the end; it takes writes of at most room bytes.
type pieces struct {
	steps []step
	text  bool
	room  []int // per write; -1: EAGAIN
	wrote string
	reads int
}

var class = object.NewClass("pieces")

func init() {
	stream.Declare(class, "read read1 readinto readline readlines write seek close fileno ioctl __enter__ __exit__")
	stream.Iterate(class)
}

func (o *pieces) Type() *py.Type       { return &class.Py }
func (o *pieces) Class() *object.Class { return class }
func (o *pieces) Text() bool           { return o.text }

func (o *pieces) Read(_ object.Thread, p []byte) (int, error) {
	o.reads++
	if len(o.steps) == 0 {
		return 0, nil
	}
	s := &o.steps[0]
	if s.end {
		o.steps = o.steps[1:]
		return 0, nil
	}
	if s.err != nil {
		err := s.err
		o.steps = o.steps[1:]
		return 0, err
	}
	n := copy(p, s.data)
	if s.data = s.data[n:]; s.data == "" {
		o.steps = o.steps[1:]
	}
	return n, nil
}

func (o *pieces) Write(_ object.Thread, p []byte) (int, error) {
	n := len(p)
	if len(o.room) > 0 {
		n, o.room = o.room[0], o.room[1:]
	}
	switch n {
	case -1:
		return 0, board.EAGAIN
	case -2:
		return 0, board.EPIPE
	}
	o.wrote += string(p[:min(n, len(p))])
	return min(n, len(p)), nil
}

func (o *pieces) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	if req == stream.GetFileno {
		return 7, nil
	}
	return 0, board.EINVAL
}

// call calls a method and gives the repr of the result or of the exception.
func call(t *testing.T, o object.Value, name string, args ...object.Value) string {
	t.Helper()
	th := &objtest.Thread{}
	m, err := object.GetAttr(th, o, name)
	if err == nil {
		var r object.Value
		if r, err = th.Call(m, args, object.Kw{}); err == nil {
			s, err := object.Repr(th, r)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	s, _ := object.Repr(th, object.Ref(object.AsException(err)))
	return s
}

func n(i int64) object.Value { return object.Int(i) }

func TestRead(t *testing.T) {
	again := step{err: board.EAGAIN}
	reset := step{err: board.ECONNRESET}
	d := func(s string) step { return step{data: s} }
	for _, c := range []struct {
		text  bool
		steps []step
		name  string
		args  []object.Value
		want  string
	}{
		{false, []step{d("ab"), d("cd"), d("ef")}, "read", []object.Value{n(5)}, "b'abcde'"},
		{false, []step{d("ab"), d("cd")}, "read", nil, "b'abcd'"},
		{false, []step{d("ab"), d("cd")}, "read", []object.Value{n(-1)}, "b'abcd'"},
		{false, nil, "read", nil, "b''"},
		{false, []step{d("ab")}, "read", []object.Value{n(5)}, "b'ab'"},
		{false, []step{again}, "read", []object.Value{n(5)}, "None"},
		{false, []step{again}, "read", nil, "None"},
		{false, []step{d("ab"), again, d("cd")}, "read", []object.Value{n(5)}, "b'ab'"},
		{false, []step{d("ab"), again, d("cd")}, "read", nil, "b'ab'"},
		{false, []step{d("ab"), reset}, "read", []object.Value{n(5)}, "OSError(104,)"},
		{false, []step{d("ab"), reset}, "read", nil, "OSError(104,)"},
		{false, []step{reset}, "read", []object.Value{n(0)}, "b''"},
		{false, nil, "read", []object.Value{n(-5)}, "MemoryError('memory allocation failed, allocating 18446744073709551612 bytes',)"},
		{false, []step{d("ab"), d("cd")}, "read1", []object.Value{n(5)}, "b'ab'"},
		{false, []step{d("a\nb"), d("c\n")}, "readline", nil, `b'a\n'`},
		{false, []step{d("ab"), again}, "readline", nil, "b'ab'"},
		{false, []step{again}, "readline", nil, "None"},
		{false, []step{d("abc")}, "readline", []object.Value{n(2)}, "b'ab'"},
		{false, []step{d("abc")}, "readline", []object.Value{n(0)}, "b''"},
		{false, []step{d("a\nb")}, "readlines", nil, `[b'a\n', b'b']`},
		{true, []step{d("hé€😀x")}, "read", []object.Value{n(4)}, "'hé€😀'"},
		{true, []step{d("hé")}, "read", []object.Value{n(9)}, "'hé'"},
		{true, []step{d("\xff")}, "read", nil, "UnicodeError()"},
		{true, []step{d("é\nx")}, "readline", nil, `'é\n'`},
		{false, nil, "fileno", nil, "7"},
		{false, nil, "seek", []object.Value{n(0)}, "OSError(22,)"},
		{false, nil, "close", nil, "OSError(22,)"},
		{false, nil, "ioctl", []object.Value{n(10), n(0)}, "7"},
		{false, nil, "read", []object.Value{object.NewStr("a")}, `TypeError("can't convert str to int",)`},
	} {
		o := object.Ref(&pieces{steps: c.steps, text: c.text})
		if got := call(t, o, c.name, c.args...); got != c.want {
			t.Errorf("%s%v of %v: got %s, want %s", c.name, c.args, c.steps, got, c.want)
		}
	}
}

func TestReadInto(t *testing.T) {
	for _, c := range []struct {
		steps []step
		args  []object.Value
		want  string
		buf   string
	}{
		{[]step{{data: "ab"}, {data: "cdefg"}}, nil, "5", "abcde"},
		{[]step{{data: "ab"}, {data: "cdefg"}}, []object.Value{n(3)}, "3", "abc--"},
		{[]step{{data: "abcdefg"}}, []object.Value{n(-1)}, "5", "abcde"},
		{[]step{{data: "ab"}}, []object.Value{n(0)}, "0", "-----"},
		{nil, nil, "0", "-----"},
		{[]step{{err: board.EAGAIN}}, nil, "None", "-----"},
		{[]step{{data: "a"}, {err: board.EAGAIN}}, nil, "1", "a----"},
		{[]step{{data: "a"}, {err: board.ETIMEDOUT}}, nil, "OSError(110,)", "a----"},
	} {
		buf := &object.Bytearray{B: []byte("-----")}
		got := call(t, object.Ref(&pieces{steps: c.steps}), "readinto", append([]object.Value{object.Ref(buf)}, c.args...)...)
		if got != c.want || string(buf.B) != c.buf {
			t.Errorf("readinto of %v: got %s %q, want %s %q", c.steps, got, buf.B, c.want, c.buf)
		}
		if buf.Pins != 0 {
			t.Error("still pinned")
		}
	}
	if got := call(t, object.Ref(&pieces{}), "readinto", object.NewBytes("abc")); got != "TypeError('object with buffer protocol required',)" {
		t.Error(got)
	}
}

func TestWrite(t *testing.T) {
	abc := object.NewStr("abcdef")
	for _, c := range []struct {
		room  []int
		args  []object.Value
		want  string
		wrote string
	}{
		{nil, []object.Value{abc}, "6", "abcdef"},
		{[]int{2, 2}, []object.Value{abc}, "6", "abcdef"},
		{[]int{2, -1}, []object.Value{abc}, "2", "ab"},
		{[]int{-1}, []object.Value{abc}, "None", ""},
		{[]int{2, 0}, []object.Value{abc}, "2", "ab"},
		{[]int{2, -2}, []object.Value{abc}, "OSError(32,)", "ab"},
		{nil, []object.Value{abc, n(3)}, "3", "abc"},
		{nil, []object.Value{abc, n(2), n(2)}, "2", "cd"},
		{nil, []object.Value{abc, n(-1)}, "6", "abcdef"},
		{nil, []object.Value{abc, n(-1), n(2)}, "0", ""},
		{nil, []object.Value{abc, n(9), n(2)}, "0", ""},
		{nil, []object.Value{abc, n(4), n(9)}, "2", "ef"},
		{nil, []object.Value{abc, n(1), n(2), n(3)}, "TypeError('function expected at most 4 arguments, got 5',)", ""},
		{nil, []object.Value{n(5)}, "TypeError('object with buffer protocol required',)", ""},
	} {
		o := &pieces{room: c.room}
		if got := call(t, object.Ref(o), "write", c.args...); got != c.want || o.wrote != c.wrote {
			t.Errorf("write%v: got %s %q, want %s %q", c.args, got, o.wrote, c.want, c.wrote)
		}
	}
}

func TestIterate(t *testing.T) {
	th := &objtest.Thread{}
	items, err := object.Items(th, object.Ref(&pieces{steps: []step{{data: "a\nb"}, {data: "c\n"}, {data: "d"}}}))
	if err != nil {
		t.Fatal(err)
	}
	if s, _ := object.Repr(th, object.NewList(items...)); s != `[b'a\n', b'bc\n', b'd']` {
		t.Error(s)
	}
}

func TestOf(t *testing.T) {
	for _, v := range []object.Value{n(5), object.None, object.NewStr("x"), object.NewList()} {
		if _, err := stream.Of(v); err == nil || err.Error() != "OSError: stream operation not supported" {
			t.Errorf("%v", err)
		}
	}
}

// A script's stream: its methods are called with copies or pinned buffers.
func TestScripted(t *testing.T) {
	th := &objtest.Thread{}
	c, exc := object.NewUserClass("mine", []*object.Class{stream.IOBaseClass})
	if exc != nil {
		t.Fatal(exc)
	}
	var result object.Value
	var wrote string
	fn := func(sig string, f func(a []object.Value) object.Value) {
		b := object.NewBuiltin(sig, "", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) { return f(a), nil })
		b.Owner = object.ObjectClass
		c.Set(b.Name, object.Ref(b))
	}
	fn("readinto(self, buf, /)", func(a []object.Value) object.Value {
		b := a[1].Obj().(*object.Bytearray)
		copy(b.B, "xyz")
		return result
	})
	fn("write(self, buf, /)", func(a []object.Value) object.Value {
		b := a[1].Obj().(*object.Bytearray)
		wrote = string(b.B)
		clear(b.B)
		return result
	})
	fn("ioctl(self, request, arg, /)", func(a []object.Value) object.Value { return n(a[1].AsInt() + a[2].AsInt()) })
	v, err := c.Instantiate(th, nil, object.Kw{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := stream.Of(v)
	if err != nil {
		t.Fatal(err)
	}
	p := make([]byte, 5)
	for _, x := range []struct {
		result object.Value
		n      int
		err    string
	}{{n(3), 3, ""}, {n(99), 0, board.EIO.Error()}, {n(0), 0, ""}, {object.None, 0, board.EAGAIN.Error()}, {n(-11), 0, board.EAGAIN.Error()}, {n(-5), 0, "OSError: 5"}, {object.NewStr("a"), 0, "TypeError: can't convert str to int"}} {
		result = x.result
		k, err := s.Read(th, p)
		text := ""
		if err != nil {
			text = err.Error()
		}
		if k != x.n || text != x.err {
			t.Errorf("read: %d %v, want %d %s", k, err, x.n, x.err)
		}
	}
	result = n(2)
	text := "immutable"
	b, _ := object.BytesOf(object.NewStr(text))
	if k, err := s.Write(th, b); k != 2 || err != nil || wrote != "immutable" || string(b) != "immutable" {
		t.Errorf("write: %d %v %q %q", k, err, wrote, b)
	}
	if k, err := s.Ioctl(th, stream.Poll, 4); k != 7 || err != nil {
		t.Errorf("ioctl: %d %v", k, err)
	}
}
