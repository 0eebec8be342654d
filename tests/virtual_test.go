// This file runs the scripts about waiting and networks in virtual time, where
// they print the same.

package tests

import (
	"bytes"
	"context"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"

	"mpy"
	"mpy/host"
	"mpy/world"
	"mpy/world/sim"
)

func TestScriptsInVirtualTime(t *testing.T) {
	for _, dir := range []string{"async", "asyncio", "select", "socket", "ssl", "stream", "threading", "network", "circuitpython"} {
		err := filepath.WalkDir(filepath.Join("py", dir), func(path string, d fs.DirEntry, err error) error {
			name := strings.TrimSuffix(filepath.ToSlash(strings.TrimPrefix(path, "py"+string(filepath.Separator))), ".py")
			if _, none := os.Stat(path + ".exp"); err != nil || d.IsDir() || filepath.Ext(path) != ".py" || none != nil {
				return err
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				runVirtual(t, path)
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// runVirtual runs one script in virtual time.
func runVirtual(t *testing.T, path string) {
	files := host.NewSystem()
	if err := files.Chdir(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	s := sim.New(sim.Options{Virtual: true, Start: time.Now()})
	defer s.Close()
	m := s.Machine("board", netip.MustParseAddr("192.168.4.2"))
	name := filepath.Base(path)
	var stdout, stderr bytes.Buffer
	in, err := mpy.New(mpy.Options{
		Stdout: &stdout, Stderr: &stderr, Args: []string{name}, Files: files, Board: boardOf(t, path),
		World: &world.World{Net: m.Net(), Clock: s.Clock(), Radio: world.System().Radio},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	err = in.RunFileContext(ctx, name)
	in.PrintError(err)
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	got := strings.ReplaceAll(stdout.String(), "\r\n", "\n")
	if got == "SKIP\n" {
		t.Skip("this world has not what the script is about")
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
