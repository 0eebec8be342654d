// This file walks tests/py.

package tests

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"

	"mpy"
	"mpy/board"
	"mpy/host"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// provenance is how every script begins.
const provenance = "# Expected output: "

func TestScripts(t *testing.T) {
	root, err := filepath.Abs("py")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if filepath.Ext(path) == ".exp" {
			if _, err := os.Stat(strings.TrimSuffix(path, ".exp")); err != nil {
				t.Errorf("%s: its script is gone", path)
			}
			return nil
		}
		if _, err := os.Stat(path + ".exp"); filepath.Ext(path) != ".py" || err != nil && !*update {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !strings.HasPrefix(string(text), provenance) {
			if !*update {
				t.Errorf("%s does not begin with %q", path, provenance)
			}
			return nil
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		ran++
		t.Run(strings.TrimSuffix(filepath.ToSlash(name), ".py"), func(t *testing.T) {
			t.Parallel()
			runScript(t, path)
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if ran < 50 {
		t.Errorf("only %d scripts ran: the walk is wrong", ran)
	}
}

// boardOf gives the board that a script names in a line of its head; nil for none.
func boardOf(t *testing.T, path string) *board.Board {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if name, ok := strings.CutPrefix(line, "# Board: "); ok {
			b := board.Find(strings.TrimSpace(name))
			if b == nil {
				t.Fatalf("there is no board %s", name)
			}
			return b
		}
		if !strings.HasPrefix(line, "#") {
			break
		}
	}
	return nil
}

// runScript runs one script as `mpy NAME.py` in its own folder would.
func runScript(t *testing.T, path string) {
	files := host.NewSystem()
	if err := files.Chdir(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(path)
	var stdout, stderr bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &stdout, Stderr: &stderr, Args: []string{name}, Files: files, Board: boardOf(t, path)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) // a script that hangs shows where
	defer cancel()
	err = in.RunFileContext(ctx, name)
	in.PrintError(err)
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	got := strings.ReplaceAll(stdout.String(), "\r\n", "\n")
	if got == "SKIP\n" {
		t.Skip("this system has not what the script is about")
	}
	if *update {
		if typed(path) {
			t.Skip("the expectation is typed from rules, not taken from a run")
		}
		if err := os.WriteFile(path+".exp", []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil || stderr.Len() > 0 {
		t.Errorf("standard error, exit status %d:\n%s", mpy.ExitCode(err), &stderr)
	}
	want, err := os.ReadFile(path + ".exp")
	if err != nil {
		t.Fatal(err)
	}
	want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
	if d := diff.Diff(name+".exp", want, "printed", []byte(got)); d != nil {
		t.Errorf("\n%s", d)
	}
}

// typed reports whether a script's first line says that its expectation was
// typed from rules: no run may replace that.
func typed(path string) bool {
	text, err := os.ReadFile(path)
	return err == nil && strings.HasPrefix(string(text), provenance+"typed ")
}
