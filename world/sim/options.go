// This file holds socket options, with Linux's numbers and rules.

package sim

import (
	"encoding/binary"
	"net/netip"
	"slices"

	"mpy/board"
	"mpy/world"
)

// option is an option's level and name.
type option struct{ level, name int }

// Levels.
const (
	levelSocket = 1
	levelIP     = 0
	levelTCP    = 6
	levelIPv6   = 41
)

// Options that something here looks at.
var (
	reuseAddr     = option{levelSocket, 2}
	socketType    = option{levelSocket, 3}
	socketError   = option{levelSocket, 4}
	broadcastOn   = option{levelSocket, 6}
	sendBuffer    = option{levelSocket, 7}
	receiveBuffer = option{levelSocket, 8}
	linger        = option{levelSocket, 13}
	reusePort     = option{levelSocket, 15}
	toDevice      = option{levelSocket, 25}
	accepting     = option{levelSocket, 30}
	protocol      = option{levelSocket, 38}
	domain        = option{levelSocket, 39}

	timeToLive   = option{levelIP, 2}
	groupDevice  = option{levelIP, 32}
	groupTTL     = option{levelIP, 33}
	groupLoop    = option{levelIP, 34}
	joinGroup    = option{levelIP, 35}
	leaveGroup   = option{levelIP, 36}
	group6Device = option{levelIPv6, 17}
	group6Hops   = option{levelIPv6, 18}
	group6Loop   = option{levelIPv6, 19}
	joinGroup6   = option{levelIPv6, 20}
	leaveGroup6  = option{levelIPv6, 21}
)

const bufferDefault = 1 << 16

// rule says what an option's values are like.
type rule struct {
	kind  kind
	least int
	most  int
	start int
}

type kind uint8

const (
	number kind = iota
	truth
	bytes8   // two ints
	readOnly // cannot be set
)

var rules = map[option]rule{
	reuseAddr: {kind: truth}, socketType: {kind: readOnly}, socketError: {kind: readOnly}, {levelSocket, 5}: {kind: truth},
	broadcastOn: {kind: truth}, sendBuffer: {start: bufferDefault}, receiveBuffer: {start: bufferDefault}, {levelSocket, 9}: {kind: truth},
	{levelSocket, 10}: {kind: truth}, {levelSocket, 12}: {}, linger: {kind: bytes8}, reusePort: {kind: truth},
	{levelSocket, 20}: {kind: bytes8}, {levelSocket, 21}: {kind: bytes8}, accepting: {kind: readOnly}, protocol: {kind: readOnly}, domain: {kind: readOnly},
	{levelTCP, 1}: {kind: truth}, {levelTCP, 2}: {start: 536}, {levelTCP, 4}: {start: 7200}, {levelTCP, 5}: {start: 75}, {levelTCP, 6}: {start: 9}, {levelTCP, 18}: {},
	{levelIP, 1}: {most: 255}, timeToLive: {least: 1, most: 255, start: 64}, groupTTL: {most: 255, start: 1}, groupLoop: {kind: truth, start: 1},
	{levelIPv6, 16}: {least: -1, most: 255, start: 64}, group6Device: {most: mostDevice}, group6Hops: {least: -1, most: 255, start: 1}, group6Loop: {kind: truth, start: 1},
	{levelIPv6, 26}: {kind: truth}, {levelIPv6, 67}: {most: 255},
}

// small are options that may be given as one byte.
func small(o option) bool { return o.level == levelIP || o.level == levelIPv6 }

// rule gives the rule of an option that this endpoint has.
func (e *endpoint) rule(o option) (rule, bool) {
	switch {
	case o.level == levelTCP && e.typ != world.Stream, o.level == levelIP && e.family != world.Inet, o.level == levelIPv6 && e.family != world.Inet6:
		return rule{}, false
	}
	r, ok := rules[o]
	return r, ok
}

// get gives an option that is a number.
func (e *endpoint) get(o option) int {
	if v, ok := e.values[o]; ok {
		return int(int32(binary.NativeEndian.Uint32(v)))
	}
	return rules[o].start
}

func (e *endpoint) reuses() bool { return e.get(reuseAddr) != 0 || e.get(reusePort) != 0 }

func (e *endpoint) Option(level, name int, value []byte) (int, error) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	o := option{level, name}
	if e.closed {
		return 0, board.EBADF
	}
	r, ok := e.rule(o)
	if !ok {
		if o == toDevice {
			return copy(value, append(slices.Clone(e.values[o]), 0)), nil
		}
		return 0, board.ENOPROTOOPT
	}
	n := 0
	switch o {
	case socketType:
		n = e.typ
	case domain:
		n = e.family
	case protocol:
		if n = 17; e.typ == world.Stream {
			n = 6
		}
	case accepting:
		if e.listen {
			n = 1
		}
	case socketError:
		n = e.takeError()
	default:
		n = e.get(o)
	}
	if r.kind == bytes8 {
		if v, ok := e.values[o]; ok {
			return copy(value, v), nil
		}
		return copy(value, make([]byte, 8)), nil
	}
	if o == sendBuffer || o == receiveBuffer {
		n *= 2 // as Linux does
	}
	return copy(value, binary.NativeEndian.AppendUint32(nil, uint32(n))), nil
}

// takeError gives the number of the error that waits, and forgets it.
func (e *endpoint) takeError() int {
	switch x := e.self.(type) {
	case *stream:
		return board.Linux.Errno(x.takeErr())
	case *datagram:
		c := x.err
		x.err = board.OK
		return board.Linux.Errno(c)
	}
	return 0
}

func (e *endpoint) SetOption(level, name int, value []byte) error {
	e.s.mu.Lock()
	defer e.s.unlock()
	e.s.charge()
	o := option{level, name}
	if e.closed {
		return board.EBADF
	}
	switch o {
	case toDevice:
		text := string(value)
		for len(text) > 0 && text[len(text)-1] == 0 {
			text = text[:len(text)-1]
		}
		if !e.m.device(text) {
			return board.ENODEV
		}
		e.put(o, []byte(text))
		return nil
	case joinGroup, leaveGroup, groupDevice:
		if e.family == world.Inet {
			return e.group4(o, value)
		}
	case joinGroup6, leaveGroup6:
		if e.family == world.Inet6 {
			return e.group6(o, value)
		}
	}
	r, ok := e.rule(o)
	switch {
	case !ok || r.kind == readOnly:
		return board.ENOPROTOOPT
	case r.kind == bytes8:
		if len(value) < 8 {
			return board.EINVAL
		}
		e.put(o, value[:8])
		return nil
	}
	n := 0
	switch {
	case len(value) >= 4:
		n = int(int32(binary.NativeEndian.Uint32(value)))
	case len(value) >= 1 && small(o):
		n = int(value[0])
	default:
		return board.EINVAL
	}
	switch {
	case r.kind == truth:
		if n != 0 {
			n = 1
		}
	case r.most != 0 && (n < r.least || n > r.most):
		return board.EINVAL
	case o == sendBuffer || o == receiveBuffer:
		n = min(max(n, 1024), 1<<22)
	}
	e.put(o, binary.NativeEndian.AppendUint32(nil, uint32(n)))
	return nil
}

func (e *endpoint) put(o option, value []byte) {
	if e.values == nil {
		e.values = map[option][]byte{}
	}
	e.values[o] = slices.Clone(value)
}

// group4 joins and leaves groups of IPv4.
func (e *endpoint) group4(o option, value []byte) error {
	d, ok := e.self.(*datagram)
	switch {
	case !ok:
		return board.EPROTO // as Linux has it for TCP
	case o == groupDevice && len(value) < 4, o != groupDevice && len(value) < 8:
		return board.EINVAL
	}
	none := board.ENODEV
	own := value[len(value)-4:]
	if o == groupDevice {
		none = board.EADDRNOTAVAIL
	}
	if len(value) >= 8 {
		own = value[4:8]
	}
	if ip := netip.AddrFrom4([4]byte(own)); !ip.IsUnspecified() && !e.m.has(ip) {
		return none
	}
	if o == groupDevice {
		return nil
	}
	return d.member(netip.AddrFrom4([4]byte(value)), o == joinGroup)
}

// group6 joins and leaves groups of IPv6.
func (e *endpoint) group6(o option, value []byte) error {
	d, ok := e.self.(*datagram)
	switch {
	case !ok:
		return board.ENOPROTOOPT
	case len(value) < 20:
		return board.EINVAL
	case binary.NativeEndian.Uint32(value[16:]) > mostDevice:
		return board.ENODEV
	}
	return d.member(netip.AddrFrom16([16]byte(value)), o == joinGroup6)
}

// member joins or leaves a group.
func (d *datagram) member(group netip.Addr, join bool) error {
	i := slices.Index(d.groups, group)
	switch {
	case !group.IsMulticast():
		return board.EINVAL
	case join && i >= 0:
		return board.EADDRINUSE
	case join:
		d.groups = append(d.groups, group)
	case i < 0:
		return board.EADDRNOTAVAIL
	default:
		d.groups = slices.Delete(d.groups, i, i+1)
	}
	return nil
}
