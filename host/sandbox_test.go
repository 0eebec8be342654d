// This file tests the file system of described worlds.

package host_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mpy/board"
	"mpy/host"
	"mpy/stream"
)

func TestSandbox(t *testing.T) {
	outside := t.TempDir()
	card := filepath.Join(outside, "card")
	for name, text := range map[string]string{"secret": "secret", "card/a.txt": "on the card", "proj/main.py": "script", "proj/data": "data"} {
		p := filepath.Join(outside, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	link := os.Symlink(filepath.Join(outside, "secret"), filepath.Join(card, "link")) == nil
	s, err := host.NewSandbox()
	if err != nil {
		t.Fatal(err)
	}
	temp := s.Path("/")
	if err := s.Mount("/sd", card); err != nil {
		t.Fatal(err)
	}
	folder, err := s.Admit(filepath.Join(outside, "proj", "main.py"))
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	h := host.New(host.Options{Files: s, Stderr: &errs, Log: host.Network})
	is := func(what string, err error, want board.Cond) {
		t.Helper()
		if board.CondOf(err) != want {
			t.Errorf("%s: %v, want %v", what, err, want)
		}
	}
	open := func(name string, flag int) error {
		f, err := h.Open(name, flag, 0o666)
		if err == nil {
			_, err = f.Ioctl(newThread(h), stream.Close, 0)
		}
		return err
	}
	is("a card", open("/sd/a.txt", os.O_RDONLY), board.OK)
	is("writing on it", open("/sd/b.txt", os.O_CREATE|os.O_WRONLY), board.OK)
	is("the working folder", open("new", os.O_CREATE|os.O_WRONLY), board.OK)
	is("the script", open(folder+"/main.py", os.O_RDONLY), board.OK)
	is("beside it", open(folder+"/data", os.O_RDONLY), board.OK)
	is("writing there", open(folder+"/data", os.O_WRONLY), board.EROFS)
	is("elsewhere", open(filepath.Join(outside, "secret"), os.O_RDONLY), board.ENOENT)
	is("dots", open("/sd/../../../../"+filepath.ToSlash(outside)+"/secret", os.O_RDONLY), board.ENOENT)
	is("no name", open("", os.O_RDONLY), board.ENOENT)
	if link {
		is("a link that leads out", open("/sd/link", os.O_RDONLY), board.EACCES)
	}
	is("mkdir", s.Mkdir("/d"), board.OK)
	is("chdir", s.Chdir("d"), board.OK)
	is("relative", open("x", os.O_CREATE|os.O_WRONLY), board.OK)
	is("absolute", open("/d/x", os.O_RDONLY), board.OK)
	is("remove a folder", s.Remove("/d"), board.EISDIR)
	is("rename", s.Rename("x", "../y"), board.OK)
	is("rename to a card", s.Rename("/y", "/sd/y"), board.EXDEV)
	is("rmdir", s.RemoveDir("/d"), board.OK)
	is("rmdir of the root", s.RemoveDir("/"), board.EBUSY)
	is("chdir to a file", s.Chdir("/y"), board.ENOTDIR)
	var names []string
	list, err := s.ReadDir("/")
	is("listdir", err, board.OK)
	for _, e := range list {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); !strings.Contains(got, "new") || !strings.Contains(got, "sd") || !strings.Contains(got, "y") {
		t.Errorf("/ has %s", got)
	}
	if _, err := s.Space("/sd"); err != nil && board.CondOf(err) != board.EOPNOTSUPP {
		t.Error(err)
	}
	t.Setenv("MPY_SECRET", "x")
	if _, ok := h.Env.Get("MPY_SECRET"); ok {
		t.Error("the environment is there")
	}
	for _, want := range []string{"for reading only", "keeps the computer's files", "keeps the computer's environment"} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("the log does not say %q:\n%s", want, errs.String())
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(temp); err == nil {
		t.Error("the temporary folder is still there")
	}
}
