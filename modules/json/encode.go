// This file writes values as JSON.

package json

import (
	"strconv"
	"unicode/utf8"

	"mpy/python/object"
)

// chunk is how much text collects before it goes to a stream.
const chunk = 4096

// encoder collects JSON text, and hands it to sink if there is one.
type encoder struct {
	t          object.Thread
	buf        []byte
	charged    int // what of buf's capacity has been charged
	item, pair string
	sink       func([]byte) error
}

func newEncoder(t object.Thread, separators object.Value) (*encoder, error) {
	e := &encoder{t: t, item: ", ", pair: ": ", charged: chunk}
	if !separators.Bound() || separators.IsNone() {
		return e, nil
	}
	two, err := object.Sequence(separators)
	if err != nil {
		return nil, err
	}
	if len(two) != 2 {
		return nil, object.NewError(object.ValueError, "requested length 2 but object has length %d", len(two))
	}
	if e.item, err = object.Text(two[0]); err != nil {
		return nil, err
	}
	e.pair, err = object.Text(two[1])
	return e, err
}

// flush hands the text on.
func (e *encoder) flush() error {
	if len(e.buf) == 0 {
		return nil
	}
	err := e.sink(e.buf)
	e.buf = e.buf[:0]
	return err
}

// value writes any value.
func (e *encoder) value(v object.Value) error {
	if len(e.buf) >= chunk {
		if e.sink != nil {
			if err := e.flush(); err != nil {
				return err
			}
		} else if cap(e.buf) > e.charged {
			e.charged = cap(e.buf)
			if err := e.t.Grow(e.charged); err != nil {
				return err
			}
		}
	}
	switch o := v.Obj().(type) {
	case nil:
		return e.plain(v)
	case *object.Str:
		return e.str(o.S)
	case *object.Bytes:
		if !utf8.ValidString(o.S) {
			return object.NewException(object.UnicodeError)
		}
		return e.str(o.S)
	case *object.BigInt:
		s, err := object.Repr(e.t, v)
		e.buf = append(e.buf, s...)
		return err
	case *object.List:
		return e.list(&o.Items)
	case *object.Tuple:
		if o.Cls == nil {
			return e.list(&o.Items)
		}
	case *object.Dict:
		return e.dict(o)
	}
	c := object.ClassOf(v)
	if c.User && !c.Special("__repr__").Bound() {
		if n := object.Native(v); n != v {
			return e.nested(func() error { return e.value(n) })
		}
	}
	if x, ok := v.Obj().(*object.Exception); ok && !c.Special("__repr__").Bound() {
		items := x.Args()
		return e.list(&items)
	}
	s, err := object.Repr(e.t, v)
	e.buf = append(e.buf, s...)
	return err
}

// plain writes what is no object.
func (e *encoder) plain(v object.Value) error {
	switch {
	case v.IsInt():
		e.buf = strconv.AppendInt(e.buf, v.AsInt(), 10)
	case v.IsFloat():
		e.buf = append(e.buf, object.FloatRepr(v.AsFloat())...)
	case v.IsNone():
		e.buf = append(e.buf, "null"...)
	case v.IsTrue():
		e.buf = append(e.buf, "true"...)
	default:
		e.buf = append(e.buf, "false"...)
	}
	return nil
}

// nested runs f one level deeper.
func (e *encoder) nested(f func() error) error {
	if err := e.t.Descend(); err != nil {
		return err
	}
	defer e.t.Ascend()
	return f()
}

// list writes the items of a list, which may change meanwhile.
func (e *encoder) list(items *[]object.Value) error {
	if err := e.t.Descend(); err != nil {
		return err
	}
	defer e.t.Ascend()
	e.buf = append(e.buf, '[')
	pace := object.NewPace(e.t)
	for i := 0; i < len(*items); i++ {
		if err := pace.Did(64); err != nil {
			return err
		}
		if i > 0 {
			e.buf = append(e.buf, e.item...)
		}
		if err := e.value((*items)[i]); err != nil {
			return err
		}
	}
	e.buf = append(e.buf, ']')
	return nil
}

// dict writes a dict. A key that is no string is written between quotes as it is.
func (e *encoder) dict(d *object.Dict) error {
	if err := e.t.Descend(); err != nil {
		return err
	}
	defer e.t.Ascend()
	e.buf = append(e.buf, '{')
	first := true
	for i := 0; ; {
		key, val, ok := d.Next(&i)
		if !ok {
			break
		}
		if !first {
			e.buf = append(e.buf, e.item...)
		}
		first = false
		quote := true
		switch key.Obj().(type) {
		case *object.Str, *object.Bytes:
			quote = false
		}
		if quote {
			e.buf = append(e.buf, '"')
		}
		if err := e.value(key); err != nil {
			return err
		}
		if quote {
			e.buf = append(e.buf, '"')
		}
		e.buf = append(e.buf, e.pair...)
		if err := e.value(val); err != nil {
			return err
		}
	}
	e.buf = append(e.buf, '}')
	return nil
}

// str writes a string; what is no control character goes out as it is.
func (e *encoder) str(s string) error {
	const hex = "0123456789abcdef"
	if room := len(e.buf) + len(s); room > cap(e.buf) && room > chunk { // what is escaped takes more, and is charged afterwards
		if err := e.t.Grow(room); err != nil {
			return err
		}
	}
	b := append(e.buf, '"')
	from := 0
	pace := object.NewPace(e.t)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		if err := pace.Did(8); err != nil {
			return err
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[from:]...)
	e.buf = append(b, '"')
	return nil
}
