// This file calls everything that scripts can reach with arguments of all kinds:
// whatever they are, an exception comes of it or a value, never a panic.

package mpy

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mpy/modules"
)

// left are not called: they wait, print, or change the interpreter for what follows.
var left = []string{
	"builtins.input", "builtins.print", "builtins.help", "builtins.__repl_print__", "asyncio.", "time.sleep", "_thread.", "select.", "os.system",
	"alarm.exit_and_deep", "microcontroller.reset", "microcontroller.delay_us", "supervisor.reload",
	"machine.reset", "machine.soft_reset", "esp.deepsleep", "machine.deepsleep", "machine.lightsleep", "machine.sleep", "machine.WDT",
	"sys.print_exception", "sys.atexit", "atexit.", "ntptime.", "micropython.heap_lock", "micropython.schedule", "micropython.mem_info", "micropython.qstr_info", "gc.collect", "gc.threshold",
}

func TestCalls(t *testing.T) {
	if testing.Short() {
		t.Skip("it calls some 500 things with all kinds of arguments")
	}
	text := func(name string) string {
		b, err := os.ReadFile(filepath.Join("testdata", "calls", name+".py"))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	pool, drive := text("pool"), text("drive")
	var out bytes.Buffer
	in, err := New(Options{Stdout: &out, Args: modules.Names()})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.RunString(text("reach"), "reach.py"); err != nil {
		t.Fatal(in.Traceback(err))
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(out.String())
	if len(names) < 400 {
		t.Errorf("only %d things can be called", len(names))
	}
	t.Run("operators", func(t *testing.T) {
		t.Parallel()
		survives(t, pool+text("operate"))
	})
next:
	for _, name := range names {
		for _, l := range left {
			if strings.HasPrefix(name, l) {
				continue next
			}
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			survives(t, pool+drive, name, fmt.Sprint(len(name)))
		})
	}
}

// survives runs a script that catches all exceptions.
func survives(t *testing.T, src string, args ...string) {
	in, err := New(Options{Args: args, MaxHeap: 1 << 22, MaxDepth: 300, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	watchdog := time.AfterFunc(time.Minute, in.Kill)
	err = in.RunString(src, "calls.py")
	if !watchdog.Stop() {
		t.Error("it takes too long")
	}
	var bug *InternalError
	if errors.As(err, &bug) {
		t.Fatalf("%v\n%s", bug.Panic, bug.Stack)
	}
	if err != nil {
		t.Error(in.Traceback(err))
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
}
