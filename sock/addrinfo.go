// This file holds getaddrinfo.

package sock

import (
	"slices"
	"strconv"
	"strings"

	"mpy/board"
	"mpy/world"
)

// Flags of GetAddrInfo, Linux's numbers.
const (
	AIPassive     = 0x1
	AICanonName   = 0x2
	AINumericHost = 0x4
	AINumericServ = 0x400

	aiKnown = 0x47f // the above, V4MAPPED, ALL, ADDRCONFIG and IDN
)

// An AddrInfo is one result of GetAddrInfo.
type AddrInfo struct {
	Family, Type, Proto int
	CanonName           string // "" unless the board or AICanonName has it
	Addr                world.Addr
}

// kinds are the socket types that getaddrinfo knows.
var kinds = [...]struct {
	typ, proto int
	network    string // for services; none has no ports
}{
	{world.Stream, 6, "tcp"},
	{world.Datagram, 17, "udp"},
	{world.Raw, 0, ""},
}

// GetAddrInfo gives an entry for each address of host and each type of socket
// that passes the filters; 0 lets all pass. service is a number, taken modulo
// 65536, or a service's name. It can block, and be repeated after
// ErrInterrupted.
//
// # Errors
//
// EAINoName (also for an empty host), EAIAgain, EAIFail, EAIBadFlags,
// EAIFamily, EAISockType, EAIService, EAIAddrFamily, EAISystem; ETIMEDOUT;
// ErrInterrupted.
func GetAddrInfo(w *world.World, b *board.Board, op *world.Op, dl world.Deadline,
	host, service string, family, typ, proto, flags int) ([]AddrInfo, error) {

	facts := &b.GetAddrInfo
	host, _, _ = strings.Cut(host, "\x00")
	failed := func(c board.Cond) ([]AddrInfo, error) { return nil, lookupFailed(facts, host, c) }
	if facts.Flags.Result == board.Ignored {
		flags = 0
	}
	if flags&^aiKnown != 0 {
		return failed(board.EAIBadFlags)
	}
	if facts.Family.Result == board.Ignored {
		family = world.Unspec
	}
	if facts.IPv4Only {
		family = world.Inet
	}
	if family != world.Unspec && family != world.Inet && family != world.Inet6 {
		return failed(board.EAIFamily)
	}
	if _, digits := portNumber(service); !digits && flags&AINumericServ != 0 {
		return failed(board.EAINoName)
	}
	var entries []AddrInfo
	switch number, digits := portNumber(service); {
	case facts.Kinds == board.KindsAll:
		var c board.Cond
		if entries, c = services(w, service, typ, proto); c != board.OK {
			return failed(c)
		}
	case !digits:
		return failed(board.EAIService)
	case facts.Kinds == board.KindsAsked && typ != 0:
		entries = []AddrInfo{{Type: typ, Proto: proto, Addr: world.Addr{Port: number}}}
	case facts.Kinds == board.KindsAsked:
		entries = []AddrInfo{{Type: world.Stream, Proto: proto, Addr: world.Addr{Port: number}}}
	default:
		entries = []AddrInfo{{Type: world.Stream, Addr: world.Addr{Port: number}}}
	}
	hosts, err := addresses(w, op, dl, host, family, flags, facts.Empty.Result == board.Ignored)
	if err == world.ErrInterrupted {
		return nil, err
	}
	if err != nil {
		return failed(board.CondOf(err))
	}
	if facts.IPv4First {
		slices.SortStableFunc(hosts, func(x, y world.Host) int { return x.IP.BitLen() - y.IP.BitLen() })
	}
	var all []AddrInfo
	for _, h := range hosts {
		for _, e := range entries {
			e.Family = world.Inet6
			if h.IP.Is4() {
				e.Family = world.Inet
			}
			e.Addr = world.Addr{Family: e.Family, IP: h.IP, Port: e.Addr.Port, Scope: h.Scope}
			if facts.CanonName == board.CanonHost || flags&AICanonName != 0 && len(all) == 0 {
				e.CanonName = host
			}
			all = append(all, e)
			if facts.Single {
				if facts.Kinds == board.KindsStream {
					all[0].Family = world.Inet // whatever the address
				}
				return all, nil
			}
		}
	}
	return all, nil
}

// services gives the types of socket that pass, with the service's port.
func services(w *world.World, service string, typ, proto int) ([]AddrInfo, board.Cond) {
	number, digits := portNumber(service)
	all := typ == 0 && proto == 0
	var found []AddrInfo
	known := false
	for _, k := range kinds {
		if typ != 0 && typ != k.typ || proto != 0 && proto != k.proto && k.typ != world.Raw {
			continue
		}
		if k.network == "" && !all {
			if !known {
				return nil, board.EAIService // a raw socket has no ports
			}
			break
		}
		known = true
		port := number
		if !digits {
			if k.network == "" {
				continue
			}
			var err error
			if port, err = w.Net.Service(k.network, service); err != nil {
				continue
			}
		}
		found = append(found, AddrInfo{Type: k.typ, Proto: k.proto, Addr: world.Addr{Port: port}})
	}
	switch {
	case len(found) > 0:
		return found, board.OK
	case !known && typ != 0:
		return nil, board.EAISockType
	}
	return nil, board.EAIService
}

// portNumber reads a port in digits, taken modulo 65536.
func portNumber(service string) (uint16, bool) {
	if service == "" {
		return 0, true
	}
	n, err := strconv.ParseInt(service, 10, 64)
	return uint16(n), err == nil
}

// lookupFailed gives the board's failure of getaddrinfo.
func lookupFailed(facts *board.GetAddrInfo, host string, c board.Cond) error {
	f := &facts.Unknown
	switch {
	case host == "" && c == board.EAINoName && facts.Empty.Result != board.Ignored:
		f = &facts.Empty
	case c == board.EAIAgain:
		f = &facts.Again
	case c == board.EAIFail:
		f = &facts.Failed
	case c == board.EAIService:
		f = &facts.Service
	case c == board.EAIFamily:
		f = &facts.Family
	case c == board.EAIAddrFamily:
		f = &facts.NoAddress
	case c == board.EAISockType:
		f = &facts.Type
	case c == board.EAIBadFlags:
		f = &facts.Flags
	case c != board.EAINoName:
		f = &board.Failure{}
	}
	return fail("getaddrinfo", Addr{Host: host, named: true}, f.Err(c))
}

// addresses gives the addresses of a host.
func addresses(w *world.World, op *world.Op, dl world.Deadline, host string, family, flags int, emptyIsAny bool) ([]world.Host, error) {
	if h, ok := Numeric(host); ok {
		if family != world.Unspec && (family == world.Inet) != h.IP.Is4() {
			return nil, board.EAIAddrFamily
		}
		return []world.Host{h}, nil
	}
	if host == "" && emptyIsAny {
		return []world.Host{{IP: world.Any(world.Inet, 0).IP}}, nil
	}
	if host == "" || flags&AINumericHost != 0 {
		return nil, board.EAINoName
	}
	return w.Net.Resolve(op, dl, host, family)
}
