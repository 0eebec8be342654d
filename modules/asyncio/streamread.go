// This file holds the reading from streams.

package asyncio

import (
	"bytes"

	"mpy/python/object"
	"mpy/world"
)

// The ways of reading.
const (
	reading = iota
	readingInto
	readingExactly
	readingLine
)

// scratchSize is how much one read of a socket gives at once.
const scratchSize = 1 << 16

// readOp is read, readinto, readexactly or readline.
type readOp struct {
	routine
	s     *conn
	kind  uint8
	begun bool
	n     int // bytes that are wanted, or are still missing; below 0: all
	into  object.Value
	buf   []byte // what has come
}

func (s *conn) newRead(name string, kind uint8, n int, into object.Value) object.Value {
	r := &readOp{s: s, kind: kind, n: n, into: into}
	return r.init(s.c, name, r)
}

func (r *readOp) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	if thrown != nil {
		r.c.giveUp()
		return failed(thrown)
	}
	if r.begun {
		var v object.Value
		var again bool
		var err error
		if r.s.direct() {
			v, again, err = r.receive(t)
		} else {
			v, again, err = r.ask(t)
		}
		if err != nil || !again {
			return v, true, err
		}
	} else {
		r.begun = true
		if r.kind == readingExactly && r.n == 0 {
			return returned(object.NewBytes(""))
		}
	}
	if err := r.s.wait(t, world.In); err != nil {
		return failed(err)
	}
	return yielded()
}

// receive reads from a socket what is there; again: it is not enough.
func (r *readOp) receive(t object.Thread) (v object.Value, again bool, err error) {
	switch r.kind {
	case readingInto:
		return r.receiveInto(t)
	case readingLine:
		return r.receiveLine(t)
	case readingExactly:
		return r.receiveExactly(t)
	}
	if r.n >= 0 {
		return r.receiveSome(t)
	}
	for {
		if err := r.grow(t, scratchSize); err != nil {
			return object.Value{}, false, err
		}
		n, _, again, err := r.c.try(t, tryRead, r.s.sk, r.buf[len(r.buf):cap(r.buf)])
		if err != nil || again {
			return object.Value{}, again, err
		}
		if n == 0 {
			return asBytes(r.buf), false, nil
		}
		r.buf = r.buf[:len(r.buf)+n]
	}
}

// grow makes room for more bytes in buf, at most n at first and then as much as
// has come.
func (r *readOp) grow(t object.Thread, n int) error {
	if len(r.buf) < cap(r.buf) {
		return nil
	}
	more := min(n, max(len(r.buf), 4096))
	if len(r.buf)+more > scratchSize {
		if err := t.Grow(len(r.buf) + more); err != nil {
			return err
		}
	}
	r.buf = append(make([]byte, 0, len(r.buf)+more), r.buf...)
	return nil
}

// receiveSome is read(n): what is there, n bytes at most.
func (r *readOp) receiveSome(t object.Thread) (object.Value, bool, error) {
	sk := r.s.sk
	if r.n > scratchSize {
		for len(r.buf) < r.n {
			if err := r.grow(t, r.n-len(r.buf)); err != nil {
				return object.Value{}, false, err
			}
			p := r.buf[len(r.buf):min(cap(r.buf), r.n)]
			n, _, again, err := r.c.try(t, tryRead, sk, p)
			if err != nil {
				return object.Value{}, false, err
			}
			if again && len(r.buf) == 0 {
				return object.Value{}, true, nil
			}
			r.buf = r.buf[:len(r.buf)+n]
			if n == 0 {
				break
			}
		}
		return asBytes(r.buf), false, nil
	}
	p := r.c.takeScratch()[:r.n]
	defer r.c.giveScratch(p)
	for got := 0; ; {
		ahead := sk.Buffered() > 0
		n, _, again, err := r.c.try(t, tryRead, sk, p[got:])
		if err != nil {
			return object.Value{}, false, err
		}
		if again && got == 0 {
			return object.Value{}, true, nil
		}
		got += n
		if !ahead || n == 0 || got == r.n {
			return object.NewBytes(string(p[:got])), false, nil
		}
	}
}

func (r *readOp) receiveExactly(t object.Thread) (object.Value, bool, error) {
	for r.n < 0 { // never reached: it reads to the end, as MicroPython does
		p := r.c.takeScratch()
		n, _, again, err := r.c.try(t, tryRead, r.s.sk, p)
		r.c.giveScratch(p)
		if err == nil && !again && n == 0 {
			err = object.NewException(object.EOFError)
		}
		if err != nil || again {
			return object.Value{}, again, err
		}
	}
	for r.n > 0 {
		if err := r.grow(t, r.n); err != nil {
			return object.Value{}, false, err
		}
		p := r.buf[len(r.buf):min(cap(r.buf), len(r.buf)+r.n)]
		n, _, again, err := r.c.try(t, tryRead, r.s.sk, p)
		if err != nil || again {
			return object.Value{}, again, err
		}
		if n == 0 {
			return object.Value{}, false, object.NewException(object.EOFError)
		}
		r.buf = r.buf[:len(r.buf)+n]
		r.n -= n
	}
	return asBytes(r.buf), false, nil
}

func (r *readOp) receiveLine(t object.Thread) (object.Value, bool, error) {
	p := r.c.takeScratch()
	defer r.c.giveScratch(p)
	for {
		n, found, again, err := r.c.try(t, tryLine, r.s.sk, p)
		if err != nil || again {
			return object.Value{}, again, err
		}
		if r.buf == nil && (found || n == 0) {
			return object.NewBytes(string(p[:n])), false, nil
		}
		if len(r.buf)+n > scratchSize {
			if err := t.Grow(2 * len(r.buf)); err != nil {
				return object.Value{}, false, err
			}
		}
		r.buf = append(r.buf, p[:n]...)
		if found || n == 0 {
			return asBytes(r.buf), false, nil
		}
	}
}

func (r *readOp) receiveInto(t object.Thread) (object.Value, bool, error) {
	p, err := object.WritableOf(r.into)
	if err != nil {
		return object.Value{}, false, err
	}
	if pin := object.Pin(r.into); pin != nil {
		defer pin.Unpin()
	}
	for got := 0; ; {
		n, _, again, err := r.c.try(t, tryRead, r.s.sk, p[got:])
		got += n
		switch {
		case err != nil:
			return object.Value{}, false, err
		case again && got == 0:
			return object.None, false, nil
		case again || n == 0 || got == len(p):
			return object.Int(int64(got)), false, nil
		}
	}
}

// ask reads by the methods of the object; again: it is not enough.
func (r *readOp) ask(t object.Thread) (v object.Value, again bool, err error) {
	if r.kind == readingInto {
		v, err = r.s.call(t, "readinto", r.into)
		return v, false, err
	}
	if r.kind == readingLine {
		v, err = r.s.call(t, "readline")
	} else {
		v, err = r.s.call(t, "read", object.Int(int64(r.n)))
	}
	if err != nil {
		return v, false, err
	}
	if v.IsNone() {
		return v, true, nil
	}
	if r.kind == reading && r.n >= 0 {
		return v, false, nil
	}
	b, err := object.BytesOf(v)
	if err != nil {
		return object.Value{}, false, err
	}
	if len(r.buf)+len(b) > scratchSize {
		if err := t.Grow(len(r.buf) + len(b)); err != nil {
			return object.Value{}, false, err
		}
	}
	r.buf = append(r.buf, b...)
	end := false
	switch r.kind {
	case reading:
		end = len(b) == 0
	case readingLine:
		end = len(b) == 0 || bytes.HasSuffix(b, []byte{'\n'})
	case readingExactly:
		if len(b) == 0 {
			return object.Value{}, false, object.NewException(object.EOFError)
		}
		r.n -= len(b)
		end = r.n == 0
	}
	if !end {
		return object.Value{}, true, nil
	}
	return asBytes(r.buf), false, nil
}

// takeScratch gives a buffer to read into; return it by giveScratch.
func (c *core) takeScratch() []byte {
	b := c.scratch
	c.scratch = nil
	if b == nil {
		b = make([]byte, scratchSize)
	}
	return b
}

func (c *core) giveScratch(b []byte) { c.scratch = b[:cap(b)] }
