package world_test

import (
	"net"
	"net/netip"
	"testing"
	"time"

	"mpy/board"
	"mpy/world"
)

// TestSystemRadio: every access point can be joined, and the addresses are this machine's.
func TestSystemRadio(t *testing.T) {
	w := world.System()
	r := w.Radio
	if l := r.Link(); l.State != world.LinkIdle || l.IPv4.IsValid() {
		t.Errorf("before: %+v", l)
	}
	aps, err := r.Scan(nil, world.Never)
	if err != nil || len(aps) != 1 || aps[0].SSID == "" || aps[0].RSSI >= 0 {
		t.Errorf("scan: %+v, %v", aps, err)
	}
	if err := r.Join(nil, world.NoWait, world.Join{SSID: "home", Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	l := r.Link()
	if l.State != world.LinkUp || l.AP.SSID != "home" || !own(t, l.IPv4.Addr()) || !l.Gateway.Is4() || len(l.DNS) == 0 {
		t.Errorf("joined: %+v", l)
	}
	if aps, _ := r.Scan(nil, world.Never); len(aps) != 1 || aps[0] != l.AP {
		t.Errorf("scan: %+v", aps)
	}
	static := netip.MustParsePrefix("192.0.2.7/24")
	r.Configure(world.Addresses{IPv4: static})
	if got := r.Link(); got.IPv4 != static || got.Gateway != l.Gateway {
		t.Errorf("configured: %+v", got)
	}
	r.Leave()
	if l := r.Link(); l.State != world.LinkIdle || l.IPv4.IsValid() {
		t.Errorf("after: %+v", l)
	}
	mac := world.MAC{2, 3, 4, 5, 6, 7}
	if r.SetMAC(mac); r.MAC() != mac {
		t.Errorf("MAC %v", r.MAC())
	}
	if r.SetHostname("device"); r.Hostname() != "device" {
		t.Error(r.Hostname())
	}
}

func own(t *testing.T, ip netip.Addr) bool {
	t.Helper()
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addrs {
		if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr() == ip {
			return true
		}
	}
	return false
}

// TestPing: this machine answers itself, where the system lets us ask.
func TestPing(t *testing.T) {
	w := world.System()
	for _, a := range []string{"127.0.0.1", "::1"} {
		d, err := w.Radio.Ping(nil, world.After(w.Clock, 5*time.Second), netip.MustParseAddr(a))
		switch c := board.CondOf(err); c {
		case board.OK:
			if d <= 0 {
				t.Errorf("%s: %v", a, d)
			}
		case board.EACCES, board.EPERM, board.EPROTONOSUPPORT, board.EAFNOSUPPORT, board.EADDRNOTAVAIL, board.ENETUNREACH, board.ESOCKTNOSUPPORT:
			t.Logf("%s: %v", a, err)
		default:
			t.Errorf("%s: %v", a, err)
		}
	}
}
