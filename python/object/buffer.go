// This file defines the buffer protocol: bytes that several objects may look at without a copy.

package object

// Buffered is an object whose bytes can be seen. Data is valid until the
// object changes its length; Typecode is the array module's, 'B' for bytes.
type Buffered interface {
	Object
	Buffer() (data []byte, typecode byte, readonly bool)
}

// Pinned is a Buffered that can change its length: between Pin and Unpin it refuses to.
type Pinned interface {
	Pin()
	Unpin()
}

// BytesOf gives the bytes of any buffer, str included, as MicroPython accepts
// them wherever data goes out. The result must not be changed.
func BytesOf(v Value) ([]byte, error) {
	switch o := Native(v).Obj().(type) {
	case *Bytes:
		return readOnly(o.S), nil
	case *Str:
		return readOnly(o.S), nil
	case *Bytearray:
		return o.B, nil
	case Buffered:
		b, _, _ := o.Buffer()
		return b, nil
	}
	return nil, NewError(TypeError, "object with buffer protocol required")
}

// WritableOf gives the bytes of a buffer that may be written.
func WritableOf(v Value) ([]byte, error) {
	switch o := Native(v).Obj().(type) {
	case *Bytearray:
		return o.B, nil
	case Buffered:
		if b, _, readonly := o.Buffer(); !readonly {
			return b, nil
		}
	}
	return nil, NewError(TypeError, "object with buffer protocol required")
}

// Pin keeps the length of the buffer v, if it can change, until the returned object is unpinned; nil: it cannot.
func Pin(v Value) Pinned {
	if p, ok := Native(v).Obj().(Pinned); ok {
		p.Pin()
		return p
	}
	return nil
}

// Pin keeps the bytearray's length.
func (o *Bytearray) Pin() { o.Pins++ }

// Unpin undoes one Pin.
func (o *Bytearray) Unpin() { o.Pins-- }

// Resizable says, by an error, that the bytearray must not change its length now.
func (o *Bytearray) Resizable() error {
	if o.Pins > 0 {
		return NewError(BufferError, "bytearray is in use by an operation and can't be resized")
	}
	return nil
}
