// This file holds MaixPy: a K210 whose network is another chip's.

package board

import "time"

// MaixPy gives MaixPy with an ESP8285, which is the usual one.
func MaixPy() *Board {
	b := device("maixpy", "MaixPy on a K210 with an ESP8285", "MaixPy", "Sipeed_M1 with kendryte-k210")
	b.Numbers = Newlib
	b.Modules = Modules{
		Builtin: words("KPU Maix _thread array audio binascii board builtins cmath collections errno fpioa_manager framebuf gc hashlib heapq image io json lcd " +
			"machine math micropython modules network os random re sensor socket struct sys time touchscreen ucryptolib uctypes utimeq video zlib"),
		Aliases: u("binascii collections errno hashlib heapq io json os random re socket struct time zlib"),
		Called:  map[string]string{"socket": "usocket"},
		Preloaded: map[string]string{
			"machine": "machine", "fm": "fpioa_manager.fm", "board_info": "board.board_info",
		},
	}
	b.Names = Names{
		"socket":        words("socket getaddrinfo"),
		"socket.socket": words("__del__ close connect read readinto readline recv recvfrom send sendto setblocking settimeout write"),
	}
	b.Names["os"] = less(deviceOS, "dupterm dupterm_notify sync")
	b.Constants = Constants{
		"socket": linux("AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW"),
	}
	b.Names["time"] = microTime
	b.Hardware = Hardware{}
	b.System.Version, b.System.Title, b.System.Release = []int{1, 11, 0}, "MicroPython v1.11", "0.6.2"
	k := &b.Sockets
	k.Families = []int{2}
	k.BadFamily, k.BadType = Failure{Result: Ignored}, Failure{Result: Ignored}
	k.Arguments = 4
	k.TooMany = is(ENOMEM)
	k.Repr = "<usocket.socket fd={fd}, family={family}, type={type}>"
	k.Refused = fails("-1")
	k.SendFresh = is(EPIPE)
	k.SendReset, k.SendGone = is(ENOTCONN), is(ENOTCONN)
	k.RecvFlags = false
	k.ReadFresh = is(EPIPE)
	k.RecvEmpty = Failure{Result: Empty}
	k.Closed = Closed{Recv: is(ENOTCONN), Send: is(EPIPE), SendTo: is(EPIPE), Read: is(EPIPE), Write: is(EPIPE), Timeout: Failure{Result: Ignored}}
	b.Timeouts.Default = 10 * time.Second
	b.Timeouts.None = fails("TypeError('can't convert NoneType to float')")
	b.Timeouts.Negative = fails("ValueError('[MaixPy] timeout parameter error')")
	b.GetAddrInfo = streamsOnly(resolving(GetAddrInfo{IPv4Only: true, Ports: PortsInt, Wide: Failure{Result: Ignored}}, "22"))
	b.GetAddrInfo.Empty = Failure{Result: Ignored}
	b.Limits = Limits{Sockets: 128}
	b.Names["network"] = words("ESP8285 route")
	b.Constants["network"] = map[string]int{}
	b.Hardware.Numbers = map[string]int{"WIFI_TX": 6, "WIFI_RX": 7, "WIFI_EN": 8, "BOOT_KEY": 16, "LED_R": 13, "LED_G": 12, "LED_B": 14, "MIC0_WS": 19,
		"MIC0_DATA": 20, "MIC0_BCK": 18, "I2S_WS": 33, "I2S_DA": 34, "I2S_BCK": 35}
	b.Names["machine"] = words("ADC I2C PWM Timer UART SPI WDT reset unique_id")
	b.Constants["machine"] = map[string]int{}
	return b
}

// MaixPyESP8285 is MaixPy with its usual chip, by its own name.
func MaixPyESP8285() *Board {
	b := MaixPy()
	b.Name, b.About = "maixpy:esp8285", "the same"
	return b
}

// MaixPyESP32SPI gives MaixPy with an ESP32 behind SPI.
func MaixPyESP32SPI() *Board {
	b := MaixPy()
	b.Name, b.About = "maixpy:esp32spi", "MaixPy on a K210 with an ESP32 behind SPI"
	b.Sockets.Refused = is(ECONNREFUSED)
	b.Sockets.RecvFills = true
	b.Timeouts.Recv, b.Timeouts.Read = Failure{Result: Empty}, Failure{Result: Empty}
	g := &b.GetAddrInfo
	*g = streamsOnly(resolving(*g, "-1"))
	g.Empty = Failure{Result: Ignored}
	b.Names["network"] = words("ESP32_SPI route")
	return b
}

// MaixPyDocs gives what the page of MaixPy's manual promises.
func MaixPyDocs() *Board {
	b := MaixPy()
	b.Name, b.About = "maixpy:docs", "what the page of MaixPy's manual promises"
	b.Sockets.MakeFile = MakeFile{Modes: words("rb wb rwb"), BadMode: fails("ValueError('invalid mode')")}
	b.Timeouts.None = Failure{} // "if None is given, the socket is in blocking mode"
	b.Modules.Builtin = append(words("select"), b.Modules.Builtin...)
	b.Modules.Aliases = with(b.Modules.Aliases, map[string]string{"uselect": "select"})
	b.Names = with(b.Names, Names{
		"socket":        words("socket getaddrinfo inet_ntop inet_pton"),
		"socket.socket": append(words("makefile sendall setsockopt"), b.Names["socket.socket"]...),
	})
	b.Constants = with(b.Constants, Constants{
		"socket": with(b.Constants["socket"], linux("IPPROTO_TCP IPPROTO_UDP SOL_SOCKET SO_REUSEADDR")),
		"select": pollConstants,
	})
	return b
}
