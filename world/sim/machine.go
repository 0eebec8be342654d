// This file holds machines, their addresses and the links between them.

package sim

import (
	"net/netip"
	"slices"
	"strings"
	"time"

	"mpy/board"
	"mpy/world"
)

// Machine is one computer of a world, with addresses, ports and interfaces of
// its own: "lo", with 127.0.0.1 and ::1, and "net0" with the others.
type Machine struct {
	s       *Sim
	name    string
	addrs   []netip.Addr
	off     bool // its network is off: nothing comes or goes but within itself
	silent  bool // it does not answer
	ports   map[portKey][]*endpoint
	rest    *stream           // listens at all ports that nobody else listens at
	lastOut uint16            // the port that was chosen last
	numbers map[int]*endpoint // that are open, by what scripts see as descriptors
	resolve func(name string) ([]netip.Addr, error)
	strange func(to world.Addr)
}

type portKey struct {
	typ  int
	port uint16
}

// firstOut is the first port that is chosen for those who do not choose one.
const firstOut = 49152

// Machine adds a machine with its addresses beside those of loopback.
func (s *Sim) Machine(name string, addrs ...netip.Addr) *Machine {
	m := &Machine{s: s, name: name, addrs: slices.Clone(addrs), ports: map[portKey][]*endpoint{}, lastOut: firstOut - 1, numbers: map[int]*endpoint{}}
	s.mu.Lock()
	s.machines = append(s.machines, m)
	s.mu.Unlock()
	return m
}

// Name gives the machine's name.
func (m *Machine) Name() string { return m.name }

// Addrs gives the machine's addresses, without those of loopback.
func (m *Machine) Addrs() []netip.Addr {
	m.s.mu.Lock()
	defer m.s.mu.Unlock()
	return slices.Clone(m.addrs)
}

// SetAddrs changes them. Connections over those that are gone stay silent.
func (m *Machine) SetAddrs(addrs ...netip.Addr) {
	m.s.mu.Lock()
	m.addrs = slices.Clone(addrs)
	m.s.mu.Unlock()
}

// SetOnline turns the machine's network on or off.
func (m *Machine) SetOnline(on bool) {
	m.s.mu.Lock()
	m.off = !on
	m.s.mu.Unlock()
}

// SetSilent makes the machine answer nothing, like one whose packets are lost.
func (m *Machine) SetSilent(on bool) {
	m.s.mu.Lock()
	m.silent = on
	m.s.mu.Unlock()
}

// SetResolver gives the machine names beside localhost and its own; an error
// is a condition.
func (m *Machine) SetResolver(f func(name string) ([]netip.Addr, error)) { m.resolve = f }

// SetStranger has f called when the machine sends to an address that no machine has.
func (m *Machine) SetStranger(f func(to world.Addr)) { m.strange = f }

// Link is what lies between two machines. Within one machine there is none.
type Link struct {
	Latency time.Duration // one way
	Jitter  time.Duration // at most so much more; datagrams can overtake each other by it
	Loss    float64       // the share of packets that are lost; a stream sends them again
}

// resend is how long a stream waits before it sends again what was lost.
const resend = 200 * time.Millisecond

// SetLink sets what lies between two machines, both ways; with a nil machine
// between the other one and all for which nothing else is said.
func (s *Sim) SetLink(a, b *Machine, l Link) {
	s.mu.Lock()
	s.links[[2]*Machine{a, b}], s.links[[2]*Machine{b, a}] = &l, &l
	s.mu.Unlock()
}

// link gives what lies between two machines.
func (s *Sim) link(a, b *Machine) *Link {
	if a == b || len(s.links) == 0 {
		return nil
	}
	for _, k := range [][2]*Machine{{a, b}, {a, nil}, {b, nil}, {nil, nil}} {
		if l := s.links[k]; l != nil {
			return l
		}
	}
	return nil
}

// travel gives when something sent now arrives; lost: it does not, but a
// stream's is sent again.
func (s *Sim) travel(a, b *Machine, stream bool) (at time.Duration, lost bool) {
	at = s.time()
	if a != b && (a.off || b.off || a.silent || b.silent) {
		return at, true
	}
	l := s.link(a, b)
	if l == nil {
		return at, false
	}
	for l.Loss > 0 && s.random.Float64() < l.Loss {
		if !stream {
			return at, true
		}
		at += resend
		if at > s.time()+100*resend {
			return at, true
		}
	}
	at += l.Latency
	if l.Jitter > 0 {
		at += time.Duration(s.random.Int64N(int64(l.Jitter)))
	}
	return at, false
}

// loopback are the addresses that every machine has.
func loopback(ip netip.Addr) bool { return ip.IsLoopback() }

// has reports whether ip is one of the machine's own.
func (m *Machine) has(ip netip.Addr) bool { return loopback(ip) || slices.Contains(m.addrs, ip) }

// find gives the machine that has an address, as m sees it.
func (m *Machine) find(ip netip.Addr) *Machine {
	if m.has(ip) {
		return m
	}
	for _, o := range m.s.machines {
		if slices.Contains(o.addrs, ip) {
			return o
		}
	}
	return nil
}

// source gives the address that m sends from to an address.
func (m *Machine) source(to netip.Addr) (netip.Addr, bool) {
	if m.has(to) {
		return to, true
	}
	if m.off {
		return netip.Addr{}, false
	}
	for _, a := range m.addrs {
		if a.Is4() == to.Is4() {
			return a, true
		}
	}
	return netip.Addr{}, false
}

// broadcast reports whether ip means everybody.
func (m *Machine) broadcast(ip netip.Addr) bool {
	if !ip.Is4() {
		return false
	}
	b := ip.As4()
	if b == [4]byte{255, 255, 255, 255} || b == [4]byte{127, 255, 255, 255} {
		return true
	}
	return b[3] == 255 && slices.ContainsFunc(m.addrs, func(a netip.Addr) bool {
		return a.Is4() && [3]byte(a.AsSlice()) == [3]byte(b[:3])
	})
}

// device reports whether the machine has an interface.
func (m *Machine) device(name string) bool { return name == "" || name == "lo" || name == "net0" }

// mostDevice is the greatest number of an interface.
const mostDevice = 2

// Numbered finds a socket by its number.
func (n *network) Numbered(i int) (world.Endpoint, bool) {
	n.s.mu.Lock()
	defer n.s.mu.Unlock()
	if e := n.numbers[i]; e != nil {
		return e.self.(world.Endpoint), true
	}
	return nil, true
}

// Net gives the machine's network.
func (m *Machine) Net() world.Net { return (*network)(m) }

// network is a machine as a world.Net.
type network Machine

var (
	_ world.Net      = (*network)(nil)
	_ world.Numbered = (*network)(nil)
)

func (n *network) Resolve(op *world.Op, dl world.Deadline, name string, family int) ([]world.Host, error) {
	if family != world.Unspec && family != world.Inet && family != world.Inet6 {
		return nil, board.EAIFamily
	}
	m := (*Machine)(n)
	m.s.mu.Lock()
	m.s.charge()
	m.s.unlock()
	all, err := m.lookup(name)
	if err != nil {
		return nil, &board.Error{Cond: board.CondOf(err), Op: "resolve", Who: name, Err: err}
	}
	var found []world.Host
	for _, ip := range all {
		if family == world.Unspec || (family == world.Inet) == ip.Is4() {
			found = append(found, world.Host{IP: ip})
		}
	}
	if len(found) == 0 {
		return nil, &board.Error{Cond: board.EAINoName, Op: "resolve", Who: name}
	}
	return found, nil
}

// lookup finds a name.
func (m *Machine) lookup(name string) ([]netip.Addr, error) {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	switch {
	case name == "localhost":
		return []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()}, nil
	case name == m.name && len(m.addrs) > 0:
		return m.Addrs(), nil
	case m.isOff():
		return nil, board.EAIAgain
	case m.resolve == nil || strings.ContainsAny(name, " \x00"):
		return nil, board.EAINoName
	}
	return m.resolve(name)
}

func (m *Machine) isOff() bool {
	m.s.mu.Lock()
	defer m.s.mu.Unlock()
	return m.off
}

// services are the names of ports that scripts use.
var services = map[string]uint16{
	"echo": 7, "discard": 9, "daytime": 13, "chargen": 19, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "time": 37,
	"domain": 53, "tftp": 69, "http": 80, "pop3": 110, "ntp": 123, "imap2": 143, "imap": 143, "snmp": 161, "https": 443, "syslog": 514,
	"imaps": 993, "pop3s": 995, "mqtt": 1883, "mdns": 5353, "http-alt": 8080, "secure-mqtt": 8883,
}

func (n *network) Service(_, name string) (uint16, error) {
	if p, ok := services[strings.ToLower(name)]; ok {
		return p, nil
	}
	return 0, board.EAIService
}

// Flags of a socket's type that mean nothing here.
const (
	nonBlock    = 0o4000
	closeOnExec = 0o2000000
)

func (n *network) Socket(family, typ, proto int) (world.Endpoint, error) {
	m := (*Machine)(n)
	flags := typ &^ 0xf
	typ &= 0xf
	switch {
	case flags&^(nonBlock|closeOnExec) != 0:
		return nil, board.EINVAL
	case family != world.Inet && family != world.Inet6:
		return nil, board.EAFNOSUPPORT
	case typ == world.Stream && (proto == 0 || proto == 6), typ == world.Datagram && (proto == 0 || proto == 17):
	case typ == world.Raw && proto != 0:
		return nil, board.EPERM
	case typ == world.Raw || typ == world.Stream || typ == world.Datagram:
		return nil, board.EPROTONOSUPPORT
	default:
		return nil, board.EINVAL
	}
	m.s.mu.Lock()
	defer m.s.unlock()
	m.s.charge()
	if typ == world.Stream {
		return m.newStream(family), nil
	}
	return m.newDatagram(family), nil
}

// Ping gives how long an echo from an address takes.
//
// # Errors
//
// ETIMEDOUT (nobody answers), ENETUNREACH.
func (m *Machine) Ping(ip netip.Addr) (time.Duration, error) {
	m.s.mu.Lock()
	defer m.s.mu.Unlock()
	if _, ok := m.source(ip); !ok {
		return 0, board.ENETUNREACH
	}
	o := m.find(ip)
	if o == nil {
		return 0, board.ETIMEDOUT
	}
	there, lost1 := m.s.travel(m, o, false)
	back, lost2 := m.s.travel(o, m, false)
	if lost1 || lost2 {
		return 0, board.ETIMEDOUT
	}
	now := m.s.time()
	return max(there+back-2*now, 100*time.Microsecond), nil
}
