// This file defines World and makes it of a Spec.

package described

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"mpy/board"
	"mpy/world"
	"mpy/world/sim"
)

// Options are what a world has beside its description.
type Options struct {
	Hints io.Writer // is told what a world lacks; nil: nobody is
}

// World is a described world. Close it.
type World struct {
	spec  Spec
	sim   *sim.Sim
	clock world.Clock
	board *sim.Machine
	own   *world.World // the board's
	gate  *sim.Machine // the network's gateway, through which the desktop comes in

	mu     sync.Mutex
	hints  io.Writer
	hinted map[string]bool
	names  map[string]*Host
	hosts  []*Host
	taken  map[netip.Addr]bool
	next   uint32 // of the addresses that are given to hosts
	ca     *authority
	err    error // of a sink's file

	outside sync.WaitGroup // goroutines that are no actors
	closers []io.Closer    // what ends them
	closed  bool
	ended   context.Context
	end     context.CancelFunc
	files   []io.Closer // what is closed at the end: the sinks' files, sandboxes
}

// The usual addresses.
var (
	usualBoard   = netip.AddrFrom4([4]byte{192, 168, 1, 50})
	usualGateway = netip.AddrFrom4([4]byte{192, 168, 1, 1})
)

const firstHost = 203<<24 | 113<<8 // 203.0.113.0, of the addresses for documentation

// New makes a world.
func New(spec Spec, o Options) (*World, error) {
	if spec.Start = spec.Start.UTC(); !startable(spec.Start) {
		return nil, fmt.Errorf("a world cannot start in the year %d", spec.Start.Year())
	}
	s := sim.New(sim.Options{Virtual: !spec.Real, Start: spec.Start, Seed: spec.Seed})
	w := &World{
		spec: spec, sim: s, clock: s.Clock(), hints: o.Hints,
		hinted: map[string]bool{}, names: map[string]*Host{}, taken: map[netip.Addr]bool{usualGateway: true}, next: firstHost,
	}
	w.ended, w.end = context.WithCancel(context.Background())
	if spec.Link != (sim.Link{}) {
		s.SetLink(nil, nil, spec.Link)
	}
	for _, h := range spec.Hosts {
		for _, a := range h.Addrs {
			w.taken[a] = true
		}
	}
	name, addrs := spec.Board.Name, spec.Board.Addrs
	if name == "" {
		name = "board"
	}
	if len(addrs) == 0 {
		addrs = []netip.Addr{usualBoard}
	}
	w.gate = w.machine("gateway", []netip.Addr{usualGateway})
	w.board = w.machine(name, addrs)
	w.own = &world.World{Net: w.board.Net(), Clock: w.clock, Radio: newRadio(w, w.board, spec), Roots: w.roots()}
	for _, h := range spec.Hosts {
		if err := w.describe(h); err != nil {
			w.Close()
			return nil, err
		}
	}
	return w, nil
}

// machine adds a machine that knows the world's names.
func (w *World) machine(name string, addrs []netip.Addr) *sim.Machine {
	for _, a := range addrs {
		w.taken[a] = true
	}
	m := w.sim.Machine(name, addrs...)
	m.SetResolver(w.resolve)
	m.SetStranger(func(to world.Addr) {
		w.hint(to.IP.String(), "no host of this world has the address %s; describe one: [[host]] name = \"…\" address = %q%s", to.IP, to.IP, orOption(to.IP.String()))
	})
	return m
}

// describe adds a host with its services.
func (w *World) describe(spec HostSpec) error {
	if len(spec.Names) == 0 {
		return errors.New("a host needs a name")
	}
	h, err := w.Host(spec.Names[0], spec.Addrs...)
	if err != nil {
		return err
	}
	w.mu.Lock()
	for _, n := range spec.Names[1:] {
		w.names[n] = h
	}
	h.all = spec.Names
	w.mu.Unlock()
	h.m.SetSilent(spec.Silent)
	if spec.Link != nil {
		w.sim.SetLink(h.m, nil, *spec.Link)
	}
	for _, s := range spec.Services {
		if err := h.Offer(s); err != nil {
			return fmt.Errorf("%s, %s: %w", spec.Names[0], s.Kind, err)
		}
	}
	return nil
}

// orOption adds the command line's way to a hint.
func orOption(name string) string {
	return fmt.Sprintf(", or --host %s=127.0.0.1:8080 for a server of this computer's", name)
}

// hint tells once about something that is missing.
func (w *World) hint(key, format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.hints != nil && !w.hinted[key] {
		w.hinted[key] = true
		fmt.Fprintf(w.hints, "mpy: "+format+"\n", args...)
	}
}

// resolve finds the addresses of a name.
func (w *World) resolve(name string) ([]netip.Addr, error) {
	w.mu.Lock()
	h := w.names[name]
	w.mu.Unlock()
	switch {
	case h != nil:
		return h.m.Addrs(), nil
	case name == w.board.Name():
		return w.board.Addrs(), nil
	}
	w.hint(name, "this world has no host %q; describe one: [[host]] name = %q%s", name, name, orOption(name))
	return nil, board.EAINoName
}

// World gives what scripts on the board reach.
func (w *World) World() *world.World { return w.own }

// Spec gives the description.
func (w *World) Spec() Spec { return w.spec }

// Board gives the world of another board, with an address of its own, for a
// further script.
func (w *World) Board(name string, addrs ...netip.Addr) *world.World {
	w.mu.Lock()
	defer w.mu.Unlock()
	for b := byte(51); len(addrs) == 0; b++ {
		if a := netip.AddrFrom4([4]byte{192, 168, 1, b}); !w.taken[a] {
			addrs = append(addrs, a)
		}
	}
	m := w.machine(name, addrs)
	return &world.World{Net: m.Net(), Clock: w.clock, Radio: newRadio(w, m, w.spec), Roots: w.roots()}
}

// Together runs scripts at the same time, each by a function that begins with
// it. They begin in this order.
func (w *World) Together(scripts ...func()) { w.sim.Together(scripts...) }

// Now gives the world's time.
func (w *World) Now() time.Time {
	return w.sim.Calendar(world.Reading(w.clock))
}

// Elapsed gives the time since the world began.
func (w *World) Elapsed() time.Duration { return world.Reading(w.clock) }

// Sleep waits in the world's time.
func (w *World) Sleep(d time.Duration) {
	if d > 0 {
		_ = w.clock.Sleep(nil, world.After(w.clock, d))
	}
}

// Go runs f beside everything else, as an actor of the world.
func (w *World) Go(f func()) { w.sim.Go(f) }

// Outside calls f, which waits for something that is not of this world: a
// channel of a test, a file, the real network. The clock walks with the
// system's meanwhile.
func (w *World) Outside(f func()) { w.sim.Outside(f) }

// Random gives a number in [0, n) that depends on the seed.
func (w *World) Random(n int64) int64 { return w.sim.Random(n) }

// Dial connects from a program to a port of a host or, with "board", of the
// script's: "www.example.com:80". The clock walks with the system's while the
// connection is open. It is for goroutines that are no actors; see [Host.Dial].
func (w *World) Dial(address string) (net.Conn, error) { return w.gate.Outsider().Dial(address) }

// Dialer gives the machine from which a program comes in.
func (w *World) Dialer() sim.Outsider { return w.gate.Outsider() }

// Close ends the world: services end, and what is connected with the real
// network is closed. No script may run any more. The error is that of a sink
// whose file could not be written.
func (w *World) Close() error {
	w.mu.Lock()
	closers := w.closers
	w.closers, w.closed = nil, true
	w.mu.Unlock()
	w.end()
	for _, c := range closers {
		_ = c.Close()
	}
	w.outside.Wait()
	w.sim.Close()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, f := range w.files {
		if err := f.Close(); err != nil && w.err == nil {
			w.err = err
		}
	}
	w.files = nil
	return w.err
}

// Keep has c closed with the world, after all else.
func (w *World) Keep(c io.Closer) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files = append(w.files, c)
}

// closeLater has c closed with the world; false: that has happened already.
func (w *World) closeLater(c io.Closer) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.closed {
		w.closers = append(w.closers, c)
	}
	return !w.closed
}

// forget takes back closeLater.
func (w *World) forget(c io.Closer) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, x := range w.closers {
		if x == c {
			w.closers = append(w.closers[:i], w.closers[i+1:]...)
			return
		}
	}
}

// Host is a machine of the world.
type Host struct {
	w   *World
	m   *sim.Machine
	all []string // its names

	mu   sync.Mutex
	sunk map[uint16][]byte
}

// Host adds a host with a name and addresses; without any it gets one.
func (w *World) Host(name string, addrs ...netip.Addr) (*Host, error) {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case !goodName(name):
		return nil, fmt.Errorf("%q is no name for a host", name)
	case w.names[name] != nil:
		return nil, fmt.Errorf("there is a host %q already", name)
	}
	if len(addrs) == 0 {
		for {
			w.next++
			a := netip.AddrFrom4([4]byte{byte(w.next >> 24), byte(w.next >> 16), byte(w.next >> 8), byte(w.next)})
			if b := byte(w.next); b != 0 && b != 255 && !w.taken[a] {
				addrs = []netip.Addr{a}
				break
			}
		}
	}
	h := &Host{w: w, m: w.machine(name, addrs), all: []string{name}, sunk: map[uint16][]byte{}}
	w.names[name] = h
	w.hosts = append(w.hosts, h)
	return h, nil
}

// Name gives the first of the host's names.
func (h *Host) Name() string { return h.all[0] }

// Addrs gives the host's addresses.
func (h *Host) Addrs() []netip.Addr { return h.m.Addrs() }

// SetSilent makes the host answer nothing, or answer again.
func (h *Host) SetSilent(on bool) { h.m.SetSilent(on) }

// Serve has f called, in an actor of its own, for each connection to a port; it
// is closed when f returns. Port 0 stands for all ports that have no service.
func (h *Host) Serve(port uint16, f func(c net.Conn)) error {
	var l *sim.Listener
	var err error
	if port == 0 {
		l, err = h.m.ListenRest()
	} else {
		l, err = h.m.Listen(netip.Addr{}, port)
	}
	if err != nil {
		return err
	}
	h.w.sim.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			h.w.sim.Go(func() {
				defer c.Close()
				f(c)
			})
		}
	})
	return nil
}

// Dial connects from the host to "name:port" or "address:port", for a handler or
// what else runs as an actor: a script's server is "board:80".
func (h *Host) Dial(address string) (net.Conn, error) {
	at, err := h.m.Find(address)
	if err != nil {
		return nil, err
	}
	return h.m.Dial(at.Addr(), at.Port())
}

// Packets runs f, in an actor, with a port for datagrams; it is closed when f returns.
func (h *Host) Packets(port uint16, f func(c net.PacketConn)) error {
	c, err := h.m.ListenPacket(netip.Addr{}, port)
	if err != nil {
		return err
	}
	h.w.sim.Go(func() {
		defer c.Close()
		f(c)
	})
	return nil
}

// Expose lets programs of this computer reach a port of the board: at the same
// port of 127.0.0.1, where 0 lets the system choose. From then on the clock
// walks with the system's.
func (w *World) Expose(port uint16) (net.Addr, error) {
	l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(int(port)))
	if err != nil {
		return nil, err
	}
	if port == 0 {
		port = uint16(l.Addr().(*net.TCPAddr).Port)
	}
	w.sim.Hold()
	if !w.closeLater(l) {
		_ = l.Close()
	}
	to := netip.AddrPortFrom(w.board.Addrs()[0], port).String()
	w.outside.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			w.outside.Go(func() {
				in, err := w.gate.Outsider().Dial(to)
				if err != nil {
					_ = c.Close()
					return
				}
				w.bridge(c, in)
			})
		}
	})
	return l.Addr(), nil
}

// bridge copies between a connection of the real network and one of the world,
// until both directions have ended.
func (w *World) bridge(real, in net.Conn) {
	defer real.Close()
	defer in.Close()
	for _, c := range []net.Conn{real, in} {
		if !w.closeLater(c) {
			return
		}
		defer w.forget(c)
	}
	half := func(to, from net.Conn) {
		_, err := io.Copy(to, from)
		if c, ok := to.(interface{ CloseWrite() error }); ok && err == nil {
			_ = c.CloseWrite()
		} else {
			_ = to.Close()
		}
	}
	var back sync.WaitGroup
	back.Go(func() { half(real, in) })
	half(in, real)
	back.Wait()
}
