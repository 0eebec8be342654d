// This file fuzzes the parser and measures its speed.

package syntax

import (
	"strings"
	"testing"
)

// FuzzParse holds that Parse ends, does not panic, and names a line that exists.
func FuzzParse(f *testing.F) {
	for _, tt := range trees {
		f.Add(tt.src)
	}
	for _, tt := range refused {
		f.Add(tt.src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, mode := range []Mode{File, Single, Eval} {
			mod, err := Parse("f.py", []byte(src), mode)
			if err == nil {
				dump(mod)
				continue
			}
			e := err.(*Error)
			lines := strings.Count(src, "\n") + strings.Count(src, "\r") + 2
			if e.Line < 1 || e.Line > lines || e.Col < 1 {
				t.Errorf("%q: error at %d:%d", src, e.Line, e.Col)
			}
		}
		Incomplete(src)
	})
}

func BenchmarkParse(b *testing.B) {
	src := []byte(strings.Repeat(`import socket, time
class Client:
    """A client."""
    def __init__(self, host, port=80, *, timeout=None):
        self.host, self.port = host, port
        self.buf = bytearray(1024)  # reused
    def get(self, path="/", **headers):
        s = socket.socket()
        try:
            s.connect(socket.getaddrinfo(self.host, self.port)[0][-1])
            s.send(b"GET %s HTTP/1.0\r\n\r\n" % path.encode())
            while n := s.readinto(self.buf):
                if n > 10 and self.buf[0] != 0x20 or not path:
                    yield f"{n:>5} {self.host!r}", [x * 2 + 1 for x in range(n) if x % 3 == 0]
        finally:
            s.close()
`, 20))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("b.py", src, File); err != nil {
			b.Fatal(err)
		}
	}
}
