// This file holds socket options on Windows: Linux's numbers and Linux's
// checks. Of x/net's ipv4 and ipv6 nothing serves here, for they need a
// connection of package net.

package world

import (
	"encoding/binary"
	"unsafe"

	"golang.org/x/sys/windows"

	"mpy/board"
)

// toOption translates Linux's numbers.
func toOption(level, name int) (int32, int32, bool) {
	type key struct{ level, name int }
	to, ok := map[key][2]int32{
		{1, 2}:   {windows.SOL_SOCKET, windows.SO_REUSEADDR},
		{1, 3}:   {windows.SOL_SOCKET, 0x1008}, // SO_TYPE
		{1, 4}:   {windows.SOL_SOCKET, 0x1007}, // SO_ERROR
		{1, 5}:   {windows.SOL_SOCKET, windows.SO_DONTROUTE},
		{1, 6}:   {windows.SOL_SOCKET, windows.SO_BROADCAST},
		{1, 7}:   {windows.SOL_SOCKET, windows.SO_SNDBUF},
		{1, 8}:   {windows.SOL_SOCKET, windows.SO_RCVBUF},
		{1, 9}:   {windows.SOL_SOCKET, windows.SO_KEEPALIVE},
		{1, 13}:  {windows.SOL_SOCKET, windows.SO_LINGER},
		{6, 1}:   {windows.IPPROTO_TCP, windows.TCP_NODELAY},
		{0, 1}:   {windows.IPPROTO_IP, windows.IP_TOS},
		{0, 2}:   {windows.IPPROTO_IP, windows.IP_TTL},
		{0, 32}:  {windows.IPPROTO_IP, windows.IP_MULTICAST_IF},
		{0, 33}:  {windows.IPPROTO_IP, windows.IP_MULTICAST_TTL},
		{0, 34}:  {windows.IPPROTO_IP, windows.IP_MULTICAST_LOOP},
		{0, 35}:  {windows.IPPROTO_IP, windows.IP_ADD_MEMBERSHIP},
		{0, 36}:  {windows.IPPROTO_IP, windows.IP_DROP_MEMBERSHIP},
		{41, 16}: {windows.IPPROTO_IPV6, windows.IPV6_UNICAST_HOPS},
		{41, 17}: {windows.IPPROTO_IPV6, windows.IPV6_MULTICAST_IF},
		{41, 18}: {windows.IPPROTO_IPV6, windows.IPV6_MULTICAST_HOPS},
		{41, 19}: {windows.IPPROTO_IPV6, windows.IPV6_MULTICAST_LOOP},
		{41, 20}: {windows.IPPROTO_IPV6, windows.IPV6_JOIN_GROUP},
		{41, 21}: {windows.IPPROTO_IPV6, windows.IPV6_LEAVE_GROUP},
		{41, 26}: {windows.IPPROTO_IPV6, windows.IPV6_V6ONLY},
	}[key{level, name}]
	return to[0], to[1], ok
}

// checkOption makes Linux's checks, and translates the value.
func (e *sysEndpoint) checkOption(level, name int, value []byte) ([]byte, error) {
	least := 4
	switch {
	case level == 1 && name <= 4 && name != 2: // SO_TYPE, SO_ERROR: to be read only
		return nil, board.ENOPROTOOPT
	case level == 1 && name == 13, level == 0 && (name == 35 || name == 36):
		least = 8
	case level == 41 && (name == 20 || name == 21):
		least = 20
	}
	group := level == 0 && name >= 32 && name <= 36
	if group && e.typ == Stream && name >= 35 {
		return nil, board.EPROTO
	}
	if len(value) < least {
		return nil, board.EINVAL
	}
	value = value[:least]
	n := int32(binary.LittleEndian.Uint32(value))
	switch {
	case level == 1 && name == 13:
		return fromLinger(value), nil
	case level == 0 && (name == 2 && n == 0 || (name == 2 || name == 33) && (n < 0 || n > 255)):
		return nil, board.EINVAL
	case level == 0 && name >= 35 && value[0]>>4 != 0xe: // no group
		return nil, board.EINVAL
	}
	return value, nil
}

func (e *sysEndpoint) SetOption(level, name int, value []byte) error {
	if e.closed.Load() {
		return board.EBADF
	}
	l, o, ok := toOption(level, name)
	if !ok || level == 6 && e.typ != Stream {
		return board.ENOPROTOOPT
	}
	value, err := e.checkOption(level, name, value)
	if err != nil {
		return err
	}
	err = e.with(func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		switch {
		case level == 1 && name == 2 && e.typ == Stream:
			e.reuse = binary.LittleEndian.Uint32(value) // see Bind
			return nil
		case level == 1 && name == 13 && e.typ != Stream:
			e.linger = [4]byte(value) // Windows has none for datagrams; nor does it do anything on Linux
			return nil
		}
		return windows.Setsockopt(h, l, o, unsafe.SliceData(value), int32(len(value)))
	})
	if err == board.EINVAL { // and it was checked: what Linux says of groups and interfaces
		switch {
		case level == 0 && (name == 32 || name == 36), level == 41 && name == 21:
			err = board.EADDRNOTAVAIL
		case level == 0 && name == 35, level == 41 && (name == 17 || name == 20):
			err = board.ENODEV
		}
	}
	return err
}

func (e *sysEndpoint) Option(level, name int, value []byte) (n int, err error) {
	l, o, ok := toOption(level, name)
	if !ok || level == 6 && e.typ != Stream {
		return 0, board.ENOPROTOOPT
	}
	var raw [8]byte
	size := int32(4)
	err = e.with(func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		switch {
		case level == 1 && name == 2 && e.typ == Stream:
			binary.LittleEndian.PutUint32(raw[:], e.reuse)
			return nil
		case level == 1 && name == 13 && e.typ != Stream:
			copy(raw[:], e.linger[:])
			return nil
		}
		return windows.Getsockopt(h, l, o, &raw[0], &size) // of some options it gives one byte
	})
	if err != nil {
		return 0, err
	}
	if level == 1 && name == 13 {
		return copy(value, toLinger(raw[:])), nil
	}
	return copy(value, raw[:4]), nil
}
