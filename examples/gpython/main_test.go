package main

import (
	"fmt"
	"net"
	"os"
	"testing"

	"go.uber.org/goleak"
)

const want = `nobody yet: 11
connecting: 115
connected from 127.0.0.1
echo: b'hello\n'
echo: b'from\n'
echo: b'gpython\n'
the end: b''
True True
<socket -1>
[(2, 1, 6, '', ('127.0.0.1', 80))] True
`

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestEcho runs the script as main does, in two Contexts one after the other,
// and looks at what it prints.
func TestEcho(t *testing.T) {
	for range 2 {
		out, err := os.CreateTemp(t.TempDir(), "out")
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		if err := run(freePort(t), out); err != nil {
			t.Error(err)
		}
		got, err := os.ReadFile(out.Name())
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("it prints\n%swant\n%s", got, want)
		}
	}
}

// freePort gives a port that is free at the moment.
func freePort(t *testing.T) string {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
}
