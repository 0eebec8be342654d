// Command mpy runs MicroPython scripts on a desktop. It takes the options that
// the command micropython takes, so that what starts the one can start the other.
package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	"mpy"
	"mpy/host"
)

func main() {
	roomForGarbage()
	os.Exit(run(os.Args[1:]))
}

// run does what the arguments say and gives the exit status.
func run(args []string) (exit int) {
	if len(args) > 0 && args[0] == "boards" {
		return boards(args[1:], os.Stdout, os.Stderr)
	}
	if len(args) > 0 && args[0] == "doc" {
		return doc(args[1:], os.Stdout, os.Stderr)
	}
	if len(args) == 2 && args[0] == "world" {
		return printWorld(args[1])
	}
	c, status, done := parse(args, os.Stdout, os.Stderr)
	if done {
		return status
	}
	if c.what == runStdin { // before Ctrl-C is the script's: it ends the reading
		src, err := io.ReadAll(os.Stdin)
		if err != nil {
			fmt.Fprintf(os.Stderr, "mpy: standard input: %v\n", err)
			return 2
		}
		c.script = string(src)
	}
	// A print to a pipe that nobody reads must come back as an error, which ends
	// the script in order, instead of killing the process.
	signal.Ignore(syscall.SIGPIPE)

	o := mpy.System()
	o.Args, o.Optimize, o.MaxHeap, o.Verbose, o.CompileOnly = c.argv, c.optimize, c.heap, c.verbose, c.compileOnly
	o.Heap = limitHeap(c.heap)
	o.Board, o.QuietTLS, o.Log, o.Display = c.board, c.quietTLS, c.log, c.display
	o.Boot = &host.Boot{Cause: host.PowerOn}
	w, o, err := c.world.enter(o)
	if err != nil {
		fmt.Fprintf(os.Stderr, "mpy: %v\n", err)
		return 2
	}
	if w != nil {
		defer func() {
			if err := w.Close(); err != nil {
				fmt.Fprintf(os.Stderr, "mpy: %v\n", err)
				exit = 1
			}
		}()
	}
	var current atomic.Pointer[mpy.Interp] // nil while none runs a script
	ctrlC := make(chan os.Signal, 1)
	signal.Notify(ctrlC, os.Interrupt)
	go func() {
		for range ctrlC {
			in := current.Load()
			if in == nil || in.Interrupting() { // the last one did not get through
				os.Exit(130)
			}
			in.Interrupt()
		}
	}()
	for {
		in, err := mpy.New(o)
		if err != nil {
			fmt.Fprintf(os.Stderr, "mpy: %v\n", err)
			return 1
		}
		current.Store(in)
		status = c.run(in)
		current.Store(nil)
		if err := in.Close(); err != nil && status == 0 {
			status = mpy.ExitCode(err)
		}
		if !o.Boot.Again() {
			return status
		}
		fmt.Fprintln(os.Stderr, "mpy: reset: the script starts anew")
	}
}

// run runs the script and then, if asked to, the prompt.
func (c *command) run(in *mpy.Interp) int {
	inspect := c.inspect || os.Getenv("MICROPYINSPECT") != ""
	var err error
	switch c.what {
	case runFile:
		err = in.RunFile(c.script)
	case runText, runStdin:
		err = in.RunString(c.script, "<stdin>") // MicroPython's name for both
	case runModule:
		err = in.RunModule(c.script)
	case runPrompt:
		inspect = true
	}
	in.PrintError(err)
	if !inspect && in.Getenv("MICROPYINSPECT") == "" { // which the script may have set
		return mpy.ExitCode(err)
	}
	return prompt(in)
}
