package object

import (
	"bytes"
	"strings"
	"testing"
)

func TestAddTimes(t *testing.T) {
	th := &fake{}
	long := strings.Repeat("0123456789", stretch/10+3)
	for _, s := range []string{"a", "abc", strings.Repeat("x", 4095), strings.Repeat("yz", 2048), long} {
		for _, n := range []int{0, 1, 2, 3, 1000} {
			if n*len(s) > 1<<23 {
				continue
			}
			if b, err := addTimes(th, []byte("<"), s, n); err != nil || string(b) != "<"+strings.Repeat(s, n) {
				t.Errorf("%d times %d bytes: %d bytes, %v", n, len(s), len(b), err)
			}
		}
	}
}

func TestBuilder(t *testing.T) {
	b := NewBuilder(&fake{})
	want := ""
	for n := range 300 {
		s := strings.Repeat("ab", n)
		want += s
		if err := b.Add(s); err != nil {
			t.Fatal(err)
		}
	}
	if b.Len() != len(want) || b.Text() != want {
		t.Error("another text")
	}
}

func TestInParts(t *testing.T) {
	for _, n := range []int{0, 1, 3 << 16, 3<<16 + 1, 1 << 20} {
		data := bytes.Repeat([]byte("x"), n)
		copy(data, "begin")
		var got []byte
		if err := InParts(&fake{}, data, func(part []byte) { got = append(got, part...) }); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%d bytes came as %d, %v", n, len(got), err)
		}
	}
}

// What is long is quoted in parts, without taking a character apart.
func TestQuoted(t *testing.T) {
	s := strings.Repeat("aé'\n€𝄞", stretch/8)
	if got, err := quoted(&fake{}, "", s, false, ""); err != nil || got != string(AppendQuoted(nil, s, false)) {
		t.Error("another text than in one piece", err)
	}
	if got, err := quoted(&fake{}, "bytearray(b", s, true, ")"); err != nil || got != "bytearray(b"+string(AppendQuoted(nil, s, true))+")" {
		t.Error("another text than in one piece", err)
	}
}
