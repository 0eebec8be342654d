// This file holds the radio of a board in a described world.

package described

import (
	"cmp"
	"net/netip"
	"slices"
	"sync"
	"time"

	"mpy/board"
	"mpy/world"
	"mpy/world/sim"
)

// How long things take that a radio does.
const (
	scanTakes = 2 * time.Second
	joinTakes = 1500 * time.Millisecond
)

// radio is a board's radio. Without access points in the description, any can
// be joined, as with the system's network.
type radio struct {
	w       *World
	m       *sim.Machine
	any     bool // there are no access points
	offline bool // the machine's network is on only while it is joined

	mu       sync.Mutex
	mac      world.MAC
	hostname string
	state    world.LinkState
	joining  world.Join
	ap       world.AccessPoint
	then     world.LinkState
	timer    world.Timer
	waker    world.Waker
	static   world.Addresses
	serving  *world.AccessPoint
}

var _ world.Radio = (*radio)(nil)

func newRadio(w *World, m *sim.Machine, spec Spec) *radio {
	r := &radio{
		w: w, m: m, any: len(spec.APs) == 0, offline: spec.Board.Offline, waker: w.clock.Waker(),
		mac: world.MAC{0x02, 0x6d, 0x70, 0x79, 0x00, 0x01}, hostname: m.Name(),
	}
	if a := m.Addrs(); len(a) > 0 && a[0].Is4() {
		r.mac[5] = a[0].As4()[3]
	}
	if r.offline {
		m.SetOnline(false)
	}
	return r
}

func (r *radio) MAC() world.MAC {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.mac
}

func (r *radio) SetMAC(m world.MAC) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.mac = m
}

func (r *radio) Hostname() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.hostname
}

func (r *radio) SetHostname(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hostname = name
}

// heard gives the access points, strongest first.
func (r *radio) heard() []world.AccessPoint {
	all := slices.Clone(r.w.spec.APs)
	if r.any {
		all = []world.AccessPoint{{SSID: "mpy", Channel: 6, RSSI: -50}}
	}
	for i := range all {
		if all[i].BSSID == (world.MAC{}) {
			all[i].BSSID = world.MAC{0x02, 0x6d, 0x70, 0x79, 0x01, byte(i + 1)}
		}
	}
	slices.SortStableFunc(all, func(a, b world.AccessPoint) int { return cmp.Compare(b.RSSI, a.RSSI) })
	return all
}

func (r *radio) Scan(op *world.Op, dl world.Deadline) ([]world.AccessPoint, error) {
	at := world.After(r.w.clock, scanTakes)
	if dl != world.Never && dl < at {
		at = dl
	}
	if err := r.w.clock.Sleep(op, at); err != nil {
		return nil, err
	}
	all := r.heard()
	for i := range all {
		if all[i].Password = ""; all[i].Hidden {
			all[i].SSID = ""
		}
	}
	return all, nil
}

func (r *radio) Join(op *world.Op, dl world.Deadline, to world.Join) error {
	r.mu.Lock()
	if r.state != world.LinkJoining || r.joining != to {
		r.begin(to)
	}
	r.mu.Unlock()
	for {
		r.mu.Lock()
		state := r.state
		r.mu.Unlock()
		switch {
		case state == world.LinkUp:
			return nil
		case state != world.LinkJoining:
			return state
		case dl == world.NoWait:
			return board.EINPROGRESS
		}
		if err := r.waker.Wait(op, dl); err != nil {
			return err
		}
	}
}

// begin begins to join.
func (r *radio) begin(to world.Join) {
	r.leave()
	r.joining, r.state, r.then = to, world.LinkJoining, world.LinkNoAP
	for _, ap := range r.heard() {
		if r.any {
			ap.SSID = to.SSID
		}
		if ap.SSID != to.SSID || to.BSSID != (world.MAC{}) && ap.BSSID != to.BSSID || to.Channel != 0 && ap.Channel != to.Channel {
			continue
		}
		r.ap, r.then = ap, world.LinkUp
		if !r.any && ap.Password != "*" && ap.Password != to.Password {
			r.then = world.LinkWrongPassword
		}
		break
	}
	if r.then == world.LinkNoAP {
		r.ap = world.AccessPoint{SSID: to.SSID}
		r.w.hint("wifi "+to.SSID, "this world has no access point %q; describe one: [[access_point]] ssid = %q password = \"*\"", to.SSID, to.SSID)
	}
	r.ap.Password = ""
	r.timer = r.w.clock.AfterFunc(joinTakes, r.settle)
}

// settle is the end of joining.
func (r *radio) settle() {
	r.mu.Lock()
	if r.state == world.LinkJoining {
		if r.state = r.then; r.state == world.LinkUp {
			r.m.SetOnline(true)
		}
	}
	r.mu.Unlock()
	r.waker.Wake()
}

func (r *radio) Leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leave()
}

func (r *radio) leave() {
	if r.timer != nil {
		r.timer.Stop()
		r.timer = nil
	}
	r.state = world.LinkIdle
	if r.offline {
		r.m.SetOnline(false)
	}
}

func (r *radio) Link() world.Link {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := world.Link{State: r.state, AP: r.ap}
	if r.state == world.LinkUp {
		l.Addresses = r.addresses()
	}
	return l
}

// addresses gives what the network gave, or what was configured.
func (r *radio) addresses() world.Addresses {
	a := world.Addresses{Gateway: usualGateway, DNS: []netip.Addr{usualGateway}}
	for _, ip := range r.m.Addrs() {
		switch {
		case ip.Is6():
			a.IPv6 = append(a.IPv6, netip.PrefixFrom(ip, 64))
		case !a.IPv4.IsValid():
			a.IPv4 = netip.PrefixFrom(ip, 24)
			b := ip.As4()
			b[3] = 1
			a.Gateway = netip.AddrFrom4(b)
			a.DNS = []netip.Addr{a.Gateway}
		}
	}
	if s := r.static; s.IPv4.IsValid() {
		a.IPv4 = s.IPv4
		if s.Gateway.IsValid() {
			a.Gateway = s.Gateway
		}
		if len(s.DNS) > 0 {
			a.DNS = s.DNS
		}
	}
	return a
}

func (r *radio) Configure(a world.Addresses) {
	r.mu.Lock()
	r.static = a
	r.mu.Unlock()
	if a.IPv4.IsValid() {
		keep := slices.DeleteFunc(r.m.Addrs(), func(ip netip.Addr) bool { return ip.Is4() })
		r.m.SetAddrs(append([]netip.Addr{a.IPv4.Addr()}, keep...)...)
	}
}

func (r *radio) Serve(ap *world.AccessPoint, a world.Addresses) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.serving = ap
}

// Stations are none: nobody in a described world joins the board.
func (r *radio) Stations() []world.Station { return nil }

func (r *radio) Ping(op *world.Op, dl world.Deadline, ip netip.Addr) (time.Duration, error) {
	took, err := r.m.Ping(ip)
	at := world.After(r.w.clock, took)
	if err == board.ETIMEDOUT {
		at = dl
	} else if err != nil {
		return 0, err
	}
	if dl != world.Never && dl != world.NoWait && at > dl {
		at, err = dl, board.ETIMEDOUT
	}
	if e := r.w.clock.Sleep(op, at); e != nil {
		return 0, e
	}
	return took, err
}
