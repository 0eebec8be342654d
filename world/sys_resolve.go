// This file holds the system's name resolution.

package world

import (
	"context"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"mpy/board"
)

// sysNet is the system's network.
type sysNet struct {
	clock    *sysClock
	resolver *net.Resolver
}

var _ Net = (*sysNet)(nil)

// A lookup is a resolution that goes on in a goroutine of its own.
type lookup struct {
	name   string
	cancel context.CancelFunc
	done   chan struct{} // closed when the rest is set
	addrs  []net.IPAddr
	err    error
}

// dropLookup ends a resolution that was left running.
func (o *Op) dropLookup() {
	if o.lookup != nil {
		o.lookup.cancel()
		o.lookup = nil
	}
}

func (n *sysNet) Resolve(op *Op, dl Deadline, name string, family int) ([]Host, error) {
	if family != Unspec && family != Inet && family != Inet6 {
		return nil, board.EAIFamily
	}
	if h, ok := scoped(name); ok {
		if family == Inet {
			return nil, board.EAIAddrFamily
		}
		return []Host{h}, nil
	}
	if !utf8.ValidString(name) || strings.ContainsAny(name, "\x00 ") {
		return nil, board.EAINoName
	}
	var l *lookup
	if op != nil && op.lookup != nil && op.lookup.name == name {
		l, op.lookup = op.lookup, nil
	} else {
		if op != nil {
			op.dropLookup()
		}
		l = n.start(name)
	}
	if err := n.clock.wait(op, dl, l.done); err != nil {
		if err == ErrInterrupted && op.Pending()&^Callback == 0 {
			op.lookup = l // the call will be repeated
		} else {
			l.cancel()
		}
		return nil, err
	}
	l.cancel()
	if l.err != nil {
		c := board.CondOf(l.err)
		if !c.IsEAI() {
			c = board.EAISystem
		}
		return nil, &board.Error{Cond: c, Op: "resolve", Who: name, Err: l.err}
	}
	return hosts(l.addrs, family)
}

// start begins a resolution. LookupIPAddr ends at once when it is cancelled;
// LookupHost would go on until its own timeout.
func (n *sysNet) start(name string) *lookup {
	ctx, cancel := context.WithCancel(context.Background())
	l := &lookup{name: name, cancel: cancel, done: make(chan struct{})}
	go func() {
		l.addrs, l.err = n.resolver.LookupIPAddr(ctx, name)
		close(l.done)
	}()
	return l
}

// hosts picks the addresses of a family, each once.
func hosts(addrs []net.IPAddr, family int) ([]Host, error) {
	var all []Host
	seen := make(map[Host]bool)
	for _, a := range addrs {
		ip, ok := netip.AddrFromSlice(a.IP)
		if !ok {
			continue
		}
		h := Host{IP: ip.Unmap(), Scope: zone(a.Zone)}
		if seen[h] || family == Inet && !h.IP.Is4() || family == Inet6 && h.IP.Is4() {
			continue
		}
		seen[h] = true
		all = append(all, h)
	}
	if len(all) == 0 {
		return nil, board.EAIAddrFamily
	}
	return all, nil
}

// scoped reads an IPv6 address with a zone, such as "fe80::1%eth0".
func scoped(text string) (Host, bool) {
	digits, name, ok := strings.Cut(text, "%")
	ip, err := netip.ParseAddr(digits)
	if !ok || err != nil || !ip.Is6() {
		return Host{}, false
	}
	h := Host{IP: ip, Scope: zone(name)}
	return h, h.Scope != 0
}

// zone gives the number of a zone, which is a number or an interface's name.
func zone(name string) uint32 {
	if name == "" {
		return 0
	}
	if n, err := strconv.ParseUint(name, 10, 32); err == nil {
		return uint32(n)
	}
	if i, err := net.InterfaceByName(name); err == nil {
		return uint32(i.Index)
	}
	return 0
}

func (n *sysNet) Service(network, name string) (uint16, error) {
	port, err := n.resolver.LookupPort(context.Background(), network, name)
	if err != nil {
		return 0, board.EAIService
	}
	return uint16(port), nil
}
