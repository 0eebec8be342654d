// This file holds what moves bytes.

package ssl

import (
	"bytes"
	"errors"
	"io"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

// receive reads once from the stream into the wire. The caller is inside rd.
func (o *Socket) receive(t object.Thread) error {
	w := o.wire
	p := w.room(&o.mod.buffers, o.exact)
	n, err := o.read1(t, p)
	if err != nil {
		w.emptied(&o.mod.buffers)
		return o.passed(t, err, world.In)
	}
	w.end += n
	if n == 0 {
		w.ended = true
		w.emptied(&o.mod.buffers)
	}
	return nil
}

func (o *Socket) read1(t object.Thread, p []byte) (int, error) {
	if err := o.deeper(t); err != nil {
		return 0, err
	}
	n, err := o.under.Read(t, p)
	o.shallower(t)
	return min(max(n, 0), len(p)), err
}

// inside says whether a stream is a TLS connection itself.
func inside(s stream.Stream) bool {
	switch s.(type) {
	case *Socket, *watched:
		return true
	}
	return false
}

// deeper counts a TLS connection inside another one as a call.
func (o *Socket) deeper(t object.Thread) error {
	if inside(o.under) {
		return t.Descend()
	}
	return nil
}

func (o *Socket) shallower(t object.Thread) {
	if inside(o.under) {
		t.Ascend()
	}
}

// send sends what the wire has.
func (o *Socket) send(t object.Thread) error {
	if o.wire.sent == len(o.wire.out) {
		return nil
	}
	if err := o.wr.enter(t, o.mod.h); err != nil {
		return err
	}
	err := o.drain(t)
	o.wr.leave()
	o.release()
	return err
}

// drain is send for whoever is inside wr.
func (o *Socket) drain(t object.Thread) error {
	w := o.wire
	for w.sent < len(w.out) {
		if err := o.deeper(t); err != nil {
			return err
		}
		n, err := o.under.Write(t, w.out[w.sent:])
		o.shallower(t)
		w.sent += min(max(n, 0), len(w.out)-w.sent)
		if err != nil {
			return o.passed(t, err, world.Out)
		}
		if n <= 0 {
			o.lacks = world.Out
			return board.EAGAIN
		}
	}
	w.flushed(&o.mod.buffers)
	return nil
}

// passed sorts an error of the stream: would-block and Python exceptions (those
// of a stream in Python, Ctrl-C) pass, anything else is the connection's end.
func (o *Socket) passed(t object.Thread, err error, mask uint32) error {
	if e, ok := err.(*object.Exception); ok {
		return e
	}
	c := board.CondOf(err)
	switch {
	case c == board.EAGAIN:
		o.lacks = mask
		return board.EAGAIN
	case o.closed, c == board.ETIMEDOUT && !o.mod.h.Board.TLS.TimeoutEnds:
		return c
	}
	return o.die(t, &fault{cond: c})
}

// Read is one read: what is left of a record, or the next record's plaintext.
func (o *Socket) Read(t object.Thread, p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if len(o.plain) > 0 && o.fault == nil {
		return o.take(p), nil
	}
	if err := o.rd.enter(t, o.mod.h); err != nil {
		return 0, err
	}
	n, err := o.read(t, p)
	o.leave()
	return n, err
}

// leave leaves rd after a call.
func (o *Socket) leave() {
	o.rd.leave()
	o.release()
	o.update()
}

// take moves decrypted bytes to p.
func (o *Socket) take(p []byte) int {
	n := copy(p, o.plain)
	o.skip(n)
	return n
}

func (o *Socket) skip(n int) {
	o.plain = o.plain[n:]
	if len(o.plain) == 0 {
		o.drop()
		o.update()
	}
}

// read reads once into p, or with a p of nil into plain. The caller is inside rd.
func (o *Socket) read(t object.Thread, p []byte) (int, error) {
	o.turn = 0
	for {
		if err := o.check(t); err != nil {
			return 0, err
		}
		switch {
		case len(o.plain) > 0 && p == nil:
			return len(o.plain), nil
		case len(o.plain) > 0:
			return o.take(p), nil
		case o.over:
			return 0, nil
		case !o.done:
			if err := o.handshake(t); err != nil {
				if err == board.EAGAIN && o.lacks == world.Out {
					o.turn = world.Out
				}
				return 0, err
			}
			continue
		}
		if o.wire.sent < len(o.wire.out) && o.wr.free() { // an earlier call's, which could not be sent
			if err := o.send(t); err != nil && err != board.EAGAIN {
				return 0, err
			}
		}
		if !o.wire.waiting() && !o.wire.ended {
			if err := o.receive(t); err != nil {
				if err == board.EAGAIN && o.wire.sent < len(o.wire.out) && len(o.owed) == 0 {
					o.turn = world.Out
				}
				return 0, err
			}
			continue
		}
		n, err := o.decrypt(p)
		switch {
		case n > 0 && o.plain == nil:
			return n, nil
		case n > 0:
		case err == errWant{}:
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			o.over = true
		default:
			err := o.die(t, &fault{code: ofTLS(err, 0)})
			if o.wr.free() {
				if e, ok := o.send(t).(*object.Exception); ok { // an alert, if it goes
					return 0, e
				}
			}
			return 0, err
		}
	}
}

// decrypt lets crypto/tls have what the wire has. It reads a whole record's
// plaintext at once, into plain if p is small, so that none is left with it.
func (o *Socket) decrypt(p []byte) (int, error) {
	if len(p) >= mostPlain {
		n, err := o.conn.Read(p)
		o.wire.emptied(&o.mod.buffers)
		return n, err
	}
	o.store = o.mod.buffers.get()
	n, err := o.conn.Read(o.store)
	o.wire.emptied(&o.mod.buffers)
	if n > 0 {
		o.plain = o.store[:n]
	} else {
		o.drop()
	}
	return n, err
}

// ReadLine reads a line.
func (o *Socket) ReadLine(t object.Thread, limit int) ([]byte, error) {
	if limit == 0 {
		return nil, nil
	}
	if err := o.rd.enter(t, o.mod.h); err != nil {
		return nil, err
	}
	line := o.line[:0]
	o.line = nil // another thread shall not have it meanwhile
	line, err := o.readLine(t, line, limit)
	if cap(line) <= 4096 {
		o.line = line
	}
	o.leave()
	return line, err
}

func (o *Socket) readLine(t object.Thread, line []byte, limit int) ([]byte, error) {
	for limit < 0 || len(line) < limit {
		n, err := o.read(t, nil)
		if err != nil {
			if len(line) > 0 && err == board.EAGAIN {
				err = nil
			}
			return line, err
		}
		if n == 0 {
			break
		}
		part := o.plain
		if limit >= 0 {
			part = part[:min(len(part), limit-len(line))]
		}
		i := bytes.IndexByte(part, '\n')
		if i >= 0 {
			part = part[:i+1]
		}
		if need := len(line) + len(part); need > cap(line) && need > 4096 {
			if err := t.Grow(2 * need); err != nil {
				return line, err
			}
		}
		line = append(line, part...)
		o.skip(len(part))
		if i >= 0 {
			break
		}
	}
	return line, nil
}

// Write encrypts and sends up to a record's worth of p. Where that cannot be
// sent to its end it is EAGAIN, or the exception, and a repeated write with the
// same bytes finds them written once they are sent.
func (o *Socket) Write(t object.Thread, p []byte) (int, error) {
	if err := o.check(t); err != nil || len(p) == 0 {
		return 0, err
	}
	o.turn = 0
	if !o.done {
		if err := o.rd.enter(t, o.mod.h); err != nil {
			return 0, err
		}
		err := o.check(t)
		if err == nil && !o.done {
			err = o.handshake(t)
			if err == board.EAGAIN && o.lacks == world.In {
				o.turn = world.In
			}
		}
		o.leave()
		if err != nil {
			return 0, err
		}
	}
	if err := o.wr.enter(t, o.mod.h); err != nil {
		return 0, err
	}
	n, err := o.write(t, p)
	o.wr.leave()
	o.release()
	o.update()
	return n, err
}

// write is Write after the handshake. The caller is inside wr.
func (o *Socket) write(t object.Thread, p []byte) (int, error) {
	if err := o.check(t); err != nil {
		return 0, err
	}
	if err := o.drain(t); err != nil {
		return 0, err
	}
	if len(o.owed) > 0 {
		n := min(len(o.owed), len(p))
		if bytes.Equal(o.owed[:n], p[:n]) {
			o.owed = o.owed[n:]
			return n, nil
		}
		o.owed = nil // sent all the same; this is something else
	}
	p = p[:min(len(p), mostPlain)]
	if o.wire.out == nil {
		o.wire.out = o.mod.buffers.get()[:0]
	}
	if _, err := o.conn.Write(p); err != nil {
		return 0, o.die(t, &fault{code: ofTLS(err, 0)})
	}
	if err := o.drain(t); err != nil {
		o.owed = append([]byte(nil), p...)
		return 0, err
	}
	return len(p), nil
}

func recv(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o, n := self(args), -1
	if len(args) > 1 {
		var err error
		if n, err = object.Index(t, args[1]); err != nil {
			return object.Value{}, err
		}
	}
	if n < 0 {
		return stream.Read(t, o, n)
	}
	v, err := o.takeRecord(t, n)
	if err == board.EAGAIN {
		return object.None, nil
	}
	return v, stream.Error(t, err)
}

// takeRecord gives up to n bytes of what one record brings.
func (o *Socket) takeRecord(t object.Thread, n int) (object.Value, error) {
	v := object.NewBytes("")
	if n == 0 {
		return v, nil
	}
	if err := o.rd.enter(t, o.mod.h); err != nil {
		return v, err
	}
	k, err := o.read(t, nil)
	if k = min(k, n); k > 0 {
		v = object.NewBytes(string(o.plain[:k]))
		o.skip(k)
	}
	o.leave()
	return v, err
}
