// This file holds the module string.

// Package str is the module string: sets of characters, and string.templatelib.
package str

import (
	"strings"

	"mpy/host"
	"mpy/python/object"
)

const (
	lower  = "abcdefghijklmnopqrstuvwxyz"
	upper  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits = "0123456789"
	marks  = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	space  = " \t\n\r\v\f"
)

// Module makes the module string.
func Module(*host.Host) *object.Def {
	text := func(name, doc, s string) object.Member {
		return object.Member{Name: name, Doc: doc, Value: object.NewStr(s)}
	}
	return &object.Def{
		Name: "string",
		Doc:  "Sets of ASCII characters, and string.templatelib, what t-strings are made of: Template and Interpolation.",
		Members: []object.Member{
			text("ascii_letters", "The letters, lower case first.", lower+upper),
			text("ascii_lowercase", "The letters in lower case.", lower),
			text("ascii_uppercase", "The letters in upper case.", upper),
			text("digits", "The digits.", digits),
			text("hexdigits", "The digits of hexadecimal numbers.", digits+"abcdefABCDEF"),
			text("octdigits", "The digits of octal numbers.", digits[:8]),
			text("printable", "All characters that can be printed, white space too.", digits+lower+upper+marks+space),
			text("punctuation", "The other characters that can be printed.", marks),
			text("whitespace", "White space.", space),
			object.Fn("translate(s, table, /)", "Gives s with each character for whose number the dict table has an entry replaced by that: a text, a number, or None for nothing.", translate),
		},
		Init: func(t object.Thread, m *object.Module) error {
			lib, err := templatelib().Make(t)
			if err != nil {
				return err
			}
			m.Dict.SetStr("templatelib", object.Ref(lib))
			if in := t.Interp(); in != nil { // so it can be imported, under both names of the package
				in.Modules().SetStr("string.templatelib", object.Ref(lib))
				in.Modules().SetStr("ustring.templatelib", object.Ref(lib))
			}
			return nil
		},
	}
}

// templatelib declares the module string.templatelib.
func templatelib() *object.Def {
	return &object.Def{
		Name: "string.templatelib",
		Doc:  "What t-strings are made of.",
		Members: []object.Member{
			{Name: "Interpolation", Doc: "Interpolation(value, expression='', conversion=None, format_spec=''): a field of a t-string, with attributes of these names.", Value: object.Ref(object.InterpolationClass)},
			{Name: "Template", Doc: "Template(*parts): what a t-string makes, of texts and Interpolations: strings, interpolations and values are tuples; iterating gives the parts that are not empty; + joins two.", Value: object.Ref(object.TemplateClass)},
		},
	}
}

func translate(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	s, err := object.Text(args[0])
	if err != nil {
		return object.Value{}, err
	}
	if err := t.Grow(len(s)); err != nil {
		return object.Value{}, err
	}
	var b strings.Builder
	for _, r := range s {
		key := object.Int(int64(r))
		has, err := object.Contains(t, args[1], key)
		if err != nil {
			return object.Value{}, err
		}
		if !has {
			b.WriteRune(r)
			continue
		}
		v, err := object.GetItem(t, args[1], key)
		if err != nil {
			return object.Value{}, err
		}
		switch {
		case v.IsNone():
		case v.IsInt():
			b.Write(object.AppendRune(nil, rune(v.AsInt())))
		default:
			with, err := object.Text(v)
			if err != nil {
				return object.Value{}, err
			}
			if b.Len()+len(with) > b.Cap() && b.Len() > 4096 {
				if err := t.Grow(2 * (b.Len() + len(with))); err != nil {
					return object.Value{}, err
				}
			}
			b.WriteString(with)
		}
	}
	return object.NewStr(b.String()), nil
}
