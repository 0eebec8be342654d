// This file holds the ESP32.

package board

import "time"

// ESP32 gives MicroPython on an ESP32.
func ESP32() *Board {
	b := device("esp32", "MicroPython on an ESP32", "esp32", "Generic ESP32 module with ESP32")
	b.Numbers = Newlib
	b.Modules = Modules{
		Builtin: words("_espnow _thread _webrepl aioespnow apa106 array asyncio binascii bluetooth cmath collections cryptolib deflate dht ds18x20 errno esp esp32 " +
			"espnow flashbdev framebuf gc hashlib heapq inisetup io json machine math micropython mip neopixel network ntptime onewire os platform random re " +
			"requests select socket ssl struct sys time tls uctypes umqtt umqtt.robust umqtt.simple upysh urequests vfs webrepl webrepl_setup websocket"),
		Aliases: u("array asyncio binascii collections cryptolib errno hashlib heapq io json machine os platform random re select socket struct sys time websocket"),
	}
	b.Names = Names{
		"socket": words("__init__ socket getaddrinfo"),
		"socket.socket": words("__del__ accept bind close connect fileno listen makefile read readinto readline recv recvfrom send sendall sendto " +
			"setblocking setsockopt settimeout write"),
	}
	b.System.Warnings = true
	b.Names["os"] = deviceOS
	b.Constants = Constants{
		"socket": with(linux("AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW IPPROTO_IP IPPROTO_TCP IPPROTO_UDP TCP_NODELAY"), map[string]int{
			"SOL_SOCKET": lwipSolSocket, "SO_REUSEADDR": lwipReuseAddr, "SO_BROADCAST": lwipBroadcast, "SO_BINDTODEVICE": lwipBindToDevice,
			"IP_ADD_MEMBERSHIP": 3, "MSG_PEEK": 1, "MSG_DONTWAIT": 8,
		}),
		"select": pollConstants,
	}
	b.Names["time"] = microTime
	b.Names["neopixel"] = words("NeoPixel")
	b.Names["neopixel.NeoPixel"] = words("n bpp write fill __len__ __getitem__ __setitem__")
	b.Hardware = Hardware{Terminals: 1}
	k := &b.Sockets
	k.Families = []int{2, 10}
	k.Arguments = 3
	k.TooMany = is(ENFILE)
	k.Repr = "<socket>"
	k.ListenBacklog = 2
	k.SendGone = is(ENOTCONN)
	k.SendAllShort = is(ETIMEDOUT)
	k.SendNothing = Failure{Result: Waits, Cond: ETIMEDOUT}
	b.Options.Unknown, b.Options.Warning = Failure{Result: Ignored}, "Warning: lwip.setsockopt() option not implemented"
	b.Options.ReadCallback = true
	b.Timeouts.Step, b.Timeouts.Short = 100*time.Millisecond, is(EAGAIN)
	b.Addresses.Names = true
	b.Addresses.IPv6 = IPv6None
	b.GetAddrInfo = resolving(GetAddrInfo{IPv4First: true, Kinds: KindsAsked, CanonName: CanonHost, Ports: PortsDigits}, "-202")
	b.GetAddrInfo.Empty, b.GetAddrInfo.Type, b.GetAddrInfo.Flags = Failure{Result: Ignored}, Failure{Result: Ignored}, Failure{Result: Ignored}
	b.GetAddrInfo.Service, b.GetAddrInfo.Wide, b.GetAddrInfo.Family = fails("-201"), fails("-201"), fails("-204")
	b.Addresses.NegativePort = fails("-201")
	b.Poll.Reports = 5
	b.Limits = Limits{Sockets: 10, Datagrams: 6}
	b.Names["network"] = esp32Network
	b.Constants["network"] = esp32Status
	b.Names["machine"], b.Names["machine.Pin"] = esp32Machine, microPinNames
	b.Constants["machine"], b.Constants["machine.Pin"] = esp32Causes, esp32Pin
	b.Hardware.PinCount = 40
	return b
}
