// This file reads from streams by MicroPython's rules.

package stream

import (
	"math"
	"unicode/utf8"
	"unsafe"

	"mpy/python/object"
)

const chunk = 4096 // the step by which a read of unknown length grows

// ReadFull reads until p is full, the end, or an error; n says how much is in p
// in any case. EAGAIN after some bytes is no error.
func ReadFull(t object.Thread, s Stream, p []byte) (n int, err error) {
	for n < len(p) {
		k, err := s.Read(t, p[n:])
		n += min(max(k, 0), len(p)-n)
		if err != nil {
			if n > 0 && again(err) {
				err = nil
			}
			return n, err
		}
		if k <= 0 {
			break
		}
	}
	return n, nil
}

// ReadAll reads to the end. EAGAIN after some bytes is no error.
func ReadAll(t object.Thread, s Stream) ([]byte, error) {
	buf := make([]byte, 0, 256)
	for {
		if len(buf) == cap(buf) {
			more := min(max(cap(buf), chunk), 1<<24)
			if err := t.Grow(cap(buf) + more); err != nil {
				return nil, err
			}
			buf = append(make([]byte, 0, cap(buf)+more), buf...)
		}
		k, err := s.Read(t, buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+min(max(k, 0), cap(buf)-len(buf))]
		if err != nil {
			if len(buf) > 0 && again(err) {
				err = nil
			}
			return buf, err
		}
		if k <= 0 {
			return buf, nil
		}
	}
}

// ReadN is ReadFull for a script's number: it asks for n bytes, but for a big n
// takes memory only as bytes come.
func ReadN(t object.Thread, s Stream, n int) ([]byte, error) {
	if n < 0 || n == math.MaxInt {
		return nil, object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", uint64(int64(n))+1)
	}
	if n <= 1<<16 {
		p := make([]byte, n)
		k, err := ReadFull(t, s, p)
		return p[:k], err
	}
	if err := t.Grow(n + 1); err != nil {
		return nil, err
	}
	var buf []byte
	for len(buf) < n {
		want := min(n-len(buf), max(1<<16, len(buf)))
		at := len(buf)
		buf = append(buf, make([]byte, want)...)
		k, err := ReadFull(t, s, buf[at:])
		buf = buf[:at+k]
		if err != nil {
			if at > 0 && again(err) {
				err = nil
			}
			return buf, err
		}
		if k < want {
			break
		}
	}
	return buf, nil
}

// ReadChars reads n characters of UTF-8. It never reads beyond them.
func ReadChars(t object.Thread, s Stream, n int) ([]byte, error) {
	if n < 0 {
		return nil, object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", uint64(int64(n)))
	}
	var buf []byte
	whole := 0 // bytes of complete characters
	rest := 0  // bytes missing of the character behind them
	for n > 0 {
		want := n
		if rest > 0 {
			want = rest + n - 1
		}
		want = min(want, 1<<16) // memory only as bytes come
		part, err := ReadN(t, s, want)
		if err != nil {
			if len(buf) > 0 && again(err) {
				break
			}
			return nil, err
		}
		buf = append(buf, part...)
		rest = 0
		for whole < len(buf) {
			k := runeLen(buf[whole])
			if whole+k > len(buf) {
				rest = whole + k - len(buf)
				break
			}
			whole += k
			n--
		}
		if len(part) < want {
			break
		}
	}
	return buf, nil
}

// runeLen gives the length of the character that begins with b.
func runeLen(b byte) int {
	switch {
	case b < 0x80:
		return 1
	case b&0xE0 == 0xC0:
		return 2
	case b&0xF0 == 0xE0:
		return 3
	case b&0xF8 == 0xF0:
		return 4
	}
	return 5 // no UTF-8: an error when the text is made, and as many bytes lost as in MicroPython
}

// ReadLine reads a line, its end included, of at most limit bytes (below 0: any number).
func ReadLine(t object.Thread, s Stream, limit int) ([]byte, error) {
	if l, ok := s.(LineReader); ok {
		return l.ReadLine(t, limit)
	}
	buf := make([]byte, 0, 64)
	var one [1]byte
	p := one[:]
	for limit < 0 || len(buf) < limit {
		k, err := s.Read(t, p)
		if err != nil {
			if len(buf) > 0 && again(err) {
				err = nil
			}
			return buf, err
		}
		if k <= 0 {
			break
		}
		if len(buf) == cap(buf) && len(buf) > chunk {
			if err := t.Grow(2 * len(buf)); err != nil {
				return nil, err
			}
		}
		buf = append(buf, p[0])
		if p[0] == '\n' {
			break
		}
	}
	return buf, nil
}

// WriteAll writes until all of p is written, a write makes no progress, or an
// error. EAGAIN after some bytes is no error.
func WriteAll(t object.Thread, s Stream, p []byte) (n int, err error) {
	for n < len(p) {
		k, err := s.Write(t, p[n:])
		n += min(max(k, 0), len(p)-n)
		if err != nil {
			if n > 0 && again(err) {
				err = nil
			}
			return n, err
		}
		if k <= 0 {
			break
		}
	}
	return n, nil
}

// value makes what a read method returns of what was read: str or bytes, None
// where there was nothing yet. What is fresh, memory of its own, need not be
// copied, but for what a script's method has filled, which may have kept it, and
// for little in much room.
func value(t object.Thread, s Stream, b []byte, fresh bool, err error) (object.Value, error) {
	if err != nil {
		if again(err) {
			return object.None, nil
		}
		return object.Value{}, Error(t, err)
	}
	if IsText(s) {
		return Text(b)
	}
	if _, kept := s.(scripted); fresh && !kept && len(b) > cap(b)/2 {
		return object.NewBytes(unsafe.String(&b[0], len(b))), nil
	}
	return object.NewBytes(string(b)), nil
}

// Text makes a str of bytes that a stream gave.
//
// # Errors
//
// UnicodeError when they are no UTF-8.
func Text(b []byte) (object.Value, error) {
	if !validText(b) {
		return object.Value{}, object.NewException(object.UnicodeError)
	}
	return object.NewStr(string(b)), nil
}

// validText says whether b is UTF-8, lone surrogates allowed.
func validText(b []byte) bool {
	if utf8.Valid(b) {
		return true
	}
	for len(b) > 0 {
		if len(b) >= 3 && b[0] == 0xED && b[1]&0xE0 == 0xA0 && b[2]&0xC0 == 0x80 {
			b = b[3:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n <= 1 {
			return false
		}
		b = b[n:]
	}
	return true
}
