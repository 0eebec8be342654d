// This file defines Str and the table of one-character strings.

package object

import (
	"hash/maphash"
	"unicode/utf8"

	"github.com/go-python/gpython/py"
)

// Str is a string: UTF-8, in which lone surrogates may stand in their
// three-byte form. It never changes; what it has computed of itself it keeps.
type Str struct {
	S    string
	hash uint32 // 0: not computed
	n    int32  // characters; -1: not counted
	// The place of character number char is the byte at; see offset. A negative
	// at forbids to remember any: the str may be shared.
	char, at int32
}

// Type makes *Str a py.Object.
func (s *Str) Type() *py.Type { return &StrClass.Py }

// Class gives the class str.
func (s *Str) Class() *Class { return StrClass }

// seed makes string hashes unpredictable for whoever chooses a script's keys.
// It is one per process and never changes: the order of dicts and sets does
// not depend on it, and the hash that scripts see is the interpreter's own.
var seed = maphash.MakeSeed()

// hashString gives the hash of a str or bytes; 32 bits of it, which is what a
// Str has room for, serve any dict that fits into memory.
func hashString(s string) uint64 {
	if h := uint32(maphash.String(seed, s)); h != 0 {
		return uint64(h)
	}
	return 1
}

// chars are the strings of one ASCII character, and empty the one of none.
var (
	chars [128]Str
	empty = Str{hash: uint32(hashString("")), at: -1}
)

func init() {
	const ascii = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f" +
		"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
		" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"
	for i := range chars {
		s := ascii[i : i+1]
		chars[i] = Str{S: s, hash: uint32(hashString(s)), n: 1, at: -1}
	}
}

// NewStr makes a str.
func NewStr(s string) Value {
	switch len(s) {
	case 0:
		return Ref(&empty)
	case 1:
		if s[0] < 128 {
			return Ref(&chars[s[0]])
		}
	}
	return Ref(&Str{S: s, n: -1})
}

// Const makes a str that several interpreters may share: nothing of it is computed later.
func Const(s string) Value {
	if len(s) < 2 {
		return NewStr(s)
	}
	return Ref(&Str{S: s, hash: uint32(hashString(s)), n: int32(countChars(s)), at: -1})
}

// Char makes the str of one character.
func Char(r rune) Value {
	if r >= 0 && r < 128 {
		return Ref(&chars[r])
	}
	return Ref(&Str{S: string(AppendRune(nil, r)), n: 1})
}

// AppendRune appends the UTF-8 form of r, lone surrogates included.
func AppendRune(b []byte, r rune) []byte {
	if r >= 0xD800 && r <= 0xDFFF {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}

// Len gives the number of characters.
func (s *Str) Len() int {
	if s.n < 0 {
		s.n = int32(countChars(s.S))
	}
	return int(s.n)
}

// ASCII says whether every character is one byte, so that positions are offsets.
func (s *Str) ASCII() bool { return s.Len() == len(s.S) }

// Hash gives the hash that dicts use.
func (s *Str) Hash() uint64 {
	if s.hash == 0 {
		s.hash = uint32(hashString(s.S))
	}
	return uint64(s.hash)
}

// AsStr gives the text of a str, or of an instance of a class derived from it.
func AsStr(v Value) (string, bool) {
	if s, ok := v.Obj().(*Str); ok {
		return s.S, true
	}
	if s, ok := Native(v).Obj().(*Str); ok {
		return s.S, true
	}
	return "", false
}
