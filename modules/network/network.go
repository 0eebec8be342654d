// This file declares the module network.

// Package network is the module network: the board's network interfaces, as
// MicroPython, Pycom and MaixPy have them. All of them show the world's radio.
package network

import (
	"net/netip"
	"slices"
	"strings"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/python/object"
	"mpy/world"
)

const text = `
network: Network interfaces.
class WLAN(interface_id=0): An interface without wires, always the same object for an id.
	IF_STA = 0: The interface that joins access points.
	IF_AP = 1: The board's own access point.
	SEC_OPEN = 0: Security: none.
	SEC_WPA_WPA2 = 0x00400006: Security: WPA or WPA2.
	SEC_WPA3 = 0x01000004: Security: WPA3.
	SEC_WPA2_WPA3 = 0x01400004: Security: WPA2 or WPA3.
	PM_NONE = 0: Saves no power.
	PM_PERFORMANCE = 1: Saves some.
	PM_POWERSAVE = 2: Saves much.
	active(is_active=None, /) -> False: Switches the interface on or off, or says whether it is on.
	connect(ssid=None, key=None, *, bssid=None, auth=None, security=None, channel=None) -> None: Begins to join an access point; isconnected and status say how it goes on.
	disconnect() -> None: Leaves it.
	scan(**options) -> []: Lists the access points that are heard: (ssid, bssid, channel, rssi, security, hidden).
	status(param=None, /) -> 0: Gives a STAT_ constant, or of 'rssi' and 'stations' what they say.
	isconnected() -> False: Whether it is joined and has an address; of an access point whether somebody joined it.
	ifconfig(config=None, /) -> (): Gives or sets (address, mask, gateway, name server).
	ipconfig(*param, **values) -> None: Gives a parameter or sets some: addr4, addr6, gw4, dhcp4, has_dhcp4, autoconf6, has_autoconf6, dhcp6.
	config(*param, **values) -> None: Gives a parameter or sets some: mac, ssid, channel, hidden, security, key, hostname, reconnects, txpower, pm.
	deinit() -> None: Switches the interface off.
class LAN(id=0, **options): An interface with a cable.
	active(is_active=None, /) -> False: Switches the interface on or off, or says whether it is on.
	connect(*args, **options) -> None: Begins to use the cable.
	disconnect() -> None: Ends that.
	status(param=None, /) -> 0: Gives a STAT_ constant.
	isconnected() -> False: Whether there is a cable and an address.
	ifconfig(config=None, /) -> (): Gives or sets (address, mask, gateway, name server).
	ipconfig(*param, **values) -> None: Gives a parameter or sets some.
	config(*param, **values) -> None: Gives a parameter or sets some: mac, hostname.
class WIZNET5K(*pins): An interface with a cable behind SPI.
	active(is_active=None, /) -> False: Switches the interface on or off, or says whether it is on.
	isconnected() -> False: Whether there is a cable and an address.
	ifconfig(config=None, /) -> (): Gives or sets (address, mask, gateway, name server).
	ipconfig(*param, **values) -> None: Gives a parameter or sets some.
	config(*param, **values) -> None: Gives a parameter or sets some: mac, hostname.
	status(param=None, /) -> 0: Gives a STAT_ constant.
	regs(): Shows the chip's registers.
` + pycomText + maixText + `country(code=None, /) -> 'XX': Gives or sets the country, two letters.
hostname(name=None, /) -> '': Gives or sets how the board calls itself.
ipconfig(*param, **values) -> None: Gives a parameter or sets some: dns, prefer.
phy_mode(mode=None, /) -> None: Gives or sets a MODE_ constant.
route() -> []: Lists the interfaces.
PHY_GENERIC = 0: LAN(phy_type=): the chip behind the cable.
PHY_LAN8670 = 1: LAN(phy_type=): the chip behind the cable.
PHY_LAN8710 = 2: LAN(phy_type=): the chip behind the cable.
PHY_LAN8720 = 3: LAN(phy_type=): the chip behind the cable.
PHY_IP101 = 4: LAN(phy_type=): the chip behind the cable.
PHY_RTL8201 = 5: LAN(phy_type=): the chip behind the cable.
PHY_DP83848 = 6: LAN(phy_type=): the chip behind the cable.
PHY_KSZ8041 = 7: LAN(phy_type=): the chip behind the cable.
PHY_KSZ8081 = 8: LAN(phy_type=): the chip behind the cable.
PHY_KSZ8851SNL = 9: LAN(phy_type=): the chip behind the cable.
PHY_DM9051 = 10: LAN(phy_type=): the chip behind the cable.
PHY_W5500 = 11: LAN(phy_type=): the chip behind the cable.
STA_IF = 0: The interface that joins access points.
AP_IF = 1: The board's own access point.
STAT_IDLE = 0: Status: nothing goes on.
STAT_CONNECTING = 1: Status: joining goes on.
STAT_WRONG_PASSWORD = -3: Status: the password is wrong.
STAT_NO_AP_FOUND = -2: Status: no such access point.
STAT_CONNECT_FAIL = -1: Status: it failed for another reason.
STAT_GOT_IP = 3: Status: joined.
STAT_BEACON_TIMEOUT = 200: Status: the access point is gone.
STAT_ASSOC_FAIL = 203: Status: it failed for another reason.
STAT_HANDSHAKE_TIMEOUT = 204: Status: the access point did not answer.
AUTH_OPEN = 0: Security: none.
AUTH_WEP = 1: Security: WEP.
AUTH_WPA_PSK = 2: Security: WPA.
AUTH_WPA2_PSK = 3: Security: WPA2.
AUTH_WPA_WPA2_PSK = 4: Security: WPA or WPA2.
AUTH_WPA2_ENTERPRISE = 5: Security: WPA2 with a user's name.
AUTH_WPA3_PSK = 6: Security: WPA3.
AUTH_WPA2_WPA3_PSK = 7: Security: WPA2 or WPA3.
MODE_11B = 1: Kind of radio: 802.11b.
MODE_11G = 2: Kind of radio: 802.11g.
MODE_11N = 4: Kind of radio: 802.11n.
`

// securities are the numbers of AUTH_ for what a scan hears.
var securities = map[world.Security]int64{
	world.Open: 0, world.WEP: 1, world.WPA: 2, world.WPA2: 3, world.WPAWPA2: 4, world.Enterprise: 5, world.WPA3: 6, world.WPA2WPA3: 7,
}

// module is the state of the module in one interpreter.
type module struct {
	host    *host.Host
	radio   world.Radio
	made    *device.Made
	one     [2]object.Value // the two WLANs
	nics    []object.Value
	static  world.Addresses
	country object.Value
	prefer  object.Value
	phy     object.Value
}

// Module makes the module network.
func Module(h *host.Host) *object.Def {
	m := &module{host: h, radio: h.Radio, country: object.NewStr("XX"), prefer: object.Int(4), phy: object.Int(7)}
	d := device.Module{
		Text: text,
		Init: map[string]func(object.Thread, *device.Object) error{
			"WLAN": m.newWLAN, "LAN": m.newLAN, "WIZNET5K": m.newLAN,
			"ESP8285": m.newModem, "ESP32_SPI": m.newModem,
		},
		Do: map[string]object.Impl{
			"country":  variable(&m.country),
			"phy_mode": variable(&m.phy),
			"hostname": m.hostname,
			"ipconfig": m.ipconfigAll,
			"route": func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				return object.NewList(m.nics...), nil
			},
		},
		Classes: map[string]func(*object.Class){"WLAN": m.single, "PycomWLAN": m.singlePycom},
	}
	for name, do := range map[string]object.Impl{
		"active": m.active, "connect": m.connect, "disconnect": m.disconnect, "scan": m.scan, "status": m.status, "isconnected": m.isconnected,
		"ifconfig": m.ifconfig, "ipconfig": m.ipconfig, "config": m.config, "deinit": m.deinit,
	} {
		for _, class := range []string{"WLAN", "LAN", "WIZNET5K"} {
			d.Do[class+"."+name] = do
		}
	}
	m.addPycom(&d)
	m.addMaix(&d)
	var def *object.Def
	def, m.made = d.Build(h)
	other := "PycomWLAN"
	if h.Board.Hardware.PycomWLAN {
		other = "WLAN"
	}
	def.Members = slices.DeleteFunc(def.Members, func(x object.Member) bool { return x.Name == other })
	for i := range def.Members {
		if x := &def.Members[i]; x.Name == "PycomWLAN" {
			x.Name = "WLAN"
			x.Value.Obj().(*object.Class).Name = "WLAN"
		}
	}
	return def
}

// add notes an interface; there is one of each kind.
func (m *module) add(o *device.Object) {
	for i, v := range m.nics {
		if device.Of(v).Label == o.Label {
			m.nics[i] = object.Ref(o)
			return
		}
	}
	m.nics = append(m.nics, object.Ref(o))
}

// single makes a class give the same object for the same interface.
func (m *module) single(c *object.Class) {
	make := c.New
	c.New = func(t object.Thread, cls *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		v, err := make(t, cls, args, kw)
		if err != nil {
			return v, err
		}
		i := interfaceOf(device.Of(v))
		if !m.one[i].Bound() {
			m.one[i] = v
			m.add(device.Of(v))
		}
		return m.one[i], nil
	}
}

// variable is a function that gives or sets one value.
func variable(v *object.Value) object.Impl {
	return func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		if len(args) == 0 || args[0].IsNone() {
			return *v, nil
		}
		*v = args[0]
		return object.None, nil
	}
}

func (m *module) hostname(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) == 0 || args[0].IsNone() {
		return object.NewStr(m.radio.Hostname()), nil
	}
	return object.None, ip.Hostname(m.host, args[0], 32)
}

// ipconfigAll is network.ipconfig.
func (m *module) ipconfigAll(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	if err := one(args, kw); err != nil {
		return object.Value{}, err
	}
	for i, name := range kw.Names {
		switch name {
		case "dns":
			a, err := ip.Resolved(t, kw.Values[i])
			if err != nil {
				return object.Value{}, err
			}
			m.configure(func(c *world.Addresses) { c.DNS = []netip.Addr{a} })
		case "prefer":
			m.prefer = kw.Values[i]
		default:
			return object.Value{}, unexpected()
		}
	}
	if kw.Len() > 0 {
		return object.None, nil
	}
	switch name, _ := object.AsStr(args[0]); name {
	case "dns":
		return ip.Text(dns(m.radio.Link().Addresses)), nil
	case "prefer":
		return m.prefer, nil
	}
	return object.Value{}, unexpected()
}

// one checks that a call asks for one parameter or sets some.
func one(args []object.Value, kw object.Kw) error {
	switch {
	case kw.Len() > 0 && len(args) > 0:
		return object.NewError(object.TypeError, "can't specify pos and kw args")
	case kw.Len() == 0 && len(args) != 1:
		return object.NewError(object.TypeError, "must query one param")
	}
	return nil
}

func unexpected() error { return object.NewError(object.ValueError, "unexpected key") }

// configure changes the station's own addresses.
func (m *module) configure(change func(c *world.Addresses)) {
	change(&m.static)
	m.radio.Configure(m.static)
}

// dns gives the first name server.
func dns(a world.Addresses) netip.Addr {
	if len(a.DNS) > 0 {
		return a.DNS[0]
	}
	return netip.Addr{}
}

// dotted gives an address as text, four zeros for none.
func dotted(a netip.Addr) object.Value {
	if !a.IsValid() {
		return object.NewStr("0.0.0.0")
	}
	return object.NewStr(a.String())
}

// prefix reads "10.0.0.1/24".
func prefix(s string) (netip.Prefix, error) {
	if !strings.Contains(s, "/") {
		s += "/32"
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return p, object.NewError(object.ValueError, "invalid arguments")
	}
	return p, nil
}
