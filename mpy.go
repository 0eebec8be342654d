// Package mpy runs MicroPython scripts inside a Go program.
//
// An [Interp] is one interpreter. It has nothing of the process unless its
// [Options] give it: two interpreters with different streams, files, boards and
// worlds do not meet.
//
//	in, err := mpy.New(mpy.Options{Stdout: os.Stdout})
//	if err != nil { … }
//	defer in.Close()
//	if err := in.RunString("print(1 + 1)", "sum.py"); err != nil {
//		in.PrintError(err)
//	}
//
// [Within] gives the options of a script in a described world: a network in
// memory, whose services can be handlers in Go, with a clock of its own.
//
// [System] gives the options of a program that shares its streams, files and
// environment with its scripts, as the command mpy does.
package mpy

import (
	"io"
	"maps"
	"slices"
	"strings"

	"mpy/board"
	"mpy/host"
	"mpy/modules"
	mio "mpy/modules/io"
	"mpy/modules/library"
	"mpy/modules/vfs"
	"mpy/python/builtins"
	"mpy/python/object"
	"mpy/python/vm"
	"mpy/world"
)

// Version is the version of this module.
const Version = "0.1.0"

// Options say what an interpreter is given. The zero value is an interpreter
// without input, output, files and environment, on the system's network.
type Options struct {
	Stdin  io.Reader // nil: empty
	Stdout io.Writer // nil: discarded
	Stderr io.Writer // nil: discarded; tracebacks go here

	Args       []string // sys.argv
	Path       []string // sys.path; nil: the current folder only
	Env        []string // NAME=value
	Executable string   // sys.executable

	Files host.Files   // nil: none
	Board *board.Board // nil: generic
	World *world.World // nil: the system's network and clock

	Optimize int    // above 0, asserts are dropped; from 3 on, the numbers of lines
	MaxHeap  int    // bytes that a single request for memory may have; 0: 1 GiB
	Heap     int64  // bytes of the whole program's heap that may be in use: MemoryError beyond it; 0: any
	MaxDepth int    // calls within calls; 0: 4096
	Verbose  int    // above 0, lost sockets and the like are reported on Stderr
	Seed     uint64 // of random numbers and hashes; 0: unpredictable
	Commands bool   // os.system runs commands

	QuietTLS bool        // no word on Stderr about TLS servers that are not verified
	Log      host.Topic  // what is told on Stderr about the script
	Inputs   host.Inputs // what drives the board's pins; nil: nothing
	Display  string      // a folder for pictures of what displays show; "": none
	Boot     *host.Boot  // what stays when a script resets its board; nil: nothing

	CompileOnly bool // scripts are compiled and not run
}

// Interp is one interpreter. Its methods may be called by one goroutine at a
// time, but for Interrupt, which any may call.
type Interp struct {
	opts    Options
	vm      *vm.Interp
	thread  *vm.Thread // the main one
	host    *host.Host
	modules *modules.Table
	main    *object.Module // __main__

	virtual world.Virtual // the clock, if the world has a time of its own

	broken *InternalError // nil, as it should be

	// The last text that was refused, and its offending line: what an uncaught
	// SyntaxError shows.
	refused     *object.Exception
	refusedLine string
}

// New makes an interpreter.
func New(o Options) (*Interp, error) {
	in := &Interp{opts: o}
	ho := host.Options{
		World: o.World, Board: o.Board, Files: o.Files,
		Stdin: o.Stdin, Stdout: o.Stdout, Stderr: o.Stderr,
		Args: o.Args, Env: o.Env, Executable: o.Executable, Seed: o.Seed, Commands: o.Commands, QuietTLS: o.QuietTLS,
		Log: o.Log, Inputs: o.Inputs, Display: o.Display, Boot: o.Boot,
	}
	if o.Verbose > 0 {
		ho.Log |= host.Lost
	}
	in.host = host.New(ho)
	in.modules = modules.NewTable(in.host)
	in.host.OptLevel = o.Optimize
	in.host.Modules = in.modules.Names
	in.vm = vm.New(vm.Options{
		Host:        in.host,
		Builtins:    builtins.New(in.host.Exceptions()...),
		Compile:     in.compile,
		Builtin:     in.builtin,
		Library:     in.library,
		Files:       source{vfs.Of(in.host)},
		MaxDepth:    o.MaxDepth,
		MaxHeap:     o.MaxHeap,
		HeapLimit:   o.Heap,
		NewWaiter:   in.newWaiter,
		Interrupt:   func(w any) { w.(*world.Op).Interrupt(world.Cancel) },
		CloseWaiter: func(w any) { w.(*world.Op).Close() },
		Memory:      modules.Memory,
		Report:      in.report,
		Turns:       in.turns(),
	})
	in.host.Kill = in.vm.Kill
	in.thread = in.vm.Main()
	in.acquire()
	defer in.release()
	path := o.Path
	if path == nil {
		path = []string{""}
	}
	for _, p := range path {
		in.vm.Path().Items = append(in.vm.Path().Items, object.NewStr(p))
	}
	in.vm.Builtins().SetStr("open", object.Ref(mio.Open()))
	in.main = in.thread.NewModule("__main__")
	return in, in.preload()
}

// preload gives __main__ the names that the board's start-up leaves there.
func (in *Interp) preload() error {
	names := in.host.Board.Modules.Preloaded
	for _, name := range slices.Sorted(maps.Keys(names)) {
		mod, attr, inside := strings.Cut(names[name], ".")
		m, err := in.modules.Module(in.thread, mod)
		if err != nil {
			return err
		}
		if m == nil {
			continue
		}
		v := object.Ref(m)
		if inside {
			v = m.Dict.GetStr(attr)
		}
		in.main.Dict.SetStr(name, v)
	}
	return nil
}

// builtin gives the modules that need no file.
func (in *Interp) builtin(t object.Thread, name string, fixed bool) (*object.Module, error) {
	if name == "builtins" && fixed {
		return &object.Module{Name: name, Dict: in.vm.Builtins()}, nil
	}
	return in.modules.Lookup(t, name, fixed)
}

// library gives the modules that are written in Python.
func (in *Interp) library(name string) (text string, pkg, ok bool) {
	if !in.host.Board.Modules.Has(name) {
		return "", false, false
	}
	return library.Source(name)
}

// Interrupt raises KeyboardInterrupt in the main thread of the script, ending
// whatever it waits for. Any goroutine may call it.
func (in *Interp) Interrupt() { in.vm.Interrupt() }

// Interrupting reports whether an Interrupt has not been raised yet: the script
// is in a call that does not end, such as a print that nobody reads.
func (in *Interp) Interrupting() bool { return in.vm.Interrupting() }

// Kill ends the script and its threads for good: nothing of them runs any more,
// no except and no finally either. What runs them ends with SystemExit. Only
// Close may follow. Any goroutine may call it.
func (in *Interp) Kill() { in.vm.Kill() }

// Flush writes out what was printed.
func (in *Interp) Flush() error {
	if in.broken != nil {
		return in.host.Flush()
	}
	in.acquire()
	defer in.release()
	return in.host.Flush()
}

// Close calls what the script gave to sys.atexit, ends its threads and waits for
// them, writes out what was printed, and closes the files and sockets that the
// script left open. The error is the script's last: what sys.atexit's function
// raised, or standard output.
func (in *Interp) Close() error {
	if in.broken != nil {
		return in.host.Close()
	}
	in.acquire()
	var last error
	if f := in.host.AtExit; f.Bound() && !f.IsNone() {
		in.host.AtExit = object.Value{}
		if _, err := in.thread.Call(f, nil, object.Kw{}); err != nil {
			in.printError(err)
			last = err
		}
	}
	in.release()
	in.vm.Close()
	in.acquire()
	defer in.release()
	if err := in.host.Close(); err != nil && last == nil {
		last = err
	}
	return last
}
