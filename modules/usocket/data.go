// This file holds the methods that move bytes.

package usocket

import (
	"unsafe"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// most is how much one recv reads at once; no system's buffer holds more.
const most = 16 << 20

// intArg gives an int argument, or 0 where it was left out.
func intArg(t object.Thread, args []object.Value, i int) (int, error) {
	if i >= len(args) {
		return 0, nil
	}
	return object.Index(t, args[i])
}

// room gives memory to receive n bytes into; the script's number is charged first.
func (o *Socket) room(t object.Thread, n int) ([]byte, error) {
	if n < 0 || n > spareSizes[len(spareSizes)-1] {
		if err := t.Grow(n); err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", uint(n))
		}
	}
	return o.mod.buffer(min(n, most)), nil
}

// taken makes bytes of what was received into buf, which is spare from then on.
func (o *Socket) taken(buf []byte, n int) object.Value {
	if cap(buf) > spareSizes[len(spareSizes)-1] && n > len(buf)/2 {
		return object.NewBytes(unsafe.String(&buf[0], n)) // nobody else has it
	}
	v := object.NewBytes(string(buf[:n]))
	o.mod.giveBack(buf)
	return v
}

func recv(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	n, err := object.Index(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	flags, err := intArg(t, args, 2)
	if err != nil {
		return object.Value{}, err
	}
	if most := o.mod.h.Board.Limits.Recv; most > 0 && n > most && o.s.Type() == world.Stream {
		n = most
	}
	buf, err := o.room(t, n)
	if err != nil {
		return object.Value{}, err
	}
	n, own, err := o.receiveBytes(t, buf, flags)
	if err != nil || own != nil {
		o.mod.giveBack(buf)
	}
	switch {
	case err != nil:
		return object.Value{}, host.Err(t, err)
	case own != nil:
		return object.NewBytes(unsafe.String(&own[0], len(own))), nil
	}
	return o.taken(buf, n), nil
}

// receiveBytes is receive where it can bring memory of its own.
func (o *Socket) receiveBytes(t object.Thread, p []byte, flags int) (n int, own []byte, err error) {
	if o.mod.h.Board.Sockets.RecvFills {
		n, err = o.receive(t, p, flags)
		return n, nil, err
	}
	flags = o.mod.opts.linuxFlags(flags)
	if o.s.Buffered() > 0 { // as a rule it can't wait
		if n, own, err = o.s.RecvBytes(nil, world.NoWait, p, flags); board.CondOf(err) != board.EAGAIN {
			return n, own, silent(err)
		}
	}
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) (err error) {
		n, own, err = o.s.RecvBytes(op, dl, p, flags)
		return err
	})
	return n, own, silent(err)
}

// receive is one recv.
func (o *Socket) receive(t object.Thread, p []byte, flags int) (n int, err error) {
	flags = o.mod.opts.linuxFlags(flags)
	if o.mod.h.Board.Sockets.RecvFills && o.s.Type() == world.Stream {
		return o.fill(t, p)
	}
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) (err error) {
		n, err = o.s.Recv(op, dl, p, flags)
		return err
	})
	return n, silent(err)
}

// fill is one recv where that waits until p is full. The timeout is the call's.
func (o *Socket) fill(t object.Thread, p []byte) (got int, err error) {
	dl := o.s.Deadline()
	for got < len(p) {
		n := 0
		err = host.Block(t, func(op *world.Op) (err error) {
			n, err = o.s.Recv(op, dl, p[got:], 0)
			return err
		})
		got += n
		if n == 0 || err != nil {
			break
		}
	}
	if got > 0 {
		err = nil
	}
	return got, silent(err)
}

// silent drops the error of a call that on this board gives nothing instead.
func silent(err error) error {
	if f, ok := err.(*board.Failure); ok && (f.Result == board.Empty || f.Result == board.Ignored) {
		return nil
	}
	return err
}

func recvfrom(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	n, err := object.Index(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	flags, err := intArg(t, args, 2)
	if err != nil {
		return object.Value{}, err
	}
	buf, err := o.room(t, n)
	if err != nil {
		return object.Value{}, err
	}
	n, from, err := o.receiveFrom(t, buf, flags)
	if err != nil {
		o.mod.giveBack(buf)
		return object.Value{}, host.Err(t, err)
	}
	return object.NewTuple(o.taken(buf, n), o.mod.addrOut(o.peer(from), true)), nil
}

// receiveFrom is one recvfrom.
func (o *Socket) receiveFrom(t object.Thread, p []byte, flags int) (n int, from world.Addr, err error) {
	flags = o.mod.opts.linuxFlags(flags)
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) (err error) {
		n, from, err = o.s.RecvFrom(op, dl, p, flags)
		return err
	})
	return n, from, silent(err)
}

// recvInto has CircuitPython's rules: a size of 0 or less is the buffer's.
func recvInto(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	p, err := object.WritableOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	n, err := intArg(t, args, 2)
	if err != nil {
		return object.Value{}, err
	}
	switch {
	case n > len(p):
		return object.Value{}, object.NewError(object.ValueError, "buffer too small for requested bytes")
	case n > 0:
		p = p[:n]
	}
	if len(p) == 0 {
		return object.Int(0), nil
	}
	if pin := object.Pin(args[1]); pin != nil {
		defer pin.Unpin()
	}
	n, err = o.receive(t, p, 0)
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	return object.Int(int64(n)), nil
}

func recvfromInto(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	p, err := object.WritableOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	if pin := object.Pin(args[1]); pin != nil {
		defer pin.Unpin()
	}
	n, from, err := o.receiveFrom(t, p, 0)
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	return object.NewTuple(object.Int(int64(n)), o.mod.addrOut(o.peer(from), true)), nil
}

func send(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	p, err := object.BytesOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	flags, err := intArg(t, args, 2)
	if err != nil {
		return object.Value{}, err
	}
	if pin := object.Pin(args[1]); pin != nil {
		defer pin.Unpin()
	}
	return o.sendOnce(t, p, flags)
}

// sendOnce is one send.
func (o *Socket) sendOnce(t object.Thread, p []byte, flags int) (object.Value, error) {
	flags = o.mod.opts.linuxFlags(flags)
	dl, sent := o.s.Deadline(), 0
	err := host.Block(t, func(op *world.Op) error {
		n, err := o.s.Send(op, dl, p[sent:], flags)
		sent += n
		return err
	})
	return o.sent(t, sent, err, o.mod.h.Board.Timeouts.Send.Cond)
}

// sent makes the result of a send. One that was interrupted and went on can
// have sent something before it had to give up.
func (o *Socket) sent(t object.Thread, n int, err error, expired board.Cond) (object.Value, error) {
	if err = silent(err); err != nil {
		if c := board.CondOf(err); n == 0 || c != board.EAGAIN && c != expired {
			return object.Value{}, host.Err(t, err)
		}
	}
	return object.Int(int64(n)), nil
}

func sendall(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	p, err := object.BytesOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	flags, err := intArg(t, args, 2)
	if err != nil {
		return object.Value{}, err
	}
	if pin := object.Pin(args[1]); pin != nil {
		defer pin.Unpin()
	}
	switch o.mod.h.Board.Sockets.SendAll {
	case board.IsSend:
		return o.sendOnce(t, p, flags)
	case board.SendsOnce:
		if v, err := o.sendOnce(t, p, flags); err != nil || v.AsInt() == int64(len(p)) {
			return object.None, err
		}
		return object.Value{}, host.Err(t, o.mod.h.Board.Sockets.SendAllShort.Err(board.EAGAIN))
	}
	flags = o.mod.opts.linuxFlags(flags)
	dl, sent := o.s.Deadline(), 0
	err = host.Block(t, func(op *world.Op) error {
		n, err := o.s.SendAll(op, dl, p[sent:], flags)
		sent += n
		return err
	})
	return object.None, host.Err(t, silent(err))
}

func sendto(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	switch n := len(args); {
	case n < 3:
		return object.Value{}, object.NewError(object.TypeError, "function missing %d required positional arguments", 3-n)
	case n > 4:
		return object.Value{}, object.NewError(object.TypeError, "function expected at most 4 arguments, got %d", n)
	}
	p, err := object.BytesOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	flags := 0
	if len(args) == 4 {
		if flags, err = object.Index(t, args[2]); err != nil {
			return object.Value{}, err
		}
	}
	to, err := o.addr(t, args[len(args)-1])
	if err != nil {
		return object.Value{}, err
	}
	if pin := object.Pin(args[1]); pin != nil {
		defer pin.Unpin()
	}
	flags = o.mod.opts.linuxFlags(flags)
	dl, sent := o.s.Deadline(), 0
	err = host.Block(t, func(op *world.Op) error {
		n, err := o.s.SendTo(op, dl, p[sent:], flags, to)
		sent += n
		return err
	})
	return o.sent(t, sent, err, o.mod.h.Board.Timeouts.SendTo.Cond)
}
