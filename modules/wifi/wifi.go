// This file declares the module wifi.

// Package wifi is the module wifi of CircuitPython: the radio through which a
// board joins networks and opens one of its own. It shows the world's radio.
package wifi

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/python/object"
	"mpy/world"
)

const text = `
wifi: Networks without wires, through the one radio: wifi.radio.
class AuthMode: How an access point is protected.
	OPEN = enum: Not at all.
	WEP = enum: By WEP.
	WPA = enum: By WPA.
	WPA2 = enum: By WPA2.
	WPA3 = enum: By WPA3.
	PSK = enum: By a password.
	ENTERPRISE = enum: By a user's name and password.
class PowerManagement: How much power the radio saves.
	MIN = enum: Little.
	MAX = enum: Much.
	NONE = enum: None.
	UNKNOWN = enum: It is not known.
class Network: An access point that was heard.
	ssid := '': Its name.
	bssid := b'': Its hardware address.
	rssi := 0: How strong it is, in dBm.
	channel := 0: Its channel.
	country := '': Its country, two letters.
	authmode := (): How it is protected: AuthMode values.
class Station: A station that has joined the board's access point.
	mac_address := b'': Its hardware address.
	rssi := 0: How strong it is, in dBm.
	ipv4_address := None: Its address.
class ScannedNetworks: The access points of a scan, one after the other.
	__del__(): Ends the scan.
class Radio: The radio.
	enabled = True: Whether the radio is on. Off, it is not connected.
	hostname = '': How the board calls itself.
	mac_address = b'': The station's hardware address.
	mac_address_ap = b'': The hardware address of the board's access point.
	tx_power = 20.0: The power of sending, in dBm.
	listen_interval = 1: How many beacons the station sleeps through.
	power_management = PowerManagement.MIN: How much power is saved.
	connected := False: Whether the station has joined a network and has an address.
	ipv4_gateway := None: The gateway.
	ipv4_subnet := None: The network's mask.
	ipv4_address := None: The station's address.
	ipv4_dns = None: The name server.
	dns = []: The name servers, as text.
	addresses := (): All addresses of the station, as text.
	ap_info := None: The Network that was joined.
	ap_active := False: Whether the board's own access point is open.
	ipv4_gateway_ap := None: The gateway of the board's access point.
	ipv4_subnet_ap := None: The mask of the board's access point.
	ipv4_address_ap := None: The board's address in its own network.
	addresses_ap := (): All addresses of the board in its own network, as text.
	stations_ap := (): The Stations that have joined the board's access point.
	start_scanning_networks(*, start_channel=1, stop_channel=11) -> None: Listens, and gives an iterable of Networks.
	stop_scanning_networks() -> None: Ends the scan.
	start_station(): Starts the station.
	stop_station() -> None: Stops it; it is not connected any more.
	connect(ssid, password=b'', *, channel=0, bssid=None, timeout=None) -> None: Joins a network, and waits for an address; ConnectionError when it can't.
	start_ap(ssid, password=b'', *, channel=1, authmode=(), max_connections=4) -> None: Opens an access point.
	stop_ap() -> None: Closes it.
	start_dhcp(*, ipv4=True, ipv6=False): Asks the network for addresses.
	stop_dhcp(): Stops that.
	start_dhcp_ap(): Gives stations addresses.
	stop_dhcp_ap(): Stops that.
	set_ipv4_address(*, ipv4, netmask, gateway, ipv4_dns=None) -> None: Sets the station's addresses.
	set_ipv4_address_ap(*, ipv4, netmask, gateway) -> None: Sets those of the board's access point.
	ping(ip, *, timeout=0.5) -> None: Gives the seconds until the host answered, None if it did not.
radio = Radio(): The radio.
`

// radio is what the module remembers of the radio beside the world.
type radio struct {
	host   *host.Host
	radio  world.Radio
	made   *device.Made
	ap     *world.AccessPoint // the board's own; nil: closed
	own    world.Addresses    // its addresses there
	static world.Addresses    // the station's, where the script set them
	macAP  *world.MAC
}

// Module makes the module wifi.
func Module(h *host.Host) *object.Def {
	r := &radio{host: h, radio: h.Radio, own: defaultAP}
	d := device.Module{
		Text: text,
		Get: map[string]func(object.Thread, *device.Object) (object.Value, error){
			"Radio.hostname":        r.get(func() object.Value { return object.NewStr(r.radio.Hostname()) }),
			"Radio.mac_address":     r.get(func() object.Value { return ip.MAC(r.radio.MAC()) }),
			"Radio.mac_address_ap":  r.get(func() object.Value { return ip.MAC(r.apMAC()) }),
			"Radio.connected":       r.get(func() object.Value { return object.Bool(r.link().State == world.LinkUp) }),
			"Radio.ipv4_gateway":    r.get(func() object.Value { return ip.New(r.link().Gateway) }),
			"Radio.ipv4_subnet":     r.get(func() object.Value { return ip.New(ip.Mask(r.link().IPv4)) }),
			"Radio.ipv4_address":    r.get(func() object.Value { return ip.New(r.link().IPv4.Addr()) }),
			"Radio.ipv4_dns":        r.get(r.dns4),
			"Radio.dns":             r.get(r.dns),
			"Radio.addresses":       r.get(func() object.Value { return texts(r.link().Addresses) }),
			"Radio.ap_info":         r.get(r.apInfo),
			"Radio.ap_active":       r.get(func() object.Value { return object.Bool(r.ap != nil) }),
			"Radio.ipv4_gateway_ap": r.get(func() object.Value { return ip.New(r.serving().Gateway) }),
			"Radio.ipv4_subnet_ap":  r.get(func() object.Value { return ip.New(ip.Mask(r.serving().IPv4)) }),
			"Radio.ipv4_address_ap": r.get(func() object.Value { return ip.New(r.serving().IPv4.Addr()) }),
			"Radio.addresses_ap":    r.get(func() object.Value { return texts(r.serving()) }),
			"Radio.stations_ap":     r.get(r.stations),
		},
		Set: map[string]func(object.Thread, *device.Object, object.Value) (object.Value, error){
			"Radio.enabled":        r.setEnabled,
			"Radio.hostname":       r.setHostname,
			"Radio.mac_address":    r.setMAC,
			"Radio.mac_address_ap": r.setMACAP,
			"Radio.ipv4_dns":       r.setDNS4,
			"Radio.dns":            r.setDNS,
		},
		Do: map[string]object.Impl{
			"Radio.start_scanning_networks": r.scan,
			"Radio.stop_station":            r.leave,
			"Radio.connect":                 r.connect,
			"Radio.start_ap":                r.startAP,
			"Radio.stop_ap":                 r.stopAP,
			"Radio.set_ipv4_address":        r.setAddress,
			"Radio.set_ipv4_address_ap":     r.setAddressAP,
			"Radio.ping":                    r.ping,
		},
		Classes: map[string]func(*object.Class){"ScannedNetworks": iterable},
	}
	var def *object.Def
	def, r.made = d.Build(h)
	def.Init = r.joinFirst
	return def
}

// get makes a getter of what needs nothing but the radio.
func (r *radio) get(f func() object.Value) func(object.Thread, *device.Object) (object.Value, error) {
	return func(object.Thread, *device.Object) (object.Value, error) { return f(), nil }
}
