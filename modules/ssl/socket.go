// This file holds SSLSocket: its state, and the methods that move no bytes.

package ssl

import (
	"crypto/tls"
	"runtime"
	"strings"
	"sync/atomic"
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

// Socket is an SSLSocket, over any stream. Whoever calls its methods holds the
// interpreter lock.
type Socket struct {
	mod    *module
	class  *object.Class // the module's socket or peer
	ctx    *context
	value  object.Value  // what was wrapped
	under  stream.Stream // its stream
	exact  bool          // it is asked for no more than is needed
	server bool
	mode   int           // the context's verify_mode when it was wrapped
	name   *string       // server_hostname
	limit  time.Duration // of the handshake, or 0
	saved  *session      // or nil

	conn  *tls.Conn
	wire  *wire
	shake *shake // the handshake; nil when it is over
	guard runtime.Cleanup
	rd    gate // reading, and the handshake
	wr    gate // sending

	plain []byte // decrypted and not taken
	store []byte // what plain is a part of
	owed  []byte // encrypted, and not reported as written: a repeated write finds it done
	line  []byte // memory for ReadLine, nil while it is in use

	done   bool // the handshake ended well
	over   bool // the peer's end
	closed bool
	fault  *fault

	lacks uint32 // what the stream was not ready for
	turn  uint32 // what the last call waits for, unlike what it was: see Turn
	state atomic.Uint32
	tell  world.Watchers
}

var (
	_ stream.Stream     = (*Socket)(nil)
	_ stream.LineReader = (*Socket)(nil)
)

// mostName is how long a server_hostname may be, as in Mbed TLS.
const mostName = 255

// Bits of state beside those of turn: what pollers see from any goroutine.
const (
	statePending uint32 = 1 << 16 // there is something to read without the stream
	stateDead    uint32 = 1 << 17
)

// tryer is a stream over a socket of the world's.
type tryer interface {
	Sock() *sock.Socket
}

// source is a stream that brings what a poller watches.
type sourced interface {
	Source() poll.Source
}

// Type makes *Socket a py.Object.
func (o *Socket) Type() *py.Type { return &o.class.Py }

// Class gives the class SSLSocket of the interpreter.
func (o *Socket) Class() *object.Class { return o.class }

// self finds the Socket of a method's self.
func self(args []object.Value) *Socket {
	if o, ok := args[0].Obj().(*watched); ok {
		return &o.Socket
	}
	return args[0].Obj().(*Socket)
}

// wrapping says how a stream is to be wrapped.
type wrapping struct {
	server bool
	now    bool          // it shakes hands at once
	name   object.Value  // server_hostname, if any
	limit  time.Duration // how long that takes at most; 0: as long as the stream lets it
	saved  *session      // to be resumed, or filled
}

// wrap makes an SSLSocket, and shakes hands.
func (c *context) wrap(t object.Thread, v object.Value, how wrapping) (object.Value, error) {
	under, err := c.stream(t, v)
	if err != nil {
		return object.Value{}, err
	}
	var o *Socket
	var out object.Value
	if w, ok := under.(sourced); ok && !inside(under) {
		x := &watched{src: w.Source()}
		o, out = &x.Socket, object.Ref(x)
	} else {
		o = &Socket{exact: true}
		out = object.Ref(o)
	}
	o.mod, o.class, o.ctx, o.value, o.under, o.mode, o.server = c.mod, c.mod.socket, c, v, under, c.mode, how.server
	o.limit, o.saved = how.limit, how.saved
	if c.sockets {
		o.class = c.mod.peer
	}
	if how.name.Bound() && !how.name.IsNone() {
		name, err := object.Text(how.name)
		if err != nil {
			return object.Value{}, err
		}
		if len(name) > mostName {
			return object.Value{}, c.mod.exception(errBadInput, nil)
		}
		o.name = &name
	}
	o.wire = &wire{hello: how.server}
	o.shake = &shake{wire: o.wire}
	o.conn = c.connection(o)
	o.shake.conn = o.conn
	if how.now && (!c.sockets || connected(under)) {
		if err := o.shakeHands(t); err != nil {
			o.abandon() // the stream stays open, as in MicroPython
			return object.Value{}, stream.Error(t, err)
		}
	}
	return out, nil
}

// shakeHands does the whole handshake, also over a stream that does not block.
func (o *Socket) shakeHands(t object.Thread) error {
	if err := o.rd.enter(t, o.mod.h); err != nil {
		return err
	}
	defer o.rd.leave()
	if s := o.shake; s != nil && o.limit != 0 {
		s.until = world.After(o.mod.h.Clock(), o.limit)
	}
	for {
		err := o.handshake(t)
		o.update()
		if err != board.EAGAIN {
			return err
		}
		if _, err := o.await(t, world.Never); err != nil {
			return err
		}
	}
}

// await waits until the stream may be ready for what it was not ready for, and
// says whether it came to that.
func (o *Socket) await(t object.Thread, dl world.Deadline) (bool, error) {
	h := o.mod.h
	block := func(f func(*world.Op) error) error { return host.Block(t, f) }
	if w, ok := o.under.(sourced); ok {
		events, err := poll.SelectIn(h.World, block, dl, []poll.Item{{Key: o, Source: w.Source(), Mask: o.lacks}}, nil)
		return len(events) > 0, err
	}
	if dl != world.Never && dl.Passed(h.Clock()) {
		return false, nil
	}
	soon := world.After(h.Clock(), askEvery)
	return true, block(func(op *world.Op) error { return h.Clock().Sleep(op, soon) })
}

// die ends the connection.
func (o *Socket) die(t object.Thread, f *fault) error {
	o.fault = f
	o.update()
	return o.mod.raise(t, f)
}

// check says why nothing can be done any more.
func (o *Socket) check(t object.Thread) error {
	switch {
	case o.closed, o.fault != nil && o.fault.closed:
		return o.gone()
	case o.fault != nil:
		return o.mod.raise(t, o.fault)
	}
	return nil
}

// gone is what a closed SSLSocket says.
func (o *Socket) gone() error {
	if f := &o.mod.h.Board.TLS.Closed; *f != (board.Failure{}) {
		return o.mod.h.Failure(f)
	}
	return o.mod.exception(errBadInput, nil)
}

// close closes the stream below, after a goodbye that takes no time.
func (o *Socket) close(t object.Thread) error {
	if o.closed {
		return nil
	}
	o.goodbye()
	o.closed = true
	o.release()
	o.update()
	_, err := o.ask(t, stream.Close, 0)
	return err
}

// ask makes a request of the stream below.
func (o *Socket) ask(t object.Thread, req stream.Request, arg int64) (int64, error) {
	if err := o.deeper(t); err != nil {
		return 0, err
	}
	n, err := o.under.Ioctl(t, req, arg)
	o.shallower(t)
	return n, err
}

// goodbye sends close_notify, if the board does and the socket takes it at once.
func (o *Socket) goodbye() {
	s, ok := o.under.(tryer)
	if !ok || !o.mod.h.Board.TLS.CloseNotify || !o.done || o.fault != nil || !o.wr.free() || o.wire.out != nil {
		return
	}
	if o.conn.CloseWrite() == nil {
		_, _ = s.Sock().Write(nil, world.NoWait, o.wire.out)
	}
}

// release gives memory back once nobody is inside a gate of a closed Socket.
func (o *Socket) release() {
	if !o.closed || !o.rd.free() || !o.wr.free() {
		return
	}
	o.forget()
	o.drop()
	w := o.wire
	w.at, w.end, w.rest, w.sent = 0, 0, 0, len(w.out)
	w.emptied(&o.mod.buffers)
	w.flushed(&o.mod.buffers)
	o.owed, o.line = nil, nil
}

// drop forgets plaintext.
func (o *Socket) drop() {
	if o.store != nil {
		o.mod.buffers.put(o.store)
		o.store, o.plain = nil, nil
	}
}

// Ioctl answers the requests that MicroPython's SSLSocket answers.
func (o *Socket) Ioctl(t object.Thread, req stream.Request, arg int64) (int64, error) {
	switch req {
	case stream.Close:
		return 0, o.close(t)
	case stream.Poll:
		r, err := o.ready(uint32(arg), func(mask uint32) (uint32, error) {
			n, err := o.ask(t, stream.Poll, int64(mask))
			return uint32(n), err
		})
		return int64(r), err
	}
	return 0, board.EINVAL
}

// makeClass makes the class with the methods that the board has.
func (m *module) makeClass() *object.Class {
	c := object.NewClass("SSLSocket")
	c.Repr = func(object.Thread, object.Value) (string, error) { return "<SSLSocket>", nil }
	all := object.NewClass("")
	stream.Declare(all, streamNames+" write1")
	alias := func(sig, doc, of string) *object.Builtin {
		return object.NewBuiltin(sig, doc, all.Dict.Get(of).Obj().(*object.Builtin).Fn)
	}
	facts := &m.h.Board.TLS
	m.declare(c, func(name string) bool {
		return (name != "ioctl" || facts.Ioctl) && (name != "getpeercert" || facts.PeerCert)
	},
		object.NewBuiltin("recv(self, n=-1, /)", "Reads up to n bytes, what one record of TLS brings; b'' at the end. None: nothing there yet.", recv),
		alias("recv_into(self, buf, n=-1, /)", "Reads into a buffer, as readinto does.", "readinto"),
		alias("send(self, buf, off=0, n=-1, /)", "Writes what goes into one record of TLS; gives the number of bytes. None: no room yet.", "write1"),
		alias("sendall(self, buf, off=0, n=-1, /)", "Writes a buffer, as write does.", "write"),
		object.NewBuiltin("setblocking(self, flag, /)", "Calls the method of what was wrapped.", setblocking),
	)
	return c
}

// streamNames are the methods that SSLSockets have of streams.
const streamNames = "read readinto readline write close ioctl __del__"

// declare gives a class of SSLSockets the methods that the board has: those of
// streams, those that the two kinds share, and its own.
func (m *module) declare(c *object.Class, has func(name string) bool, own ...*object.Builtin) {
	for _, name := range strings.Fields(streamNames) {
		if has(name) {
			stream.Declare(c, name)
		}
	}
	own = append(own,
		object.NewBuiltin("cipher(self, /)", "Gives the names of cipher suite and version, None before the handshake is over.", cipher),
		object.NewBuiltin("getpeercert(self, binary_form, /)", "Gives the peer's certificate as DER, None if it has shown none; binary_form must be true.", getpeercert),
	)
	for _, b := range own {
		if has(b.Name) {
			c.Methods(b)
		}
	}
}

func setblocking(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	fn, err := object.GetAttr(t, self(args).value, "setblocking")
	if err != nil {
		return object.Value{}, err
	}
	return t.Call(fn, []object.Value{args[1]}, object.Kw{})
}

func cipher(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	if !o.done {
		return object.None, nil
	}
	cs := o.conn.ConnectionState()
	version := "TLSv1.2"
	if cs.Version == tls.VersionTLS13 {
		version = "TLSv1.3"
	}
	return object.NewTuple(object.NewStr(suiteName(cs.CipherSuite)), object.NewStr(version)), nil
}

func getpeercert(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := self(args)
	if binary, err := object.Truth(t, args[1]); err != nil {
		return object.Value{}, err
	} else if !binary {
		return object.Value{}, object.NewException(object.NotImplementedError)
	}
	if o.done {
		if certs := o.conn.ConnectionState().PeerCertificates; len(certs) > 0 {
			return object.NewBytes(string(certs[0].Raw)), nil
		}
	}
	return object.None, nil
}
