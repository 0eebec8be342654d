// This file holds the wire, the connection that crypto/tls believes it has.

package ssl

import (
	"errors"
	"io"
	"net"
	"time"
)

const (
	headerSize = 5              // type, version, length
	mostCipher = 16384 + 2048   // bytes of a record behind its header
	mostPlain  = 16384          // bytes of plaintext in a record
	bufferSize = 1 << 15        // holds a record and the beginning of the next one
	tempting   = "not yet here" // text of errWant
)

// ask is what a handshake stops for.
type ask int

const (
	askRead   ask = iota // another record is needed
	askVerify            // the peer's certificates are to be judged
)

var errAbandoned = errors.New("ssl: the handshake was abandoned")

// errWant is what crypto/tls gets between two records: to it a passing error.
type errWant struct{}

func (errWant) Error() string   { return tempting }
func (errWant) Timeout() bool   { return true }
func (errWant) Temporary() bool { return true }

var _ net.Error = errWant{}

// buffers are spare pieces of memory of one interpreter, used under its lock.
type buffers struct{ spare [][]byte }

func (b *buffers) get() []byte {
	if n := len(b.spare); n > 0 {
		p := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return p
	}
	return make([]byte, bufferSize)
}

func (b *buffers) put(p []byte) {
	if cap(p) == bufferSize && len(b.spare) < 16 {
		b.spare = append(b.spare, p[:bufferSize])
	}
}

// wire is the net.Conn below a tls.Conn. in[at:end] came from the stream and
// was not handed on; out[sent:] was written by crypto/tls and not sent.
type wire struct {
	in      []byte
	at, end int
	rest    int // of the record that is being handed on
	ended   bool
	hello   bool // the next record must begin a client's hello

	out  []byte
	sent int

	yield func(ask) bool // stops a handshake; nil when there is none
	alert int            // the last alert that was written in the clear, else 0
}

var _ net.Conn = (*wire)(nil)

// A record as far as it is there.
type progress int

const (
	partial progress = iota
	whole
	garbage // no record of TLS
)

// record says how much of the next record is there, and its size with the header.
func (w *wire) record() (progress, int) {
	if w.end-w.at < headerSize {
		return partial, headerSize
	}
	h := w.in[w.at : w.at+headerSize]
	n := int(h[3])<<8 | int(h[4])
	if h[0] < 20 || h[0] > 23 || h[1] != 3 || n > mostCipher || w.hello && h[0] != 22 {
		return garbage, headerSize
	}
	n += headerSize
	if w.end-w.at < n {
		return partial, n
	}
	return whole, n
}

// blame gives Mbed TLS's error for garbage.
func (w *wire) blame() code {
	h := w.in[w.at : w.at+headerSize]
	tooLong := h[0] >= 20 && h[0] <= 23 && h[1] == 3
	switch {
	case w.hello && h[0] != 22:
		return errUnexpected
	case w.hello && tooLong:
		return errIllegalParameter
	case tooLong:
		return errBadInput
	}
	return errInvalidRecord
}

// waiting says whether crypto/tls would find something without the stream.
func (w *wire) waiting() bool {
	if w.rest > 0 {
		return true
	}
	p, _ := w.record()
	return p != partial
}

// room gives memory for the stream's next bytes: with exact no more than the
// record lacks, as Mbed TLS asks, for the stream may insist on filling it.
func (w *wire) room(b *buffers, exact bool) []byte {
	if w.in == nil {
		w.in = b.get()
		w.at, w.end = 0, 0
	}
	switch {
	case w.at == w.end:
		w.at, w.end = 0, 0
	case len(w.in)-w.at < headerSize+mostCipher:
		w.end = copy(w.in, w.in[w.at:w.end])
		w.at = 0
	}
	p := w.in[w.end:]
	if exact {
		_, size := w.record()
		p = p[:size-(w.end-w.at)]
	}
	return p
}

// emptied gives the memory of in back if it holds nothing. The caller is inside rd.
func (w *wire) emptied(b *buffers) {
	if w.in != nil && w.at == w.end && w.rest == 0 {
		b.put(w.in)
		w.in = nil
		w.at, w.end = 0, 0
	}
}

// flushed gives the memory of out back if all of it was sent. The caller is inside wr.
func (w *wire) flushed(b *buffers) {
	if w.out != nil && w.sent == len(w.out) {
		b.put(w.out)
		w.out, w.sent = nil, 0
	}
}

// Read hands on bytes of whole records, never of two at once, so that crypto/tls
// keeps nothing that a poller would have to know of.
func (w *wire) Read(p []byte) (int, error) {
	for w.rest == 0 {
		switch state, size := w.record(); {
		case state == whole:
			w.rest, w.hello = size, false
		case state == garbage:
			return 0, w.blame()
		case w.ended && w.at < w.end:
			return 0, io.ErrUnexpectedEOF
		case w.ended:
			return 0, io.EOF
		case w.yield == nil:
			return 0, errWant{}
		default:
			if !w.yield(askRead) {
				return 0, errAbandoned
			}
		}
	}
	n := copy(p, w.in[w.at:w.at+w.rest])
	w.at += n
	w.rest -= n
	return n, nil
}

// Write keeps what is to be sent, and notes an alert that anybody could read.
func (w *wire) Write(p []byte) (int, error) {
	for r := p; len(r) >= headerSize; {
		n := int(r[3])<<8 | int(r[4])
		n += headerSize
		if r[0] == 21 && n == headerSize+2 && len(r) >= n {
			w.alert = int(r[headerSize+1])
		}
		r = r[min(n, len(r)):]
	}
	w.out = append(w.out, p...)
	return len(p), nil
}

// Close does nothing: closing is the Socket's business.
func (w *wire) Close() error { return nil }

// LocalAddr gives no address.
func (w *wire) LocalAddr() net.Addr { return nowhere{} }

// RemoteAddr gives none either, but something to call a session by.
func (w *wire) RemoteAddr() net.Addr { return nowhere{} }

// nowhere is the address of a wire's ends.
type nowhere struct{}

func (nowhere) Network() string { return "" }
func (nowhere) String() string  { return "" }

// SetDeadline does nothing: crypto/tls would set one of the wall clock's.
func (w *wire) SetDeadline(time.Time) error { return nil }

// SetReadDeadline does nothing.
func (w *wire) SetReadDeadline(time.Time) error { return nil }

// SetWriteDeadline does nothing.
func (w *wire) SetWriteDeadline(time.Time) error { return nil }
