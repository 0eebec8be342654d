// This file holds setsockopt and the callback for incoming data.

package usocket

import (
	"io"
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
)

const readCallback = 20

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
	facts := &o.mod.h.Board.Options
	if name == readCallback && facts.ReadCallback && (facts.AnyLevel || level == o.mod.opts.solSocket) {
		return object.None, o.onReadable(t, args[3])
	}
	to, known := o.mod.opts.translate(level, name)
	v := object.Native(args[3])
	_, big := v.Obj().(*object.BigInt)
	switch {
	case !known:
		err = facts.Unknown.Err(board.ENOPROTOOPT)
	case v.IsInt(), v.IsBool() && facts.Bool, big: // as many bits as the option has
		n, _ := object.Truncated(t, v)
		err = o.s.SetOptionInt(to.level, to.name, int(n))
	default:
		raw, e := object.BytesOf(v)
		if e != nil {
			return object.Value{}, e
		}
		err = o.s.SetOption(to.level, to.name, raw)
	}
	if err != nil && facts.Warning != "" && silent(err) == nil {
		return object.None, o.mod.warn(facts.Warning)
	}
	return object.None, host.Err(t, silent(err))
}

// warn prints what a board prints on its console.
func (m *module) warn(text string) error {
	_, err := io.WriteString(m.h.Stdout(), text+"\n")
	return err
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
