// This file holds the station: joining, scanning, its addresses, and ping.

package wifi

import (
	"net/netip"
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/modules/internal/settings"
	"mpy/python/object"
	"mpy/world"
)

// link gives where the station stands; a radio that is off stands nowhere.
func (r *radio) link() world.Link { return r.radio.Link() }

func (r *radio) setEnabled(t object.Thread, o *device.Object, v object.Value) (object.Value, error) {
	on, err := object.Truth(t, v)
	if err == nil && !on {
		r.radio.Leave()
		r.serve(nil)
	}
	return object.Bool(on), err
}

func (r *radio) setHostname(_ object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
	return v, ip.Hostname(r.host, v, 253)
}

func (r *radio) setMAC(_ object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
	m, err := ip.AsMAC(v)
	if err == nil {
		r.radio.SetMAC(m)
	}
	return v, err
}

// length checks the length of an argument in CircuitPython's words.
func length(name string, n, least, most int) error {
	if n < least || n > most {
		return object.NewError(object.ValueError, "%s length must be %d-%d", name, least, most)
	}
	return nil
}

// name reads an ssid and a password, str or bytes.
func name(args []object.Value) (ssid, password string, err error) {
	b, err := object.BytesOf(args[1])
	if err != nil {
		return "", "", err
	}
	ssid = string(b)
	if err := length("ssid", len(ssid), 1, 32); err != nil {
		return "", "", err
	}
	if v := object.Arg(args, 2); v.Bound() {
		if b, err = object.BytesOf(v); err != nil {
			return "", "", err
		}
		password = string(b)
	}
	if password != "" {
		err = length("password", len(password), 8, 63)
	}
	return ssid, password, err
}

// on checks that the radio is on.
func on(o *device.Object) error {
	if !o.Attrs["enabled"].IsTrue() {
		return object.NewError(object.RuntimeError, "WiFi is not enabled")
	}
	return nil
}

// deadline reads a timeout in seconds; None waits for as long as it takes.
func (r *radio) deadline(t object.Thread, v object.Value) (world.Deadline, error) {
	if !v.Bound() || v.IsNone() {
		return world.Never, nil
	}
	f, err := object.ToFloat64(t, v)
	if err != nil || !(f < 1e9) {
		return world.Never, err
	}
	return world.After(r.host.Clock(), time.Duration(max(f, 0)*1e9)), nil
}

func (r *radio) connect(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	if err := on(o); err != nil {
		return object.Value{}, err
	}
	to := world.Join{}
	var err error
	if to.SSID, to.Password, err = name(args); err != nil {
		return object.Value{}, err
	}
	if v := object.Arg(args, 3); v.Bound() {
		if to.Channel, err = object.Index(t, v); err != nil {
			return object.Value{}, err
		}
	}
	if v := object.Arg(args, 4); v.Bound() && !v.IsNone() {
		b, err := object.BytesOf(v)
		if err != nil {
			return object.Value{}, err
		}
		if len(b) != len(to.BSSID) {
			return object.Value{}, object.NewError(object.ValueError, "Invalid BSSID")
		}
		copy(to.BSSID[:], b)
	}
	dl, err := r.deadline(t, object.Arg(args, 5))
	if err != nil {
		return object.Value{}, err
	}
	o.Logf(".connect(%q)", to.SSID)
	err = host.Block(t, func(op *world.Op) error { return r.radio.Join(op, dl, to) })
	switch state, ok := err.(world.LinkState); {
	case err == nil:
		o.Logf(" is connected: %s", r.link().IPv4.Addr())
		return object.None, nil
	case ok && state == world.LinkNoAP, board.CondOf(err) == board.ETIMEDOUT:
		return object.Value{}, object.NewError(object.ConnectionError, "No network with that ssid")
	case ok && state == world.LinkWrongPassword:
		return object.Value{}, object.NewError(object.ConnectionError, "Authentication failure")
	case ok:
		return object.Value{}, object.NewError(object.ConnectionError, "Unknown failure 205") // the reason: the connection failed
	}
	return object.Value{}, host.Err(t, err)
}

// joinFirst joins the network that settings.toml names, where the board does so
// before the script begins. That it can't is not told: the script sees that it
// is not connected.
func (r *radio) joinFirst(t object.Thread, _ *object.Module) error {
	if !r.host.Board.Hardware.Joins || r.link().State == world.LinkUp {
		return nil
	}
	ssid, err := settings.Get(r.host, "CIRCUITPY_WIFI_SSID")
	if err != nil || object.TypeName(ssid) != "str" {
		return nil
	}
	password, err := settings.Get(r.host, "CIRCUITPY_WIFI_PASSWORD")
	if err != nil {
		return nil
	}
	var to world.Join
	if to.SSID, to.Password, err = name([]object.Value{{}, ssid, password}); err != nil {
		return nil
	}
	dl := world.After(r.host.Clock(), 8*time.Second)
	err = host.Block(t, func(op *world.Op) error { return r.radio.Join(op, dl, to) })
	if _, state := err.(world.LinkState); state || board.CondOf(err) == board.ETIMEDOUT {
		return nil
	}
	return host.Err(t, err)
}

func (r *radio) leave(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	r.radio.Leave()
	return object.None, nil
}

// modes are the AuthMode values of each way of protection.
var modes = map[world.Security][]string{
	world.Open: {"OPEN"}, world.WEP: {"WEP"}, world.WPA: {"WPA", "PSK"}, world.WPA2: {"WPA2", "PSK"}, world.WPAWPA2: {"WPA", "WPA2", "PSK"},
	world.WPA3: {"WPA3", "PSK"}, world.WPA2WPA3: {"WPA2", "WPA3", "PSK"}, world.Enterprise: {"WPA2", "ENTERPRISE"},
}

// network makes the object of an access point.
func (r *radio) network(ap world.AccessPoint) object.Value {
	o := r.made.New("Network")
	o.Attrs["ssid"], o.Attrs["bssid"] = object.NewStr(ap.SSID), ip.MAC(ap.BSSID)
	o.Attrs["rssi"], o.Attrs["channel"] = object.Int(int64(ap.RSSI)), object.Int(int64(ap.Channel))
	o.Attrs["country"] = object.NewStr(ap.Country)
	var list []object.Value
	for _, m := range modes[ap.Security] {
		list = append(list, r.made.Value("AuthMode."+m))
	}
	o.Attrs["authmode"] = object.NewTuple(list...)
	return object.Ref(o)
}

func (r *radio) apInfo() object.Value {
	l := r.link()
	if l.State != world.LinkUp {
		return object.None
	}
	return r.network(l.AP)
}

// scan listens, and gives what it has heard one by one.
func (r *radio) scan(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if err := on(device.Of(args[0])); err != nil {
		return object.Value{}, err
	}
	channels := [2]int{1, 11}
	for i := range channels {
		if v := object.Arg(args, 1+i); v.Bound() {
			var err error
			if channels[i], err = object.Index(t, v); err != nil {
				return object.Value{}, err
			}
		}
	}
	var heard []world.AccessPoint
	err := host.Block(t, func(op *world.Op) (err error) {
		heard, err = r.radio.Scan(op, world.Never)
		return err
	})
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	var list []object.Value
	for _, ap := range heard {
		if ap.Channel >= channels[0] && ap.Channel <= channels[1] || ap.Channel == 0 {
			list = append(list, r.network(ap))
		}
	}
	o := r.made.New("ScannedNetworks")
	o.Data = &list
	return object.Ref(o), nil
}

// iterable lets a script go through what was scanned.
func iterable(c *object.Class) {
	c.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, nil }
	c.Next = func(_ object.Thread, v object.Value) (object.Value, bool, error) {
		list, _ := device.Of(v).Data.(*[]object.Value)
		if list == nil || len(*list) == 0 {
			return object.Value{}, false, nil
		}
		next := (*list)[0]
		*list = (*list)[1:]
		return next, true, nil
	}
}

// texts gives addresses as a tuple of str.
func texts(a world.Addresses) object.Value {
	var list []object.Value
	if a.IPv4.IsValid() {
		list = append(list, ip.Text(a.IPv4.Addr()))
	}
	for _, p := range a.IPv6 {
		list = append(list, ip.Text(p.Addr()))
	}
	return object.NewTuple(list...)
}

func (r *radio) dns4() object.Value {
	for _, a := range r.link().DNS {
		if a.Is4() {
			return ip.New(a)
		}
	}
	return object.None
}

func (r *radio) dns() object.Value {
	var list []object.Value
	for _, a := range r.link().DNS {
		list = append(list, ip.Text(a))
	}
	return object.NewTuple(list...)
}

func (r *radio) setDNS4(_ object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
	a, err := ip.Of(v)
	if err == nil {
		r.configure(func(c *world.Addresses) { c.DNS = []netip.Addr{a} })
	}
	return v, err
}

func (r *radio) setDNS(t object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
	items, err := object.Sequence(v)
	if err != nil {
		return v, err
	}
	list := []netip.Addr{}
	for _, x := range items {
		a, err := ip.Resolved(t, x)
		if err != nil {
			return v, err
		}
		list = append(list, a)
	}
	r.configure(func(c *world.Addresses) { c.DNS = list })
	return v, nil
}

// configure changes the station's own addresses.
func (r *radio) configure(change func(c *world.Addresses)) {
	change(&r.static)
	r.radio.Configure(r.static)
}

// addresses reads ipv4, netmask and gateway.
func addresses(args []object.Value) (a world.Addresses, err error) {
	var part [3]netip.Addr
	for i := range part {
		if part[i], err = ip.Of(args[1+i]); err != nil {
			return a, err
		}
	}
	return world.Addresses{IPv4: ip.Network(part[0], part[1]), Gateway: part[2]}, nil
}

func (r *radio) setAddress(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	a, err := addresses(args)
	if err != nil {
		return object.Value{}, err
	}
	if v := object.Arg(args, 4); v.Bound() && !v.IsNone() {
		dns, err := ip.Of(v)
		if err != nil {
			return object.Value{}, err
		}
		a.DNS = []netip.Addr{dns}
	}
	device.Of(args[0]).Logf(".set_ipv4_address(%s)", a.IPv4)
	r.configure(func(c *world.Addresses) { *c = a })
	return object.None, nil
}

func (r *radio) ping(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	to, err := ip.Of(args[1])
	if err != nil {
		return object.Value{}, err
	}
	v := object.Arg(args, 2)
	if !v.Bound() {
		v = object.Float(0.5)
	}
	dl, err := r.deadline(t, v)
	if err != nil {
		return object.Value{}, err
	}
	var took time.Duration
	err = host.Block(t, func(op *world.Op) (err error) {
		took, err = r.radio.Ping(op, dl, to)
		return err
	})
	if e, ok := err.(*object.Exception); ok {
		return object.Value{}, e
	}
	if err != nil { // nobody answered
		return object.None, nil
	}
	return object.Float(took.Seconds()), nil
}
