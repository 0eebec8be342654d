// This file holds MaixPy: a K210 whose network is another chip's.

package board

// MaixPy gives MaixPy with an ESP8285, which is the usual one.
func MaixPy() *Board {
	b := Generic()
	b.Name = "maixpy"
	b.Platform = "MaixPy"
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
	b.Constants = Constants{
		"socket": linux("AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW"),
	}
	b.Names["time"] = microTime
	b.Hardware = Hardware{}
	return b
}

// MaixPyESP8285 is MaixPy with its usual chip, by its own name.
func MaixPyESP8285() *Board {
	b := MaixPy()
	b.Name = "maixpy:esp8285"
	return b
}

// MaixPyESP32SPI gives MaixPy with an ESP32 behind SPI.
func MaixPyESP32SPI() *Board {
	b := MaixPy()
	b.Name = "maixpy:esp32spi"
	return b
}

// MaixPyDocs gives what the page of MaixPy's manual promises.
func MaixPyDocs() *Board {
	b := MaixPy()
	b.Name = "maixpy:docs"
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
