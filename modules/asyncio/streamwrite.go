// This file holds the writing to streams, and their closing.

package asyncio

import (
	"mpy/python/object"
	"mpy/world"
)

// write writes what can be written at once, and keeps the rest.
func (s *conn) write(t object.Thread, v object.Value) error {
	p, err := object.BytesOf(v)
	if err != nil {
		return err
	}
	if s.share(p) {
		return nil
	}
	if s.late != nil {
		return s.failed(t)
	}
	if len(s.out) == 0 {
		n, err := s.put(t, v, p)
		if err != nil {
			return err
		}
		p = p[min(max(n, 0), len(p)):]
	}
	if len(p) == 0 {
		return nil
	}
	if len(s.out)+len(p) > scratchSize {
		if err := t.Grow(len(s.out) + len(p)); err != nil {
			return err
		}
	}
	s.out = append(s.out, p...)
	return nil
}

// put gives s what it takes of p, which are the bytes of v if that is bound.
func (s *conn) put(t object.Thread, v object.Value, p []byte) (int, error) {
	if s.direct() {
		if v.Bound() {
			if pin := object.Pin(v); pin != nil {
				defer pin.Unpin()
			}
		}
		n, _, _, err := s.c.try(t, tryWrite, s.sk, p)
		return n, err
	}
	if !v.Bound() {
		v = object.NewBytes(string(p[:min(len(p), scratchSize)]))
	}
	r, err := s.call(t, "write", v)
	if err != nil || r.IsNone() {
		return 0, err
	}
	return object.Index(t, r)
}

// flush gives s what it takes of what was kept; more: some is left.
func (s *conn) flush(t object.Thread) (more bool, err error) {
	s.settle()
	if s.late != nil {
		return false, s.failed(t)
	}
	b := s.out
	n, err := s.put(t, object.Value{}, b)
	if err != nil {
		return false, err
	}
	n = min(max(n, 0), len(b), len(s.out))
	if n == len(s.out) {
		s.out = s.out[:0]
		if cap(s.out) > scratchSize {
			s.out = nil
		}
		return false, nil
	}
	s.out = s.out[n:]
	return true, nil
}

// drainOp is drain: it always yields, so that a loop of write and drain lets
// others have their turns.
type drainOp struct {
	routine
	s     *conn
	place uint8
}

const (
	drainBegin = iota
	drainYield
	drainWait
)

func (s *conn) newDrain() object.Value {
	d := &drainOp{s: s}
	return d.init(s.c, "drain", d)
}

func (d *drainOp) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	if thrown != nil {
		d.c.giveUp()
		return failed(thrown)
	}
	switch d.place {
	case drainBegin:
		if len(d.s.out) == 0 {
			cur, err := d.c.current()
			if err != nil {
				return failed(err)
			}
			d.place = drainYield
			d.c.ready(cur)
			return yielded()
		}
		d.place = drainWait
	case drainYield:
		switch { // what was sent beside is known by now
		case d.s.late != nil:
			return failed(d.s.failed(t))
		case len(d.s.out) == 0:
			return returned(object.None)
		}
		d.place = drainWait
	default:
		more := false
		if len(d.s.out) > 0 {
			var err error
			if more, err = d.s.flush(t); err != nil {
				return failed(err)
			}
		}
		if !more {
			return returned(object.None)
		}
	}
	if err := d.s.wait(t, world.Out); err != nil {
		return failed(err)
	}
	return yielded()
}

// awrite is awrite and awritestr.
type awrite struct {
	drainOp
	v object.Value
}

func (s *conn) newAwrite(t object.Thread, args []object.Value) (object.Value, error) {
	v, off, size := args[1], 0, -1
	var err error
	if a := object.Arg(args, 2); a.Bound() {
		if off, err = object.Index(t, a); err != nil {
			return object.Value{}, err
		}
	}
	if a := object.Arg(args, 3); a.Bound() {
		if size, err = object.Index(t, a); err != nil {
			return object.Value{}, err
		}
	}
	if off != 0 || size != -1 {
		p, err := object.BytesOf(v)
		if err != nil {
			return object.Value{}, err
		}
		if size == -1 {
			size = len(p)
		}
		lo := bound(off, len(p))
		hi := max(bound(off+size, len(p)), lo)
		v = object.NewBytes(string(p[lo:hi]))
	}
	a := &awrite{v: v}
	a.s = s
	return a.init(s.c, "stream_awrite", a), nil
}

// bound gives a slice's index in a sequence of n items.
func bound(i, n int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, 0), n)
}

func (a *awrite) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	if a.place == drainBegin && thrown == nil {
		if err := a.s.write(t, a.v); err != nil {
			return failed(err)
		}
		a.v = object.None
	}
	return a.drainOp.step(t, thrown)
}

// closeOp is wait_closed.
type closeOp struct {
	routine
	s     *conn
	begun bool
}

func (s *conn) newClose(name string) object.Value {
	o := &closeOp{s: s}
	return o.init(s.c, name, o)
}

func (o *closeOp) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	s := o.s
	if thrown != nil {
		o.c.giveUp()
		if _, err := s.call(t, "close"); err != nil {
			return failed(err)
		}
		return failed(thrown)
	}
	s.settle()
	if s.c.h.Board.Asyncio.FlushOnClose && len(s.out) > 0 {
		more := true
		if o.begun {
			var err error
			if more, err = s.flush(t); err != nil {
				more = false // there is nobody to send it to
			}
		}
		if more {
			o.begun = true
			if err := s.wait(t, world.Out); err == nil {
				return yielded()
			}
		}
	}
	s.out = nil
	_, err := s.call(t, "close")
	return object.None, true, err
}
