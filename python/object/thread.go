// This file defines Thread, the machine as the types, builtins and modules see it, and the calling form.

package object

// Impl is the one form of every function that is written in Go. args is the
// machine's own window of registers: it must not be kept after the call, and
// for a method args[0] is self, already checked to be of the method's class.
// Arguments left out at the end are absent from args; one left out before a
// keyword argument is the zero Value. kw is empty unless the signature has **.
type Impl func(t Thread, args []Value, kw Kw) (Value, error)

// Kw are keyword arguments. Both slices have the same length and must not be kept.
type Kw struct {
	Names  []string
	Values []Value
}

// Len gives the number of keyword arguments.
func (k Kw) Len() int { return len(k.Names) }

// Get gives the argument called name, or the zero Value.
func (k Kw) Get(name string) Value {
	for i, n := range k.Names {
		if n == name {
			return k.Values[i]
		}
	}
	return Value{}
}

// Thread is one Python thread of an interpreter. python/vm implements it.
type Thread interface {
	// Call calls anything callable, script functions included. It charges the
	// depth counter. args and kw are not changed or kept.
	Call(fn Value, args []Value, kw Kw) (Value, error)

	// Descend charges the depth counter for a recursion in Go (repr, equality,
	// sort keys, parsers); RuntimeError at the limit, when Ascend must not follow.
	Descend() error
	// Ascend gives back what Descend charged.
	Ascend()

	// Release gives the interpreter lock away before the thread waits or works
	// long without touching any Python object; Acquire takes it back. Both only
	// by way of host.Block, but for what waits for nothing but another thread.
	Release()
	Acquire()
	// Pending runs what wants to run between instructions: scheduled callbacks
	// and Ctrl-C, which it raises as KeyboardInterrupt.
	Pending() error
	// Interrupted says that the thread must end what it does: Ctrl-C, the end of
	// the interpreter, a full heap. It runs nothing, unlike Pending, and so may be
	// asked anywhere.
	Interrupted() error
	// Waiter is the thread's operation (*world.Op), through which a wait is interrupted.
	Waiter() any

	// Host is the interpreter's outside (*host.Host).
	Host() any
	// Interp is the interpreter itself, for the few builtins that steer it (*vm.Interp).
	Interp() Machine
	// Grow charges n bytes of a growing object to the interpreter's heap limit;
	// MemoryError beyond it, before anything is allocated.
	Grow(n int) error
}
