package world

import (
	"encoding/binary"
	"net"
	"os"
	"testing"

	"mpy/board"
)

// TestSetIP runs the way of the other Unixes and asks Linux what it did.
func TestSetIP(t *testing.T) {
	if os.Getenv("MPY_EMULATED") != "" {
		t.Skip("the emulator lacks the options")
	}
	w := System()
	lo, err := net.InterfaceByName("lo")
	if err != nil {
		t.Skip(err)
	}
	native := func(n int) []byte { return binary.NativeEndian.AppendUint32(nil, uint32(n)) }
	group := []byte{239, 255, 9, 9}
	group6 := append([]byte{0xff, 0x01, 15: 9}, native(lo.Index)...)
	for _, tt := range []struct {
		what        string
		family, typ int
		level, name int
		set         []byte
		cond        board.Cond
		get         int // -1: nothing to be read
	}{
		{"TTL", Inet, Stream, 0, 2, native(7), board.OK, 7},
		{"TTL", Inet, Datagram, 0, 2, []byte{9}, board.OK, 9},
		{"TTL", Inet, Datagram, 0, 2, native(0), board.EINVAL, 64},
		{"TTL", Inet, Datagram, 0, 2, native(256), board.EINVAL, 64},
		{"TTL", Inet, Datagram, 0, 2, nil, board.EINVAL, 64},
		{"TOS", Inet, Datagram, 0, 1, native(16), board.OK, 16},
		{"multicast TTL", Inet, Datagram, 0, 33, native(3), board.OK, 3},
		{"multicast loop", Inet, Datagram, 0, 34, native(0), board.OK, 0},
		{"multicast interface", Inet, Datagram, 0, 32, []byte{127, 0, 0, 1}, board.OK, -1},
		{"multicast interface", Inet, Datagram, 0, 32, []byte{0, 0, 0, 0}, board.OK, -1},
		{"multicast interface", Inet, Datagram, 0, 32, []byte{198, 51, 100, 7}, board.EADDRNOTAVAIL, -1},
		{"multicast interface", Inet, Datagram, 0, 32, []byte{198}, board.EINVAL, -1},
		{"leave before", Inet, Datagram, 0, 36, append(group, 127, 0, 0, 1), board.EADDRNOTAVAIL, -1},
		{"join", Inet, Datagram, 0, 35, append(group, 127, 0, 0, 1), board.OK, -1},
		{"join by index", Inet, Datagram, 0, 35, append(append(group, 0, 0, 0, 0), native(lo.Index)...), board.OK, -1},
		{"join no group", Inet, Datagram, 0, 35, []byte{1, 2, 3, 4, 127, 0, 0, 1}, board.EINVAL, -1},
		{"join nowhere", Inet, Datagram, 0, 35, append(group, 198, 51, 100, 7), board.ENODEV, -1},
		{"join nowhere", Inet, Datagram, 0, 35, append(append(group, 0, 0, 0, 0), native(99999)...), board.ENODEV, -1},
		{"join, too short", Inet, Datagram, 0, 35, group, board.EINVAL, -1},
		{"join on TCP", Inet, Stream, 0, 35, append(group, 127, 0, 0, 1), board.EPROTO, -1},
		{"hops", Inet6, Stream, 41, 16, native(9), board.OK, 9},
		{"multicast interface", Inet6, Datagram, 41, 17, native(lo.Index), board.OK, lo.Index},
		{"multicast interface", Inet6, Datagram, 41, 17, native(99999), board.ENODEV, -1},
		{"multicast hops", Inet6, Datagram, 41, 18, native(3), board.OK, 3},
		{"multicast loop", Inet6, Datagram, 41, 19, native(0), board.OK, 0},
		{"join", Inet6, Datagram, 41, 20, group6, board.OK, -1},
		{"join, too short", Inet6, Datagram, 41, 20, group6[:16], board.EINVAL, -1},
		{"leave before", Inet6, Datagram, 41, 21, group6, board.EADDRNOTAVAIL, -1},
		{"on TCP", Inet6, Stream, 41, 19, native(0), board.ENOPROTOOPT, -1},
	} {
		ep, err := w.Net.Socket(tt.family, tt.typ, 0)
		if err != nil {
			t.Logf("%s: %v", tt.what, err)
			continue
		}
		e := ep.(*sysEndpoint)
		known, err := e.setIP(tt.level, tt.name, tt.set)
		if !known || board.CondOf(err) != tt.cond {
			t.Errorf("%s: %v, %v, want %v", tt.what, known, err, tt.cond.Name())
		}
		if tt.get >= 0 {
			value := make([]byte, 4)
			if _, err := e.Option(tt.level, tt.name, value); err != nil || int(value[0]) != tt.get {
				t.Errorf("%s: %v, %v, want %d", tt.what, value, err, tt.get)
			}
		}
		if (tt.name == 35 || tt.name == 20) && tt.cond == board.OK { // and the way back
			if _, err := e.setIP(tt.level, tt.name, tt.set); board.CondOf(err) != board.EADDRINUSE {
				t.Errorf("%s twice: %v", tt.what, err)
			}
			if _, err := e.setIP(tt.level, tt.name+1, tt.set); err != nil {
				t.Errorf("leave after %s: %v", tt.what, err)
			}
		}
		if known, _ := e.setIP(1, tt.name, tt.set); known {
			t.Error("an option of SOL_SOCKET is IP's")
		}
		if known, _ := e.setIP(tt.level, 9999, tt.set); known {
			t.Error("option 9999 is known")
		}
		e.Close()
	}
}
