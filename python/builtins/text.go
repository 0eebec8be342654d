// This file holds the functions of characters and text: chr, ord, repr.

package builtins

import (
	"unicode/utf8"

	"mpy/python/object"
)

func textFuncs() []*object.Builtin {
	return []*object.Builtin{
		fn("__template__(strings, /, *parts)", "A Template of strings and of the parts of interpolations: value, expression, conversion and format in turn, or one tuple of them.", makeTemplate),
		fn("chr(n, /)", "The character with the number n.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			if a[0].IsInt() && uint64(a[0].AsInt()) < 128 {
				return object.Char(rune(a[0].AsInt())), nil
			}
			n, err := object.ToInt64(t, a[0])
			if err != nil {
				return object.Value{}, err
			}
			if n < 0 || n >= 0x110000 {
				return object.Value{}, object.NewError(object.ValueError, "char not in range(0x110000)")
			}
			return object.Char(rune(n)), nil
		}),
		fn("ord(c, /)", "The number of a character: a str or bytes of length 1.", ord),
		fn("repr(x, /)", "x as text that shows what it is.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			s, err := object.Repr(t, a[0])
			return object.NewStr(s), err
		}),
	}
}

// makeTemplate makes what a t-string does, as MicroPython lets scripts make it.
func makeTemplate(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	parts := a[1:]
	strs, err := object.Sequence(a[0])
	if err == nil && len(parts) == 1 {
		parts, err = object.Sequence(parts[0])
	}
	if err != nil {
		return object.Value{}, err
	}
	o := &object.Template{Strings: append([]object.Value(nil), strs...)}
	for ; len(parts) >= 4; parts = parts[4:] {
		o.Interpolations = append(o.Interpolations, object.NewInterpolation(parts[0], parts[1], parts[2], parts[3]))
	}
	return object.Ref(o), nil
}

func ord(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if o, ok := a[0].Obj().(*object.Str); ok && len(o.S) == 1 {
		return object.Int(int64(o.S[0])), nil
	}
	n := 0
	switch o := object.Native(a[0]).Obj().(type) {
	case *object.Str:
		if n = o.Len(); n == 1 {
			return object.Int(int64(firstRune(o.S))), nil
		}
	case *object.Bytes:
		if n = len(o.S); n == 1 {
			return object.Int(int64(o.S[0])), nil
		}
	default:
		_, err := object.Text(a[0])
		return object.Value{}, err
	}
	return object.Value{}, object.NewError(object.TypeError, "ord() expected a character, but string of length %d found", n)
}

// firstRune decodes the first character, a lone surrogate included.
func firstRune(s string) rune {
	if len(s) == 3 && s[0] == 0xED && s[1] >= 0xA0 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
