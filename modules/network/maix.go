// This file holds MaixPy's interfaces: chips that a line leads to.

package network

import (
	"net/netip"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/python/object"
	"mpy/world"
)

const maixText = `class ESP8285(uart): An ESP8285 behind a UART.
	MODE_STATION = 1: It joins access points.
	MODE_SOFTAP = 2: It is an access point.
	connect(ssid, key='') -> None: Joins an access point, and waits for it; OSError when it can't.
	disconnect() -> None: Leaves it.
	isconnected() -> False: Whether it is joined.
	ifconfig() -> (): Gives (address, mask, gateway, '0', '0', hardware address, ssid).
	scan() -> []: Lists the access points that are heard: (security, ssid, rssi, hardware address, channel).
	enable_ap(ssid, key, chl=5, ecn=3) -> None: Opens an access point.
	disable_ap() -> None: Closes it.
class ESP32_SPI(cs=-1, rst=-1, rdy=-1, mosi=-1, miso=-1, sclk=-1, spi=-1): An ESP32 behind SPI.
	connect(ssid, key='') -> None: Joins an access point, and waits for it; OSError when it can't.
	disconnect() -> None: Leaves it.
	isconnected() -> False: Whether it is joined.
	ifconfig() -> (): Gives (address, mask, gateway).
	scan() -> []: Lists the access points that are heard: (ssid, security, rssi).
	ping(host, type=0) -> 0: Gives the milliseconds until a host answered; OSError when it did not.
	version() -> '1.4.0': Gives the version of the chip's program.
	adc(*channels) -> (0, 0, 0, 0, 0, 0): Gives what the chip's converters read.
`

// addMaix adds the code of the two classes.
func (m *module) addMaix(d *device.Module) {
	for _, class := range []string{"ESP8285", "ESP32_SPI"} {
		d.Do[class+".connect"] = m.modemConnect
		d.Do[class+".disconnect"] = m.disconnect
		d.Do[class+".isconnected"] = m.isconnected
		d.Do[class+".ifconfig"] = m.modemAddresses
		d.Do[class+".scan"] = m.modemScan
	}
	d.Do["ESP8285.enable_ap"] = m.enableAP
	d.Do["ESP8285.disable_ap"] = m.disableAP
	d.Do["ESP32_SPI.ping"] = m.modemPing
}

func (m *module) newModem(_ object.Thread, o *device.Object) error {
	o.Label = o.Class().Name
	o.Data = &nic{active: true}
	m.add(o)
	return nil
}

func (m *module) modemConnect(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	to := world.Join{}
	var err error
	if to.SSID, err = name(args[1]); err != nil {
		return object.Value{}, err
	}
	if to.Password, err = name(object.Arg(args, 2)); err != nil {
		return object.Value{}, err
	}
	device.Of(args[0]).Logf(".connect(%q)", to.SSID)
	state, err := m.joined(t, world.Never, to)
	if err == nil && state != world.LinkUp {
		err = object.NewError(object.OSError, "could not connect to ssid=%s", to.SSID)
	}
	return object.None, err
}

func (m *module) modemAddresses(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	l := m.radio.Link()
	items := []object.Value{dotted(l.IPv4.Addr()), dotted(ip.Mask(l.IPv4)), dotted(l.Gateway)}
	if device.Is(args[0], "ESP8285") {
		items = append(items, object.NewStr("0"), object.NewStr("0"), object.NewStr(colons(l.AP.BSSID)), object.NewStr(l.AP.SSID))
	}
	return object.NewTuple(items...), nil
}

func (m *module) modemScan(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	list, err := m.heard(t)
	if err != nil {
		return object.Value{}, err
	}
	items := make([]object.Value, len(list))
	for i, ap := range list {
		ssid, security, rssi := object.NewStr(ap.SSID), object.Int(securities[ap.Security]), object.Int(int64(ap.RSSI))
		items[i] = object.NewTuple(ssid, security, rssi)
		if device.Is(args[0], "ESP8285") {
			items[i] = object.NewTuple(security, ssid, rssi, object.NewStr(colons(ap.BSSID)), object.Int(int64(ap.Channel)))
		}
	}
	return object.NewList(items...), nil
}

// colons gives a hardware address as text.
func colons(mac world.MAC) string {
	const hex = "0123456789abcdef"
	var b []byte
	for i, x := range mac {
		if i > 0 {
			b = append(b, ':')
		}
		b = append(b, hex[x>>4], hex[x&15])
	}
	return string(b)
}

func (m *module) enableAP(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	ap := &world.AccessPoint{Channel: 5, Security: world.WPA2}
	var err error
	if ap.SSID, err = name(args[1]); err != nil {
		return object.Value{}, err
	}
	if ap.Password, err = name(args[2]); err != nil {
		return object.Value{}, err
	}
	if v := object.Arg(args, 3); v.Bound() {
		if ap.Channel, err = object.Index(t, v); err != nil {
			return object.Value{}, err
		}
	}
	m.radio.Serve(ap, world.Addresses{IPv4: netip.MustParsePrefix("192.168.4.1/24"), Gateway: netip.MustParseAddr("192.168.4.1")})
	return object.None, nil
}

func (m *module) disableAP(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	m.radio.Serve(nil, world.Addresses{})
	return object.None, nil
}

// modemPing asks an address, or a name, which is resolved.
func (m *module) modemPing(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	to, err := name(args[1])
	if err != nil {
		return object.Value{}, err
	}
	clock := m.host.Clock()
	var ms float64
	err = host.Block(t, func(op *world.Op) error {
		dl := world.After(clock, 5e9)
		a, err := netip.ParseAddr(to)
		if err != nil {
			list, err := m.host.World.Net.Resolve(op, dl, to, world.Inet)
			if err != nil {
				return err
			}
			a = list[0].IP
		}
		took, err := m.radio.Ping(op, dl, a)
		ms = float64(took.Microseconds()) / 1000
		return err
	})
	return object.Float(ms), host.Err(t, err)
}
