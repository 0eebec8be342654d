// This file runs the scripts under testdata/script, which start the command as a
// user does. Exit statuses and texts are MicroPython's, except where the comment
// in a script says so.

package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mpy": main})
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":    status,
			"interrupt": interrupt,
		},
		Setup: func(env *testscript.Env) error {
			// Nothing of whoever runs the tests.
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_CONFIG_HOME", env.WorkDir)
			env.Setenv("GOOS", runtime.GOOS)
			return nil
		},
	})
}

// start makes a command of the script's: mpy and its arguments.
func start(ts *testscript.TestScript, args []string) *exec.Cmd {
	path := ""
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		for _, ext := range []string{"", ".exe"} {
			if p := filepath.Join(dir, args[0]+ext); path == "" {
				if _, err := os.Stat(p); err == nil {
					path = p
				}
			}
		}
	}
	cmd := exec.Command(path, args[1:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "HOME="+cmd.Dir, "PATH="+ts.Getenv("PATH"))
	return cmd
}

// check compares the exit status that a command ended with.
func check(ts *testscript.TestScript, err error, want string) {
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != want {
		ts.Fatalf("exit status %d, want %s", got, want)
	}
}

// status N mpy ARG…: the exit status is N.
func status(ts *testscript.TestScript, _ bool, args []string) {
	out, err := start(ts, args[1:]).CombinedOutput()
	ts.Logf("%s", out)
	check(ts, err, args[0])
}

// interrupt N mpy ARG…: the command prints "ready", is interrupted as by Ctrl-C,
// ends soon, and its exit status is N. What it printed behind "ready" goes to
// the file output, what it said on standard error to the file errors.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	cmd := start(ts, args[1:])
	stdin, err := cmd.StdinPipe() // open, and silent
	ts.Check(err)
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	ts.Check(err)
	errs, err := os.Create(ts.MkAbs("errors"))
	ts.Check(err)
	defer errs.Close()
	cmd.Stderr = errs
	ts.Check(cmd.Start())
	// What the interrupt does not end is killed, which check sees.
	watchdog := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
	defer watchdog.Stop()
	r := bufio.NewReader(stdout)
	line, err := r.ReadString('\n')
	if line != "ready\n" {
		ts.Fatalf("printed %q: %v", line, err)
	}
	time.Sleep(50 * time.Millisecond) // what follows "ready" has begun
	ts.Check(cmd.Process.Signal(os.Interrupt))
	rest, err := io.ReadAll(r)
	ts.Check(err)
	err = cmd.Wait()
	ts.Check(os.WriteFile(ts.MkAbs("output"), rest, 0o666))
	check(ts, err, args[0])
}
