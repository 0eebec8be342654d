// This file holds the ESP32.

package board

// ESP32 gives MicroPython on an ESP32.
func ESP32() *Board {
	b := Generic()
	b.Name = "esp32"
	b.Platform = "esp32"
	b.Numbers = Newlib
	b.Modules = Modules{
		Builtin: words("_espnow _thread aioespnow apa106 array asyncio binascii bluetooth cmath collections cryptolib deflate dht ds18x20 errno esp esp32 " +
			"espnow flashbdev framebuf gc hashlib heapq inisetup io json machine math micropython mip neopixel network ntptime onewire os platform random re " +
			"requests select socket ssl struct sys time tls uctypes umqtt upysh urequests vfs webrepl webrepl_setup websocket"),
		Aliases: u("array asyncio binascii collections cryptolib errno hashlib heapq io json machine os platform random re select socket struct sys time websocket"),
	}
	b.Names = Names{
		"socket": words("__init__ socket getaddrinfo"),
		"socket.socket": words("__del__ accept bind close connect fileno listen makefile read readinto readline recv recvfrom send sendall sendto " +
			"setblocking setsockopt settimeout write"),
	}
	b.Constants = Constants{
		"socket": with(linux("AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW IPPROTO_IP IPPROTO_TCP IPPROTO_UDP TCP_NODELAY"), map[string]int{
			"SOL_SOCKET": lwipSolSocket, "SO_REUSEADDR": lwipReuseAddr, "SO_BROADCAST": lwipBroadcast, "SO_BINDTODEVICE": lwipBindToDevice,
			"IP_ADD_MEMBERSHIP": 3, "MSG_PEEK": 1, "MSG_DONTWAIT": 8,
		}),
		"select": pollConstants,
	}
	b.Names["time"] = microTime
	b.Hardware = Hardware{}
	return b
}
