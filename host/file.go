// This file holds File, an open file or standard stream.

package host

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"syscall"
	"weak"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

const readAhead = 4096

// A File is an open file, or one of the standard streams. Small reads and lines
// come out of a read-ahead buffer, which the position and writes account for.
// Writes go through at once, but for standard output; see [Output].
//
// A File is a [stream.Stream] of bytes.
type File struct {
	host  *Host
	f     *os.File  // nil: an embedder's stream
	r     io.Reader // what is read directly: a regular file
	src   *source   // what is read where reading may block
	out   *Output   // a standard stream's output; nil: f
	ahead []byte    // read and not yet taken
	buf   []byte    // what ahead is a part of
	line  []byte    // the last line that did not lie in buf as a whole
	fd    int
	std   bool // standard streams are not shut
	gone  bool
	self  weak.Pointer[File]
}

var (
	_ stream.Stream     = (*File)(nil)
	_ stream.Seeker     = (*File)(nil)
	_ stream.LineReader = (*File)(nil)
)

// Open opens a file; flag is os.O_RDONLY and its like. Errors are Go's.
func (h *Host) Open(name string, flag int, perm fs.FileMode) (*File, error) {
	f, err := h.Files.Open(name, flag, perm)
	if errors.Is(err, syscall.EMFILE) {
		runtime.GC() // lost files are closed when they are collected
		runtime.GC()
		f, err = h.Files.Open(name, flag, perm)
	}
	if err != nil {
		return nil, err
	}
	return h.file(f), nil
}

// file wraps an open file.
func (h *Host) file(f *os.File) *File {
	o := &File{host: h, f: f, fd: descriptor(f)}
	o.setReader(f)
	o.self = weak.Make(o)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.open) > 64 { // drop what was collected
		for p := range h.open {
			if p.Value() == nil {
				delete(h.open, p)
			}
		}
	}
	h.open[o.self] = struct{}{}
	return o
}

// FromDescriptor gives a File of an open descriptor. 0, 1 and 2 are the standard streams.
func (h *Host) FromDescriptor(fd int) *File {
	switch fd {
	case 0:
		return h.In
	case 1:
		return h.Out
	case 2:
		return h.Errors
	}
	if _, ok := h.Files.(*Sandbox); ok { // what the process has open is not the world's
		return &File{host: h, fd: fd}
	}
	if f := os.NewFile(uintptr(fd), ""); f != nil && fd >= 0 {
		o := h.file(f)
		o.fd = fd
		return o
	}
	return &File{host: h, fd: fd}
}

// descriptor gives a file's descriptor without changing its mode, as Fd could.
func descriptor(f *os.File) int {
	n := -1
	if c, err := f.SyscallConn(); err == nil {
		_ = c.Control(func(fd uintptr) { n = int(fd) })
	}
	return n
}

// setReader decides how r is read.
func (o *File) setReader(r io.Reader) {
	if f, ok := r.(*os.File); ok {
		o.f = f
		st, err := f.Stat()
		if err != nil || st.Mode().IsRegular() || st.IsDir() || isNull(st) {
			o.r = f
			return
		}
	}
	switch r.(type) {
	case nil:
	case *bytes.Reader, *bytes.Buffer, *strings.Reader: // nothing to wait for
		o.r = r
	default:
		o.src = &source{r: r, clock: o.host.Clock(), waker: o.host.Clock().Waker()}
	}
}

func closed() error {
	return object.NewError(object.ValueError, "I/O operation on closed file")
}

// opened gives the error of reading or writing a file that was opened for the
// other alone: Windows calls it a lack of rights.
func opened(err error) error {
	if err != nil && board.CondOf(err) == board.EACCES {
		return board.EBADF
	}
	return err
}

// get reads once, past the read-ahead buffer.
func (o *File) get(t object.Thread, p []byte) (n int, err error) {
	if o == o.host.In && o.host.terms != nil && len(p) > 0 {
		return o.getTyped(t, p)
	}
	return o.getOwn(t, p)
}

// getOwn is get of the file itself.
func (o *File) getOwn(t object.Thread, p []byte) (n int, err error) {
	switch {
	case len(p) == 0:
	case o.r != nil:
		if n, err = o.r.Read(p); err == io.EOF {
			err = nil
		}
		err = opened(err)
	case o.src != nil:
		for {
			err = BlockOnce(t, func(op *world.Op) (err error) {
				n, err = o.src.read(op, world.Never, p)
				return err
			})
			if err != world.ErrInterrupted {
				break
			}
			if o == o.host.In && o.host.Duplicated() { // by a callback that ran meanwhile
				return o.getTyped(t, p)
			}
		}
	case o.out != nil || !o.std:
		return 0, board.EBADF
	}
	return n, err
}

// Read reads what is there, up to len(p).
func (o *File) Read(t object.Thread, p []byte) (int, error) {
	if o.gone {
		return 0, closed()
	}
	if len(o.ahead) == 0 {
		if len(p) >= readAhead/4 {
			return o.get(t, p)
		}
		if err := o.refill(t); err != nil {
			return 0, err
		}
	}
	n := copy(p, o.ahead)
	o.ahead = o.ahead[n:]
	return n, nil
}

// refill reads ahead.
func (o *File) refill(t object.Thread) error {
	if o.buf == nil {
		o.buf = make([]byte, readAhead)
	}
	n, err := o.get(t, o.buf)
	o.ahead = o.buf[:n]
	return err
}

// ReadLine reads a line of at most limit bytes, below 0 any number.
func (o *File) ReadLine(t object.Thread, limit int) ([]byte, error) {
	if o.gone {
		return nil, closed()
	}
	var line []byte // what was taken from earlier fillings of the buffer
	for {
		if limit == 0 {
			return line, nil
		}
		if len(o.ahead) == 0 {
			if err := o.refill(t); err != nil {
				return line, err
			}
			if len(o.ahead) == 0 {
				return line, nil
			}
		}
		part := o.ahead
		if limit > 0 && len(part) > limit {
			part = part[:limit]
		}
		i := bytes.IndexByte(part, '\n')
		if i >= 0 {
			part = part[:i+1]
		}
		o.ahead = o.ahead[len(part):]
		limit -= len(part)
		done := i >= 0 || limit == 0
		switch {
		case done && line == nil:
			return part, nil
		case line == nil:
			line = append(o.line[:0], part...)
		default:
			if len(line) > 1<<16 {
				if err := t.Grow(2 * len(line)); err != nil {
					return nil, err
				}
			}
			line = append(line, part...)
		}
		if cap(line) <= 1<<16 {
			o.line = line
		}
		if done {
			return line, nil
		}
		limit = max(limit, -1)
	}
}

// Ahead gives how many bytes were read from the descriptor and not yet taken: a
// poller must count them as readable.
func (o *File) Ahead() int {
	n := len(o.ahead)
	if o.src != nil {
		n += o.src.ahead()
	}
	return n
}

// Write writes all of p.
func (o *File) Write(t object.Thread, p []byte) (int, error) {
	switch {
	case o.gone:
		return 0, closed()
	case o.out != nil:
		n, err := o.out.Write(p)
		if err == nil {
			err = o.out.EndPrint(t)
		}
		return n, err
	case o.f == nil:
		return 0, board.EBADF
	}
	if err := o.rewind(); err != nil {
		return 0, err
	}
	if o.r != nil {
		n, err := o.f.Write(p)
		return n, opened(err)
	}
	n := 0
	err := Block(t, func(*world.Op) (err error) {
		n, err = o.f.Write(p)
		return err
	})
	return n, err
}

// rewind moves the system's position to where the script believes it is.
func (o *File) rewind() error {
	if len(o.ahead) == 0 || o.r == nil || o.f == nil {
		return nil
	}
	_, err := o.f.Seek(-int64(len(o.ahead)), io.SeekCurrent)
	o.ahead = nil
	return err
}

// Seek moves the position.
func (o *File) Seek(_ object.Thread, off int64, whence int) (int64, error) {
	switch {
	case o.gone:
		return 0, closed()
	case whence < 0 || whence > 2:
		return 0, board.EINVAL
	case o.out != nil:
		f, ok := o.out.w.(*os.File)
		if !ok {
			return 0, board.ESPIPE
		}
		if err := o.out.Flush(); err != nil {
			return 0, err
		}
		return f.Seek(off, whence)
	case o.f == nil:
		return 0, board.ESPIPE
	}
	if whence == 1 && off == 0 { // tell
		n, err := o.f.Seek(0, 1)
		return n - int64(len(o.ahead)), err
	}
	if err := o.rewind(); err != nil {
		return 0, err
	}
	return o.f.Seek(off, whence)
}

// Ioctl answers Flush, Close, GetFileno and Poll; a poller asks the descriptor where there is one.
func (o *File) Ioctl(t object.Thread, req stream.Request, arg int64) (int64, error) {
	switch req {
	case stream.Poll:
		if o == o.host.In && !o.gone && arg&int64(world.In) != 0 && o.host.typing(t) {
			return int64(world.In), nil
		}
		return int64(o.ready(uint32(arg))), nil
	case stream.Close:
		return 0, o.shut()
	case stream.GetFileno:
		if o.gone {
			return 0, closed()
		}
		return int64(o.fd), nil
	case stream.Flush:
		switch {
		case o.gone:
			return 0, closed()
		case o.out != nil:
			return 0, o.out.Flush()
		case o.std:
			return 0, nil
		case o.f == nil:
			return 0, board.EBADF
		}
		return 0, o.f.Sync()
	}
	return 0, board.EINVAL
}

// Fileno gives the number that scripts see, -1 when the file is closed.
func (o *File) Fileno() int {
	if o.gone {
		return -1
	}
	return o.fd
}

// Descriptor gives the descriptor of the system's, -1 when the file is closed
// and for an embedder's stream. It need not be the number that scripts see.
func (o *File) Descriptor() int {
	f := o.f
	if o.out != nil && f == nil {
		f, _ = o.out.w.(*os.File)
	}
	switch {
	case o.gone || f == nil || o == o.host.In && o.host.Duplicated():
		return -1
	case o.std:
		return descriptor(f)
	}
	return o.fd
}

// ready answers Poll for what has no descriptor: it is readable at its end,
// too, and an embedder's reader is read ahead to find out.
func (o *File) ready(mask uint32) uint32 {
	switch {
	case o.gone:
		return world.Nval
	case o.out != nil && o.out.err == nil:
		return mask & world.Out
	case o.f != nil && o.src == nil: // a file of the file system's
		return mask & (world.In | world.Out)
	case len(o.ahead) > 0 || o.src == nil || mask&world.In != 0 && o.src.ready():
		return mask & world.In
	}
	return 0
}

// shut closes the file. The standard streams only stop working for the script.
func (o *File) shut() error {
	if o.gone {
		return nil
	}
	o.gone = true
	o.ahead = nil
	if o.std {
		if o.out != nil {
			return o.out.Flush()
		}
		return nil
	}
	o.host.mu.Lock()
	delete(o.host.open, o.self)
	o.host.mu.Unlock()
	if o.f == nil {
		return nil
	}
	return o.f.Close()
}

// plainReader reads standard input for Go code without a thread.
type plainReader struct{ o *File }

// Read reads what is there.
func (r plainReader) Read(p []byte) (int, error) {
	o := r.o
	if len(o.ahead) > 0 {
		n := copy(p, o.ahead)
		o.ahead = o.ahead[n:]
		return n, nil
	}
	var n int
	var err error
	switch {
	case o.r != nil:
		return o.r.Read(p)
	case o.src != nil:
		n, err = o.src.read(nil, world.Never, p)
	}
	if n == 0 && err == nil && len(p) > 0 {
		err = io.EOF
	}
	return n, err
}
