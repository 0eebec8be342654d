// This file holds the board's own access point.

package wifi

import (
	"net/netip"

	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/python/object"
	"mpy/world"
)

// defaultAP is what the board calls itself in its own network.
var defaultAP = world.Addresses{IPv4: netip.MustParsePrefix("192.168.4.1/24"), Gateway: netip.MustParseAddr("192.168.4.1")}

// serving gives the addresses in the board's own network while there is one.
func (r *radio) serving() world.Addresses {
	if r.ap == nil {
		return world.Addresses{}
	}
	return r.own
}

// apMAC gives the hardware address of the access point: the station's next one.
func (r *radio) apMAC() world.MAC {
	if r.macAP != nil {
		return *r.macAP
	}
	m := r.radio.MAC()
	m[5]++
	return m
}

func (r *radio) setMACAP(_ object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
	m, err := ip.AsMAC(v)
	if err == nil {
		r.macAP = (*world.MAC)(&m)
	}
	return v, err
}

func (r *radio) serve(ap *world.AccessPoint) {
	r.ap = ap
	r.radio.Serve(ap, r.own)
}

func (r *radio) startAP(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	if err := on(o); err != nil {
		return object.Value{}, err
	}
	ap := &world.AccessPoint{Channel: 1, BSSID: r.apMAC()}
	var err error
	if ap.SSID, ap.Password, err = name(args); err != nil {
		return object.Value{}, err
	}
	if v := object.Arg(args, 3); v.Bound() {
		if ap.Channel, err = object.Index(t, v); err != nil {
			return object.Value{}, err
		}
		if ap.Channel < 1 || ap.Channel > 13 {
			return object.Value{}, object.NewError(object.ValueError, "channel must be 1-13")
		}
	}
	if ap.Password != "" {
		ap.Security = world.WPA2
	}
	o.Logf(".start_ap(%q)", ap.SSID)
	r.serve(ap)
	return object.None, nil
}

func (r *radio) stopAP(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	device.Of(args[0]).Logf(".stop_ap()")
	r.serve(nil)
	return object.None, nil
}

func (r *radio) setAddressAP(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	a, err := addresses(args)
	if err != nil {
		return object.Value{}, err
	}
	r.own = a
	if r.ap != nil {
		r.serve(r.ap)
	}
	return object.None, nil
}

// stations gives those that have joined.
func (r *radio) stations() object.Value {
	if r.ap == nil {
		return object.None
	}
	var list []object.Value
	for _, s := range r.radio.Stations() {
		o := r.made.New("Station")
		o.Attrs["mac_address"], o.Attrs["rssi"], o.Attrs["ipv4_address"] = ip.MAC(s.MAC), object.Int(int64(s.RSSI)), ip.New(s.IP)
		list = append(list, object.Ref(o))
	}
	return object.NewTuple(list...)
}
