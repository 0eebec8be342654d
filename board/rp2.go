// This file holds the Raspberry Pi Pico W.

package board

// RP2 gives MicroPython on a Pico W and other boards over lwIP's raw interface
// (esp8266, stm32, mimxrt).
func RP2() *Board {
	b := device("rp2", "MicroPython on a Pico W, and others over lwIP's raw interface", "rp2", "Raspberry Pi Pico W with RP2040")
	b.Modules = Modules{
		Builtin: words("_thread _webrepl aioble array asyncio binascii bluetooth cmath collections cryptolib deflate dht ds18x20 errno framebuf gc hashlib heapq io " +
			"json lwip machine math micropython mip neopixel network ntptime onewire os platform random re requests rp2 select socket ssl struct sys time " +
			"tls uctypes urequests vfs webrepl websocket"),
		Aliases: with(u("array asyncio binascii collections cryptolib errno hashlib heapq io json machine os platform random re select socket struct sys time websocket"),
			map[string]string{"lwip": "socket"}),
	}
	b.Names = Names{
		"socket": words("socket getaddrinfo callback print_pcbs reset"),
		"socket.socket": words("__del__ accept bind close connect listen makefile read readinto readline recv recvfrom send sendall sendto " +
			"setblocking setsockopt settimeout write"),
	}
	b.Names["os"] = deviceOS
	b.Constants = Constants{
		"socket": with(linux("AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW IPPROTO_IP IPPROTO_TCP SOL_SOCKET"), map[string]int{
			"SO_REUSEADDR": lwipReuseAddr, "SO_BROADCAST": lwipBroadcast, "TCP_NODELAY": 0x40,
			"IP_ADD_MEMBERSHIP": 0x400, "IP_DROP_MEMBERSHIP": 0x401, "MSG_PEEK": 1, "MSG_DONTWAIT": 2,
		}),
		"select": pollConstants,
	}
	b.Names["time"] = microTime
	b.Names["neopixel"] = words("NeoPixel")
	b.Names["neopixel.NeoPixel"] = words("n bpp write fill __len__ __getitem__ __setitem__")
	b.Hardware = Hardware{Terminals: 1}
	k := &b.Sockets
	k.Families = []int{2, 10}
	k.BadFamily = Failure{Result: Ignored}
	k.Arguments = 4
	k.TooMany = is(ENOMEM)
	k.Repr = "<socket state={state} timeout={timeout} incoming=0 off=0>"
	k.ListenBacklog = 2
	k.Accepted = InheritAll
	k.AfterRefused = FailedSpent
	k.RecvFreshNow = is(EAGAIN)
	k.SendAllUDP = fails("NotImplementedError()")
	b.Options.Unknown, b.Options.Warning = Failure{Result: Ignored}, "Warning: lwip.setsockopt() not implemented"
	b.Options.AnyLevel, b.Options.ReadCallback = true, true
	b.Addresses.IPv6 = IPv6Pair
	b.GetAddrInfo = streamsOnly(resolving(GetAddrInfo{
		IPv4First: true, Warning: "RuntimeWarning: unsupported getaddrinfo constraints", Ports: PortsInt,
	}, "-2"))
	b.GetAddrInfo.Empty = fails("-16")
	b.GetAddrInfo.Wide = Failure{Result: Ignored}
	b.Limits = Limits{Streams: 5, Datagrams: 4, Recv: 1460}
	b.Names["network"] = microNetwork
	b.Constants["network"] = rp2Status
	b.Names["machine"], b.Names["machine.Pin"] = rp2Machine, microPinNames
	b.Constants["machine"], b.Constants["machine.Pin"] = rp2Causes, rp2Pin
	b.Hardware.PinCount, b.Hardware.Channels = 30, words("26 27 28 29")
	return b
}
