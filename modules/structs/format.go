// This file reads format strings: their codes, sizes and alignment.

package structs

import (
	"math"

	"mpy/python/object"
)

// format is a format string that is being read.
type format struct {
	s       string
	at      int
	big     bool // most significant byte first
	aligned bool // native sizes, items aligned by their size
	bare    bool // has no codes but x and s
}

// newFormat reads the byte order, without which a format is native. The desks
// that run us are little-endian, and so are the boards.
func newFormat(s string) format {
	f := format{s: s, aligned: true}
	if s == "" {
		return f
	}
	switch s[0] {
	case '!', '>':
		f.big, f.aligned = true, false
	case '<':
		f.aligned = false
	case '@':
	case '=':
		f.bare = true // as MicroPython has it
	default:
		return f
	}
	f.at = 1
	return f
}

func badCode() error { return object.NewError(object.ValueError, "bad typecode") }

// next gives the next code with its count and the size of one item; ok is
// false at the end. The count of an 's' is the length of its one item.
func (f *format) next() (code byte, count, size int, ok bool, err error) {
	if f.at == len(f.s) {
		return 0, 0, 0, false, nil
	}
	count = 1
	if c := f.s[f.at]; c >= '0' && c <= '9' {
		count = 0
		for f.at < len(f.s) && f.s[f.at] >= '0' && f.s[f.at] <= '9' {
			if count > (math.MaxInt-9)/10 {
				return 0, 0, 0, false, tooBig()
			}
			count = count*10 + int(f.s[f.at]-'0')
			f.at++
		}
		if f.at == len(f.s) {
			return 0, 0, 0, false, badCode()
		}
	}
	code = f.s[f.at]
	f.at++
	size = f.size(code)
	if size == 0 || f.bare && code != 'x' && code != 's' {
		return 0, 0, 0, false, badCode()
	}
	return code, count, size, true, nil
}

func tooBig() error {
	return object.NewError(object.OverflowError, "overflow converting long int to machine word")
}

// size gives the size of an item, 0 for an unknown code. Native sizes are
// those of a 64-bit Unix everywhere, so that a script sees the same on every desk.
func (f *format) size(code byte) int {
	switch code {
	case 'x', 's', 'b', 'B':
		return 1
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L':
		if f.aligned {
			return 8
		}
		return 4
	case 'q', 'Q', 'd', 'P', 'O', 'S':
		return 8
	}
	return 0
}

// align moves an offset up to where an item of the code may lie.
func (f *format) align(code byte, size, offset int) int {
	if !f.aligned || size == 1 {
		return offset
	}
	return (offset + size - 1) &^ (size - 1)
}

// measure gives the number of bytes and of values that a format stands for.
func measure(s string) (size, items int, err error) {
	f := newFormat(s)
	for {
		code, count, one, ok, err := f.next()
		if !ok {
			return size, items, err
		}
		if count > (math.MaxInt-size-one)/one {
			return 0, 0, tooBig()
		}
		if count > 0 {
			size = f.align(code, one, size) + count*one
		}
		switch code {
		case 'x':
		case 's':
			items++
		default:
			items += count // no more than size
		}
	}
}
