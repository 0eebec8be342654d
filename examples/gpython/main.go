// This file runs a script of sockets under stock gpython.

// Command gpython shows that the socket and select modules work without this
// project's own engine: under gpython's compiler and VM, from gpython's registry.
//
//	go run ./examples/gpython [PORT]
package main

import (
	_ "embed"
	"fmt"
	"os"

	"github.com/go-python/gpython/py"
	_ "github.com/go-python/gpython/stdlib"

	"mpy/modules"
)

//go:embed echo.py
var script string

func main() {
	port := "8765"
	if len(os.Args) > 1 {
		port = os.Args[1]
	}
	if err := run(port, os.Stdout); err != nil {
		py.TracebackDump(err)
		os.Exit(1)
	}
}

// run runs the script; what it prints goes to stdout.
func run(port string, stdout *os.File) error {
	modules.Register()
	opts := py.DefaultContextOpts()
	opts.SysArgs = []string{"echo.py", port}
	ctx := py.NewContext(opts)
	defer ctx.Close()
	ctx.Store().MustGetModule("sys").Globals["stdout"] = &py.File{File: stdout, FileMode: py.FileWrite}
	code, err := py.Compile(script, "echo.py", py.ExecMode, 0, true)
	if err != nil {
		return fmt.Errorf("echo.py: %w", err)
	}
	_, err = py.RunCode(ctx, code, "echo.py", nil)
	return err
}
