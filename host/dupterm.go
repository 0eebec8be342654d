// This file holds the streams on which os.dupterm repeats the terminal.

package host

import (
	"strings"
	"time"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

// terminals are what os.dupterm attached: all that is printed goes to them,
// and what they give is standard input before its own. It is used under the
// interpreter's lock.
type terminals struct {
	slots   []object.Value
	printed []string      // and not yet handed on
	typed   []byte        // what dupterm_notify took
	busy    object.Thread // that hands on; nil: none
}

// Dupterm puts a stream into a slot, or nothing for None, and gives the one that was there.
func (h *Host) Dupterm(t object.Thread, v object.Value, slot int) (object.Value, error) {
	if slot < 0 || slot >= max(1, h.Board.Hardware.Terminals) {
		return object.Value{}, object.NewError(object.ValueError, "invalid dupterm index")
	}
	if !v.IsNone() {
		if _, err := stream.Of(v); err != nil {
			return object.Value{}, err
		}
	}
	if err := h.Repeat(t); err != nil {
		return object.Value{}, err
	}
	if h.terms == nil {
		h.terms = &terminals{slots: make([]object.Value, max(1, h.Board.Hardware.Terminals))}
	}
	old := h.terms.slots[slot]
	if !old.Bound() {
		old = object.None
	}
	h.terms.slots[slot] = object.Value{}
	if !v.IsNone() {
		h.terms.slots[slot] = v
	}
	for _, o := range []*Output{h.out, h.err} {
		o.terms = nil
		if h.Duplicated() {
			o.terms = h.terms
		}
	}
	return old, nil
}

// Duplicated says whether the terminal is repeated anywhere.
func (h *Host) Duplicated() bool {
	if h.terms != nil {
		for _, v := range h.terms.slots {
			if v.Bound() {
				return true
			}
		}
	}
	return false
}

// Repeat hands on what was printed. Lines end with "\r\n" there, as on any
// terminal. A stream that fails is detached.
func (h *Host) Repeat(t object.Thread) error {
	x := h.terms
	if x == nil || len(x.printed) == 0 {
		return nil
	}
	if x.busy != nil {
		if x.busy == t { // the stream's own write prints: without an end
			x.printed = nil
			return object.NewError(object.RuntimeError, "maximum recursion depth exceeded")
		}
		return nil // who is at it goes on with it
	}
	x.busy = t
	defer func() { x.busy = nil }()
	for len(x.printed) > 0 {
		text := x.printed[0]
		x.printed = x.printed[1:]
		for text != "" {
			part, rest, ends := strings.Cut(text, "\n")
			text = rest
			for i, v := range x.slots {
				if !v.Bound() {
					continue
				}
				s, err := stream.Of(v)
				if err == nil && part != "" {
					_, err = stream.WriteAll(t, s, []byte(part))
				}
				if err == nil && ends {
					_, err = stream.WriteAll(t, s, []byte("\r\n"))
				}
				if err != nil && board.CondOf(err) != board.EAGAIN {
					if err := h.detach(t, i, "write", err); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// Echo hands on what an editor shows on the terminal, as it is.
func (h *Host) Echo(t object.Thread, p []byte) error {
	if !h.Duplicated() {
		return nil
	}
	h.terms.printed = append(h.terms.printed, strings.ReplaceAll(string(p), "\r\n", "\n"))
	return h.Repeat(t)
}

// detach ends the use of a stream: at its end, or when its method failed.
// It gives what ends the script.
func (h *Host) detach(t object.Thread, slot int, method string, why error) error {
	v := h.terms.slots[slot]
	h.terms.slots[slot] = object.Value{}
	text := "dupterm: EOF received, deactivating\n"
	if why != nil {
		e := object.AsException(stream.Error(t, why))
		if e.Cls.IsSubclass(object.KeyboardInterrupt) || e.Cls.IsSubclass(object.SystemExit) {
			return e
		}
		text = "dupterm: Exception in " + method + "() method, deactivating: " + object.Traceback(t, e)
	}
	if _, err := h.out.WriteString(text); err != nil {
		return err
	}
	if s, err := stream.Of(v); err == nil {
		_, _ = s.Ioctl(t, stream.Close, 0) // nobody is there any more to be told
	}
	return nil
}

// interruptChar is Ctrl-C.
const interruptChar = 3

// key takes a byte that somebody typed at one of the streams; false: there is none.
func (h *Host) key(t object.Thread) (byte, bool, error) {
	x := h.terms
	for i, v := range x.slots {
		if !v.Bound() {
			continue
		}
		var p [1]byte
		s, err := stream.Of(v)
		n := 0
		if err == nil {
			n, err = s.Read(t, p[:])
		}
		switch {
		case x.slots[i].Obj() != v.Obj(): // a callback that ran meanwhile took it out
		case err != nil && board.CondOf(err) == board.EAGAIN:
		case err != nil || n <= 0:
			if err := h.detach(t, i, "read", err); err != nil {
				return 0, false, err
			}
		case p[0] == interruptChar && !h.noInterrupt:
			if in, ok := t.Interp().(interface{ Interrupt() }); ok {
				in.Interrupt()
			}
			return 0, false, t.Pending()
		default:
			return p[0], true, nil
		}
	}
	return 0, false, nil
}

// SetInterruptChar is micropython.kbd_intr: a stream's Ctrl-C is a byte like any other for -1.
func (h *Host) SetInterruptChar(n int) { h.noInterrupt = n != interruptChar }

// Notified takes what was typed at the streams, for os.dupterm_notify.
func (h *Host) Notified(t object.Thread) error {
	if h.terms == nil {
		return nil
	}
	for {
		c, ok, err := h.key(t)
		if err != nil || !ok {
			return err
		}
		if err := t.Grow(len(h.terms.typed)); err != nil {
			return err
		}
		h.terms.typed = append(h.terms.typed, c)
	}
}

// How often the streams are asked while nobody types.
const (
	askOften  = time.Millisecond
	askSeldom = 5 * time.Millisecond
	awhile    = time.Second
)

// getTyped is get of standard input while there are streams: what they give
// comes first, and a line's end is "\n".
func (o *File) getTyped(t object.Thread, p []byte) (int, error) {
	h := o.host
	clock := h.Clock()
	begun := clock.Monotonic()
	for {
		if len(h.terms.typed) == 0 {
			c, ok, err := h.key(t)
			if ok {
				h.terms.typed = append(h.terms.typed, c)
			}
			if err == nil {
				err = h.Repeat(t) // that one was detached
			}
			if err != nil {
				return 0, err
			}
		}
		if n := copy(p, h.terms.typed); n > 0 {
			h.terms.typed = h.terms.typed[n:]
			for i, c := range p[:n] {
				if c == '\r' {
					p[i] = '\n'
				}
			}
			return n, nil
		}
		if o.src == nil || o.src.ready() || !h.Duplicated() {
			return o.getOwn(t, p)
		}
		pause := askOften
		if clock.Monotonic()-begun > awhile {
			pause = askSeldom
		}
		err := Block(t, func(op *world.Op) error { return o.src.waker.Wait(op, world.After(clock, pause)) })
		if err != nil && board.CondOf(err) != board.ETIMEDOUT {
			return 0, err
		}
	}
}

// typing says whether a read of standard input would find something typed at a stream.
func (h *Host) typing(t object.Thread) bool {
	if h.terms == nil {
		return false
	}
	for _, v := range h.terms.slots {
		if s, err := stream.Of(v); v.Bound() && err == nil {
			if n, err := s.Ioctl(t, stream.Poll, int64(world.In)); err == nil && n&int64(world.In) != 0 {
				return true
			}
		}
	}
	return len(h.terms.typed) > 0
}
