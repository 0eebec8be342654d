// This file holds the module ntptime.

package chips

import (
	"encoding/binary"
	"net/netip"
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// since1900 is how many seconds NTP counts before 1970.
const since1900 = 2208988800

// Ntptime makes the module ntptime: it asks a time server, and sets the board's
// clock by it.
func Ntptime(h *host.Host) *object.Def {
	var mod *object.Module
	ask := func(t object.Thread) (time.Time, error) {
		name, err := object.Text(mod.Dict.GetStr("host"))
		if err != nil {
			return time.Time{}, err
		}
		secs, err := object.ToFloat64(t, mod.Dict.GetStr("timeout"))
		if err != nil {
			return time.Time{}, err
		}
		dl := world.After(h.Clock(), time.Duration(min(max(secs, 0), 1e6)*1e9))
		var at time.Time
		err = host.Block(t, func(op *world.Op) (err error) {
			at, err = askTime(h, op, dl, name)
			return err
		})
		return at, host.Err(t, err)
	}
	return &object.Def{
		Name: "ntptime",
		Doc:  "The time from the network. host is the server that is asked, timeout how many seconds it may take.",
		Members: []object.Member{
			{Name: "host", Doc: "The server.", Value: object.NewStr("pool.ntp.org")},
			{Name: "timeout", Doc: "How many seconds the answer may take.", Value: object.Int(1)},
			object.Fn("time()", "Gives the seconds since 1970 as the server has them.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				at, err := ask(t)
				return object.Int(at.Unix()), err
			}),
			object.Fn("settime()", "Sets the board's clock by the server. The desktop's stays.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
				at, err := ask(t)
				if err == nil {
					h.SetNow(at)
				}
				return object.None, err
			}),
		},
		Mutable: []string{"host", "timeout"},
		Init: func(_ object.Thread, m *object.Module) error {
			mod = m
			return nil
		},
	}
}

// askTime asks a server, once.
func askTime(h *host.Host, op *world.Op, dl world.Deadline, name string) (time.Time, error) {
	server, err := netip.ParseAddr(name)
	if err != nil {
		to, err := h.World.Net.Resolve(op, dl, name, world.Inet)
		if err == nil && len(to) == 0 {
			err = board.EAINoName
		}
		if err != nil {
			return time.Time{}, err
		}
		server = to[0].IP
	}
	ep, err := h.World.Net.Socket(world.Inet, world.Datagram, 0)
	if err != nil {
		return time.Time{}, err
	}
	defer ep.Close()
	packet := make([]byte, 48)
	packet[0] = 0x1b // version 3, a client
	if _, err := ep.WriteTo(op, dl, packet, 0, world.Addr{Family: world.Inet, IP: server, Port: 123}); err != nil {
		return time.Time{}, err
	}
	n, err := ep.Read(op, dl, packet, 0)
	if err == nil && n < len(packet) {
		err = board.EINVAL
	}
	if err != nil {
		return time.Time{}, err
	}
	secs := int64(binary.BigEndian.Uint32(packet[40:]))
	if secs < 1<<31 { // after 2036 it counts anew
		secs += 1 << 32
	}
	fraction := time.Duration(binary.BigEndian.Uint32(packet[44:])) * time.Second >> 32
	return time.Unix(secs-since1900, int64(fraction)), nil
}
