// This file holds the table of connections that the log ends with.

package host

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"text/tabwriter"

	"mpy/board"
	"mpy/world"
)

// mostRecords is how many connections the table has at most; it tells of the rest
// by their number.
const mostRecords = 1000

// netLog is a network that notes what goes over it.
type netLog struct {
	world.Net

	mu   sync.Mutex
	list []*record
	more int
}

// record is one row of the table.
type record struct {
	kind      string
	where     string
	local     string
	remote    string
	in, out   int64
	end       string
	listening bool
	used      bool // it did anything
	closed    bool
}

// watchNet lets a world's network note what goes over it.
func watchNet(w *world.World) (*world.World, *netLog) {
	l := &netLog{Net: w.Net}
	c := *w
	c.Net = l
	return &c, l
}

// Numbered finds an endpoint by its number, if the network has numbers of its own.
func (l *netLog) Numbered(n int) (world.Endpoint, bool) {
	if own, ok := l.Net.(world.Numbered); ok {
		return own.Numbered(n)
	}
	return nil, false
}

func (l *netLog) Socket(family, typ, proto int) (world.Endpoint, error) {
	e, err := l.Net.Socket(family, typ, proto)
	if err != nil {
		return nil, err
	}
	kind := "tcp"
	switch {
	case family == world.Unix:
		kind = "unix"
	case typ&0xf == world.Datagram:
		kind = "udp"
	case typ&0xf == world.Raw:
		kind = "raw"
	}
	return l.watch(e, kind), nil
}

func (l *netLog) watch(e world.Endpoint, kind string) *watchedEndpoint {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := &record{kind: kind}
	if len(l.list) < mostRecords {
		l.list = append(l.list, r)
	} else {
		l.more++
	}
	return &watchedEndpoint{Endpoint: e, l: l, r: r}
}

// watchedEndpoint is an endpoint whose row is kept.
type watchedEndpoint struct {
	world.Endpoint
	l *netLog
	r *record
}

// Number is what scripts see as the descriptor.
func (e *watchedEndpoint) Number() int {
	if n, ok := e.Endpoint.(interface{ Number() int }); ok {
		return n.Number()
	}
	return e.Descriptor()
}

// Opened says which line of the script made it.
func (e *watchedEndpoint) Opened(where string) {
	e.l.mu.Lock()
	e.r.where = where
	e.l.mu.Unlock()
}

// note adds what a call did.
func (e *watchedEndpoint) note(in, out int, err error) {
	e.l.mu.Lock()
	defer e.l.mu.Unlock()
	r := e.r
	r.in += int64(in)
	r.out += int64(out)
	r.used = r.used || in+out > 0
	if r.end == "" && err != nil && err != world.ErrInterrupted {
		switch board.CondOf(err) {
		case board.ECONNRESET, board.EPIPE:
			r.end = "reset by the peer"
		case board.ECONNREFUSED:
			r.end = "refused"
		case board.EHOSTUNREACH, board.ENETUNREACH:
			r.end = "unreachable"
		}
	}
}

// places notes the addresses.
func (e *watchedEndpoint) places() {
	local, err := e.LocalAddr()
	remote, err2 := e.RemoteAddr()
	e.l.mu.Lock()
	defer e.l.mu.Unlock()
	if err == nil {
		e.r.local = local.String()
	}
	if err2 == nil {
		e.r.remote = remote.String()
	}
}

func (e *watchedEndpoint) Bind(a world.Addr) error {
	err := e.Endpoint.Bind(a)
	e.places()
	return err
}

func (e *watchedEndpoint) Listen(backlog int) error {
	err := e.Endpoint.Listen(backlog)
	if e.places(); err == nil {
		e.l.mu.Lock()
		e.r.listening = true
		e.l.mu.Unlock()
	}
	return err
}

func (e *watchedEndpoint) Accept(op *world.Op, dl world.Deadline) (world.Endpoint, world.Addr, error) {
	c, from, err := e.Endpoint.Accept(op, dl)
	if err != nil {
		return c, from, err
	}
	w := e.l.watch(c, e.r.kind)
	w.places()
	return w, from, nil
}

func (e *watchedEndpoint) Connect(op *world.Op, dl world.Deadline, a world.Addr) error {
	err := e.Endpoint.Connect(op, dl, a)
	e.places()
	e.l.mu.Lock()
	e.r.remote = a.String()
	e.r.used = true
	e.l.mu.Unlock()
	e.note(0, 0, err)
	return err
}

func (e *watchedEndpoint) Read(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	n, err := e.Endpoint.Read(op, dl, p, flags)
	e.got(n, len(p), flags, err)
	return n, err
}

func (e *watchedEndpoint) ReadFrom(op *world.Op, dl world.Deadline, p []byte, flags int) (int, world.Addr, error) {
	n, from, err := e.Endpoint.ReadFrom(op, dl, p, flags)
	e.got(n, len(p), flags, err)
	return n, from, err
}

// got notes what was received; nothing at all is the end of a stream.
func (e *watchedEndpoint) got(n, size, flags int, err error) {
	if flags&world.Peek != 0 {
		return
	}
	e.note(min(n, size), 0, err)
	if n == 0 && size > 0 && err == nil && e.r.kind != "udp" {
		e.l.mu.Lock()
		if e.r.end == "" {
			e.r.end = "ended by the peer"
		}
		e.l.mu.Unlock()
	}
}

func (e *watchedEndpoint) Write(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	n, err := e.Endpoint.Write(op, dl, p, flags)
	e.note(0, n, err)
	return n, err
}

func (e *watchedEndpoint) WriteTo(op *world.Op, dl world.Deadline, p []byte, flags int, to world.Addr) (int, error) {
	n, err := e.Endpoint.WriteTo(op, dl, p, flags, to)
	e.l.mu.Lock()
	if e.r.kind == "udp" {
		e.r.remote = to.String()
	}
	fresh := e.r.local == ""
	e.l.mu.Unlock()
	if fresh {
		e.places()
	}
	e.note(0, n, err)
	return n, err
}

func (e *watchedEndpoint) Close() error {
	e.l.mu.Lock()
	if !e.r.closed {
		e.r.closed = true
		if e.r.end == "" {
			e.r.end = "closed by the script"
		}
	}
	e.l.mu.Unlock()
	return e.Endpoint.Close()
}

// stillOpen notes which are not closed.
func (l *netLog) stillOpen() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range l.list {
		if !r.closed {
			r.closed = true
			if r.end != "" {
				r.end += ", "
			}
			r.end += "still open at the end"
		}
	}
}

// print writes the table.
func (l *netLog) print(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.list) == 0 {
		return
	}
	var text strings.Builder
	t := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "[net] connection\topened at\tsent\treceived\thow it ended")
	for _, r := range l.list {
		from, to := r.local, r.remote
		switch {
		case r.listening:
			to = "listens at " + from
		case to == "" && from == "":
			to = "not used"
		case to == "":
			to = "at " + from
		case from != "":
			to = from + " > " + to
		}
		where := r.where
		if where == "" {
			where = "-"
		}
		fmt.Fprintf(t, "[net] %s %s\t%s\t%d\t%d\t%s\n", r.kind, to, where, r.out, r.in, r.end)
	}
	_ = t.Flush()
	if l.more > 0 {
		fmt.Fprintf(&text, "[net] and %d more\n", l.more)
	}
	_, _ = io.WriteString(w, text.String())
}
