// This file holds the module gc.

// Package gc is the module gc. Memory is Go's: the figures are those of the
// whole process, and Go decides when it collects.
package gc

import (
	"mpy/host"
	"mpy/modules/internal/memory"
	"mpy/python/object"
)

// block is the size by which MicroPython counts memory on 64 bits.
const block = 32

// module is the state of the module gc.
type module struct {
	disabled  bool
	threshold int64 // in blocks, -1: none
}

// Module makes the module gc.
func Module(*host.Host) *object.Def {
	m := &module{threshold: -1}
	return &object.Def{
		Name: "gc",
		Doc: "The garbage collector. collect() does what it says, lost sockets and files are closed by it; " +
			"disable() and threshold() are remembered only, for memory is Go's.",
		Members: []object.Member{
			object.Fn("collect()", "Collects garbage and gives the number of objects that went.", m.collect),
			object.Fn("disable()", "Turns automatic collection off; here it is only remembered.", m.disable),
			object.Fn("enable()", "Turns automatic collection on.", m.enable),
			object.Fn("isenabled()", "Says whether automatic collection is on.", m.isenabled),
			object.Fn("mem_alloc()", "Gives the number of bytes that objects take up.", m.memAlloc),
			object.Fn("mem_free()", "Gives the number of bytes that are free.", m.memFree),
			object.Fn("threshold(n=None, /)", "Gives or sets after how many allocated bytes a collection runs, -1 for never; here it is only remembered.", m.limit),
		},
	}
}

func (m *module) collect(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	before := memory.Frees()
	if i := t.Interp(); i != nil {
		i.Collect(t)
	}
	if h, ok := t.Host().(*host.Host); ok {
		h.Drain()
	}
	return object.Int(int64(memory.Frees() - before)), t.Pending() // callbacks of weak references
}

func (m *module) disable(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	m.disabled = true
	return object.None, nil
}

func (m *module) enable(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	m.disabled = false
	return object.None, nil
}

func (m *module) isenabled(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Bool(!m.disabled), nil
}

func (m *module) memAlloc(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	used, _ := memory.Heap(t)
	return object.Int(used), nil
}

func (m *module) memFree(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	used, total := memory.Heap(t)
	return object.Int(total - used), nil
}

func (m *module) limit(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) == 0 {
		if m.threshold < 0 {
			return object.Int(-1), nil
		}
		return object.Int(m.threshold * block), nil
	}
	n, err := object.ToInt64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	m.threshold = n / block
	if n < 0 {
		m.threshold = -1
	}
	return object.None, nil
}
