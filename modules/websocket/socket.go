// This file defines Socket, the class websocket.

package websocket

import (
	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// Class is the class websocket.
var Class = object.NewClass("websocket")

// Types of frames, the lowest bits of their first byte.
const (
	continued  = 0
	text       = 1
	closing    = 8 // and above: control frames
	typeMask   = 15
	lastFrame  = 0x80
	maskedBit  = 0x80
	twoBytes   = 126 // lengths that say how long the real one is
	eightBytes = 127
)

// state is what comes next.
type state int

const (
	header  state = iota
	lengths       // length and mask
	payload
	control // the payload of a control frame
)

// Socket reads and writes the payloads of frames.
type Socket struct {
	below  stream.Stream
	object object.Value
	out    byte // the type of frames to write
	blocks bool // the stream below shall block while a frame is written

	state state
	buf   [6]byte // of a header
	have  int     // bytes of it that are there
	want  int     // and that are missing
	left  int     // bytes of the payload that are missing
	mask  [4]byte
	at    int  // the place in mask
	first byte // of the frame
	data  byte // of the last frame that was not continued
}

var _ stream.Stream = (*Socket)(nil)

// Type makes *Socket a py.Object.
func (w *Socket) Type() *py.Type { return &Class.Py }

// Class gives the class websocket.
func (w *Socket) Class() *object.Class { return Class }

// expect waits for n bytes of a header.
func (w *Socket) expect(s state, n int) { w.state, w.have, w.want = s, 0, n }

// Read gives payload as it comes, and 0 at the end or when the other side
// closes, which is answered. Other control frames are read over, as MicroPython does.
func (w *Socket) Read(t object.Thread, p []byte) (int, error) {
	for {
		if w.want > 0 {
			n, err := w.below.Read(t, w.buf[w.have:w.have+w.want])
			if n <= 0 || err != nil {
				return 0, err
			}
			w.have += n
			if w.want -= n; w.want > 0 {
				return 0, board.EAGAIN
			}
		}
		switch w.state {
		case header:
			if err := w.header(t); err != nil {
				return 0, err
			}
		case lengths:
			if w.have&2 != 0 {
				w.left = int(w.buf[0])<<8 | int(w.buf[1])
			}
			if w.have&4 != 0 {
				copy(w.mask[:], w.buf[w.have-4:])
			}
			w.body()
		default:
			n, err := w.payload(t, p)
			if n != 0 || err != nil {
				return max(n, 0), err
			}
		}
	}
}

// header reads the two bytes that begin a frame.
func (w *Socket) header(t object.Thread) error {
	w.first = w.buf[0]
	if w.first&typeMask == continued {
		w.data = w.data&typeMask | w.first&^typeMask
	} else {
		w.data = w.first
	}
	w.mask = [4]byte{}
	w.left = int(w.buf[1] & 127)
	more := 0
	switch w.left {
	case twoBytes:
		more = 2
	case eightBytes: // there is no way on
		_, _ = w.below.Ioctl(t, stream.Close, 0)
		return board.EIO
	}
	if w.buf[1]&maskedBit != 0 {
		more += 4
	}
	if more > 0 {
		w.expect(lengths, more)
	} else {
		w.body()
	}
	return nil
}

// body goes on to the payload.
func (w *Socket) body() {
	w.expect(payload, 0)
	if w.first&typeMask >= closing {
		w.state = control
	}
}

// payload reads some of it: 0 when a frame ended that is none for the script,
// below 0 when there is no more to come.
func (w *Socket) payload(t object.Thread, p []byte) (int, error) {
	n := 0
	if w.left > 0 {
		var err error
		if n, err = w.below.Read(t, p[:min(len(p), w.left)]); n <= 0 || err != nil {
			return -1, err
		}
		for i := range p[:n] {
			p[i] ^= w.mask[w.at&3]
			w.at++
		}
		if w.left -= n; w.left > 0 {
			return n, nil
		}
	}
	was := w.state
	w.at = 0
	w.expect(header, 2)
	if was == payload {
		return n, nil
	}
	if w.first&typeMask == closing {
		_ = w.write(t, []byte{lastFrame | closing, 0}, nil)
		return -1, nil
	}
	return 0, nil
}

// Write writes a frame.
func (w *Socket) Write(t object.Thread, p []byte) (int, error) {
	n := len(p)
	if n >= 1<<16 {
		return 0, board.ENOBUFS
	}
	head := []byte{lastFrame | w.out, byte(n)}
	if n >= twoBytes {
		head = []byte{lastFrame | w.out, twoBytes, byte(n >> 8), byte(n)}
	}
	if err := w.write(t, head, p); err != nil {
		return 0, err
	}
	return n, nil
}

func (w *Socket) write(t object.Thread, head, p []byte) error {
	block := func(yes bool) error {
		if !w.blocks {
			return nil
		}
		f, err := object.GetAttr(t, w.object, "setblocking")
		if err == nil {
			_, err = t.Call(f, []object.Value{object.Bool(yes)}, object.Kw{})
		}
		return err
	}
	if err := block(true); err != nil {
		return err
	}
	_, err := stream.WriteAll(t, w.below, head)
	if err == nil {
		_, err = stream.WriteAll(t, w.below, p)
	}
	if e := block(false); e != nil {
		return e
	}
	return err
}

// Ioctl closes the stream below, tells the type of the last frame and sets that of those to write.
func (w *Socket) Ioctl(t object.Thread, req stream.Request, arg int64) (int64, error) {
	switch req {
	case stream.Close:
		_, err := w.below.Ioctl(t, stream.Close, 0)
		return 0, err
	case stream.GetDataOpts:
		return int64(w.data & typeMask), nil
	case stream.SetDataOpts:
		was := w.out
		w.out = byte(arg) & typeMask
		return int64(was), nil
	}
	return 0, board.EINVAL
}
