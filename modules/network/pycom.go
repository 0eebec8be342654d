// This file holds Pycom's WLAN and Server.

package network

import (
	"time"

	"mpy/modules/internal/attrs"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/python/object"
	"mpy/world"
)

// pycomText has Pycom's WLAN under another name, for MicroPython's is WLAN too:
// which one a board shows is a fact.
const pycomText = `class PycomWLAN(id=0, mode=None, *, ssid=None, auth=None, channel=1, antenna=0, power_save=False, hidden=False, bandwidth=1, max_tx_pwr=78, country=None, protocol=None): Pycom's interface without wires.
	STA = 1: Mode: it joins access points.
	AP = 2: Mode: it is an access point.
	STA_AP = 3: Mode: both.
	WEP = 1: Security: WEP.
	WPA = 2: Security: WPA.
	WPA2 = 3: Security: WPA2.
	WPA2_ENT = 5: Security: WPA2 with a user's name.
	INT_ANT = 0: The antenna on the board.
	EXT_ANT = 1: The antenna outside.
	MAN_ANT = 2: The antenna that the script chooses.
	HT20 = 0: Bandwidth: 20 MHz.
	HT40 = 1: Bandwidth: 40 MHz.
	init(mode=None, *, ssid=None, auth=None, channel=1, antenna=0, power_save=False, hidden=False, bandwidth=1, max_tx_pwr=78, country=None, protocol=None) -> None: Sets the mode and the rest.
	deinit() -> None: Switches the interface off.
	connect(ssid, *, auth=None, bssid=None, timeout=None, ca_certs=None, keyfile=None, certfile=None, identity=None, hostname=None) -> None: Joins an access point; auth is (security, password). With a timeout in milliseconds it waits.
	scan(**options) -> []: Lists the access points that are heard, as named tuples.
	disconnect() -> None: Leaves the access point.
	isconnected() -> False: Whether it is joined.
	ifconfig(id=0, config=None) -> (): Gives or sets (address, mask, gateway, name server); config 'dhcp' asks the network.
	mode(mode=None) -> None: Gives or sets the mode.
	ssid(ssid=None) -> None: Gives or sets the name of its own access point; joined, of the one it has joined.
	auth(auth=None) -> None: Gives or sets (security, password) of its own access point.
	channel(channel=None) -> None: Gives or sets the channel.
	antenna(antenna=None) -> None: Gives or sets the antenna.
	bandwidth(bandwidth=None) -> None: Gives or sets the bandwidth.
	max_tx_power(power=None) -> None: Gives or sets the power of sending.
	hostname(name=None) -> None: Gives or sets how the board calls itself.
	country(*args, **options) -> None: Gives or sets the country.
	mac() -> None: Gives the hardware addresses of station and access point.
	joined_ap_info() -> None: Says what access point it has joined.
	ap_sta_list() -> []: Lists who has joined its own.
class Server(id=0, *, login=None, timeout=None): The board's servers for files and the prompt.
	init(*, login=None, timeout=None): Starts them.
	deinit(): Stops them.
	timeout(seconds=None) -> 300: Gives or sets when who says nothing is put out.
	isrunning() -> False: Whether they run: here they do not.
`

// addPycom adds the code of Pycom's WLAN, under the name that the board has for it.
func (m *module) addPycom(d *device.Module) {
	const c = "PycomWLAN."
	d.Init["PycomWLAN"] = m.newPycom
	for name, do := range map[string]object.Impl{
		"init": m.pycomInit, "deinit": m.deinit, "connect": m.pycomConnect, "scan": m.pycomScan, "disconnect": m.disconnect,
		"isconnected": m.isconnected, "ifconfig": m.pycomAddresses, "ssid": m.pycomSSID, "auth": m.pycomAuth, "mac": m.pycomMAC,
		"joined_ap_info": m.pycomJoined, "mode": setting("mode"), "channel": setting("channel"), "antenna": setting("antenna"),
		"bandwidth": setting("bandwidth"), "max_tx_power": setting("max_tx_pwr"), "country": setting("country"),
		"hostname": func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
			return m.hostname(t, args[1:], kw)
		},
	} {
		d.Do[c+name] = do
	}
}

// setting is a method that gives or sets one of the constructor's arguments.
func setting(name string) object.Impl {
	return func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		o := device.Of(args[0])
		if v := object.Arg(args, 1); v.Bound() && !v.IsNone() {
			o.Args[name] = v
			return object.None, nil
		}
		return o.Args[name], nil
	}
}

// singlePycom makes the constructor give the one object there is, which it configures.
func (m *module) singlePycom(c *object.Class) {
	make := c.New
	var one object.Value
	c.New = func(t object.Thread, cls *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if one.Bound() && len(args)+kw.Len() == 0 {
			return one, nil
		}
		v, err := make(t, cls, args, kw)
		if err != nil {
			return v, err
		}
		if !one.Bound() {
			one = v
		}
		device.Of(one).Args = device.Of(v).Args
		return one, nil
	}
}

func (m *module) newPycom(t object.Thread, o *device.Object) error {
	o.Label = "WLAN"
	o.Data = &nic{active: true}
	if o.Args["mode"].IsNone() {
		o.Args["mode"] = object.Int(2) // as a board starts
	}
	m.add(o)
	return m.pycomServe(o)
}

// pycomServe opens the access point if the mode says so and it has a name.
func (m *module) pycomServe(o *device.Object) error {
	if !o.Args["mode"].IsInt() {
		return object.NewError(object.ValueError, "invalid argument(s) value")
	}
	ssid, err := name(o.Args["ssid"])
	if err != nil {
		return err
	}
	if o.Args["mode"].AsInt()&2 == 0 || ssid == "" {
		m.radio.Serve(nil, world.Addresses{})
		return nil
	}
	ap := &world.AccessPoint{SSID: ssid, Channel: 1}
	if ap.Security, ap.Password, err = auth(o.Args["auth"]); err != nil {
		return err
	}
	m.radio.Serve(ap, world.Addresses{})
	return nil
}

// auth reads (security, password).
func auth(v object.Value) (world.Security, string, error) {
	if v.IsNone() || !v.Bound() {
		return world.Open, "", nil
	}
	items, err := object.Sequence(v)
	if err == nil && (len(items) < 2 || !items[0].IsInt() && !items[0].IsNone()) {
		err = object.NewError(object.ValueError, "invalid argument(s) value")
	}
	if err != nil {
		return world.Open, "", err
	}
	password, err := name(items[1])
	if items[0].IsNone() {
		return world.Open, password, err
	}
	for s, n := range securities {
		if n == items[0].AsInt() {
			return s, password, err
		}
	}
	return world.WPA2, password, err
}

func (m *module) pycomInit(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	for i, name := range []string{"mode", "ssid", "auth", "channel", "antenna", "power_save", "hidden", "bandwidth", "max_tx_pwr", "country", "protocol"} {
		if v := object.Arg(args, 1+i); v.Bound() {
			o.Args[name] = v
		}
	}
	nicOf(args).active = true
	return object.None, m.pycomServe(o)
}

func (m *module) pycomConnect(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	to := world.Join{}
	var err error
	if to.SSID, err = name(args[1]); err != nil {
		return object.Value{}, err
	}
	if _, to.Password, err = auth(object.Arg(args, 2)); err != nil {
		return object.Value{}, err
	}
	device.Of(args[0]).Logf(".connect(%q)", to.SSID)
	v := object.Arg(args, 4)
	if !v.Bound() || v.IsNone() {
		_ = m.radio.Join(nil, world.NoWait, to) // what comes of it, isconnected says
		return object.None, nil
	}
	ms, err := object.ToInt64(t, v)
	if err != nil {
		return object.Value{}, err
	}
	state, err := m.joined(t, world.After(m.host.Clock(), time.Duration(min(max(ms, 0), 1e9))*time.Millisecond), to)
	if err == nil && state != world.LinkUp {
		m.radio.Leave()
		err = object.NewError(object.TimeoutError, "Connection to AP Timeout!")
	}
	return object.None, err
}

// found is what a scan gives.
var found = attrs.Class("", "ssid", "bssid", "sec", "channel", "rssi")

func (m *module) pycomScan(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	list, err := m.heard(t)
	if err != nil {
		return object.Value{}, err
	}
	items := make([]object.Value, len(list))
	for i, ap := range list {
		items[i] = object.Ref(&object.Tuple{Cls: found, Items: []object.Value{object.NewStr(ap.SSID), ip.MAC(ap.BSSID),
			object.Int(securities[ap.Security]), object.Int(int64(ap.Channel)), object.Int(int64(ap.RSSI))}})
	}
	return object.NewList(items...), nil
}

func (m *module) pycomAddresses(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	if v := object.Arg(args, 2); v.Bound() && !v.IsNone() {
		return m.ifconfig(t, []object.Value{args[0], v}, kw)
	}
	return m.ifconfig(t, args[:1], kw)
}

func (m *module) pycomSSID(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	if l := m.radio.Link(); len(args) < 2 && l.State == world.LinkUp {
		return object.NewStr(l.AP.SSID), nil
	}
	v, err := setting("ssid")(t, args, kw)
	if err == nil && len(args) > 1 {
		err = m.pycomServe(device.Of(args[0]))
	}
	return v, err
}

func (m *module) pycomAuth(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	v, err := setting("auth")(t, args, kw)
	if err == nil && len(args) > 1 {
		err = m.pycomServe(device.Of(args[0]))
	}
	return v, err
}

func (m *module) pycomMAC(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	own := m.radio.MAC()
	ap := own
	ap[5]++
	return attrs.New([]string{"sta_mac", "ap_mac"}, []object.Value{ip.MAC(own), ip.MAC(ap)}), nil
}

func (m *module) pycomJoined(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	l := m.radio.Link()
	if l.State != world.LinkUp {
		return object.Value{}, object.NewError(object.OSError, "Device not connected to an AP")
	}
	return attrs.New([]string{"bssid", "ssid", "primary_chn", "rssi", "auth", "standard"}, []object.Value{
		ip.MAC(l.AP.BSSID), object.NewStr(l.AP.SSID), object.Int(int64(l.AP.Channel)), object.Int(int64(l.AP.RSSI)),
		object.Int(securities[l.AP.Security]), object.NewStr("802.11n")}), nil
}
