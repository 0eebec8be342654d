// This file walks the five pages of documents that the boards follow.

package tests

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/bmp"

	"mpy"
	"mpy/world/described"
)

// pages are the scripts in seeds and how many rows each has at least: one for
// each name and call of its page.
var pages = map[string]int{"micropython": 60, "maixpy": 45, "pycom": 40, "circuitpython": 35, "circuitpython_old": 24}

// seedWorld is what the pages' examples reach.
const seedWorld = `
[[host]]
name = "www.micropython.org"
address = "203.0.113.11"
service = [
  { type = "http", port = 80, route = [{ path = "/*", body = "hello\n" }] },
  { type = "http", port = 443, tls = true, route = [{ path = "/*", body = "hello\n" }] },
]

[[host]]
name = "peer.example"
address = ["203.0.113.5", "2001:db8::5"]
service = [{ type = "echo" }]

[[host]]
name = "short.example"
address = "203.0.113.6"
service = [{ type = "http", port = 80, close = true, route = [{ path = "/*", body = "short\n" }] }]

[[host]]
name = "desk.example"
address = "192.168.0.183"
service = [{ type = "sink", port = 3456 }]

[[access_point]]
ssid = "Sipeed_2.4G"
password = "*"
`

// alice is a picture of four by two points, one of them red.
func alice(t *testing.T) []byte {
	img := image.NewRGBA(image.Rect(0, 0, 4, 2))
	for i := range 8 {
		img.Set(i%4, i/4, color.RGBA{0, 0, 255, 255})
	}
	img.Set(1, 0, color.RGBA{255, 0, 0, 255})
	var b bytes.Buffer
	if err := bmp.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPages(t *testing.T) {
	walk, err := os.ReadFile(filepath.Join("seeds", "walk.py"))
	if err != nil {
		t.Fatal(err)
	}
	for name, least := range pages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("seeds", name+".py")
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			spec, err := described.Parse("world.toml", seedWorld)
			if err != nil {
				t.Fatal(err)
			}
			card := t.TempDir()
			spec.Dry = true
			spec.Board.Addrs = []netip.Addr{netip.MustParseAddr("192.168.1.50"), netip.MustParseAddr("2001:db8::50")}
			spec.Board.Folders = map[string]string{"/sd": card}
			w, err := described.New(*spec, described.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			h, err := w.Host("dl.sipeed.com")
			if err != nil {
				t.Fatal(err)
			}
			picture := alice(t)
			if err := h.Handle(80, http.HandlerFunc(func(r http.ResponseWriter, q *http.Request) {
				r.Header().Set("Connection", "close")
				_, _ = r.Write(picture)
			})); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			screens := t.TempDir()
			o, err := mpy.Within(w, mpy.Options{Stdout: &stdout, Stderr: &stderr, Board: boardOf(t, path), QuietTLS: true, Display: screens})
			if err != nil {
				t.Fatal(err)
			}
			in, err := mpy.New(o)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			in.PrintError(in.RunStringContext(ctx, string(walk), "walk.py"))
			in.PrintError(in.RunStringContext(ctx, string(text), name+".py"))
			in.PrintError(in.RunStringContext(ctx, "print('rows', rows)", "end.py"))
			if err := in.Close(); err != nil {
				t.Error(err)
			}
			before, count, _ := strings.Cut(stdout.String(), "rows ")
			if before != "" || stderr.Len() > 0 {
				t.Errorf("%s%s", before, &stderr)
			}
			n := 0
			if _, err := fmt.Sscan(count, &n); err != nil || n < least {
				t.Errorf("%d rows walked, want %d", n, least)
			}
			if name == "maixpy" {
				if frames, _ := filepath.Glob(filepath.Join(screens, "lcd-*.png")); len(frames) != 1 {
					t.Errorf("pictures of the display: %v", frames)
				}
			}
		})
	}
}
