// This file defines Memoryview, a window on the bytes of another object.

package object

import (
	"github.com/go-python/gpython/py"
)

// Memoryview shows the items of a buffer, or a part of them, without a copy.
// It keeps the bytes that it was made of: when the object below grows and moves
// away, the view still shows the old ones, as in MicroPython.
type Memoryview struct {
	data     []byte
	code     byte
	readonly bool
	base     Value // the object below
}

// Type makes *Memoryview a py.Object.
func (o *Memoryview) Type() *py.Type { return &MemoryviewClass.Py }

// Class gives the class memoryview.
func (o *Memoryview) Class() *Class { return MemoryviewClass }

// Buffer gives the bytes that the view shows.
func (o *Memoryview) Buffer() ([]byte, byte, bool) { return o.data, o.code, o.readonly }

// Pin keeps the length of the object below.
func (o *Memoryview) Pin() { Pin(o.base) }

// Unpin undoes one Pin.
func (o *Memoryview) Unpin() {
	if p, ok := o.base.Obj().(Pinned); ok {
		p.Unpin()
	}
}

var (
	_ Pinned   = (*Memoryview)(nil)
	_ Buffered = (*Memoryview)(nil)
)

// NewMemoryview makes a view of a buffer, TypeError when v is none.
func NewMemoryview(v Value) (Value, error) {
	base := Native(v)
	switch o := base.Obj().(type) {
	case *Str:
		return Ref(&Memoryview{readOnly(o.S), 'B', true, base}), nil
	case *Bytes:
		return Ref(&Memoryview{readOnly(o.S), 'B', true, base}), nil
	case *Memoryview:
		c := *o
		return Ref(&c), nil
	case Buffered:
		data, code, readonly := o.Buffer()
		if code != 'O' {
			return Ref(&Memoryview{data, code, readonly, base}), nil
		}
	}
	return Value{}, NewError(TypeError, "object with buffer protocol required")
}

// Len gives the number of items.
func (o *Memoryview) Len() int { return itemCount(len(o.data), o.code) }

func init() {
	c := MemoryviewClass
	c.NoHash = true
	c.New = func(_ Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := checkArgs(args, kw, 1, 1); err != nil {
			return Value{}, err
		}
		return NewMemoryview(args[0])
	}
	c.Bool = func(_ Thread, v Value) (bool, error) { return len(v.Obj().(*Memoryview).data) != 0, nil }
	c.Len = func(_ Thread, v Value) (int, error) { return v.Obj().(*Memoryview).Len(), nil }
	c.Iter = arrayIterator
	c.Contains = bufferContains
	c.GetItem = memoryviewGetItem
	c.SetItem = memoryviewSetItem
	c.Compare = bufferCompare
	c.GetAttr = func(_ Thread, v Value, name string) (Value, error) {
		if name == "itemsize" {
			return Int(int64(ItemSize(v.Obj().(*Memoryview).code))), nil
		}
		return Value{}, nil
	}
	c.Methods(NewBuiltin("hex(self, sep=..., /)", "Gives the bytes as a str of two hexadecimal digits each, with sep between them.", bytesHex))
}

func memoryviewGetItem(t Thread, v, key Value) (Value, error) {
	o := v.Obj().(*Memoryview)
	if s, ok := key.Obj().(*Slice); ok {
		lo, hi, err := unitSlice(t, s, o.Len())
		if err != nil {
			return Value{}, err
		}
		size := ItemSize(o.code)
		return Ref(&Memoryview{o.data[lo*size : hi*size], o.code, o.readonly, o.base}), nil
	}
	i, err := itemIndex(key, o.Len(), "memoryview")
	if err != nil {
		return Value{}, err
	}
	return GetItemAt(o.data, o.code, i), nil
}

func memoryviewSetItem(t Thread, v, key, val Value) error {
	o := v.Obj().(*Memoryview)
	if !val.Bound() {
		return NewError(TypeError, "'memoryview' object doesn't support item deletion")
	}
	if s, ok := key.Obj().(*Slice); ok {
		lo, hi, err := unitSlice(t, s, o.Len())
		if err != nil {
			return err
		}
		size := ItemSize(o.code)
		data, err := sliceSource(val, size)
		if err != nil {
			return err
		}
		if o.readonly {
			return errReadonly()
		}
		if len(data) != (hi-lo)*size {
			return errIncompatible()
		}
		copy(o.data[lo*size:hi*size], data)
		return nil
	}
	i, err := itemIndex(key, o.Len(), "memoryview")
	if err != nil {
		return err
	}
	if o.readonly {
		return errReadonly()
	}
	return PutItemAt(t, o.data, o.code, i, val)
}

func errReadonly() error {
	return NewError(TypeError, "'memoryview' object doesn't support item assignment")
}
