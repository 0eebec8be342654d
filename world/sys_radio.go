// This file holds the system's radio: the desktop's own network, shown as one
// access point that every name and password joins.

package world

import (
	"bytes"
	"encoding/binary"
	"net"
	"net/netip"
	"sync"
	"time"

	"mpy/board"
)

// sysRadio is joined as soon as a script asks for it. What it tells of the
// network is read from the system each time.
type sysRadio struct {
	clock *sysClock
	net   *sysNet

	mu       sync.Mutex
	mac      *MAC // as the script set it
	hostname string
	link     Link
	own      Addresses // as the script set them
}

var _ Radio = (*sysRadio)(nil)

// deskAP is the name that the desktop's network has in a scan until a script
// has joined it by another one.
const deskAP = "desktop"

func (r *sysRadio) MAC() MAC {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.mac != nil {
		return *r.mac
	}
	return readNetwork().mac
}

func (r *sysRadio) SetMAC(m MAC) {
	r.mu.Lock()
	r.mac = &m
	r.mu.Unlock()
}

func (r *sysRadio) Hostname() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.hostname
}

func (r *sysRadio) SetHostname(name string) {
	r.mu.Lock()
	r.hostname = name
	r.mu.Unlock()
}

func (r *sysRadio) Scan(*Op, Deadline) ([]AccessPoint, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.link.State == LinkUp {
		return []AccessPoint{r.link.AP}, nil
	}
	return []AccessPoint{accessPoint(deskAP)}, nil
}

// accessPoint gives the desktop's network as an access point. Its hardware
// address is that of this machine with the bit for addresses that nobody assigned.
func accessPoint(name string) AccessPoint {
	ap := AccessPoint{SSID: name, BSSID: readNetwork().mac, Channel: 6, RSSI: -42, Security: WPA2}
	ap.BSSID[0] |= 2
	ap.BSSID[5] ^= 0x80
	return ap
}

func (r *sysRadio) Join(_ *Op, _ Deadline, to Join) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.link = Link{State: LinkUp, AP: accessPoint(to.SSID)}
	return nil
}

func (r *sysRadio) Leave() {
	r.mu.Lock()
	r.link = Link{}
	r.mu.Unlock()
}

func (r *sysRadio) Link() Link {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := r.link
	if l.State != LinkUp {
		return l
	}
	l.Addresses = readNetwork().Addresses
	if r.own.IPv4.IsValid() {
		l.IPv4 = r.own.IPv4
	}
	if r.own.IPv6 != nil {
		l.IPv6 = r.own.IPv6
	}
	if r.own.Gateway.IsValid() {
		l.Gateway = r.own.Gateway
	}
	if r.own.DNS != nil {
		l.DNS = r.own.DNS
	}
	return l
}

// Configure changes what Link tells, not the system.
func (r *sysRadio) Configure(a Addresses) {
	r.mu.Lock()
	r.own = a
	r.mu.Unlock()
}

// Serve does nothing: nobody can join.
func (r *sysRadio) Serve(*AccessPoint, Addresses) {}

func (r *sysRadio) Stations() []Station { return nil }

// Ping sends an ICMP echo: through a datagram socket, which needs no privileges
// where the system has such sockets, else through a raw one.
func (r *sysRadio) Ping(op *Op, dl Deadline, ip netip.Addr) (time.Duration, error) {
	family, proto, kind, reply := Inet, 1, byte(8), byte(0)
	if ip.Is6() {
		family, proto, kind, reply = Inet6, 58, 128, 129
	}
	e, err := r.net.Socket(family, Datagram, proto)
	if err != nil {
		e, err = r.net.Socket(family, Raw, proto)
	}
	if err != nil {
		return 0, board.CondOf(err)
	}
	defer e.Close()
	began := r.clock.Monotonic()
	echo := []byte{kind, 0, 0, 0, 0, 0, 0, 1}
	echo = binary.BigEndian.AppendUint64(append(echo, "mpy ping"...), uint64(r.clock.Now().UnixNano()))
	if family == Inet { // of IPv6 the system computes it
		binary.BigEndian.PutUint16(echo[2:], checksum(echo))
	}
	if _, err := e.WriteTo(op, dl, echo, 0, Addr{Family: family, IP: ip}); err != nil {
		return 0, err
	}
	for buf := make([]byte, 512); ; {
		n, err := e.Read(op, dl, buf, 0)
		if err != nil {
			return 0, err
		}
		p := buf[:n]
		if family == Inet && n > 0 && p[0]>>4 == 4 { // with its IP header
			p = p[min(n, int(p[0]&15)*4):]
		}
		if len(p) > 8 && p[0] == reply && bytes.Equal(p[8:], echo[8:]) {
			return r.clock.Monotonic() - began, nil
		}
	}
}

// checksum is that of ICMP.
func checksum(p []byte) uint16 {
	var sum uint32
	for i := 0; i+1 < len(p); i += 2 {
		sum += uint32(binary.BigEndian.Uint16(p[i:]))
	}
	for sum > 0xffff {
		sum = sum>>16 + sum&0xffff
	}
	return ^uint16(sum)
}

// A network is what the system knows of the way out.
type network struct {
	mac MAC
	Addresses
}

// readNetwork describes the interface that packets to the outside go through;
// on a machine without one, the loopback interface.
func readNetwork() network {
	list, err := net.Interfaces()
	if err != nil {
		return loopback()
	}
	out := outward()
	var best *network
	for _, ifc := range list {
		if ifc.Flags&net.FlagUp == 0 || ifc.Flags&net.FlagLoopback != 0 {
			continue
		}
		n, has := describe(&ifc, out)
		if has || best == nil && n.IPv4.IsValid() {
			best = &n
		}
		if has {
			break
		}
	}
	if best == nil {
		return loopback()
	}
	best.Gateway, best.DNS = sysGateway(), sysDNS()
	if !best.Gateway.IsValid() { // as routers like it
		best.Gateway = best.IPv4.Masked().Addr().Next()
	}
	if len(best.DNS) == 0 {
		best.DNS = []netip.Addr{best.Gateway}
	}
	return *best
}

// describe reads one interface, and says whether the address out is its own.
func describe(ifc *net.Interface, out netip.Addr) (n network, has bool) {
	n.mac = loopback().mac // of an interface without one, such as a tunnel's
	if len(ifc.HardwareAddr) == len(n.mac) {
		copy(n.mac[:], ifc.HardwareAddr)
	}
	addrs, err := ifc.Addrs()
	if err != nil {
		return n, false
	}
	for _, a := range addrs {
		p, err := netip.ParsePrefix(a.String())
		if err != nil {
			continue
		}
		has = has || p.Addr() == out
		switch {
		case !p.Addr().Is4():
			n.IPv6 = append(n.IPv6, p)
		case !n.IPv4.IsValid() || p.Addr() == out:
			n.IPv4 = p
		}
	}
	return n, has
}

// outward gives the address that this machine has towards the outside. No
// packet is sent: the address asked for is one that documents use.
func outward() netip.Addr {
	c, err := net.Dial("udp4", "192.0.2.1:9")
	if err != nil {
		return netip.Addr{}
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap()
}

func loopback() network {
	home := netip.AddrFrom4([4]byte{127, 0, 0, 1})
	return network{mac: MAC{2, 0, 0, 0, 0, 1}, Addresses: Addresses{
		IPv4: netip.PrefixFrom(home, 8), IPv6: []netip.Prefix{netip.PrefixFrom(netip.IPv6Loopback(), 128)},
		Gateway: home, DNS: []netip.Addr{home},
	}}
}
