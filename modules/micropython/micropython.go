// This file holds the module micropython.

// Package micropython is the module micropython: what steers the interpreter.
package micropython

import (
	"fmt"

	"mpy/host"
	"mpy/modules/internal/memory"
	"mpy/python/object"
)

// module is the state of the module micropython.
type module struct {
	host *host.Host
	peak int64 // the most memory that was seen in use
	intr object.Value
}

// Module makes the module micropython.
func Module(h *host.Host) *object.Def {
	m := &module{host: h}
	intr := object.Fn("kbd_intr(chr, /)", "Sets the character that interrupts the script, 3 for Ctrl-C, -1 for none.", m.kbdIntr)
	m.intr = intr.Value
	return &object.Def{
		Name: "micropython",
		Doc: "What steers the interpreter. While the heap is locked, what would make an object raises MemoryError. " +
			"The compiler knows the decorators native, viper and bytecode: code of @micropython.viper computes with machine words and pointers, the others change nothing but what may stand in the function.",
		// In MicroPython's order, which help() shows.
		Members: []object.Member{
			object.Fn("const(x, /)", "Gives x; the compiler puts the values of constants where their names stand.", constant),
			object.Fn("opt_level(level=None, /)", "Gives or sets how far the compiler goes from now on: above 0 it drops asserts, from 3 on the numbers of lines.", m.optLevel),
			object.Fn("mem_total()", "Gives the number of bytes that were ever allocated.", m.memTotal),
			object.Fn("mem_current()", "Gives the number of bytes that objects take up.", m.memCurrent),
			object.Fn("mem_peak()", "Gives the most bytes that were seen in use.", m.memPeak),
			object.Fn("mem_info(verbose=None, /)", "Prints how much memory is used.", m.memInfo),
			object.Fn("qstr_info(verbose=None, /)", "Prints how many strs are interned because scripts name or hold them, and with verbose which.", m.qstrInfo),
			object.Fn("stack_use()", "Gives about how many bytes of the stack are used.", m.stackUse),
			object.Fn("alloc_emergency_exception_buf(size, /)", "Makes room for exceptions that happen when there is no memory; there is always enough here.", m.emergency),
			object.Fn("heap_lock()", "Locks the heap for this thread: what would make an object raises MemoryError. Locks are counted.", lock),
			object.Fn("heap_unlock()", "Takes a lock of the heap away and gives how many are left.", unlock),
			object.Fn("heap_locked()", "Gives how many locks of the heap there are.", locked),
			intr,
			{Name: "RingIO", Doc: "RingIO(size) or RingIO(buffer): a stream that gives what was written to it, for interrupt handlers and threads.", Value: object.Ref(RingIOClass)},
			object.Fn("schedule(function, arg, /)", "Has function(arg) called soon, between two instructions of the main thread; RuntimeError when too many calls wait.", m.schedule),
		},
	}
}

func constant(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return args[0], nil
}

func (m *module) emergency(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	_, err := object.ToInt64(t, args[0])
	return object.None, err
}

func (m *module) optLevel(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) == 0 {
		return object.Int(int64(m.host.OptLevel)), nil
	}
	n, err := object.ToInt64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	m.host.OptLevel = int(n)
	return object.None, nil
}

// heap is a thread whose heap can be locked.
type heap interface {
	LockHeap() (object.Value, error)
	UnlockHeap() (object.Value, error)
	HeapLocks() int
}

func lock(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	if h, ok := t.(heap); ok {
		return h.LockHeap()
	}
	return object.None, nil
}

func unlock(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	if h, ok := t.(heap); ok {
		return h.UnlockHeap()
	}
	return object.Int(0), nil
}

func locked(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	if h, ok := t.(heap); ok {
		return object.Int(int64(h.HeapLocks())), nil
	}
	return object.Int(0), nil
}

func (m *module) kbdIntr(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.Index(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if h, ok := any(m.host).(interface{ SetInterruptChar(int) }); ok {
		h.SetInterruptChar(n)
	}
	return object.None, nil
}

func (m *module) schedule(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if args[0] == m.intr { // schedule(kbd_intr, None): an interrupt
		if i, ok := t.Interp().(interface{ InterruptSoon() }); ok {
			i.InterruptSoon()
		}
		return object.None, nil
	}
	if !t.Interp().Schedule(args[0], args[1]) {
		return object.Value{}, object.NewError(object.RuntimeError, "schedule queue full")
	}
	return object.None, nil
}

// stack is what stack_use takes the whole stack for, and one level of it.
const (
	stack = 80000
	level = 200
)

func stackUse(t object.Thread) int64 {
	if d, ok := t.(interface{ Depth() int }); ok {
		return int64(d.Depth()+1) * level
	}
	return level
}

func (m *module) stackUse(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	return object.Int(stackUse(t)), nil
}

// current gives what is in use and keeps the most of it.
func (m *module) current(t object.Thread) int64 {
	used, _ := memory.Heap(t)
	m.peak = max(m.peak, used)
	return used
}

func (m *module) memCurrent(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	return object.Int(m.current(t)), nil
}

func (m *module) memPeak(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	m.current(t)
	return object.Int(m.peak), nil
}

func (m *module) memTotal(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Int(memory.Allocated()), nil
}

// memInfo prints MicroPython's lines; there are no blocks to count.
func (m *module) memInfo(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	now := m.current(t)
	used, total := memory.Heap(t)
	err := printf(t, "mem: total=%d, current=%d, peak=%d\nstack: %d out of %d\nGC: total: %d, used: %d, free: %d\n"+
		" No. of 1-blocks: %d, 2-blocks: %d, max blk sz: %d, max free sz: %d\n",
		memory.Allocated(), now, m.peak, stackUse(t), stack, total, used, total-used, 0, 0, 0, (total-used)/32)
	if err == nil && len(args) > 0 {
		err = printf(t, "GC memory layout; from 0:\n")
	}
	return object.None, err
}

func (m *module) qstrInfo(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	var names []string
	if in, ok := t.Interp().(interface{ Interned() []string }); ok {
		names = in.Interned()
	}
	size := 0
	for _, s := range names {
		size += len(s) + 1
	}
	err := printf(t, "qstr pool: n_pool=%d, n_qstr=%d, n_str_data_bytes=%d, n_total_bytes=%d\n", 1, len(names), size, size+16*len(names))
	if len(args) > 0 {
		for _, s := range names {
			if err == nil {
				err = printf(t, "Q(%s)\n", s)
			}
		}
	}
	return object.None, err
}

// printf writes to the script's standard output.
func printf(t object.Thread, format string, a ...any) error {
	if c, ok := t.Host().(object.Console); ok {
		if _, err := fmt.Fprintf(c.Stdout(), format, a...); err != nil {
			return object.NewError(object.OSError, "%s", err.Error())
		}
	}
	return nil
}
