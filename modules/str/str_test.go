package str

import (
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// The constants and translate are as micropython-lib has them.
func TestString(t *testing.T) {
	th := &Thread{}
	mod := Import(t, th, Module(nil))
	m := object.Ref(mod)
	for name, want := range map[string]string{
		"ascii_letters": `'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'`,
		"hexdigits":     `'0123456789abcdefABCDEF'`,
		"octdigits":     `'01234567'`,
		"whitespace":    `' \t\n\r\x0b\x0c'`,
		"punctuation":   "'!\"#$%&\\'()*+,-./:;<=>?@[\\\\]^_`{|}~'",
		"templatelib":   "<module 'string.templatelib'>",
	} {
		if got := Repr(th, mod.Dict.GetStr(name)); got != want {
			t.Errorf("%s = %s", name, got)
		}
	}
	if n := len(digits+lower+upper+marks+space) - 100; n != 0 {
		t.Error(n)
	}
	d := object.NewDict(0)
	for k, v := range map[int64]any{'a': "bb", 'b': nil, 'c': int64('d')} {
		if err := d.Set(th, object.Int(k), Of(v)); err != nil {
			t.Fatal(err)
		}
	}
	Run(t, th, m, []Case{
		C("translate", "'bbdxé'", "abcxé", d),
		C("translate", "TypeError: can't convert 'int' object to str implicitly", 5, d),
	})
}
