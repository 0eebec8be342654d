// This file runs one client on every board.

package examples

import (
	"bytes"
	"os"
	"testing"

	"mpy"
	"mpy/board"
	"mpy/host"
	"mpy/world/described"
)

// answers is what the client prints where a server never answers: row 7 of the
// table of differences.
var answers = map[string]string{
	"generic":             "OSError(110,)\n",
	"unix":                "OSError(11,)\n",
	"rp2":                 "OSError(110,)\n",
	"esp32":               "OSError(116,)\n",
	"circuitpython":       "OSError(116,)\n",
	"circuitpython:picow": "OSError(116,)\n",
	"circuitpython:old":   "OSError(116,)\n",
	"pycom":               "TimeoutError('timed out',)\n",
	"pycom:docs":          "TimeoutError('timed out',)\n",
	"maixpy":              "OSError(116,)\n",
	"maixpy:esp8285":      "OSError(116,)\n",
	"maixpy:esp32spi":     "answer: b''\n",
	"maixpy:docs":         "OSError(116,)\n",
	"mine":                "TimeoutError(116,)\n",
}

func TestBoards(t *testing.T) {
	text, err := os.ReadFile("boards/mine.toml")
	if err != nil {
		t.Fatal(err)
	}
	mine, err := board.Parse("boards/mine.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	spec, err := described.Read("boards/world.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range append(board.All(), mine) {
		w, err := described.New(*spec, described.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &out, Files: host.NewSystem(), Board: b, World: w.World()})
		if err != nil {
			t.Fatal(err)
		}
		in.PrintError(in.RunFile("boards/client.py"))
		if err := in.Close(); err != nil {
			t.Error(err)
		}
		if got := out.String(); got != answers[b.Name] {
			t.Errorf("%s: %q, want %q", b.Name, got, answers[b.Name])
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
}
