// This file reads JSON text.

package json

import (
	"strings"
	"unicode/utf8"

	"mpy/python/object"
)

// decoder reads JSON text from buf and, when that ends, from more. A zero byte
// stands for the end, as no JSON text holds one.
type decoder struct {
	t    object.Thread
	buf  []byte
	at   int
	more func() ([]byte, error) // the next piece of text, empty at the end; may be nil
	err  error                  // what more failed with
	keys map[string]object.Value
	tmp  []byte
}

func syntaxError() error { return object.NewError(object.ValueError, "syntax error in JSON") }

// cur gives the character at hand.
func (d *decoder) cur() byte {
	if d.at < len(d.buf) {
		return d.buf[d.at]
	}
	return d.fill()
}

// next goes on to the next character and gives it.
func (d *decoder) next() byte {
	d.at++
	return d.cur()
}

// fill gets more text.
func (d *decoder) fill() byte {
	if d.more == nil || d.err != nil {
		return 0
	}
	d.buf, d.err = d.more()
	d.at = 0
	if d.err != nil || len(d.buf) == 0 {
		d.buf, d.more = nil, nil
		return 0
	}
	return d.buf[0]
}

// text reads a whole text. Nested values stand on a stack of its own, not on
// Go's. As in MicroPython commas and colons count as white space and it does
// not matter which bracket closes.
func (d *decoder) text() (object.Value, error) {
	var (
		stack []object.Value // the containers around top
		top   object.Value
		key   object.Value // a dict's key that waits for its value
	)
	pace := object.NewPace(d.t)
	for {
		if err := pace.Did(64); err != nil {
			return object.Value{}, err
		}
		c := d.cur()
		switch c {
		case ',', ':', ' ', '\t', '\n', '\r':
			d.at++
			continue
		case '}', ']':
			d.at++
			if !top.Bound() {
				return d.fail()
			}
			if len(stack) == 0 {
				return d.end(top)
			}
			top = stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			continue
		}
		v, enter, err := d.value(c, isDict(top) && !key.Bound())
		if err != nil {
			if d.err != nil {
				err = d.err
			}
			return object.Value{}, err
		}
		switch o := top.Obj().(type) {
		case nil:
			if !enter {
				return d.end(v)
			}
			top = v
			continue
		case *object.List:
			if n := len(o.Items); n == cap(o.Items) && n >= 4096 {
				if err := d.t.Grow(32 * n); err != nil {
					return object.Value{}, err
				}
			}
			o.Items = append(o.Items, v)
		case *object.Dict:
			if !key.Bound() {
				if enter {
					return d.fail()
				}
				key = v
			} else {
				if err := o.Set(d.t, key, v); err != nil {
					return object.Value{}, err
				}
				key = object.Value{}
			}
		}
		if enter {
			if n := len(stack); n == cap(stack) && n >= 4096 {
				if err := d.t.Grow(32 * n); err != nil {
					return object.Value{}, err
				}
			}
			stack = append(stack, top)
			top = v
		}
	}
}

func isDict(v object.Value) bool {
	_, ok := v.Obj().(*object.Dict)
	return ok
}

// fail gives the stream's error, or says that the text is wrong.
func (d *decoder) fail() (object.Value, error) {
	if d.err != nil {
		return object.Value{}, d.err
	}
	return object.Value{}, syntaxError()
}

// end makes sure that nothing follows but white space.
func (d *decoder) end(v object.Value) (object.Value, error) {
	for {
		switch d.cur() {
		case ' ', '\t', '\n', '\r', '\v', '\f':
			d.at++
		case 0:
			if d.err != nil || d.at < len(d.buf) { // a zero byte of the text
				return d.fail()
			}
			return v, nil
		default:
			return d.fail()
		}
	}
}

// value reads the value that begins with c; enter says that it is a list or a
// dict, whose items follow.
func (d *decoder) value(c byte, isKey bool) (v object.Value, enter bool, err error) {
	switch c {
	case 'n':
		return object.None, false, d.word("null")
	case 't':
		return object.True, false, d.word("true")
	case 'f':
		return object.False, false, d.word("false")
	case '"':
		d.at++
		v, err = d.str(isKey)
		return v, false, err
	case '[':
		d.at++
		return object.NewList(), true, nil
	case '{':
		d.at++
		return object.Ref(object.NewDict(0)), true, nil
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		v, err = d.number()
		return v, false, err
	}
	return object.Value{}, false, syntaxError()
}

func (d *decoder) word(w string) error {
	for i := range len(w) {
		if d.cur() != w[i] {
			return syntaxError()
		}
		d.at++
	}
	return nil
}

// number reads an int or a float.
func (d *decoder) number() (object.Value, error) {
	text := d.tmp[:0]
	float := false
	n, small := int64(0), true // the value, while it is a plain int of a few digits
	for {
		c := d.cur()
		switch {
		case c >= '0' && c <= '9':
			n = 10*n + int64(c-'0')
		case c == '.' || c == 'e' || c == 'E':
			float = true
		case c == '-' && len(text) == 0:
		case c == '+' || c == '-':
			small = false
		default:
			d.tmp = text
			switch {
			case float:
				f, err := object.ParseFloat(string(text))
				return object.Float(f), err
			case small && len(text) <= 18 && (text[0] != '-' || len(text) > 1):
				if text[0] == '-' {
					n = -n
				}
				return object.Int(n), nil
			}
			return bigNumber(d.t, string(text))
		}
		text = append(text, c)
		d.at++
	}
}

// bigNumber reads an int that is long or wrong.
func bigNumber(t object.Thread, s string) (object.Value, error) {
	if strings.ContainsFunc(strings.TrimPrefix(s, "-"), func(r rune) bool { return r < '0' || r > '9' }) {
		return object.Value{}, object.NewError(object.ValueError, "invalid syntax for integer with base 10: '%s'", strings.TrimPrefix(s, "-"))
	}
	return object.ParseInt(t, s, 10)
}

// str reads a string behind its opening quote. Keys come again and again:
// those that are equal are one object.
func (d *decoder) str(isKey bool) (object.Value, error) {
	for i := d.at; i < len(d.buf); i++ { // mostly it lies in the buffer as it is
		switch d.buf[i] {
		case '"':
			s := d.buf[d.at:i]
			d.at = i + 1
			return d.newStr(s, isKey)
		case '\\', 0:
			i = len(d.buf)
		}
	}
	text := d.tmp[:0]
	for {
		c := d.cur()
		switch c {
		case 0:
			return object.Value{}, syntaxError()
		case '"':
			d.at++
			d.tmp = text
			return d.newStr(text, isKey)
		case '\\':
			c = d.next()
			switch c {
			case 0:
				return object.Value{}, syntaxError()
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'u':
				r := rune(0)
				for range 4 {
					h := hexDigit(d.next())
					if h < 0 {
						return object.Value{}, syntaxError()
					}
					r = r<<4 | h
				}
				text = object.AppendRune(text, r)
				d.at++
				continue
			}
		}
		if n := len(text); n == cap(text) && n >= 4096 {
			if err := d.t.Grow(2 * n); err != nil {
				return object.Value{}, err
			}
		}
		text = append(text, c)
		d.at++
	}
}

func hexDigit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return -1
}

// newStr makes the str of text that is about to be overwritten.
func (d *decoder) newStr(text []byte, isKey bool) (object.Value, error) {
	if isKey && len(text) <= 32 {
		if v, ok := d.keys[string(text)]; ok {
			return v, nil
		}
	}
	if !validText(text) {
		return object.Value{}, object.NewException(object.UnicodeError)
	}
	v := object.NewStr(string(text))
	if isKey && len(text) <= 32 && len(d.keys) < 256 {
		if d.keys == nil {
			d.keys = make(map[string]object.Value)
		}
		d.keys[string(text)] = v
	}
	return v, nil
}

// validText says whether text is UTF-8, in which lone surrogates may stand.
func validText(text []byte) bool {
	for len(text) > 0 && !utf8.Valid(text) {
		i := 0
		for i < len(text) {
			r, n := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		if len(text)-i < 3 || text[i] != 0xED || text[i+1]&0xE0 != 0xA0 || text[i+2]&0xC0 != 0x80 {
			return false
		}
		text = text[i+3:]
	}
	return true
}
