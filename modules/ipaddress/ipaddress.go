// This file holds the module ipaddress.

// Package ipaddress is the module ipaddress: IPv4 addresses as objects.
package ipaddress

import (
	"mpy/host"
	"mpy/modules/internal/ip"
	"mpy/python/object"
)

// Module makes the module ipaddress.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "ipaddress",
		Doc:  "IPv4 addresses as objects: they compare, can be keys, and print as text.",
		Members: []object.Member{
			object.Fn("ip_address(address, /)", "Makes an IPv4Address of a str or an int.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return ip.Make(t, args[0], false)
			}),
			{Name: "IPv4Address", Doc: "IPv4Address(address): an address, of an int, a str or 4 bytes; packed are its bytes, version is 4.", Value: object.Ref(ip.Class)},
		},
	}
}
