// This file holds the methods that make connections.

package usocket

import (
	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
	"mpy/world"
)

func bind(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	a, err := o.addr(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) error { return o.s.Bind(op, dl, a) })
	return object.None, host.Err(t, err)
}

func listen(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	n := max(o.mod.h.Board.Sockets.ListenBacklog, 0)
	if len(args) > 1 {
		var err error
		if n, err = object.Index(t, args[1]); err != nil {
			return object.Value{}, err
		}
	}
	return object.None, host.Err(t, o.s.Listen(min(max(n, 0), 1<<16)))
}

func accept(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	dl := o.s.Deadline()
	var c *sock.Socket
	var from world.Addr
	err := o.mod.spareDescriptors(t, func() error {
		if o.mod.full(world.Stream) {
			return errFull
		}
		return host.Block(t, func(op *world.Op) (err error) {
			c, from, err = o.s.Accept(op, dl)
			return err
		})
	})
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	return object.NewTuple(o.mod.wrap(t, c), o.mod.addrOut(from, false)), nil
}

func connect(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	a, err := o.addr(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) error { return o.s.Connect(op, dl, a) })
	if err != nil && o.s.State() == sock.Closed {
		_ = o.shut() // on some boards the socket is gone now
	}
	return object.None, host.Err(t, err)
}

// peer gives the address that recvfrom on a stream shows.
func (o *Socket) peer(from world.Addr) world.Addr {
	if from.IsZero() && o.mod.h.Board.Addresses.Out == board.AddrTuple {
		from, _ = o.s.RemoteAddr()
	}
	return from
}
