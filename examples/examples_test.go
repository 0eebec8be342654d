// This file runs the examples and holds what they print.

package examples

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
	"time"

	"mpy"
	"mpy/host"
)

// printed is what each script prints, every time.
var printed = map[string]string{
	"hello_net.py": `server: GET /hello HTTP/1.0
client: HTTP/1.0 200 OK
Hello from a server of twelve lines.
`,
	"tcp_echo.py": `server: a client from 127.0.0.1
client: b'one' -> b'one'
client: b'two' -> b'two'
client: b'three' -> b'three'
server: the client is gone
`,
	"udp_echo.py": `DATAGRAM 0 from the server: True
DATAGRAM 1 from the server: True
DATAGRAM 2 from the server: True
nothing more: [Errno 110] ETIMEDOUT
`,
	"https.py": `client: TLSv1.2
client: HTTP/1.0 200 OK
client: You asked: GET /index.html HTTP/1.0
client: The certificate Common Name (CN) does not match with the expected CN
server: [OSError(-30592, 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE')]
`,
	"poll_server.py": `ann got Hello, ann!
bob got Hello, bob!
cem got Hello, cem!
`,
}

func TestExamples(t *testing.T) {
	scripts, err := filepath.Glob("*.py")
	if err != nil {
		t.Fatal(err)
	}
	if len(scripts) < len(printed) {
		t.Errorf("there are only %v", scripts)
	}
	for _, name := range scripts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, ok := printed[name]
			if !ok {
				t.Fatal("what it prints is not known")
			}
			var stdout, stderr bytes.Buffer
			in, err := mpy.New(mpy.Options{Stdout: &stdout, Stderr: &stderr, Files: host.NewSystem()})
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
			defer cancel()
			in.PrintError(in.RunFileContext(ctx, name))
			if err := in.Close(); err != nil {
				t.Error(err)
			}
			if got := stdout.String(); got != want || stderr.Len() > 0 {
				t.Errorf("printed\n%s\nwant\n%s\nstandard error\n%s", got, want, &stderr)
			}
		})
	}
}
