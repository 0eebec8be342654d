// Package seeds runs the five pages from which this project comes as documents.
package seeds

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/bmp"

	"mpy/doctest"
)

// folder gives where the pages are. They are no part of the repository: a gate
// must have them, a bare clone may be without.
func folder(t *testing.T) string {
	dir := os.Getenv("MPY_SEEDS")
	if dir == "" {
		dir = "../../../shared/seeds"
	}
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		if os.Getenv("CI") != "" {
			t.Fatalf("there are no pages in %s", dir)
		}
		t.Skipf("the pages are not in %s; MPY_SEEDS names another folder", dir)
	}
	return dir
}

// examples is how many examples each page has, counted by hand in its text, and
// how many of them are known to be wrong.
var examples = map[string]struct{ all, known int }{
	"000": {0, 0},
	"001": {0, 0},
	"002": {10, 4}, // every fence
	"003": {3, 1},  // the TLS socket, the tuple, the connection
	"004": {8, 5},  // what stands deeper than the text
}

// alice draws the picture that the first routine fetches.
func alice() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 320, 240))
	for y := range 240 {
		for x := range 320 {
			// In steps of the display's 16-bit colours, so that it can show them all.
			m.Set(x, y, color.RGBA{uint8(x/10) << 3 & 0xf8, uint8(y/4) << 2 & 0xfc, uint8((x+y)/20) << 3 & 0xf8, 255})
		}
	}
	return m
}

func TestPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(folder(t), "*.txt"))
	if err != nil || len(pages) != len(examples) {
		t.Fatal(pages, err)
	}
	work := t.TempDir()
	var picture bytes.Buffer
	if err := bmp.Encode(&picture, alice()); err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(work, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("Alice.bmp", picture.Bytes())
	for _, name := range []string{"maixpy.toml", "web.toml", "mpy-doc.toml"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		write(name, text)
	}
	for _, dir := range []string{"sd", "shown"} {
		if err := os.Mkdir(filepath.Join(work, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	manifest, err := doctest.ReadManifest(filepath.Join(work, "mpy-doc.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range pages {
		want := examples[filepath.Base(path)[:3]]
		t.Run(filepath.Base(path)[:3], func(t *testing.T) {
			c := &doctest.Config{Manifest: manifest, Display: filepath.Join(work, "shown")}
			results, err := c.RunFile(path)
			if err != nil {
				t.Fatal(err)
			}
			known := 0
			for _, r := range results {
				switch r.Status {
				case doctest.Passed:
				case doctest.Known:
					known++
				default:
					t.Errorf("line %d: %v: %s\n%s", r.Line, r.Status, r.Message, r.Output)
				}
			}
			if len(results) != want.all || known != want.known {
				t.Errorf("%d examples, %d of them known to be wrong; want %d and %d", len(results), known, want.all, want.known)
			}
		})
	}
	for _, name := range []string{"sd/Alice.bmp", "received"} {
		if got, err := os.ReadFile(filepath.Join(work, name)); err != nil || !bytes.Equal(got, picture.Bytes()) {
			t.Errorf("%s: %d bytes, want the picture's %d (%v)", name, len(got), picture.Len(), err)
		}
	}
	shown, _ := filepath.Glob(filepath.Join(work, "shown", "*.png"))
	if len(shown) == 0 {
		t.Fatal("the display shows nothing")
	}
	f, err := os.Open(shown[len(shown)-1])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want := alice()
	if got.Bounds() != want.Bounds() {
		t.Fatal(got.Bounds())
	}
	for y := range 240 {
		for x := range 320 {
			r, g, b, _ := got.At(x, y).RGBA()
			wr, wg, wb, _ := want.At(x, y).RGBA()
			if r != wr || g != wg || b != wb {
				t.Fatalf("the pixel at %d, %d is %v, want %v", x, y, got.At(x, y), want.At(x, y))
			}
		}
	}
}
