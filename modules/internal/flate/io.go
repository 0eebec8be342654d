// This file defines DeflateIO.

package flate

import (
	"encoding/binary"
	"hash/crc32"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// The formats.
const (
	Auto = iota
	Raw
	Zlib
	Gzip
)

// defaultBits is the logarithm of the window's size where none is given.
const defaultBits = 8

// IOClass is the class DeflateIO.
var IOClass = object.NewClass("DeflateIO")

// IO is a DeflateIO: a stream whose reads decompress what another stream gives
// and whose writes compress into it.
type IO struct {
	v      object.Value // the other stream; unbound: closed
	format int
	wbits  int
	close  bool    // the other stream with this one
	mem    *memory // in place of the other stream

	busy bool // within an operation, which may run a script
	in   *reader
	out  *writer

	src   stream.Stream
	one   [1]byte
	t     object.Thread // of the operation that goes on
	check uint32
	size  uint32
}

var _ stream.Stream = (*IO)(nil)

// Type and Class make *IO a py.Object.
func (o *IO) Type() *py.Type { return &IOClass.Py }

// Class gives DeflateIO.
func (o *IO) Class() *object.Class { return IOClass }

// New makes a DeflateIO over a stream; wbits is 0 or from 5 to 15. With close it
// closes the stream when it is closed itself.
func New(v object.Value, format, wbits int, close bool) *IO {
	return &IO{v: v, format: format, wbits: wbits, close: close}
}

func init() {
	c := IOClass
	stream.Declare(c, "read readinto readline write close __enter__ __exit__")
	ctor := object.NewBuiltin("DeflateIO(stream, format=AUTO, wbits=0, close=False, /)", "", newIO)
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return ctor.Call(t, args, kw)
	}
}

func newIO(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	format, wbits, close := Auto, 0, false
	var err error
	if len(args) > 1 {
		if format, err = object.Index(t, args[1]); err != nil {
			return object.Value{}, err
		}
	}
	if len(args) > 2 {
		if wbits, err = object.Index(t, args[2]); err != nil {
			return object.Value{}, err
		}
	}
	if format < Auto || format > Gzip {
		return object.Value{}, object.NewError(object.ValueError, "format")
	}
	if wbits != 0 && (wbits < 5 || wbits > 15) {
		return object.Value{}, object.NewError(object.ValueError, "wbits")
	}
	if len(args) > 3 {
		if close, err = object.Truth(t, args[3]); err != nil {
			return object.Value{}, err
		}
	}
	return object.Ref(New(args[0], format, wbits, close)), nil
}

// other gives the other stream; native: it is not a script's.
func (o *IO) other() (s stream.Stream, native bool, err error) {
	if o.mem != nil {
		return o.mem, true, nil
	}
	if s, native = stream.Native(o.v); !native {
		s, err = stream.Of(o.v)
	}
	return s, native, err
}

// enter begins an operation. A script's own stream must not use this one while
// this one uses it, nor may another thread.
func (o *IO) enter(t object.Thread) error {
	if o.busy || !o.v.Bound() {
		return board.EINVAL
	}
	o.busy, o.t = true, t
	return nil
}

func (o *IO) leave() { o.busy, o.t = false, nil }

// Read decompresses.
func (o *IO) Read(t object.Thread, p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if err := o.enter(t); err != nil {
		return 0, err
	}
	defer o.leave()
	if o.in == nil {
		if err := o.begin(t); err != nil {
			return 0, err
		}
	}
	if len(o.in.window) == 0 { // the header was wrong
		return 0, board.EINVAL
	}
	n := 0
	for { // Ctrl-C ends what takes long
		part := p[n:min(len(p), n+1<<20)]
		k, err := o.in.read(part)
		if n += k; err != nil {
			return 0, err
		}
		if n == len(p) || k < len(part) {
			return n, nil
		}
		if err := t.Pending(); err != nil {
			return 0, err
		}
	}
}

// begin reads the header.
func (o *IO) begin(t object.Thread) error {
	s, _, err := o.other()
	if err != nil {
		return err
	}
	o.in = &reader{kind: -1, next: func() (byte, error) {
		n, err := s.Read(o.t, o.one[:])
		switch {
		case err != nil:
			return 0, stream.Error(o.t, err)
		case n <= 0:
			return 0, object.NewException(object.EOFError)
		}
		return o.one[0], nil
	}}
	wbits := o.wbits
	if o.format == Raw {
		if wbits == 0 {
			wbits = defaultBits
		}
	} else {
		told, err := o.in.header()
		if err != nil {
			return err
		}
		if o.format == Zlib && o.in.gzip || o.format == Gzip && !o.in.gzip {
			return board.EINVAL
		}
		if wbits == 0 || told < wbits {
			wbits = told
		}
	}
	if err := t.Grow(1 << wbits); err != nil {
		return err
	}
	o.in.window = make([]byte, 1<<wbits)
	return nil
}

// Write compresses.
func (o *IO) Write(t object.Thread, p []byte) (int, error) {
	if err := o.enter(t); err != nil {
		return 0, err
	}
	defer o.leave()
	if o.out == nil {
		if err := o.open(t); err != nil {
			return 0, err
		}
	}
	if len(p) > 4096 {
		if err := t.Grow(len(p)); err != nil {
			return 0, err
		}
	}
	o.size += uint32(len(p))
	switch o.format {
	case Zlib:
		o.check = adler(o.check, p)
	case Gzip:
		o.check = crc32.Update(o.check, crc32.IEEETable, p)
	}
	return len(p), o.out.write(p)
}

// open writes the header.
func (o *IO) open(t object.Thread) error {
	s, native, err := o.other()
	if err != nil {
		return err
	}
	wbits := o.wbits
	if wbits == 0 {
		wbits = defaultBits
	}
	if err := t.Grow(12 << wbits); err != nil {
		return err
	}
	// A script's stream gets the bytes one at a time, as MicroPython has it.
	o.src = s
	o.out = newWriter(o.emit, !native, wbits, func() error { return o.t.Pending() })
	var h []byte
	switch o.format {
	case Zlib:
		cmf := 0x08 | byte(max(wbits-8, 1))<<4
		h = []byte{cmf, 0x80}
		h[1] |= 31 - byte((int(cmf)<<8|0x80)%31)
		o.check = 1
	case Gzip:
		h = []byte{0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 3}
	}
	if h != nil {
		if err := o.emit(h); err != nil {
			if object.IsError(err, object.OSError) {
				err = board.EINVAL // whatever the stream said
			}
			return err
		}
	}
	return o.out.start()
}

// emit writes into the other stream.
func (o *IO) emit(p []byte) error {
	if o.out.single {
		_, err := o.src.Write(o.t, p)
		return stream.Error(o.t, err)
	}
	_, err := stream.WriteAll(o.t, o.src, p)
	return stream.Error(o.t, err)
}

// Ioctl closes: what was written is completed.
func (o *IO) Ioctl(t object.Thread, req stream.Request, _ int64) (int64, error) {
	if req != stream.Close {
		return 0, board.EINVAL
	}
	if !o.v.Bound() {
		return 0, nil
	}
	if err := o.enter(t); err != nil {
		return 0, err
	}
	defer o.leave()
	var last error
	if o.out != nil {
		if err := o.out.finish(); err != nil {
			return 0, err
		}
		switch o.format {
		case Zlib:
			last = o.emit(binary.BigEndian.AppendUint32(nil, o.check))
		case Gzip:
			last = o.emit(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, o.check), o.size))
		}
	}
	v := o.v
	o.v, o.in, o.out, o.src = object.Value{}, nil, nil, nil
	if o.close {
		s, err := stream.Of(v)
		if err == nil {
			_, err = s.Ioctl(t, stream.Close, 0)
		}
		if err != nil {
			return 0, err
		}
	}
	return 0, last
}
