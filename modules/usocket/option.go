// This file holds setsockopt and the callback for incoming data.

package usocket

import (
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
)

const (
	solSocket    = 1
	readCallback = 20
)

func setsockopt(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	level, err := object.Index(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	name, err := object.Index(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	if level == solSocket && name == readCallback && o.mod.h.Board.Sockets.ReadCallback {
		return object.None, o.onReadable(t, args[3])
	}
	switch v := object.Native(args[3]); {
	case v.IsInt(), v.IsBool():
		err = o.s.SetOptionInt(level, name, int(v.AsInt()))
	default:
		raw, err := object.BytesOf(v)
		if err != nil {
			return object.Value{}, err
		}
		err = o.s.SetOption(level, name, raw)
		return object.None, host.Err(t, err)
	}
	return object.None, host.Err(t, err)
}

// onReadable has fn(socket) run between instructions when something came in,
// and again only after the script has taken something.
func (o *Socket) onReadable(t object.Thread, fn object.Value) error {
	if o.s.State() == sock.Closed {
		return host.Err(t, board.EBADF)
	}
	if !fn.IsNone() && !object.Callable(fn) {
		return object.NewError(object.TypeError, "'%s' object isn't callable", object.TypeName(fn))
	}
	o.callbacks++ // what an earlier one has queued runs no more
	if fn.IsNone() {
		return host.Err(t, o.s.OnReadable(nil))
	}
	machine := t.Interp()
	if machine == nil {
		return object.NewException(object.NotImplementedError)
	}
	clock, arg, this := o.mod.h.World.Clock, o.value(), o.callbacks
	run := object.Ref(object.NewBuiltin("callback(socket, /)", "", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		if o.callbacks != this || o.s.State() == sock.Closed {
			return object.None, nil
		}
		return t.Call(fn, args, object.Kw{})
	}))
	var call func()
	call = func() {
		if !machine.Schedule(run, arg) && o.s.State() != sock.Closed {
			clock.AfterFunc(time.Millisecond, call) // the queue is full for now
		}
	}
	return host.Err(t, o.s.OnReadable(call))
}
