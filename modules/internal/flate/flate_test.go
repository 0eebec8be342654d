package flate

import (
	"bytes"
	stdflate "compress/flate"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
	"mpy/stream"
)

func compress(t testing.TB, th *Thread, parts [][]byte, format, wbits int) []byte {
	t.Helper()
	m := &memory{}
	o := over(m, format, wbits)
	for _, p := range parts {
		if _, err := o.Write(th, p); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := o.Ioctl(th, stream.Close, 0); err != nil {
		t.Fatal(err)
	}
	return m.b
}

func decompress(th *Thread, b []byte, format, wbits, step int) ([]byte, error) {
	o := over(&memory{b}, format, wbits)
	var out []byte
	p := make([]byte, step)
	for {
		n, err := o.Read(th, p)
		out = append(out, p[:n]...)
		if n == 0 || err != nil {
			return out, err
		}
	}
}

// text makes data that compresses, written in pieces.
func text(r *rand.Rand) (all []byte, parts [][]byte) {
	for range r.IntN(6) {
		p := make([]byte, r.IntN(3000))
		letters := 1 + r.IntN(60)
		for i := range p {
			if n := len(all) + i; n > 40 && r.IntN(3) > 0 {
				if from := n - 1 - r.IntN(40); from >= len(all) {
					p[i] = p[from-len(all)]
					continue
				}
			}
			p[i] = byte('A' + r.IntN(letters))
		}
		all = append(all, p...)
		parts = append(parts, p)
	}
	return all, parts
}

func TestRoundTrip(t *testing.T) {
	th := &Thread{}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		want, parts := text(r)
		if len(parts) == 0 {
			continue
		}
		format, wbits := 1+r.IntN(3), 5+r.IntN(11)
		c := compress(t, th, parts, format, wbits)
		got, err := decompress(th, c, format, wbits, 1+r.IntN(1000))
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("format %d, wbits %d, %d bytes: %v", format, wbits, len(want), err)
		}
		if format == Raw {
			got, err := io.ReadAll(stdflate.NewReader(bytes.NewReader(c)))
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("wbits %d: Go's reader: %v", wbits, err)
			}
		}
	}
}

func TestGoWriter(t *testing.T) {
	th := &Thread{}
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 100 {
		want, _ := text(r)
		var b bytes.Buffer
		w, _ := stdflate.NewWriter(&b, i%10)
		w.Write(want)
		w.Close()
		size := b.Len()
		b.WriteString("rest")
		m := &memory{b.Bytes()}
		o := over(m, Raw, 15)
		got, err := stream.ReadAll(th, o)
		if err != nil || !bytes.Equal(got, want) || len(m.b) != 4 {
			t.Fatalf("level %d: %v, %d of %d bytes, %d more taken than %d", i%10, err, len(got), len(want), 4-len(m.b), size)
		}
	}
}

// Pieces of every length at the edge of the window.
func TestWindow(t *testing.T) {
	th := &Thread{}
	for _, wbits := range []int{5, 8} {
		for gap := range 300 {
			want := append(append([]byte("hello world"), make([]byte, gap)...), "hello world"...)
			var parts [][]byte
			for i := 0; i < len(want); i += 7 {
				parts = append(parts, want[i:min(i+7, len(want))])
			}
			c := compress(t, th, parts, Raw, wbits)
			if got, err := decompress(th, c, Raw, wbits, 100); err != nil || !bytes.Equal(got, want) {
				t.Fatal(wbits, gap, err)
			}
		}
	}
}

func TestBusy(t *testing.T) {
	th := &Thread{}
	o := over(&memory{}, Raw, 8)
	o.busy = true
	for _, err := range []error{second(o.Read(th, make([]byte, 1))), second(o.Write(th, []byte("x")))} {
		if got := Error(th, stream.Error(th, err)); got != "OSError: [Errno 22] EINVAL" && got != "OSError: 22" {
			t.Error(got)
		}
	}
}

func second(_ int, err error) error { return err }

func TestBytes(t *testing.T) {
	th := &Thread{}
	text := object.NewStr("a text, a text")
	c, err := Compress(th, text, Gzip, 15)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Decompress(th, c, Auto, 15)
	if got := Repr(th, d); err != nil || got != "b'a text, a text'" {
		t.Error(got, err)
	}
	if _, err := Decompress(th, object.NewBytes("\x1f\x8b"), Gzip, 15); !object.IsError(err, object.EOFError) {
		t.Error(err)
	}
}

func FuzzInflate(f *testing.F) {
	f.Add([]byte("\x01\x05\x00\xfa\xffhello"), false)
	f.Add([]byte("3\xa0\x03\x00\x00"), false)
	f.Add([]byte("x\x9cK\x04\x00\x00b\x00b"), true)
	f.Add([]byte("\x05\xc1\x81\x01\x000\x04\x04\xb1\x95\\\x1f\xcfn\x86o\x82d\x06Qq\xc8\x9d\xc5X}<e\xb5g\x83\x0f\x89X\x07\xab"), false)
	f.Fuzz(func(t *testing.T, b []byte, header bool) {
		th := &Thread{}
		format := Raw
		if header {
			format = Auto
		}
		got, err := decompress(th, b, format, 15, 777)
		if header {
			return
		}
		want, err2 := io.ReadAll(stdflate.NewReader(bytes.NewReader(b)))
		if err == nil && err2 == nil && !bytes.Equal(got, want) {
			t.Errorf("%q: %q, Go's reader: %q", b, got, want)
		}
	})
}

func BenchmarkFlate(b *testing.B) {
	th := &Thread{}
	r := rand.New(rand.NewPCG(5, 6))
	var all []byte
	for len(all) < 1<<20 {
		p, _ := text(r)
		all = append(all, p...)
	}
	for _, wbits := range []int{8, 15} {
		b.Run(fmt.Sprint("compress", wbits), func(b *testing.B) {
			b.SetBytes(int64(len(all)))
			for b.Loop() {
				compress(b, th, [][]byte{all}, Raw, wbits)
			}
		})
	}
	c := compress(b, th, [][]byte{all}, Raw, 15)
	b.Run("decompress", func(b *testing.B) {
		b.SetBytes(int64(len(all)))
		for b.Loop() {
			if _, err := decompress(th, c, Raw, 15, 4096); err != nil {
				b.Fatal(err)
			}
		}
	})
}
