// This file declares the methods of stream classes.

package stream

import (
	"strings"

	"mpy/board"
	"mpy/python/object"
)

// Declare gives the class c the methods named in names, separated by spaces:
// read, read1, readinto, readinto1, readline, readlines, write, write1, seek,
// tell, flush, close, fileno, ioctl, __enter__, __exit__, __del__. Its objects are Streams.
func Declare(c *object.Class, names string) {
	for _, name := range strings.Fields(names) {
		c.Methods(method(name))
	}
}

// Iterate makes the objects of c iterable by lines.
func Iterate(c *object.Class) {
	c.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, nil }
	c.Next = func(t object.Thread, v object.Value) (object.Value, bool, error) {
		line, err := readline(t, []object.Value{v}, object.Kw{})
		if err != nil {
			return object.Value{}, false, err
		}
		if more, err := object.Truth(t, line); !more || err != nil {
			return object.Value{}, false, err
		}
		return line, true, nil
	}
}

func method(name string) *object.Builtin {
	fn := object.NewBuiltin
	switch name {
	case "read":
		return fn("read(self, n=-1, /)", "Reads n bytes (characters of a text), all there is without n. None: nothing there yet.", read)
	case "read1":
		return fn("read1(self, n=-1, /)", "Reads up to n bytes with one read of what is below.", read1)
	case "readinto":
		return fn("readinto(self, buf, n=-1, /)", "Reads into a buffer, until it is full, n bytes or the end; gives the number of bytes. None: nothing there yet.", readinto)
	case "readinto1":
		return fn("readinto1(self, buf, n=-1, /)", "Reads into a buffer with one read of what is below.", readinto1)
	case "readline":
		return fn("readline(self, n=-1, /)", "Reads a line with its end, of at most n bytes.", readline)
	case "readlines":
		return fn("readlines(self, /)", "Reads all lines into a list.", readlines)
	case "write":
		return fn("write(self, buf, off=0, n=-1, /)", "Writes a buffer: write(buf), write(buf, n) or write(buf, off, n); gives the number of bytes. None: no room yet.", write)
	case "write1":
		return fn("write1(self, buf, off=0, n=-1, /)", "Writes a buffer with one write of what is below.", write1)
	case "seek":
		return fn("seek(self, offset, whence=0, /)", "Moves the position: from the start (0), from here (1), from the end (2); gives the new one.", seek)
	case "tell":
		return fn("tell(self, /)", "Gives the position.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return seekTo(t, a[0], 0, 1)
		})
	case "flush":
		return fn("flush(self, /)", "Hands on what is buffered.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return ask(t, a[0], Flush)
		})
	case "close":
		return fn("close(self, /)", "Closes.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return ask(t, a[0], Close)
		})
	case "__del__":
		return fn("__del__(self, /)", "Closes.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return ask(t, a[0], Close)
		})
	case "__enter__":
		return fn("__enter__(self, /)", "Gives the stream itself.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return a[0], nil
		})
	case "__exit__":
		return fn("__exit__(self, class, exc, trace, /)", "Closes.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return ask(t, a[0], Close)
		})
	case "fileno":
		return fn("fileno(self, /)", "Gives the descriptor.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			s, err := Of(a[0])
			if err != nil {
				return object.Value{}, err
			}
			n, err := s.Ioctl(t, GetFileno, 0)
			return object.Int(n), Error(t, err)
		})
	case "ioctl":
		return fn("ioctl(self, request, arg=0, /)", "Asks the stream something.", ioctl)
	}
	panic("stream: no method " + name)
}

func read(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	s, err := Of(a[0])
	if err != nil {
		return object.Value{}, err
	}
	n := -1
	if len(a) > 1 {
		if n, err = object.Index(t, a[1]); err != nil {
			return object.Value{}, err
		}
	}
	return Read(t, s, n)
}

// Read is the method read: n bytes, or all for -1.
func Read(t object.Thread, s Stream, n int) (object.Value, error) {
	var b []byte
	var err error
	switch {
	case n == -1:
		b, err = ReadAll(t, s)
	case IsText(s):
		b, err = ReadChars(t, s, n)
	default:
		b, err = ReadN(t, s, n)
	}
	return value(t, s, b, true, err)
}

func read1(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	s, err := Of(a[0])
	if err != nil {
		return object.Value{}, err
	}
	n := -1
	if len(a) > 1 {
		if n, err = object.Index(t, a[1]); err != nil {
			return object.Value{}, err
		}
	}
	if n == -1 {
		return Read(t, s, n)
	}
	if n < 0 || n > 1<<20 {
		if err := t.Grow(n); err != nil || n < 0 {
			_, err = ReadN(t, s, n)
			return object.Value{}, err
		}
	}
	p := make([]byte, n)
	k, err := s.Read(t, p)
	return value(t, s, p[:max(k, 0)], true, err)
}

func readinto(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	return fill(t, a, ReadFull)
}

func readinto1(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	return fill(t, a, func(t object.Thread, s Stream, p []byte) (int, error) { return s.Read(t, p) })
}

func fill(t object.Thread, a []object.Value, f func(object.Thread, Stream, []byte) (int, error)) (object.Value, error) {
	s, err := Of(a[0])
	if err != nil {
		return object.Value{}, err
	}
	p, err := object.WritableOf(a[1])
	if err != nil {
		return object.Value{}, err
	}
	if len(a) > 2 {
		n, err := object.Truncated(t, a[2])
		if err != nil {
			return object.Value{}, err
		}
		p = p[:min(n, uint64(len(p)))]
	}
	if pin := object.Pin(a[1]); pin != nil {
		defer pin.Unpin()
	}
	n, err := f(t, s, p)
	return number(t, n, err)
}

func write(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	return drain(t, a, WriteAll)
}

func write1(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	return drain(t, a, func(t object.Thread, s Stream, p []byte) (int, error) { return s.Write(t, p) })
}

func drain(t object.Thread, a []object.Value, f func(object.Thread, Stream, []byte) (int, error)) (object.Value, error) {
	s, err := Of(a[0])
	if err != nil {
		return object.Value{}, err
	}
	p, err := object.BytesOf(a[1])
	if err != nil {
		return object.Value{}, err
	}
	if len(a) == 4 {
		off, err := object.Truncated(t, a[2])
		if err != nil {
			return object.Value{}, err
		}
		p = p[min(off, uint64(len(p))):]
	}
	if len(a) > 2 {
		n, err := object.Truncated(t, a[len(a)-1])
		if err != nil {
			return object.Value{}, err
		}
		p = p[:min(n, uint64(len(p)))]
	}
	if pin := object.Pin(a[1]); pin != nil {
		defer pin.Unpin()
	}
	n, err := f(t, s, p)
	return number(t, n, err)
}

// number makes what readinto and write return.
func number(t object.Thread, n int, err error) (object.Value, error) {
	if err != nil {
		if again(err) {
			return object.None, nil
		}
		return object.Value{}, Error(t, err)
	}
	return object.Int(int64(max(n, 0))), nil
}

func readline(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	s, err := Of(a[0])
	if err != nil {
		return object.Value{}, err
	}
	limit := -1
	if len(a) > 1 && !a[1].IsNone() {
		if limit, err = object.Index(t, a[1]); err != nil {
			return object.Value{}, err
		}
	}
	b, err := ReadLine(t, s, limit)
	return value(t, s, b, false, err)
}

func readlines(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	var lines []object.Value
	for {
		line, err := readline(t, a[:1], object.Kw{})
		if err != nil {
			return object.Value{}, err
		}
		more, err := object.Truth(t, line)
		if err != nil {
			return object.Value{}, err
		}
		if !more {
			return object.NewList(lines...), nil
		}
		if len(lines) == cap(lines) && len(lines) >= 1024 {
			if err := t.Grow(32 * len(lines)); err != nil {
				return object.Value{}, err
			}
		}
		lines = append(lines, line)
	}
}

func seek(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	off, err := object.ToInt64(t, a[1])
	if err != nil {
		return object.Value{}, err
	}
	whence := 0
	if len(a) > 2 {
		if whence, err = object.Index(t, a[2]); err != nil {
			return object.Value{}, err
		}
	}
	return seekTo(t, a[0], off, whence)
}

func seekTo(t object.Thread, v object.Value, off int64, whence int) (object.Value, error) {
	s, err := Of(v)
	if err != nil {
		return object.Value{}, err
	}
	k, ok := s.(Seeker)
	if !ok || whence == 0 && off < 0 {
		return object.Value{}, Error(t, board.EINVAL)
	}
	n, err := k.Seek(t, off, whence)
	return object.Int(n), Error(t, err)
}

// ask makes a request without argument and gives None.
func ask(t object.Thread, v object.Value, req Request) (object.Value, error) {
	s, err := Of(v)
	if err != nil {
		return object.Value{}, err
	}
	_, err = s.Ioctl(t, req, 0)
	return object.None, Error(t, err)
}

func ioctl(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	s, err := Of(a[0])
	if err != nil {
		return object.Value{}, err
	}
	req, err := object.Index(t, a[1])
	if err != nil {
		return object.Value{}, err
	}
	var arg uint64
	if len(a) > 2 {
		if arg, err = object.Truncated(t, a[2]); err != nil {
			return object.Value{}, err
		}
	}
	n, err := s.Ioctl(t, Request(req), int64(arg))
	return object.Int(n), Error(t, err)
}
