// This file holds the moving of bytes on Windows.

package world

import (
	"golang.org/x/sys/windows"

	"mpy/board"
)

// most is how much is handed over at once: Windows would take a whole buffer
// into its own memory, however big.
const most = 256 << 10

// ready checks before a call moves bytes whether there is a connection; a
// connect that failed meanwhile is told of here. e.mu is held.
func (e *sysEndpoint) ready(h windows.Handle, none board.Cond) error {
	e.finish(h)
	switch e.phase {
	case connected:
		return nil
	case connecting:
		return board.EAGAIN
	case failed:
		return e.fail()
	}
	return none
}

// broken reports whether an error means that the peer reset the connection.
func broken(err error) bool {
	switch err {
	case windows.WSAECONNRESET, windows.WSAECONNABORTED, windows.WSAENETRESET, windows.WSAESHUTDOWN:
		return true
	}
	return false
}

func (e *sysEndpoint) Read(op *Op, dl Deadline, p []byte, flags int) (n int, err error) {
	if e.typ != Stream {
		n, _, err = e.ReadFrom(op, dl, p, flags)
		return n, err
	}
	err = e.do(op, dl, In, func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		if err := e.ready(h, board.ENOTCONN); err != nil {
			return err
		}
		k, err := winRecv(h, p, flags)
		n = k
		switch {
		case err == nil && (k > 0 || len(p) == 0):
			return nil
		case err == nil && look(h)&wsaErr == 0:
			e.ended = true
			return nil
		case err != nil && !broken(err):
			return err
		}
		n = 0 // a reset; wine says so by WSAPoll only
		if e.ended || e.told || e.shut && err == windows.WSAESHUTDOWN {
			return nil
		}
		e.told = true
		return board.ECONNRESET
	})
	return n, err
}

func (e *sysEndpoint) ReadFrom(op *Op, dl Deadline, p []byte, flags int) (n int, from Addr, err error) {
	if e.typ == Stream {
		n, err = e.Read(op, dl, p, flags)
		return n, Addr{}, err
	}
	err = e.do(op, dl, In, func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		for {
			k, a, err := winRecvFrom(h, p, flags)
			switch {
			case err == nil:
				n, from = k, a
			case err == windows.WSAEINVAL: // unbound: nothing can come yet
				return board.EAGAIN
			case broken(err) && e.phase != connected:
				continue // an ICMP refusal of something that was sent to anybody
			case broken(err):
				return board.ECONNREFUSED
			case err == windows.WSAEWOULDBLOCK && e.refusal(h):
				return e.refused()
			}
			return err
		}
	})
	return n, from, err
}

func (e *sysEndpoint) Write(op *Op, dl Deadline, p []byte, flags int) (n int, err error) {
	none := board.EPIPE
	if e.typ != Stream {
		none = board.EDESTADDRREQ
	}
	err = e.do(op, dl, Out, func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		if err := e.ready(h, none); err != nil {
			return err
		}
		if e.typ != Stream {
			if e.refusal(h) {
				return e.refused()
			}
			k, err := winSend(h, p, flags)
			n, e.asked = k, true
			return err
		}
		for {
			k, err := winSend(h, p[n:min(len(p), n+most)], flags)
			if err != nil {
				return e.unsent(err)
			}
			if n += k; n >= len(p) {
				return nil
			}
		}
	})
	if n > 0 && dl == NoWait && err == board.EAGAIN {
		err = nil
	}
	return n, err
}

// unsent tells of a reset, once, and of a stream that takes no more; e.mu is
// held.
func (e *sysEndpoint) unsent(err error) error {
	switch {
	case !broken(err):
		return err
	case e.shut || e.ended || e.told:
		return board.EPIPE
	}
	e.told = true
	return board.ECONNRESET
}

func (e *sysEndpoint) WriteTo(op *Op, dl Deadline, p []byte, flags int, addr Addr) (n int, err error) {
	if e.typ == Stream {
		return e.Write(op, dl, p, flags)
	}
	if addr.Family != e.family {
		return 0, board.EINVAL
	}
	sa, err := toPeer(addr)
	if err != nil {
		return 0, err
	}
	err = e.do(op, dl, Out, func(h windows.Handle) (err error) {
		n, err = winSendTo(h, p, flags, sa)
		return err
	})
	return n, err
}
