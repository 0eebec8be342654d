// This file defines Interp, one interpreter, and what it is made of.

package vm

import (
	"slices"
	"sync"
	"sync/atomic"
	"weak"

	"mpy/python/code"
	"mpy/python/object"
)

// Options are what an interpreter needs from outside. All functions are required but Report.
type Options struct {
	Host     any          // what Thread.Host gives
	Builtins *object.Dict // the builtins, this interpreter's own
	// Compile makes code of a text. mode: "file", "single", "eval", "exec" or
	// "names-single"; an error of stop, which is asked now and then, is returned.
	Compile func(src, file, mode string, stop func() error) (*code.Code, error)
	// Builtin gives a module that needs no file, nil for none. With fixed it is
	// asked before sys.path is searched, for those that no file can hide.
	Builtin  func(t object.Thread, name string, fixed bool) (*object.Module, error)
	Files    Files
	MaxDepth int // frames and recursions in Go together; 0: 4096
	MaxHeap  int // bytes that growable objects may ask for at once; 0: 1 GiB
	// Library gives the source of a module that the program brings along, and
	// whether it is a package; nil: none.
	Library func(name string) (source string, pkg, ok bool)
	// HeapLimit is how much of the program's heap may be alive: MemoryError beyond it. 0: any.
	HeapLimit int64
	// NewWaiter makes what a thread waits with, Interrupt ends a wait with it
	// from any goroutine, CloseWaiter ends its use.
	NewWaiter   func(t *Thread) any
	Interrupt   func(waiter any)
	CloseWaiter func(waiter any)
	// Memory is what the addresses are that viper's code computes with. nil: there are none.
	Memory func(t object.Thread) object.Memory
	// Report prints an exception that nobody can catch: of a thread or a callback.
	Report func(t object.Thread, what string, exc *object.Exception)
	// Turns says how threads take turns where one goroutine runs at a time; nil:
	// as they come.
	Turns Turns
}

// Turns are how the threads of several interpreters take turns. Whoever calls
// holds no interpreter lock, but for Due.
type Turns interface {
	Go(waiter any, f func()) // runs f, a thread's life
	Due() bool               // somebody became ready to run
	Pass()                   // lets those who are ready run
}

// Files is where imports look for source files.
type Files interface {
	// Stat says whether path is a file or a folder. An error ends the import.
	Stat(t object.Thread, path string) (file, dir bool, err error)
	ReadFile(t object.Thread, path string) ([]byte, error)
}

// Signals that make the loop look up.
const (
	sigYield     = 1 << iota // another thread waits for the lock
	sigCallback              // scheduled callbacks wait
	sigInterrupt             // Ctrl-C
	sigExit                  // the interpreter closes: threads beside the main one end
	sigKill                  // all threads end
	sigTurns                 // threads take turns: set for good
	sigMemory                // the heap is full
	sigLocked                // a thread has locked the heap
)

// Interp is one interpreter.
type Interp struct {
	opts     Options
	builtins *object.Dict
	modules  *object.Dict // sys.modules
	path     *object.List // sys.path
	strs     map[string]object.Value
	// buildClass is our own __build_class__.
	buildClass object.Value

	signal  atomic.Uint32
	lock    sync.Mutex // the interpreter lock: whoever holds it runs Python
	waiting atomic.Int32

	mu        sync.Mutex // guards what follows
	callbacks []callback
	running   bool // a callback runs
	after     bool // it has asked for an interrupt
	threads   map[*Thread]struct{}
	lastIdent int64
	interrupt bool
	wg        sync.WaitGroup

	heap    heap
	lockers int // threads that have locked it
	main    *Thread
}

type callback struct{ fn, arg object.Value }

// New makes an interpreter. Its main thread, which Main gives, holds no lock
// until Run or Acquire.
func New(o Options) *Interp {
	if o.MaxDepth == 0 {
		o.MaxDepth = 4096
	}
	if o.MaxHeap == 0 {
		o.MaxHeap = 1 << 30
	}
	in := &Interp{
		opts:     o,
		builtins: o.Builtins,
		modules:  object.NewDict(16),
		path:     &object.List{},
		strs:     make(map[string]object.Value, 256),
		threads:  make(map[*Thread]struct{}),
	}
	in.buildClass = object.Ref(object.NewBuiltin("__build_class__(body, name, *bases, **kw)",
		"Makes a class of the function that is its body.", buildClass))
	in.builtins.SetStr("__build_class__", in.buildClass)
	in.main = in.newThread()
	if in.heap.limit = o.HeapLimit; o.HeapLimit > 0 {
		watchHeap(weak.Make(in))
	}
	if o.Turns != nil {
		in.signal.Store(sigTurns)
	}
	return in
}

// Main is the main thread.
func (in *Interp) Main() *Thread { return in.main }

// Builtins is the dict of the builtins module.
func (in *Interp) Builtins() *object.Dict { return in.builtins }

// Interned gives the strs that scripts made the interpreter keep, sorted.
func (in *Interp) Interned() []string {
	var names []string
	for s := range in.strs {
		if in.builtins.Place(s) < 0 && in.modules.Place(s) < 0 {
			names = append(names, s)
		}
	}
	slices.Sort(names)
	return names
}

// Modules is sys.modules.
func (in *Interp) Modules() *object.Dict { return in.modules }

// Path is sys.path.
func (in *Interp) Path() *object.List { return in.path }

// Interrupt raises KeyboardInterrupt in the main thread, soon: it ends a wait. Any goroutine may call it.
func (in *Interp) Interrupt() {
	in.mu.Lock()
	in.interrupt = true
	in.signal.Or(sigInterrupt)
	in.mu.Unlock()
	in.opts.Interrupt(in.main.waiter)
}

// InterruptSoon is Interrupt for a script that asks for it: a callback, which
// this would end, is let come to its end.
func (in *Interp) InterruptSoon() {
	in.mu.Lock()
	in.after = in.running
	now := !in.after
	in.mu.Unlock()
	if now {
		in.Interrupt()
	}
}

// Interrupting reports whether an interrupt has not been raised yet.
func (in *Interp) Interrupting() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.interrupt
}

// maxCallbacks is how many scheduled callbacks may wait, as on MicroPython's unix port.
const maxCallbacks = 8

// Schedule queues fn(arg) for the main thread; false: the queue is full. Any goroutine may call it.
func (in *Interp) Schedule(fn, arg object.Value) bool {
	in.mu.Lock()
	ok := len(in.callbacks) < maxCallbacks
	if ok {
		in.callbacks = append(in.callbacks, callback{fn, arg})
		in.signal.Or(sigCallback)
	}
	in.mu.Unlock()
	if ok {
		in.opts.Interrupt(in.main.waiter)
	}
	return ok
}

// queued gives the number of callbacks that wait.
func (in *Interp) queued() int {
	in.mu.Lock()
	defer in.mu.Unlock()
	return len(in.callbacks)
}

// nextCallback takes a callback that may run now.
func (in *Interp) nextCallback() (callback, bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.running || len(in.callbacks) == 0 {
		if len(in.callbacks) == 0 {
			in.signal.And(^uint32(sigCallback))
		}
		return callback{}, false
	}
	c := in.callbacks[0]
	in.callbacks = in.callbacks[1:]
	in.running = true
	in.signal.And(^uint32(sigCallback)) // while it runs the others wait, and the loop need not look
	return c, true
}

func (in *Interp) callbackDone() {
	in.mu.Lock()
	in.running = false
	if in.after {
		in.after, in.interrupt = false, true
		in.signal.Or(sigInterrupt)
	}
	if len(in.callbacks) > 0 {
		in.signal.Or(sigCallback)
	}
	in.mu.Unlock()
}

// takeInterrupt says whether Ctrl-C waits, and forgets it.
func (in *Interp) takeInterrupt() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	was := in.interrupt
	in.interrupt = false
	in.signal.And(^uint32(sigInterrupt))
	return was
}

// Close ends the threads beside the main one, which must not be running, and
// waits for them: each raises SystemExit at its next back-jump, call or wait,
// and no handler of the script sees it.
func (in *Interp) Close() {
	in.end(sigExit)
	in.wg.Wait()
	in.opts.CloseWaiter(in.main.waiter)
}

// Kill ends all threads in the same way, for good. Any goroutine may call it.
func (in *Interp) Kill() { in.end(sigKill) }

func (in *Interp) end(signal uint32) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.signal.Or(signal)
	for t := range in.threads {
		in.opts.Interrupt(t.waiter)
	}
}
