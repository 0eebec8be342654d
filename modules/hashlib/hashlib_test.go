package hashlib

import (
	"strings"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29 prints; md5 and sha1, which its unix port has with a
// TLS library only, give CPython's digests.
func TestHashlib(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	for _, c := range []struct{ name, want string }{
		{"md5", `b']A@*\xbcK*v\xb9q\x9d\x91\x10\x17\xc5\x92'`},
		{"sha1", `b'\xaa\xf4\xc6\x1d\xdc\xc5\xe8\xa2\xda\xbe\xde\x0f;H,\xd9\xae\xa9CM'`},
		{"sha256", `b',\xf2M\xba_\xb0\xa3\x0e&\xe8;*\xc5\xb9\xe2\x9e\x1b\x16\x1e\\\x1f\xa7B^s\x043b\x93\x8b\x98$'`},
	} {
		Run(t, th, m, []Case{
			C(c.name, "TypeError: object with buffer protocol required", 5),
			C(c.name, "TypeError: function expected at most 1 arguments, got 2", "a", "b"),
			C(c.name, "TypeError: function doesn't take keyword arguments").With("data", "a"),
		})
		cls, err := object.GetAttr(th, m, c.name)
		if err != nil {
			t.Fatal(err)
		}
		for _, parts := range [][]any{{"hello"}, {"", "h", []byte("el"), object.NewBytearray([]byte("lo")), ""}} {
			h, err := th.Call(cls, []object.Value{Of(parts[0])}, object.Kw{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range parts[1:] {
				Run(t, th, h, []Case{C("update", "None", p)})
			}
			Run(t, th, h, []Case{
				C("update", "TypeError: object with buffer protocol required", 5),
				C("digest", "TypeError: function takes 1 positional arguments but 2 were given", 5),
				C("hexdigest", "AttributeError: '"+c.name+"' object has no attribute 'hexdigest'"),
				C("digest", c.want),
				C("digest", "ValueError: hash is final"),
				C("update", "ValueError: hash is final", "a"),
				C("update", "ValueError: hash is final", 5),
			})
			if got := Repr(th, h); !strings.HasPrefix(got, "<"+c.name) {
				t.Error(got)
			}
		}
	}
}
