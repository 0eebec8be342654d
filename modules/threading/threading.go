// This file declares the module threading.

// Package threading is the module threading, over the threads and locks of
// _thread: what MicroPython's add-on of that name has, and of CPython's module
// what scripts use of it.
package threading

import (
	"slices"
	"strconv"

	"mpy/host"
	"mpy/modules/thread"
	"mpy/python/object"
)

// module is the state of one interpreter's module.
type module struct {
	threadClass, rlockClass, eventClass, conditionClass, localClass *object.Class

	known  map[int64]*Thread // by the number of the running thread
	made   int               // threads that were named by number
	strays int               // threads that others started, likewise
	locals host.Opened[local]
}

// Module makes the module threading.
func Module(*host.Host) *object.Def {
	m := &module{known: make(map[int64]*Thread)}
	m.threadClass = m.makeThreadClass()
	m.rlockClass = m.makeRLockClass()
	m.eventClass = m.makeEventClass()
	m.conditionClass = m.makeConditionClass()
	m.localClass = m.makeLocalClass()
	return &object.Def{
		Name: "threading",
		Doc: "Threads as objects, and what they wait for. Thread(target=f, args=(1,)).start() runs f(1) beside the script. " +
			"An exception that a thread doesn't catch is printed to standard error and ends only the thread; threads that still run when the script ends are ended.",
		Members: []object.Member{
			{Name: "Thread", Doc: "Thread(group=None, target=None, name=None, args=(), kwargs=None): a thread, which start() starts. It calls target, or the method run of a class derived from Thread.", Value: object.Ref(m.threadClass)},
			object.Fn("Lock()", "Makes a lock, which nobody holds.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				return object.Ref(&thread.Lock{}), nil
			}),
			{Name: "RLock", Doc: "A lock that the thread which holds it may take again; it must be released as often.", Value: object.Ref(m.rlockClass)},
			{Name: "Event", Doc: "Something that threads wait for until it is set.", Value: object.Ref(m.eventClass)},
			{Name: "Condition", Doc: "Condition(lock=None): lets threads that hold a lock give it away, wait to be notified, and take it again.", Value: object.Ref(m.conditionClass)},
			{Name: "local", Doc: "An object whose attributes are each thread's own.", Value: object.Ref(m.localClass)},
			object.Fn("current_thread()", "Gives the Thread that runs.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				return m.current(t).value(), nil
			}),
			object.Fn("main_thread()", "Gives the Thread that the script began in.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				return m.find(t, mainIdent(t)).value(), nil
			}),
			object.Fn("get_ident()", "Gives the number of the running thread.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				return object.Int(thread.Ident(t)), nil
			}),
			object.Fn("active_count()", "Gives the number of threads that run.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				return object.Int(int64(len(m.all(t)))), nil
			}),
			object.Fn("enumerate()", "Gives a list of the threads that run.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				all := m.all(t)
				list := make([]object.Value, len(all))
				for i, x := range all {
					list[i] = x.value()
				}
				return object.NewList(list...), nil
			}),
		},
	}
}

// mainIdent gives the number of the main thread.
func mainIdent(t object.Thread) int64 {
	if in, ok := t.Interp().(interface{ MainIdent() int64 }); ok {
		return in.MainIdent()
	}
	return thread.Ident(t)
}

// current gives the Thread that runs.
func (m *module) current(t object.Thread) *Thread { return m.find(t, thread.Ident(t)) }

// find gives the Thread of a running thread, making one for a thread that this
// module has not started.
func (m *module) find(t object.Thread, ident int64) *Thread {
	x := m.known[ident]
	if x == nil {
		x = &Thread{m: m, ident: ident, state: running}
		if ident == mainIdent(t) {
			x.name = "MainThread"
		} else {
			m.strays++
			x.name, x.daemon = "Dummy-"+strconv.Itoa(m.strays), true
		}
		m.known[ident] = x
	}
	return x
}

// all gives the threads that run, as far as they are known.
func (m *module) all(t object.Thread) []*Thread {
	m.find(t, mainIdent(t))
	m.current(t)
	list := make([]*Thread, 0, len(m.known))
	for _, x := range m.known {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b *Thread) int { return int(a.ident - b.ident) })
	return list
}
