// This file holds the interfaces of MicroPython: WLAN and LAN.

package network

import (
	"net/netip"
	"strings"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/python/object"
	"mpy/world"
)

// An nic is what an interface remembers.
type nic struct {
	wire   bool // it has a cable
	ap     bool
	active bool
	point  world.AccessPoint // of an access point: its own
	own    world.Addresses   // and its addresses
	params map[string]object.Value
	to     world.Join // what was asked for last
}

func nicOf(args []object.Value) *nic { return device.Of(args[0]).Data.(*nic) }

// interfaceOf gives which of the two interfaces a WLAN is.
func interfaceOf(o *device.Object) int {
	if o.Data.(*nic).ap {
		return 1
	}
	return 0
}

func (m *module) newWLAN(t object.Thread, o *device.Object) error {
	i, err := object.Index(t, o.Args["interface_id"])
	if err == nil && i != 0 && i != 1 {
		err = object.NewError(object.ValueError, "invalid WLAN interface identifier")
	}
	if err != nil {
		return err
	}
	n := &nic{ap: i == 1, params: map[string]object.Value{
		"reconnects": object.Int(-1), "txpower": object.Int(20), "pm": object.Int(1), "protocol": object.Int(7), "max_clients": object.Int(4),
	}}
	if n.ap {
		mac := m.radio.MAC()
		mac[5]++
		n.point = world.AccessPoint{SSID: "MicroPython", BSSID: mac, Channel: 1}
		n.own = world.Addresses{IPv4: netip.MustParsePrefix("192.168.4.1/24"), Gateway: netip.MustParseAddr("192.168.4.1"), DNS: []netip.Addr{netip.MustParseAddr("0.0.0.0")}}
		o.Label = "WLAN(AP_IF)"
	} else {
		o.Label = "WLAN(STA_IF)"
	}
	o.Data = n
	return nil
}

func (m *module) newLAN(_ object.Thread, o *device.Object) error {
	o.Label = o.Class().Name
	o.Data = &nic{wire: true, params: map[string]object.Value{}}
	m.add(o)
	return nil
}

func (m *module) active(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n := nicOf(args)
	if len(args) < 2 || args[1].IsNone() {
		return object.Bool(n.active), nil
	}
	on, err := object.Truth(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	m.activate(args[0], on)
	return object.Bool(on), nil
}

func (m *module) activate(v object.Value, on bool) {
	o := device.Of(v)
	n := o.Data.(*nic)
	if n.active != on {
		o.Logf(".active(%v)", on)
	}
	n.active = on
	switch {
	case n.ap && on:
		m.radio.Serve(&n.point, n.own)
	case n.ap:
		m.radio.Serve(nil, n.own)
	case n.wire && on:
		_ = m.radio.Join(nil, world.NoWait, world.Join{}) // what comes of it, Link says
	case !on:
		m.radio.Leave()
	}
}

func (m *module) deinit(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	m.activate(args[0], false)
	return object.None, nil
}

// station checks that an interface is one that joins access points, and on.
func station(n *nic) error {
	switch {
	case n.ap:
		return object.NewError(object.OSError, "STA required")
	case !n.active:
		return object.NewError(object.OSError, "STA must be active")
	}
	return nil
}

// text gives a name or password, str or bytes; "" for None.
func name(v object.Value) (string, error) {
	if !v.Bound() || v.IsNone() {
		return "", nil
	}
	p, err := object.BytesOf(v)
	return string(p), err
}

func (m *module) connect(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n := nicOf(args)
	if n.wire {
		m.activate(args[0], true)
		return object.None, nil
	}
	if err := station(n); err != nil {
		return object.Value{}, err
	}
	if v := object.Arg(args, 1); v.Bound() && !v.IsNone() {
		to := world.Join{}
		var err error
		if to.SSID, err = name(v); err != nil {
			return object.Value{}, err
		}
		if to.Password, err = name(object.Arg(args, 2)); err != nil {
			return object.Value{}, err
		}
		if b := object.Arg(args, 3); b.Bound() && !b.IsNone() {
			p, err := object.BytesOf(b)
			if err == nil && len(p) != len(to.BSSID) {
				err = object.NewError(object.ValueError, "invalid buffer length")
			}
			if err != nil {
				return object.Value{}, err
			}
			copy(to.BSSID[:], p)
		}
		n.to = to
	}
	device.Of(args[0]).Logf(".connect(%q)", n.to.SSID)
	_ = m.radio.Join(nil, world.NoWait, n.to) // what comes of it, Link says
	return object.None, nil
}

func (m *module) disconnect(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	device.Of(args[0]).Logf(".disconnect()")
	m.radio.Leave()
	return object.None, nil
}

// heard listens for access points.
func (m *module) heard(t object.Thread) ([]world.AccessPoint, error) {
	var list []world.AccessPoint
	err := host.Block(t, func(op *world.Op) (err error) {
		list, err = m.radio.Scan(op, world.Never)
		return err
	})
	return list, host.Err(t, err)
}

func (m *module) scan(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if err := station(nicOf(args)); err != nil {
		return object.Value{}, err
	}
	list, err := m.heard(t)
	if err != nil {
		return object.Value{}, err
	}
	items := make([]object.Value, len(list))
	for i, ap := range list {
		items[i] = object.NewTuple(object.NewBytes(ap.SSID), ip.MAC(ap.BSSID), object.Int(int64(ap.Channel)), object.Int(int64(ap.RSSI)),
			object.Int(securities[ap.Security]), object.Bool(ap.Hidden))
	}
	return object.NewList(items...), nil
}

// states are the constants of a link's states, the first that the board has.
var states = map[world.LinkState][]string{
	world.LinkIdle: {"STAT_IDLE"}, world.LinkJoining: {"STAT_CONNECTING"}, world.LinkUp: {"STAT_GOT_IP"},
	world.LinkNoAP: {"STAT_NO_AP_FOUND"}, world.LinkWrongPassword: {"STAT_WRONG_PASSWORD"},
	world.LinkFailed: {"STAT_CONNECT_FAIL", "STAT_ASSOC_FAIL"}, world.LinkLost: {"STAT_BEACON_TIMEOUT", "STAT_CONNECT_FAIL"},
}

func (m *module) status(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n := nicOf(args)
	if v := object.Arg(args, 1); v.Bound() && !v.IsNone() {
		switch name, _ := object.AsStr(v); name {
		case "rssi":
			if n.ap {
				return object.Value{}, object.NewError(object.OSError, "STA required")
			}
			return object.Int(int64(m.radio.Link().AP.RSSI)), nil
		case "stations":
			if !n.ap {
				return object.Value{}, object.NewError(object.OSError, "AP required")
			}
			var list []object.Value
			for _, s := range m.radio.Stations() {
				list = append(list, object.NewTuple(ip.MAC(s.MAC), object.Int(int64(s.RSSI))))
			}
			return object.NewList(list...), nil
		}
		return object.Value{}, object.NewError(object.ValueError, "unknown status param")
	}
	state := m.radio.Link().State
	if n.ap || !n.active {
		state = world.LinkIdle
		if n.ap && n.active {
			state = world.LinkUp
		}
	}
	return m.constant(states[state]...), nil
}

// constant gives the board's value of the first name that it has.
func (m *module) constant(names ...string) object.Value {
	all, ruled := m.host.Board.Constants["network"]
	for _, name := range names {
		if n, ok := all[name]; ok {
			return object.Int(int64(n))
		}
		if !ruled {
			return m.made.Value(name)
		}
	}
	return object.Int(0)
}

func (m *module) isconnected(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n := nicOf(args)
	if n.ap {
		return object.Bool(n.active && len(m.radio.Stations()) > 0), nil
	}
	return object.Bool(n.active && m.radio.Link().State == world.LinkUp), nil
}

// addresses gives what an interface is called in its network.
func (m *module) addresses(n *nic) world.Addresses {
	switch {
	case n.ap:
		return n.own
	case !n.active:
		return world.Addresses{}
	}
	return m.radio.Link().Addresses
}

func (m *module) ifconfig(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n := nicOf(args)
	v := object.Arg(args, 1)
	if !v.Bound() || v.IsNone() {
		a := m.addresses(n)
		return object.NewTuple(dotted(a.IPv4.Addr()), dotted(ip.Mask(a.IPv4)), dotted(a.Gateway), dotted(dns(a))), nil
	}
	if s, ok := object.AsStr(v); ok {
		if s != "dhcp" && s != "auto" {
			return object.Value{}, object.NewError(object.ValueError, "invalid arguments")
		}
		m.set(n, func(c *world.Addresses) { *c = world.Addresses{} })
		return object.None, nil
	}
	items, err := object.Sequence(v)
	if err == nil && len(items) != 4 {
		err = object.NewError(object.ValueError, "requested length 4 but object has length %d", len(items))
	}
	if err != nil {
		return object.Value{}, err
	}
	var part [4]netip.Addr
	for i, x := range items {
		if part[i], err = ip.Resolved(t, x); err != nil {
			return object.Value{}, err
		}
		if !part[i].Is4() {
			return object.Value{}, object.NewError(object.ValueError, "invalid arguments")
		}
	}
	m.set(n, func(c *world.Addresses) {
		*c = world.Addresses{IPv4: ip.Network(part[0], part[1]), Gateway: part[2], DNS: []netip.Addr{part[3]}}
	})
	return object.None, nil
}

// set changes an interface's addresses.
func (m *module) set(n *nic, change func(c *world.Addresses)) {
	if !n.ap {
		m.configure(change)
		return
	}
	change(&n.own)
	if n.active {
		m.radio.Serve(&n.point, n.own)
	}
}

func (m *module) ipconfig(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	n := nicOf(args)
	if err := one(args[1:], kw); err != nil {
		return object.Value{}, err
	}
	for i, key := range kw.Names {
		if err := m.setIP(t, n, key, kw.Values[i]); err != nil {
			return object.Value{}, err
		}
	}
	if kw.Len() > 0 {
		return object.None, nil
	}
	a := m.addresses(n)
	key, _ := object.AsStr(args[1])
	switch key {
	case "addr4":
		return object.NewTuple(dotted(a.IPv4.Addr()), dotted(ip.Mask(a.IPv4))), nil
	case "gw4":
		return dotted(a.Gateway), nil
	case "dhcp4", "autoconf6":
		return object.Bool(!n.ap && !m.static.IPv4.IsValid()), nil
	case "has_dhcp4":
		return object.Bool(!n.ap && !m.static.IPv4.IsValid() && a.IPv4.IsValid()), nil
	case "has_autoconf6":
		return object.Bool(len(a.IPv6) > 0), nil
	case "dhcp6":
		return object.False, nil
	case "addr6":
		var list []object.Value
		for _, p := range a.IPv6 { // preferred, for ever
			list = append(list, object.NewTuple(ip.Text(p.Addr()), object.Int(0x30), object.Int(1<<32-1), object.Int(1<<32-1)))
		}
		return object.NewList(list...), nil
	}
	return object.Value{}, unexpected()
}

func (m *module) setIP(t object.Thread, n *nic, key string, v object.Value) error {
	switch key {
	case "dhcp4":
		on, err := object.Truth(t, v)
		if err == nil && on {
			m.set(n, func(c *world.Addresses) { *c = world.Addresses{} })
		}
		return err
	case "autoconf6", "dhcp6":
		return nil
	case "gw4":
		a, err := ip.Resolved(t, v)
		if err == nil {
			m.set(n, func(c *world.Addresses) { c.Gateway = a })
		}
		return err
	case "addr4", "addr6":
		p, err := network(t, v)
		if err == nil {
			m.set(n, func(c *world.Addresses) {
				if p.Addr().Is4() {
					c.IPv4 = p
				} else {
					c.IPv6 = []netip.Prefix{p}
				}
			})
		}
		return err
	}
	return unexpected()
}

// network reads "address/bits" or (address, mask).
func network(t object.Thread, v object.Value) (netip.Prefix, error) {
	if s, ok := object.AsStr(v); ok {
		return prefix(s)
	}
	items, err := object.Sequence(v)
	if err == nil && len(items) != 2 {
		err = object.NewError(object.ValueError, "requested length 2 but object has length %d", len(items))
	}
	if err != nil {
		return netip.Prefix{}, err
	}
	a, err := ip.Resolved(t, items[0])
	if err != nil {
		return netip.Prefix{}, err
	}
	mask, err := ip.Resolved(t, items[1])
	if err == nil && (!a.Is4() || !mask.Is4()) {
		err = object.NewError(object.ValueError, "invalid arguments")
	}
	if err != nil {
		return netip.Prefix{}, err
	}
	return ip.Network(a, mask), nil
}

func (m *module) config(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	n := nicOf(args)
	if err := one(args[1:], kw); err != nil {
		return object.Value{}, err
	}
	for i, key := range kw.Names {
		if err := m.setParam(t, n, key, kw.Values[i]); err != nil {
			return object.Value{}, err
		}
	}
	if kw.Len() > 0 {
		device.Of(args[0]).Logf(".config(%s)", strings.Join(kw.Names, ", "))
		if n.ap && n.active {
			m.radio.Serve(&n.point, n.own)
		}
		return object.None, nil
	}
	ap := n.point
	if !n.ap {
		ap = m.radio.Link().AP
	}
	key, _ := object.AsStr(args[1])
	switch key {
	case "mac":
		if n.ap {
			return ip.MAC(n.point.BSSID), nil
		}
		return ip.MAC(m.radio.MAC()), nil
	case "ssid", "essid":
		return object.NewStr(ap.SSID), nil
	case "channel":
		return object.Int(int64(ap.Channel)), nil
	case "hidden":
		return object.Bool(ap.Hidden), nil
	case "security", "authmode":
		return object.Int(securities[ap.Security]), nil
	case "hostname", "dhcp_hostname":
		return object.NewStr(m.radio.Hostname()), nil
	}
	if v := n.params[key]; v.Bound() {
		return v, nil
	}
	return object.Value{}, object.NewError(object.ValueError, "unknown config param")
}

func (m *module) setParam(t object.Thread, n *nic, key string, v object.Value) (err error) {
	switch key {
	case "mac":
		mac, err := ip.AsMAC(v)
		if err == nil && n.ap {
			n.point.BSSID = mac
		} else if err == nil {
			m.radio.SetMAC(mac)
		}
		return err
	case "ssid", "essid":
		n.point.SSID, err = name(v)
	case "key", "password":
		n.point.Password, err = name(v)
		if err == nil && n.point.Security == world.Open && n.point.Password != "" {
			n.point.Security = world.WPA2
		}
	case "channel":
		n.point.Channel, err = object.Index(t, v)
	case "hidden":
		n.point.Hidden, err = object.Truth(t, v)
	case "security", "authmode":
		k, err := object.ToInt64(t, v)
		if err != nil {
			return err
		}
		n.point.Security = world.WPA2
		for s, number := range securities {
			if number == k {
				n.point.Security = s
			}
		}
	case "hostname", "dhcp_hostname":
		err = ip.Hostname(m.host, v, 32)
	case "reconnects", "txpower", "pm", "protocol", "max_clients", "bandwidth", "trace", "low_power", "antenna":
		n.params[key] = v
	default:
		err = object.NewError(object.ValueError, "unknown config param")
	}
	return err
}

// joined joins an access point and waits; where that fails it says why.
func (m *module) joined(t object.Thread, dl world.Deadline, to world.Join) (world.LinkState, error) {
	err := host.Block(t, func(op *world.Op) error { return m.radio.Join(op, dl, to) })
	switch state, failed := err.(world.LinkState); {
	case err == nil:
		return world.LinkUp, nil
	case failed:
		return state, nil
	case board.CondOf(err) == board.ETIMEDOUT:
		return world.LinkJoining, nil
	}
	return world.LinkIdle, host.Err(t, err)
}
