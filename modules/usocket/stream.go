// This file makes a socket a stream: what read, readinto, readline, write, ssl
// and print to it are made of.

package usocket

import (
	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

// Read is one receive. Each has the whole timeout, as in MicroPython.
func (o *Socket) Read(t object.Thread, p []byte) (n int, err error) {
	if k := o.s.Buffered(); k > 0 { // as a rule it can't wait
		if n, err := o.s.Read(nil, world.NoWait, p); err != board.EAGAIN {
			return n, err
		}
	}
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) (err error) {
		n, err = o.s.Read(op, dl, p)
		return err
	})
	return n, silent(err)
}

// Write is one send.
func (o *Socket) Write(t object.Thread, p []byte) (sent int, err error) {
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) error {
		n, err := o.s.Write(op, dl, p[sent:])
		sent += n
		return err
	})
	return sent, err
}

// ReadLine reads a line through the socket's read-ahead.
func (o *Socket) ReadLine(t object.Thread, limit int) ([]byte, error) {
	buf := o.line[:0]
	if cap(buf) == 0 {
		buf = make([]byte, 0, 256)
	}
	if line, ok := o.s.Line(buf, limit); ok {
		if cap(line) <= 4096 {
			o.line = line
		}
		return line, nil
	}
	o.line = nil // another thread shall not have it meanwhile
	line, err := o.readLine(t, buf, limit)
	if cap(line) <= 4096 {
		o.line = line
	}
	return line, err
}

func (o *Socket) readLine(t object.Thread, buf []byte, limit int) ([]byte, error) {
	for limit < 0 || len(buf) < limit {
		if len(buf) == cap(buf) {
			if cap(buf) >= 4096 {
				if err := t.Grow(2 * cap(buf)); err != nil {
					return buf, err
				}
			}
			buf = append(make([]byte, 0, 2*cap(buf)), buf...)
		}
		p := buf[len(buf):cap(buf)]
		if limit >= 0 {
			p = p[:min(len(p), limit-len(buf))]
		}
		n, found, err := o.readTo(t, p)
		buf = buf[:len(buf)+n]
		if err != nil {
			if len(buf) > 0 && board.CondOf(err) == board.EAGAIN {
				err = nil
			}
			return buf, err
		}
		if found || n == 0 {
			break
		}
	}
	return buf, nil
}

// readTo reads to the end of a line, or what one receive brings.
func (o *Socket) readTo(t object.Thread, p []byte) (n int, found bool, err error) {
	if o.s.Buffered() > 0 {
		if n, found, err := o.s.ReadTo(nil, world.NoWait, p, '\n'); err != board.EAGAIN {
			return n, found, err
		}
	}
	dl := o.s.Deadline()
	err = host.Block(t, func(op *world.Op) (err error) {
		n, found, err = o.s.ReadTo(op, dl, p, '\n')
		return err
	})
	return n, found, silent(err)
}

// Ioctl answers the requests that MicroPython's socket answers.
func (o *Socket) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	switch req {
	case stream.Close:
		return 0, o.shut()
	case stream.Poll:
		return int64(o.s.Ready(uint32(arg))), nil
	case stream.GetFileno:
		return int64(o.s.Number()), nil
	}
	return 0, board.EINVAL
}
