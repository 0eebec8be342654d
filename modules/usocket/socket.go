// This file defines the class socket: making, closing and configuring one.

package usocket

import (
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/host"
	"mpy/poll"
	"mpy/python/object"
	"mpy/sock"
	"mpy/stream"
	"mpy/world"
)

// Socket is a socket object. Whoever calls its methods holds the interpreter
// lock, but for those of a poll.Source.
type Socket struct {
	mod     *module
	s       *sock.Socket
	carrier object.Value // the instance of a script's class whose native value this is, or unbound
	line    []byte       // memory for ReadLine, nil while it is in use
	watch   runtime.Cleanup

	callbacks uint32 // how often the callback for incoming data was set
}

var (
	_ stream.Stream     = (*Socket)(nil)
	_ stream.LineReader = (*Socket)(nil)
	_ stream.Watchable  = (*Socket)(nil)
	_ object.Carried    = (*Socket)(nil)
)

// Type makes *Socket a py.Object.
func (o *Socket) Type() *py.Type { return &o.mod.class.Py }

// Class gives the class socket of the interpreter.
func (o *Socket) Class() *object.Class { return o.mod.class }

// Carry tells the instance of a script's class that carries o.
func (o *Socket) Carry(by object.Value) { o.carrier = by }

// Drop closes a socket that was made for an instance whose __init__ then made another one.
func (o *Socket) Drop() { _ = o.shut() }

// Sock gives the socket below.
func (o *Socket) Sock() *sock.Socket { return o.s }

// Source gives what a poller watches.
func (o *Socket) Source() poll.Source { return o.s }

// Watch asks for changes of readiness.
func (o *Socket) Watch(w *world.Watch) { o.s.Watch(w) }

// Unwatch ends Watch.
func (o *Socket) Unwatch(w *world.Watch) { o.s.Unwatch(w) }

// value gives the object as the script knows it.
func (o *Socket) value() object.Value {
	if o.carrier.Bound() {
		return o.carrier
	}
	return object.Ref(o)
}

func self(args []object.Value) *Socket { return args[0].Obj().(*Socket) }

// makeClass makes the class with the methods that the board has.
func (m *module) makeClass(name string) *object.Class {
	c := object.NewClass(name)
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		s, err := m.construct(t, args, kw)
		if err != nil {
			return object.Value{}, err
		}
		return m.wrap(t, s), nil
	}
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		return v.Obj().(*Socket).repr(), nil
	}
	names := m.h.Board.Names
	class := m.name + "." + name
	if names.HasAny(class) && names.Has(class, "type") {
		c.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
			if name == "type" {
				return object.Int(int64(v.Obj().(*Socket).s.Type())), nil
			}
			return object.Value{}, nil
		}
	}
	m.declare(c, class, m.methods())
	for _, name := range [...]string{"read", "readinto", "readline", "write"} {
		if names.Has(class, name) {
			stream.Declare(c, name)
		}
	}
	return c
}

// declare gives a class of sockets those methods that the board has in it.
func (m *module) declare(c *object.Class, facts string, list []*object.Builtin) {
	for _, b := range list {
		if m.h.Board.Names.Has(facts, b.Name) {
			c.Methods(b)
		}
	}
}

// methods declares the methods of sockets, but for those of streams.
func (m *module) methods() []*object.Builtin {
	facts := &m.h.Board.Sockets
	recvFlags, sendFlags, sendTo, backlog := "", "", "*args", "backlog=128, "
	if facts.RecvFlags {
		recvFlags = "flags=0, "
	}
	if facts.SendFlags {
		sendFlags = "flags=0, "
	} else {
		sendTo = "buf, address, /"
	}
	if facts.ListenBacklog < 0 {
		backlog = "backlog, "
	}
	fn := object.NewBuiltin
	return []*object.Builtin{
		fn("accept(self, /)", "Takes a connection: gives a new socket and the peer's address.", accept),
		fn("bind(self, address, /)", "Gives the socket an address of its own; port 0 lets the system choose one.", bind),
		fn("close(self, /)", "Closes the socket. A second time does nothing.", closeSocket),
		fn("connect(self, address, /)", "Connects to an address. Without blocking it raises EINPROGRESS; poll tells when it is done.", connect),
		fn("fileno(self, /)", "Gives the system's descriptor, -1 once the socket is closed.", fileno),
		fn("listen(self, "+backlog+"/)", "Lets accept take connections.", listen),
		fn("makefile(self, mode='rb', buffering=0, /)", "Gives the socket itself: it is a stream.", makefile),
		fn("recv(self, n, "+recvFlags+"/)", "Receives what is there, n bytes at most; b'' at the end of the stream.", recv),
		fn("recv_into(self, buf, n=0, /)", "Receives into a buffer, n bytes at most; gives the number of bytes.", recvInto),
		fn("recvfrom(self, n, "+recvFlags+"/)", "Receives like recv; gives the bytes and the sender's address.", recvfrom),
		fn("recvfrom_into(self, buf, /)", "Receives into a buffer; gives the number of bytes and the sender's address.", recvfromInto),
		fn("send(self, buf, "+sendFlags+"/)", "Sends; gives the number of bytes that were taken.", send),
		fn("sendall(self, buf, "+sendFlags+"/)", "Sends all of a buffer.", sendall),
		fn("sendto(self, "+sendTo+")", "sendto(buf, address) or sendto(buf, flags, address): sends a datagram to an address.", sendto),
		fn("setblocking(self, flag, /)", "settimeout(None) or settimeout(0).", setblocking),
		fn("setsockopt(self, level, option, value, /)", "Sets an option to an int or to bytes. Option 20 of SOL_SOCKET is a function that is called with the socket when something came in; None ends it.", setsockopt),
		fn("settimeout(self, seconds, /)", "Sets how long calls wait at most; None: for as long as it takes, 0: not at all.", settimeout),
		fn("__enter__(self, /)", "Gives the socket itself.", enter),
		fn("__exit__(self, class, exc, trace, /)", "Closes the socket.", closeSocket),
		fn("__hash__(self, /)", "Gives a number by which the socket can be a key.", hash),
		fn("do_handshake(self, /)", "Does the handshake of TLS again; of a plain socket nothing.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			return object.None, nil
		}),
		fn("readall(self, /)", "Reads to the end of the stream.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return stream.Read(t, self(args), -1)
		}),
		fn("__del__(self, /)", "Closes the socket.", closeSocket),
	}
}

// repr gives the board's text of a socket.
func (o *Socket) repr() string {
	n := strconv.Itoa
	timeout := -1
	if d := o.s.Timeout(); d >= 0 {
		timeout = int(d.Milliseconds())
	}
	return strings.NewReplacer("{fd}", n(o.s.Fileno()), "{family}", n(o.s.Family()), "{type}", n(o.s.Type()), "{state}", n(lwipState(o.s)),
		"{timeout}", n(timeout)).Replace(o.mod.h.Board.Sockets.Repr)
}

// lwipState gives the number that lwIP's sockets have for a state.
func lwipState(s *sock.Socket) int {
	switch s.State() {
	case sock.Listening:
		return 1
	case sock.Connecting:
		return 2
	case sock.Connected, sock.Shut:
		if s.Type() != world.Stream {
			return 4
		}
		return 3
	case sock.Closed:
		return -17
	}
	if s.Type() != world.Stream {
		return 4
	}
	return 0
}

// wrap makes the object of a socket.
func (m *module) wrap(t object.Thread, s *sock.Socket) object.Value {
	o := &Socket{mod: m, s: s}
	m.open.Add(o)
	if !m.h.Board.Sockets.Collected {
		if m.kept == nil {
			m.kept = make(map[*sock.Socket]struct{})
		}
		m.kept[s] = struct{}{}
	}
	o.tellIfLost(t, s)
	return object.Ref(o)
}

// shut closes the socket. Other threads may be waiting with it.
func (o *Socket) shut() error {
	o.mod.open.Remove(o)
	delete(o.mod.kept, o.s)
	o.watch.Stop()
	return o.s.Close()
}

// construct makes the socket below from the constructor's arguments.
func (m *module) construct(t object.Thread, args []object.Value, kw object.Kw) (*sock.Socket, error) {
	facts := &m.h.Board.Sockets
	n := [3]int{world.Inet, world.Stream, 0}
	switch {
	case facts.Arguments < 0:
		args, kw = args[:min(len(args), len(n))], object.Kw{}
	case len(args) > facts.Arguments:
		return nil, object.NewError(object.TypeError, "function expected at most %d arguments, got %d", facts.Arguments, len(args))
	case kw.Len() > 0:
		return nil, object.NewError(object.TypeError, "function doesn't take keyword arguments")
	}
	for i, v := range args[:min(len(args), len(n))] {
		var err error
		if n[i], err = object.Index(t, v); err != nil {
			return nil, err
		}
	}
	if sec, has := m.h.Board.Constants["socket"]["IPPROTO_SEC"]; has && n[2] == sec {
		n[2] = 0 // TCP, for ssl.wrap_socket
	}
	return m.make(t, n[0], n[1], n[2])
}

// make makes the socket below.
func (m *module) make(t object.Thread, family, typ, proto int) (s *sock.Socket, err error) {
	err = m.spareDescriptors(t, func() (err error) {
		if m.full(typ) {
			return errFull
		}
		s, err = sock.New(m.h.World, m.h.Board, family, typ, proto)
		return err
	})
	return s, host.Err(t, err)
}

// errFull says that as many sockets are open as the board can have.
var errFull error = &board.Error{Cond: board.EMFILE, Op: "socket"}

// full reports whether there can be no further socket of a type.
func (m *module) full(typ int) bool {
	limits := &m.h.Board.Limits
	if limits.Sockets == 0 && limits.Streams == 0 {
		return false
	}
	all, streams := len(m.kept), 0
	if m.kept == nil {
		m.open.Each(func(o *Socket) {
			if o.s.State() == sock.Closed {
				return
			}
			all++
			if o.s.Type() == world.Stream && o.s.State() != sock.Listening {
				streams++
			}
		})
	}
	return limits.Sockets > 0 && all >= limits.Sockets || limits.Streams > 0 && typ == world.Stream && streams >= limits.Streams
}

// spareDescriptors is host.SpareDescriptors, with the board's error.
func (m *module) spareDescriptors(t object.Thread, f func() error) error {
	err := host.SpareDescriptors(t, m.h, f)
	if host.NoDescriptors(err) {
		return m.h.Board.Sockets.TooMany.Err(err)
	}
	return err
}

func closeSocket(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return object.None, host.Err(t, self(args).shut())
}

func enter(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return self(args).value(), nil
}

func fileno(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return object.Int(int64(self(args).s.Number())), nil
}

func makefile(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	facts := &o.mod.h.Board.Sockets.MakeFile
	mode := "rb"
	if facts.Object {
		mode = "r"
	}
	if len(args) > 1 {
		mode, _ = object.AsStr(object.Native(args[1]))
	}
	switch {
	case len(facts.Modes) > 0 && !slices.Contains(facts.Modes, mode):
		return object.Value{}, o.mod.h.Failure(&facts.BadMode)
	case facts.Object:
		return newFile(o, !strings.Contains(mode, "b")), nil
	}
	return o.value(), nil
}

func settimeout(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	facts := &o.mod.h.Board.Timeouts
	d := board.NoTimeout
	switch {
	case !args[1].IsNone():
		f, err := object.ToFloat64(t, args[1])
		if err != nil {
			return object.Value{}, err
		}
		if d, err = seconds(o.mod.h, f); err != nil {
			return object.Value{}, err
		}
	case !facts.None.IsZero():
		return object.Value{}, o.mod.h.Failure(&facts.None)
	}
	return object.None, host.Err(t, o.s.SetTimeout(d))
}

// seconds gives the duration of a script's timeout.
func seconds(h *host.Host, f float64) (time.Duration, error) {
	facts := &h.Board.Timeouts
	if math.IsNaN(f) || f < 0 {
		switch n := &facts.Negative; {
		case n.Result == board.Ignored:
			return board.NoTimeout, nil
		case !n.IsZero():
			return 0, h.Failure(n)
		case f != math.Trunc(f): // of a struct timeval a part would be negative
			return 0, h.Exception(board.EDOM)
		}
		return 1, nil // it has passed as soon as it begins
	}
	unit := max(facts.Unit, time.Microsecond)
	if f *= float64(time.Second / unit); f < float64(math.MaxInt64/unit) {
		return time.Duration(f) * unit, nil
	}
	return board.NoTimeout, nil
}

func setblocking(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	on, err := object.Truth(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.None, host.Err(t, self(args).s.SetBlocking(on))
}
