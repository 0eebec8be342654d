// This file runs a script with few descriptors.

package tests

import (
	"bytes"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"mpy"
)

// forgetful makes more of everything that has descriptors than there are, and
// forgets it.
const forgetful = `
import select, socket
s = socket.socket()
for i in range(300):
    p = select.poll()
    p.register(s, select.POLLIN)
    p.poll(0)
for i in range(300):
    u = socket.socket()
for i in range(300):
    select.select([s], [], [], 0)
kept = []
try:
    while True:
        kept.append(socket.socket())
except OSError as e:
    print(e.errno, len(kept) > 10)
for k in kept:
    k.close()
print(select.poll().register(s))
`

// TestFewDescriptors: what a script has forgotten makes room.
func TestFewDescriptors(t *testing.T) {
	if os.Getenv("MPY_FEW") == "" {
		if os.Getenv("MPY_EMULATED") != "" {
			t.Skip("the test runs itself, which the emulator would have to")
		}
		cmd := exec.Command(os.Args[0], "-test.run=^TestFewDescriptors$", "-test.v")
		cmd.Env = append(os.Environ(), "MPY_FEW=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 100, Max: 100}); err != nil {
		t.Skip(err)
	}
	var out, errs bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	in.PrintError(in.RunString(forgetful, "forgetful.py"))
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	if want := "24 True\nNone\n"; out.String() != want || errs.Len() > 0 {
		t.Errorf("printed\n%s\nwant\n%s\nstandard error\n%s", &out, want, &errs)
	}
}
