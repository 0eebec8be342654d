// This file makes str, bytes and bytearray from other values and turns one into the other by an encoding.

package object

import (
	"math"
	"unicode/utf8"
)

// checkArgs holds the arguments of a constructor without keywords between least and most.
func checkArgs(args []Value, kw Kw, least, most int) error {
	n := len(args)
	switch {
	case kw.Len() > 0:
		return NewError(TypeError, "function doesn't take keyword arguments")
	case n >= least && n <= most:
		return nil
	case least == most:
		return NewError(TypeError, "function takes %d positional arguments but %d were given", least, n)
	case n < least:
		return NewError(TypeError, "function missing %d required positional arguments", least-n)
	}
	return NewError(TypeError, "function expected at most %d arguments, got %d", most, n)
}

// noKeywords is the error of constructors whose keywords MicroPython lacks.
func noKeywords(kw Kw) error {
	if kw.Len() > 0 {
		return NewError(NotImplementedError, "keyword argument(s) not implemented - use normal args instead")
	}
	return nil
}

func strNew(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if len(args) == 1 && kw.Len() == 0 {
		if args[0].IsInt() {
			return intStr(args[0].AsInt()), nil
		}
		if _, ok := args[0].Obj().(*Str); ok {
			return args[0], nil
		}
	}
	if err := noKeywords(kw); err != nil {
		return Value{}, err
	}
	if err := checkArgs(args, kw, 0, 3); err != nil {
		return Value{}, err
	}
	switch len(args) {
	case 0:
		return NewStr(""), nil
	case 1:
		if _, ok := args[0].Obj().(*Str); ok {
			return args[0], nil
		}
		s, err := ToStr(t, args[0])
		return NewStr(s), err
	}
	return decode(args[0], args[1], Arg(args, 2))
}

// isASCIIEncoding reads the name of an encoding: utf-8, utf8 or ascii.
func isASCIIEncoding(v Value) (bool, error) {
	name, ok := AsStr(Native(v))
	if !ok {
		return false, NewError(TypeError, "can't convert '%s' object to str implicitly", TypeName(v))
	}
	switch name {
	case "utf-8", "utf8":
		return false, nil
	case "ascii":
		return true, nil
	}
	return false, NewError(LookupError, "unknown encoding: %s", name)
}

// decode makes a str of the bytes of a buffer.
func decode(v, encoding, errors Value) (Value, error) {
	data, err := BytesOf(v)
	if err != nil {
		return Value{}, err
	}
	ascii, err := isASCIIEncoding(encoding)
	if err != nil {
		return Value{}, err
	}
	if !validText(data, ascii) {
		mode := ""
		if errors.Bound() && !errors.IsNone() {
			if mode, err = Text(errors); err != nil {
				return Value{}, err
			}
		}
		switch mode {
		case "ignore", "replace":
			return NewStr(mend(data, ascii, mode == "replace")), nil
		}
		return Value{}, NewError(UnicodeError, "")
	}
	if o, ok := Native(v).Obj().(*Bytes); ok {
		return NewStr(o.S), nil
	}
	return copyStr(data), nil
}

// validText says whether bytes are text: for UTF-8 as loosely as MicroPython
// sees it, which looks at the lead bytes and counts what must follow them.
func validText(b []byte, ascii bool) bool {
	if !ascii && utf8.Valid(b) {
		return true
	}
	need := 0
	for _, c := range b {
		switch {
		case c < 0x80:
			if need > 0 {
				return false
			}
		case ascii:
			return false
		case c < 0xC0:
			if need == 0 {
				return false
			}
			need--
		case need > 0 || c >= 0xF8:
			return false
		default:
			need = follow(c)
		}
	}
	return need == 0
}

// follow gives how many bytes come behind a lead byte, 0xC0 to 0xF7.
func follow(c byte) int {
	switch {
	case c < 0xE0:
		return 1
	case c < 0xF0:
		return 2
	}
	return 3
}

// mend leaves out what is not text in b, or puts U+FFFD in its place.
func mend(b []byte, ascii, replace bool) string {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		c := b[i]
		end := i + 1
		ok := c < 0x80
		if !ascii && c >= 0xC0 && c < 0xF8 {
			need := follow(c)
			for end < len(b) && end-i <= need && b[end]&0xC0 == 0x80 {
				end++
			}
			ok = end-i == need+1
		}
		if ok {
			out = append(out, b[i:end]...)
		} else if replace {
			out = append(out, "\uFFFD"...)
		}
		i = end
	}
	return string(out)
}

func bytesNew(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if err := noKeywords(kw); err != nil {
		return Value{}, err
	}
	if len(args) == 0 {
		return emptyBytes, nil
	}
	v := Native(args[0])
	switch o := v.Obj().(type) {
	case *Bytes:
		return v, nil
	case *Bytearray:
		if len(args) == 1 {
			return copyBytes(o.B), nil
		}
	case *Str:
		return encode(o, args)
	}
	if len(args) > 1 {
		return Value{}, NewError(TypeError, "wrong number of arguments")
	}
	if v.IsInt() {
		n := v.AsInt()
		if n < 0 {
			return Value{}, NewError(ValueError, "")
		}
		if err := growTimes(t, 1, n); err != nil {
			return Value{}, err
		}
		return NewBytes(viewString(make([]byte, n))), nil
	}
	if o, ok := v.Obj().(Buffered); ok {
		data, _, _ := o.Buffer()
		return copyBytes(data), nil
	}
	var out []byte
	err := Each(t, args[0], func(x Value) (bool, error) {
		n, err := Index(t, x)
		if err != nil {
			return false, err
		}
		if n < 0 || n > 255 {
			return false, NewError(ValueError, "bytes value out of range")
		}
		return true, pushByte(t, &out, byte(n))
	})
	return NewBytes(viewString(out)), err
}

// pushByte appends to a growing array and charges its memory.
func pushByte(t Thread, b *[]byte, c byte) error {
	if len(*b) == cap(*b) && len(*b) > 0 {
		if err := t.Grow(len(*b)); err != nil {
			return err
		}
	}
	*b = append(*b, c)
	return nil
}

// encode is bytes(str, encoding) and str.encode.
func encode(s *Str, args []Value) (Value, error) {
	if len(args) < 2 || len(args) > 3 {
		return Value{}, NewError(TypeError, "string argument without an encoding")
	}
	ascii, err := isASCIIEncoding(args[1])
	if err != nil {
		return Value{}, err
	}
	if ascii && !s.ASCII() {
		return Value{}, NewError(UnicodeError, "")
	}
	return NewBytes(s.S), nil
}

func strEncode(_ Thread, args []Value, _ Kw) (Value, error) {
	s := args[0].Obj().(*Str)
	if len(args) == 1 {
		return NewBytes(s.S), nil
	}
	return encode(s, args)
}

var utf8Name = Const("utf-8")

func bytesDecode(_ Thread, args []Value, _ Kw) (Value, error) {
	if len(args) == 1 {
		return decode(args[0], utf8Name, Value{})
	}
	return decode(args[0], args[1], Arg(args, 2))
}

func bytearrayNew(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if err := checkArgs(args, kw, 0, 3); err != nil {
		return Value{}, err
	}
	if len(args) == 0 {
		return NewBytearray(nil), nil
	}
	v := Native(args[0])
	switch o := v.Obj().(type) {
	case nil:
		if !v.IsInt() && !v.IsBool() {
			break
		}
		if v.IsBool() {
			break
		}
		n := v.AsInt()
		if n < 0 || n > math.MaxInt {
			return Value{}, NewError(MemoryError, "memory allocation failed, allocating %d bytes", uint64(n))
		}
		if err := growTimes(t, 1, n); err != nil {
			return Value{}, err
		}
		return NewBytearray(make([]byte, n)), nil
	case *BigInt:
		return Value{}, NewError(OverflowError, "overflow converting long int to machine word")
	case *Str:
		if len(args) == 1 {
			return Value{}, NewError(TypeError, "string argument without an encoding")
		}
		return NewBytearray([]byte(o.S)), nil
	case *Bytes:
		return NewBytearray([]byte(o.S)), nil
	case Buffered:
		data, _, _ := o.Buffer()
		return copyBytearray(data), nil
	}
	ba := &Bytearray{}
	err := ba.extendItems(t, args[0])
	return Ref(ba), err
}

func bytesHex(t Thread, args []Value, _ Kw) (Value, error) {
	data, err := BytesOf(args[0])
	if err != nil {
		return Value{}, err
	}
	if len(data) == 0 {
		return NewStr(""), nil
	}
	sep, size := "", 2
	if len(args) > 1 {
		if sep, err = Text(args[1]); err != nil {
			return Value{}, err
		}
		sep = (sep + "\x00")[:1] // of a longer one the first byte counts, as in MicroPython
		if sep[0] >= 0x80 {      // which makes up another character then
			return Value{}, NewError(ValueError, "sep must be ASCII.")
		}
		size = 3
	}
	if err := growTimes(t, size, int64(len(data))); err != nil {
		return Value{}, err
	}
	out := make([]byte, 0, size*len(data))
	pace := NewPace(t)
	for i, c := range data {
		if err := pace.Did(1); err != nil {
			return Value{}, err
		}
		if i > 0 {
			out = append(out, sep...)
		}
		out = append(out, hexDigits[c>>4], hexDigits[c&15])
	}
	return NewStr(viewString(out)), nil
}

func bytesFromhex(t Thread, args []Value, _ Kw) (Value, error) {
	data, err := BytesOf(args[1])
	if err != nil {
		return Value{}, err
	}
	if err := charge(t, len(data)/2); err != nil {
		return Value{}, err
	}
	out := make([]byte, 0, len(data)/2)
	pace := NewPace(t)
	for i := 0; i < len(data); i++ {
		if err := pace.Did(1); err != nil {
			return Value{}, err
		}
		if isSpace(data[i]) {
			continue
		}
		if i+1 == len(data) {
			return Value{}, NewError(ValueError, "non-hex digit")
		}
		a, b := hexValue(data[i]), hexValue(data[i+1])
		if a < 0 || b < 0 {
			return Value{}, NewError(ValueError, "non-hex digit")
		}
		out = append(out, byte(a<<4|b))
		i++
	}
	if c, ok := args[0].Obj().(*Class); ok && c.IsSubclass(BytearrayClass) {
		return NewBytearray(out), nil
	}
	return NewBytes(viewString(out)), nil
}

func hexValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20-'a' < 6:
		return int(c|0x20-'a') + 10
	}
	return -1
}
