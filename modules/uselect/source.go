// This file finds what a poller watches of a script's value.

package uselect

import (
	"mpy/board"
	"mpy/host"
	"mpy/poll"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

// watched is a stream that brings its own source: a socket.
type watched interface {
	Source() poll.Source
}

// reporter is a source of which the board does not report every event.
type reporter interface {
	Reported(bits uint32) uint32
}

// file is a stream with a descriptor and bytes that were read from it ahead.
type file interface {
	Descriptor() int // -1: none, or closed
	Ahead() int
}

// source finds how an entry's object is watched. Errors are exceptions.
func (s *set) source(t object.Thread, e *entry) (poll.Source, error) {
	v := e.obj
	if n := object.Native(v); n.IsInt() {
		switch {
		case !s.h.Board.Poll.Descriptors:
			return nil, stream.Unsupported()
		case n.AsInt() < 0 || n.AsInt() > 1<<31-1:
			return nil, object.NewException(object.ValueError)
		}
		return s.descriptor(int(n.AsInt())), nil
	}
	st, err := stream.Of(v)
	if err != nil {
		return nil, err
	}
	if w, ok := st.(watched); ok {
		src := w.Source()
		if src.Descriptor() < 0 && !s.h.Board.Poll.ClosedLate && src.Ready(0) == s.h.Board.Poll.Closed {
			return never{}, nil
		}
		if s.h.Board.Poll.Reports != 0 {
			e.sock, _ = src.(reporter)
		}
		return src, nil
	}
	if f, ok := st.(file); ok && poll.Watches(f.Descriptor()) {
		return &fileSource{f: f, key: e.key}, nil
	}
	if object.ClassOf(v).IsSubclass(stream.IOBaseClass) {
		fd, err := askDescriptor(t, v)
		if err != nil {
			return nil, err
		}
		if fd >= 0 {
			return s.descriptor(fd), nil
		}
		return &scripted{asker: s.asker(e)}, nil
	}
	if w, ok := st.(stream.Watchable); ok {
		return &native{st, w}, nil
	}
	return &asked{asker: s.asker(e), st: st}, nil
}

// descriptor gives what a number stands for: the system's descriptor, or a socket
// of a world that has numbers of its own.
func (s *set) descriptor(n int) poll.Source {
	net, ok := s.h.World.Net.(world.Numbered)
	if !ok || n <= 2 {
		return poll.Descriptor(n)
	}
	switch e, own := net.Numbered(n); {
	case !own:
		return poll.Descriptor(n)
	case e != nil:
		return numbered{e}
	}
	return nothing{}
}

// nothing is a number that stands for nothing.
type nothing struct{ soft }

func (nothing) Ready(uint32) uint32 { return world.Nval }

// numbered is a socket that a script knows by its number only.
type numbered struct{ world.Endpoint }

func (numbered) Soft() bool { return true }

func askIoctl(t object.Thread, v object.Value, req stream.Request, arg int64) (int, error) {
	fn, err := object.GetAttr(t, v, "ioctl")
	if err != nil {
		return 0, err
	}
	r, err := t.Call(fn, []object.Value{object.Int(int64(req)), object.Int(arg)}, object.Kw{})
	if err != nil {
		return 0, err
	}
	return object.Index(t, r)
}

func askDescriptor(t object.Thread, v object.Value) (int, error) {
	n, err := askIoctl(t, v, stream.GetFileno, 0)
	return max(n, -1), err
}

// fileSource is a file with a descriptor. Reading ahead tells nobody: the set
// looks at it before each wait.
type fileSource struct {
	world.Watchers
	f   file
	key *key
}

func (s *fileSource) Ready(mask uint32) uint32 {
	fd := s.f.Descriptor()
	if fd < 0 {
		return world.Nval
	}
	r := poll.Descriptor(fd).Ready(mask)
	if s.f.Ahead() > 0 {
		r |= mask & world.In
	}
	return r
}

func (s *fileSource) Soft() bool      { return s.f.Descriptor() < 0 || s.f.Ahead() > 0 }
func (s *fileSource) Descriptor() int { return s.f.Descriptor() }

// soft is the part of a source that has no descriptor and nobody to tell.
type soft struct{}

func (soft) Soft() bool           { return true }
func (soft) Descriptor() int      { return -1 }
func (soft) Watch(*world.Watch)   {}
func (soft) Unwatch(*world.Watch) {}

// never is a source that is never ready: a socket that was closed before, on
// boards that do not notice.
type never struct{ soft }

func (never) Ready(uint32) uint32 { return 0 }

// scripted is an object of a script, with its ioctl.
type scripted struct {
	soft
	asker
}

var _ poll.Asked = (*scripted)(nil)

// Ask takes the answer as it is; a negative one is an error's number.
func (s *scripted) Ask(mask uint32) (uint32, error) {
	t, v := s.ask()
	n, err := askIoctl(t, v, stream.Poll, int64(mask))
	if err == nil && n < 0 {
		err = object.OSErr(-n)
	}
	return uint32(n), err
}

func (s *scripted) Ready(mask uint32) uint32 {
	r, _ := s.Ask(mask)
	return r
}

// asked is any other stream.
type asked struct {
	soft
	asker
	st stream.Stream
}

var _ poll.Asked = (*asked)(nil)

func (s *asked) Ask(mask uint32) (uint32, error) {
	t, _ := s.ask()
	n, err := s.st.Ioctl(t, stream.Poll, int64(mask))
	if err != nil {
		return 0, host.Err(t, err)
	}
	return uint32(n) & (mask | world.Always), nil
}

func (s *asked) Ready(mask uint32) uint32 {
	r, _ := s.Ask(mask)
	return r
}

// native is a stream that tells when its readiness changes.
type native struct {
	st stream.Stream
	stream.Watchable
}

func (s *native) Ready(mask uint32) uint32 {
	n, err := s.st.Ioctl(nil, stream.Poll, int64(mask))
	if err != nil {
		if board.CondOf(err) == board.EBADF {
			return world.Nval
		}
		return world.Err
	}
	return uint32(n)
}

func (s *native) Soft() bool      { return true }
func (s *native) Descriptor() int { return -1 }
