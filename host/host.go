// This file defines Host and how one is made.

package host

import (
	"io"
	"os"
	"runtime"
	"sync"
	"time"
	"weak"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

// Options are what a Host is made of. The zero value is an interpreter on the
// system's network and clock, without input, output, files, environment.
type Options struct {
	World      *world.World // nil: the system's
	Board      *board.Board // nil: generic
	Stdin      io.Reader    // nil: empty
	Stdout     io.Writer    // nil: discarded
	Stderr     io.Writer    // nil: discarded
	Files      Files        // nil: none
	Args       []string     // sys.argv
	Env        []string     // NAME=value
	Executable string       // sys.executable
	Seed       uint64       // of random numbers; 0: unpredictable
	Log        Topic        // what is told on Stderr
	Inputs     Inputs       // what drives the board's pins; nil: nothing does
	Display    string       // a folder for pictures of what displays show; "": none
	Boot       *Boot        // what stays over a reset; nil: nothing
	Commands   bool         // os.system runs commands
	QuietTLS   bool         // no word about TLS servers that are not verified
}

// Host is what one interpreter has of the outside.
type Host struct {
	World      *world.World
	Radio      world.Radio // the world's
	Board      *board.Board
	In         *File // standard input
	Out        *File // standard output
	Errors     *File // standard error
	Files      Files
	Args       []string
	Env        *Env
	Executable string
	Folder     string // the script's folder, in which a board keeps its files; "" for the working folder
	Log        *Log
	Inputs     Inputs
	Display    string
	Boot       *Boot
	Commands   bool
	QuietTLS   bool

	// Kill ends the script for good; nil: nothing does.
	Kill func()

	// OptLevel is how far the compiler goes, which micropython.opt_level gives and sets:
	// above 0 it drops asserts, from 3 on the numbers of lines.
	OptLevel int

	// AtExit is what sys.atexit set: to be called without arguments when the script ends.
	AtExit object.Value

	// Modules gives the names of the builtin modules, for help('modules').
	Modules func() []string

	ahead    time.Duration  // of the script's date before the world's
	net      *netLog        // nil: nobody reads the log of the network
	frames   map[string]int // how many pictures each display has
	out, err *Output
	stdin    io.Reader // as it was given
	random   io.Reader
	closers  []func() // of the modules
	shared   map[any]any
	later    later

	terms       *terminals // of os.dupterm; nil: there never was one
	noInterrupt bool       // Ctrl-C is a byte like any other

	mu   sync.Mutex
	open map[weak.Pointer[File]]struct{} // files that were opened and not closed
}

var (
	_ object.Console   = (*Host)(nil)
	_ object.ErrnoName = (*Host)(nil)
	_ stream.Errors    = (*Host)(nil)
)

// New makes a Host.
func New(o Options) *Host {
	h := &Host{
		World: o.World, Board: o.Board, Files: o.Files, Args: o.Args, Executable: o.Executable,
		Inputs: o.Inputs, Display: o.Display, Boot: o.Boot, Commands: o.Commands, QuietTLS: o.QuietTLS, Env: newEnv(o.Env), random: newRandom(o.Seed),
		open: make(map[weak.Pointer[File]]struct{}),
	}
	if h.World == nil {
		h.World = world.System()
	}
	if h.Radio = h.World.Radio; h.Radio == nil {
		h.Radio = world.NoRadio{}
	}
	if h.Board == nil {
		h.Board = board.Generic()
	}
	if h.Files == nil {
		h.Files = NoFiles{}
	}
	if h.Boot == nil {
		h.Boot = &Boot{Cause: PowerOn}
	}
	if h.Inputs == nil {
		h.Inputs = open{}
	}
	h.out = newOutput(h, o.Stdout)
	h.err = newOutput(h, o.Stderr)
	h.err.direct, h.err.before = true, h.out
	h.Log = &Log{h.err, o.Log, h.Clock(), world.Reading(h.Clock())}
	if h.Log.On(Network) {
		h.World, h.net = watchNet(h.World)
	}
	if s, ok := h.Files.(*Sandbox); ok {
		s.log, h.Env.log = h.Log, h.Log
	}
	h.In = &File{host: h, fd: 0, std: true}
	h.stdin = o.Stdin
	h.In.setReader(o.Stdin)
	h.Out = &File{host: h, fd: 1, std: true, out: h.out}
	h.Errors = &File{host: h, fd: 2, std: true, out: h.err}
	return h
}

// Of gives the Host of a thread's interpreter.
func Of(t object.Thread) *Host { return t.Host().(*Host) }

// Clock is the world's clock.
func (h *Host) Clock() world.Clock { return h.World.Clock }

// Stdin is standard input for Go code that has no thread: it cannot be interrupted.
func (h *Host) Stdin() io.Reader { return plainReader{h.In} }

// Stdout is standard output; it is buffered, see [Output].
func (h *Host) Stdout() io.Writer { return h.out }

// Stderr is standard error; writing to it writes out standard output first.
func (h *Host) Stderr() io.Writer { return h.err }

// Streams gives what lies below the standard streams, for commands. Standard
// input is nil unless it is a file or terminal of the system's: of anything else
// a command would take what it does not need.
func (h *Host) Streams() (in io.Reader, out, err io.Writer) {
	if f, ok := h.stdin.(*os.File); ok {
		in = f
	}
	return in, h.out.w, h.err.w
}

// Tracebacks is where the traceback of an uncaught exception goes.
func (h *Host) Tracebacks() io.Writer { return h.stream(h.Board.System.Traceback) }

// Reports is where threads and tasks report exceptions.
func (h *Host) Reports() io.Writer { return h.stream(h.Board.System.Reports) }

// Warn says what the language leaves out, on a board that does so.
func (h *Host) Warn(text string) {
	if h.Board.System.Warnings {
		_, _ = io.WriteString(h.Reports(), "Warning: "+text+"\n")
	}
}

func (h *Host) stream(s board.Stream) io.Writer {
	if s == board.Stdout {
		return h.out
	}
	return h.err
}

// Flush writes out what was printed.
func (h *Host) Flush() error { return h.out.Flush() }

// Close ends the interpreter's use of the outside: it writes out what was
// printed and closes the files and sockets that the script left open.
func (h *Host) Close() error {
	err := h.out.Flush()
	if h.net != nil {
		h.net.stillOpen()
	}
	for _, f := range h.closers {
		f()
	}
	if h.net != nil {
		h.net.print(h.err)
		h.net = nil
	}
	h.Drain()
	h.mu.Lock()
	files := h.open
	h.open = make(map[weak.Pointer[File]]struct{})
	h.mu.Unlock()
	for p := range files {
		if f := p.Value(); f != nil {
			_ = f.shut()
		}
	}
	return err
}

// Shared gives what the modules of one interpreter share under a key, made by
// make when it is first asked for. Whoever calls holds the interpreter lock.
func (h *Host) Shared(key any, make func() any) any {
	v, ok := h.shared[key]
	if !ok {
		v = make()
		if h.shared == nil {
			h.shared = map[any]any{}
		}
		h.shared[key] = v
	}
	return v
}

// Platform is sys.platform: the board's, or the system's in MicroPython's words.
func (h *Host) Platform() string {
	switch {
	case h.Board.System.Platform != "":
		return h.Board.System.Platform
	case runtime.GOOS == "windows":
		return "win32"
	}
	return runtime.GOOS
}

// Machine names what the interpreter runs on: the board's name for it, or the
// board and the system.
func (h *Host) Machine() string {
	if m := h.Board.System.Machine; m != "" {
		return m
	}
	return h.Board.Name + " with " + h.Platform()
}

// ModuleNames gives the names of the builtin modules.
func (h *Host) ModuleNames() []string {
	if h.Modules == nil {
		return nil
	}
	return h.Modules()
}

// StreamWriter gives a function that writes text to a stream object, for print.
func (h *Host) StreamWriter(t object.Thread, v object.Value) (func(string) error, error) {
	s, err := stream.Of(v)
	if err != nil {
		return nil, err
	}
	return func(text string) error {
		if text == "" {
			return nil
		}
		_, err := stream.WriteAll(t, s, []byte(text))
		if err != nil && board.CondOf(err) == board.EAGAIN {
			return nil // print has no way to say it, as in MicroPython
		}
		return stream.Error(t, err)
	}, nil
}

// ReadLine reads a line of standard input; "" at its end.
func (h *Host) ReadLine(t object.Thread) (string, error) {
	b, err := h.In.ReadLine(t, -1)
	return string(b), stream.Error(t, err)
}

// ReadFile reads a whole file.
func (h *Host) ReadFile(t object.Thread, name string) ([]byte, error) {
	f, err := h.Open(name, 0, 0)
	if err != nil {
		return nil, stream.Error(t, err)
	}
	defer f.shut()
	b, err := stream.ReadAll(t, f)
	return b, stream.Error(t, err)
}
