// This file holds readiness on Windows: WSAPoll, and Linux's bits out of what
// it says and what the endpoint knows. Run under wine; of Windows itself only
// documentation was at hand.

package world

import (
	"unsafe"

	"golang.org/x/sys/windows"

	"mpy/board"
)

// WSAPoll's bits.
const (
	wsaIn   = 0x0100 // POLLRDNORM
	wsaOut  = 0x0010 // POLLWRNORM
	wsaErr  = 0x0001
	wsaHup  = 0x0002 // the peer's stream ended; it is reported unasked
	wsaNval = 0x0004
)

// A PollFD is an entry of PollSockets, with the bits of package world.
type PollFD struct {
	Descriptor int
	Mask       uint32
	Ready      uint32
	Ended      bool // the peer's stream ended: WSAPoll wakes for it whatever the mask is
}

type wsaPollFD struct {
	fd              uintptr
	events, revents int16
}

// PollSockets is WSAPoll. Of a socket's bits it gives what can be told without
// knowing its state, see [Endpoint.Ready] for the whole: the end of a peer's
// stream is In, and a reset is In too.
func PollSockets(fds []PollFD, ms int) (int, error) {
	raw := make([]wsaPollFD, len(fds))
	for i, f := range fds {
		raw[i] = wsaPollFD{fd: uintptr(f.Descriptor), events: wsaEvents(f.Mask)}
	}
	n, err := wsaPoll(raw, ms)
	if err != nil {
		return 0, err
	}
	for i := range fds {
		f, r := &fds[i], raw[i].revents
		f.Ready, f.Ended = 0, r&wsaHup != 0
		switch {
		case r&wsaNval != 0:
			f.Ready = Nval
		case r&wsaErr != 0:
			f.Ready = Err | Hup | f.Mask&(In|Out)
		default:
			if r&(wsaIn|wsaHup) != 0 {
				f.Ready = f.Mask & In
			}
			if r&wsaOut != 0 {
				f.Ready |= f.Mask & Out
			}
		}
	}
	return n, nil
}

func wsaEvents(mask uint32) (events int16) {
	if mask&In != 0 {
		events = wsaIn
	}
	if mask&Out != 0 {
		events |= wsaOut
	}
	return events
}

func wsaPoll(raw []wsaPollFD, ms int) (int, error) {
	n, _, err := procPoll.Call(uintptr(unsafe.Pointer(unsafe.SliceData(raw))), uintptr(len(raw)), uintptr(ms))
	if int32(n) < 0 {
		return 0, err
	}
	return int(n), nil
}

// look asks for one socket's bits now.
func look(h windows.Handle) int16 {
	raw := [1]wsaPollFD{{fd: uintptr(h), events: wsaIn | wsaOut}}
	if _, err := wsaPoll(raw[:], 0); err != nil {
		return wsaNval
	}
	return raw[0].revents
}

func (e *sysEndpoint) Ready(mask uint32) (ready uint32) {
	err := e.with(func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		ready = e.bits(h) & (mask | Always)
		return nil
	})
	if err != nil {
		return Nval
	}
	return ready
}

// bits gives Linux's bits; e.mu is held. It notes what it learns of the peer,
// which the calls that follow tell apart by: the end of its stream, or a reset.
func (e *sysEndpoint) bits(h windows.Handle) uint32 {
	if e.typ != Stream {
		return e.gramBits(h)
	}
	e.finish(h)
	r := look(h)
	switch {
	case e.phase == idle:
		return Hup | Out
	case e.phase == failed:
		return Err | Hup | In | Out
	case e.phase == connecting:
		return 0
	case e.phase == listening:
		if r&wsaIn != 0 {
			return In
		}
		return 0
	case r&wsaErr != 0 && !e.told && !e.ended:
		return Err | Hup | In | Out
	case r&wsaErr != 0:
		return Hup | In | Out
	}
	var ready uint32
	if r&wsaIn != 0 {
		ready |= In
	}
	if r&wsaOut != 0 || e.shut { // a write would not wait: it fails
		ready |= Out
	}
	if r&wsaHup != 0 {
		e.ended = true
		ready |= In
		if e.shut {
			ready |= Hup
		}
	}
	return ready
}

func (e *sysEndpoint) gramBits(h windows.Handle) (ready uint32) {
	r := look(h)
	if r&wsaIn != 0 {
		ready |= In
	}
	if r&wsaOut != 0 {
		ready |= Out
	}
	if e.refusal(h) {
		ready |= Err
	}
	return ready
}

// refusal reports whether a connected datagram socket was refused and did not
// tell yet; e.mu is held. Windows tells by the next recv; wine by SO_ERROR only,
// and does not forget it.
func (e *sysEndpoint) refusal(h windows.Handle) bool {
	if e.phase == connected && e.asked && e.failure == board.OK {
		e.failure = socketError(h)
	}
	return e.failure != board.OK
}

// refused tells of it; e.mu is held.
func (e *sysEndpoint) refused() error {
	c := e.failure
	e.failure, e.asked = board.OK, false
	return c
}
