// This file defines the class socket: making, closing and configuring one.

package usocket

import (
	"math"
	"runtime"
	"strconv"
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
func (m *module) makeClass() *object.Class {
	c := object.NewClass("socket")
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if kw.Len() > 0 {
			return object.Value{}, object.NewError(object.TypeError, "function doesn't take keyword arguments")
		}
		if len(args) > 3 {
			return object.Value{}, object.NewError(object.TypeError, "function expected at most 3 arguments, got %d", len(args))
		}
		s, err := m.makeSock(t, args)
		if err != nil {
			return object.Value{}, err
		}
		return m.wrap(t, s), nil
	}
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		return "<socket " + strconv.Itoa(v.Obj().(*Socket).s.Fileno()) + ">", nil
	}
	m.declare(c, "socket.socket", methods())
	for _, name := range [...]string{"read", "readinto", "readline", "write"} {
		if m.h.Board.Names.Has("socket.socket", name) {
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
func methods() []*object.Builtin {
	fn := object.NewBuiltin
	return []*object.Builtin{
		fn("accept(self, /)", "Takes a connection: gives a new socket and the peer's address.", accept),
		fn("bind(self, address, /)", "Gives the socket an address of its own; port 0 lets the system choose one.", bind),
		fn("close(self, /)", "Closes the socket. A second time does nothing.", closeSocket),
		fn("connect(self, address, /)", "Connects to an address. Without blocking it raises EINPROGRESS; poll tells when it is done.", connect),
		fn("fileno(self, /)", "Gives the system's descriptor, -1 once the socket is closed.", fileno),
		fn("listen(self, backlog=128, /)", "Lets accept take connections.", listen),
		fn("makefile(self, mode='rb', buffering=0, /)", "Gives the socket itself: it is a stream.", makefile),
		fn("recv(self, n, flags=0, /)", "Receives what is there, n bytes at most; b'' at the end of the stream.", recv),
		fn("recv_into(self, buf, n=0, /)", "Receives into a buffer, n bytes at most; gives the number of bytes.", recvInto),
		fn("recvfrom(self, n, flags=0, /)", "Receives like recv; gives the bytes and the sender's address.", recvfrom),
		fn("recvfrom_into(self, buf, /)", "Receives into a buffer; gives the number of bytes and the sender's address.", recvfromInto),
		fn("send(self, buf, flags=0, /)", "Sends; gives the number of bytes that were taken.", send),
		fn("sendall(self, buf, flags=0, /)", "Sends all of a buffer.", sendall),
		fn("sendto(self, buf, *args)", "sendto(buf, address) or sendto(buf, flags, address): sends a datagram to an address.", sendto),
		fn("setblocking(self, flag, /)", "settimeout(None) or settimeout(0).", setblocking),
		fn("setsockopt(self, level, option, value, /)", "Sets an option to an int or to bytes. Option 20 of SOL_SOCKET is a function that is called with the socket when something came in; None ends it.", setsockopt),
		fn("settimeout(self, seconds, /)", "Sets how long calls wait at most; None: for as long as it takes, 0: not at all.", settimeout),
		fn("__enter__(self, /)", "Gives the socket itself.", enter),
		fn("__exit__(self, class, exc, trace, /)", "Closes the socket.", closeSocket),
		fn("__del__(self, /)", "Closes the socket.", closeSocket),
	}
}

// wrap makes the object of a socket.
func (m *module) wrap(t object.Thread, s *sock.Socket) object.Value {
	o := &Socket{mod: m, s: s}
	m.open.Add(o)
	o.tellIfLost(t, s)
	return object.Ref(o)
}

// shut closes the socket. Other threads may be waiting with it.
func (o *Socket) shut() error {
	o.mod.open.Remove(o)
	o.watch.Stop()
	return o.s.Close()
}

// makeSock makes the socket below from the constructor's arguments.
func (m *module) makeSock(t object.Thread, args []object.Value) (*sock.Socket, error) {
	n := [3]int{world.Inet, world.Stream, 0}
	for i, v := range args {
		var err error
		if n[i], err = object.Index(t, v); err != nil {
			return nil, err
		}
	}
	var s *sock.Socket
	err := m.spareDescriptors(t, func() (err error) {
		s, err = sock.New(m.h.World, m.h.Board, n[0], n[1], n[2])
		return err
	})
	return s, host.Err(t, err)
}

// spareDescriptors runs f; when there are no more descriptors it collects lost
// sockets, whose collection closes them, and tries again.
func (m *module) spareDescriptors(t object.Thread, f func() error) error {
	err := f()
	for try := 0; try < 3 && t.Interp() != nil; try++ {
		switch board.CondOf(err) {
		case board.EMFILE, board.ENFILE:
		default:
			return err
		}
		t.Interp().Collect(t)
		clock := m.h.World.Clock
		moment := world.After(clock, time.Millisecond) // closing goes on beside us
		if err := host.Block(t, func(op *world.Op) error { return clock.Sleep(op, moment) }); err != nil {
			return err
		}
		err = f()
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
	return object.Int(int64(self(args).s.Fileno())), nil
}

func makefile(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) > 1 {
		switch mode, _ := object.AsStr(object.Native(args[1])); mode {
		case "rb", "wb", "rwb":
		default:
			return object.Value{}, object.NewError(object.ValueError, "invalid mode")
		}
	}
	return self(args).value(), nil
}

func settimeout(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	d := board.NoTimeout
	if !args[1].IsNone() {
		f, err := object.ToFloat64(t, args[1])
		if err != nil {
			return object.Value{}, err
		}
		if math.IsNaN(f) || f < 0 && o.mod.h.Board.Sockets.NegativeError {
			return object.Value{}, object.NewError(object.ValueError, "timeout can't be negative")
		}
		if f *= 1e6; f >= 0 && f < math.MaxInt64/1e3 { // else it blocks
			d = time.Duration(f) * time.Microsecond
		}
	}
	return object.None, host.Err(t, o.s.SetTimeout(d))
}

func setblocking(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	on, err := object.Truth(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.None, host.Err(t, self(args).s.SetBlocking(on))
}
