// This file holds the system's name resolution.

package world

import (
	"context"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"mpy/board"
)

// sysNet is the system's network.
type sysNet struct {
	clock    *sysClock
	resolver *net.Resolver
	first    sync.Once // a socket was made
}

var _ Net = (*sysNet)(nil)

// prompt gives a resolver that lets go of a name server when the resolution is
// cancelled: package net's returns, but leaves goroutines behind that wait for
// the answer for up to ten seconds.
func prompt(r *net.Resolver) *net.Resolver {
	dial := r.Dial
	if dial == nil {
		dial = new(net.Dialer).DialContext
	}
	return &net.Resolver{PreferGo: r.PreferGo, StrictErrors: r.StrictErrors, Dial: func(ctx context.Context, network, addr string) (net.Conn, error) {
		c, err := dial(ctx, network, addr)
		if err == nil {
			context.AfterFunc(ctx, func() { _ = c.Close() }) // also when it was answered
		}
		return c, err
	}}
}

// A lookup is a resolution that goes on in a goroutine of its own.
type lookup struct {
	name   string
	family int
	cancel context.CancelFunc
	done   chan struct{} // closed when the rest is set
	addrs  []netip.Addr
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
		switch {
		case h.Scope == 0: // no such interface
			return nil, board.EAINoName
		case family == Inet:
			return nil, board.EAIAddrFamily
		}
		return []Host{h}, nil
	}
	if !utf8.ValidString(name) || strings.ContainsAny(name, "\x00 ") {
		return nil, board.EAINoName
	}
	var l *lookup
	if op != nil && op.lookup != nil && op.lookup.name == name && op.lookup.family == family {
		l, op.lookup = op.lookup, nil
	} else {
		if op != nil {
			op.dropLookup()
		}
		l = n.start(name, family)
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
	c, all := board.EAINoName, []Host(nil)
	if l.err == nil {
		all = hosts(l.addrs)
	} else if c = board.CondOf(l.err); !c.IsEAI() {
		c = board.EAISystem
		if _, ok := l.err.(*net.AddrError); ok { // it has addresses, but of the other family
			c = board.EAINoName
		}
	}
	if len(all) == 0 {
		return nil, &board.Error{Cond: c, Op: "resolve", Who: name, Err: l.err}
	}
	return all, nil
}

// start begins a resolution. LookupNetIP ends at once when it is cancelled;
// LookupHost would go on until its own timeout.
func (n *sysNet) start(name string, family int) *lookup {
	ctx, cancel := context.WithCancel(context.Background())
	l := &lookup{name: name, family: family, cancel: cancel, done: make(chan struct{})}
	network := map[int]string{Unspec: "ip", Inet: "ip4", Inet6: "ip6"}[family]
	go func() {
		l.addrs, l.err = n.resolver.LookupNetIP(ctx, network, name)
		close(l.done)
	}()
	return l
}

// hosts gives each address once.
func hosts(addrs []netip.Addr) (all []Host) {
	seen := make(map[Host]bool)
	for _, ip := range addrs {
		h := Host{IP: ip.Unmap().WithZone(""), Scope: zone(ip.Zone())}
		if !seen[h] {
			seen[h] = true
			all = append(all, h)
		}
	}
	return all
}

// scoped reads an IPv6 address with a zone, such as "fe80::1%eth0"; the scope is
// 0 if this machine has no such zone.
func scoped(text string) (Host, bool) {
	digits, name, ok := strings.Cut(text, "%")
	ip, err := netip.ParseAddr(digits)
	if !ok || err != nil || !ip.Is6() {
		return Host{}, false
	}
	return Host{IP: ip, Scope: zone(name)}, true
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
