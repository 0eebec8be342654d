// This file converts arguments as MicroPython does where no type of its own does it.

package object

// Text gives the text of an argument that must be a str; bytes serve as well.
func Text(v Value) (string, error) {
	switch o := Native(v).Obj().(type) {
	case *Str:
		return o.S, nil
	case *Bytes:
		return o.S, nil
	}
	return "", NewError(TypeError, "can't convert '%s' object to str implicitly", TypeName(v))
}

// Sequence gives the items of an argument that must be a tuple or a list. They must not be changed.
func Sequence(v Value) ([]Value, error) {
	switch o := Native(v).Obj().(type) {
	case *Tuple:
		return o.Items, nil
	case *List:
		return o.Items, nil
	}
	return nil, NewError(TypeError, "object '%s' isn't a tuple or list", TypeName(v))
}

// Truncated gives an argument that must be an int, of any size, modulo 2 to the 64th.
func Truncated(t Thread, v Value) (uint64, error) {
	b, ok := Native(v).Obj().(*BigInt)
	if !ok {
		n, err := ToInt64(t, v)
		return uint64(n), err
	}
	var n uint64
	words := b.V.Bits()
	for i := 0; i < len(words) && i*wordBits < 64; i++ {
		n |= uint64(words[i]) << (i * wordBits)
	}
	if b.V.Sign() < 0 {
		n = -n
	}
	return n, nil
}

const wordBits = 32 << (^uint(0) >> 63)
