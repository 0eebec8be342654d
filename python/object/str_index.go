// This file finds characters in a str: by offset where all are ASCII, else from the nearest known place.

package object

// offset gives the byte offset of character i, 0 <= i <= Len. A str that is not
// ASCII remembers the last place asked for, so that a loop over positions,
// forwards or backwards, costs a step for each and not a scan from the start.
func (s *Str) offset(i int) int {
	n := s.Len()
	if n == len(s.S) {
		return i
	}
	s.remember()
	char, at := 0, 0
	switch known := s.at >= 0; {
	case known && abs(i-int(s.char)) < min(i, n-i):
		char, at = int(s.char), int(s.at)
	case n-i < i:
		char, at = n, len(s.S)
	}
	if gap := i - char; gap > 64 {
		// far ahead: skip whole words
		for gap > 64 && at+64 <= len(s.S) {
			c := countChars(s.S[at : at+64])
			at, char, gap = at+64, char+c, gap-c
		}
		for at < len(s.S) && s.S[at]&0xC0 == 0x80 {
			at++
		}
	}
	for char < i {
		at++
		for at < len(s.S) && s.S[at]&0xC0 == 0x80 {
			at++
		}
		char++
	}
	for char > i {
		at--
		for at > 0 && s.S[at]&0xC0 == 0x80 {
			at--
		}
		char--
	}
	if s.at >= 0 {
		s.char, s.at = int32(char), int32(at)
	}
	return at
}

// remember lets a str that grew remember places instead of its room.
func (s *Str) remember() {
	if s.at == grownAt {
		s.at = 0
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// charsBefore gives the number of characters before the byte offset at.
func (s *Str) charsBefore(at int) int {
	if s.ASCII() {
		return at
	}
	s.remember()
	if s.at >= 0 && int(s.at) <= at {
		n := int(s.char) + countChars(s.S[s.at:at])
		s.char, s.at = int32(n), int32(at)
		return n
	}
	return countChars(s.S[:at])
}

// charAt gives the character that begins at the byte offset at.
func charAt(s string, at int) string {
	end := at + 1
	for end < len(s) && s[end]&0xC0 == 0x80 {
		end++
	}
	return s[at:end]
}

// CharAt gives the i-th character, 0 <= i < Len, as a str.
func (s *Str) CharAt(i int) Value {
	at := s.offset(i)
	if c := s.S[at]; c < 128 {
		return Ref(&chars[c])
	}
	return Ref(&Str{S: charAt(s.S, at), n: 1})
}

// substring gives the str of the characters lo to hi.
func (s *Str) substring(lo, hi int) Value {
	if lo >= hi {
		return NewStr("")
	}
	if s.ASCII() {
		if hi-lo == len(s.S) {
			return Ref(s)
		}
		if hi-lo == 1 {
			return Ref(&chars[s.S[lo]])
		}
		return Ref(&Str{S: s.S[lo:hi], n: int32(hi - lo)})
	}
	a := s.offset(lo)
	b := s.offset(hi)
	if b-a == 1 {
		return NewStr(s.S[a:b])
	}
	return Ref(&Str{S: s.S[a:b], n: int32(hi - lo)})
}

func strGetItem(t Thread, v, key Value) (Value, error) {
	s := v.Obj().(*Str)
	if sl, ok := key.Obj().(*Slice); ok {
		lo, hi, err := strSlice(sl, s.Len())
		if err != nil {
			return Value{}, err
		}
		return s.substring(lo, hi), nil
	}
	i, err := indexOf(key, "string")
	if err != nil {
		return Value{}, err
	}
	n := s.Len()
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		return Value{}, NewError(IndexError, "string index out of range")
	}
	return s.CharAt(i), nil
}

// strSlice gives the bounds of a slice of a str, which MicroPython takes by its own rules.
func strSlice(s *Slice, n int) (lo, hi int, err error) {
	if !s.Step.IsNone() && !(s.Step.IsInt() && s.Step.AsInt() == 1) {
		return 0, 0, NewError(NotImplementedError, "only slices with step=1 (aka None) are supported")
	}
	hi = n
	if !s.Start.IsNone() {
		i, err := indexOf(s.Start, "string")
		if err != nil {
			return 0, 0, err
		}
		lo = clampIndex(i, n)
	}
	if !s.Stop.IsNone() {
		i, err := indexOf(s.Stop, "string")
		if err != nil {
			return 0, 0, err
		}
		hi = clampIndex(i, n)
	}
	return lo, hi, nil
}
