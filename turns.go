// This file holds how threads take turns in a world with a time of its own.

package mpy

import (
	"mpy/python/vm"
	"mpy/world"
)

// newWaiter makes what a thread waits with.
func (in *Interp) newWaiter(t *vm.Thread) any {
	op := world.NewOp()
	op.SetWhere(func() string {
		if at := in.vm.Where(t); at != "" {
			return at
		}
		return "a thread"
	})
	return op
}

// turns lets the threads take turns, if the world has a time of its own.
func (in *Interp) turns() vm.Turns {
	v, ok := in.host.Clock().(world.Virtual)
	if !ok {
		return nil
	}
	in.virtual = v
	return takeTurns{v}
}

// takeTurns is a virtual world for the machine.
type takeTurns struct{ world.Virtual }

func (v takeTurns) Go(waiter any, f func()) { v.Virtual.Go(waiter.(*world.Op), f) }

// acquire takes the interpreter lock for the main thread: in a world with a time
// of its own when it is its turn. release gives it away.
func (in *Interp) acquire() {
	if in.virtual != nil {
		in.virtual.Enter(in.thread.Waiter().(*world.Op))
	}
	in.thread.Acquire()
}

func (in *Interp) release() {
	in.thread.Release()
	in.leave()
}

// leave lets the others of a virtual world go on.
func (in *Interp) leave() {
	if in.virtual != nil {
		in.virtual.Leave(in.thread.Waiter().(*world.Op))
	}
}
