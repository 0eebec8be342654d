// This file holds Pycom's boards.

package board

// Pycom gives the firmware of a WiPy 3 and its like.
func Pycom() *Board {
	b := Generic()
	b.Name = "pycom"
	b.Platform = "WiPy"
	b.Numbers = Newlib
	b.Modules = Modules{
		Builtin: words("_thread array binascii cmath collections crypto errno framebuf gc hashlib io json machine math micropython network os pycom queue re " +
			"select socket ssl struct sys time uctypes"),
		Aliases: u("binascii collections crypto errno hashlib io json machine os queue re select socket ssl struct time"),
		Called:  map[string]string{"socket": "usocket", "select": "uselect", "ssl": "ussl", "errno": "uerrno"},
	}
	b.Names = Names{
		"socket": words("socket getaddrinfo dnsserver error timeout"),
		"socket.socket": words("__del__ accept bind close connect do_handshake fileno listen makefile read readinto readline recv recvfrom send sendall sendto " +
			"setblocking setsockopt settimeout write"),
	}
	b.Constants = Constants{
		"socket": with(linux("AF_INET SOCK_STREAM SOCK_DGRAM IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_RAW"), map[string]int{
			"AF_LORA": 0xA0, "AF_SIGFOX": 0xA1, "SOCK_RAW": 3,
			"SOL_SOCKET": lwipSolSocket, "SO_REUSEADDR": lwipReuseAddr, "IP_ADD_MEMBERSHIP": 3,
			"SOL_LORA": 0xFFF05, "SOL_SIGFOX": 0xFFF06, "SO_CONFIRMED": 0xF0002, "SO_DR": 0xF0003, "SO_RX": 0xF0004, "SO_TX_REPEAT": 0xF0005,
			"SO_OOB": 0xF0006, "SO_BIT": 0xF0007,
		}),
		"select": pollConstants,
	}
	b.Names["time"] = microTime
	b.Hardware = Hardware{}
	return b
}

// PycomDocs gives what the page of Pycom's manual promises.
func PycomDocs() *Board {
	b := Pycom()
	b.Name = "pycom:docs"
	b.Names = with(b.Names, Names{"socket.socket": append(words("__enter__ __exit__ readall"), b.Names["socket.socket"]...)})
	b.Constants = with(b.Constants, Constants{"socket": with(b.Constants["socket"], map[string]int{"IPPROTO_SEC": 100})})
	return b
}
