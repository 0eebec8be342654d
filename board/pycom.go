// This file holds Pycom's boards.

package board

// Pycom gives the firmware of a WiPy 3 and its like.
func Pycom() *Board {
	b := device("pycom", "Pycom's firmware on a WiPy 3", "WiPy", "WiPy with ESP32")
	b.Numbers = Newlib
	b.Modules = Modules{
		Builtin: words("_thread array binascii cmath collections crypto errno framebuf gc hashlib io json machine math micropython network os pycom queue re " +
			"select socket ssl struct sys time uctypes"),
		Aliases: u("binascii collections errno hashlib io json machine os re select socket ssl struct time"),
		Called:  map[string]string{"socket": "usocket", "select": "uselect", "ssl": "ussl", "errno": "uerrno"},
	}
	b.Names = Names{
		"socket": words("socket getaddrinfo dnsserver error timeout"),
		"socket.socket": words("__del__ accept bind close connect do_handshake fileno listen makefile read readinto readline recv recvfrom send sendall sendto " +
			"setblocking setsockopt settimeout write"),
	}
	b.Names["ssl.SSLSocket"] = less(b.Names["socket.socket"], "recvfrom sendto")
	b.TLS.Files, b.TLS.Errors, b.TLS.CloseNotify, b.TLS.TimeoutEnds = true, TLSNumber, true, false
	b.Names["os"] = less(deviceOS, "dupterm_notify ilistdir")
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
	b.Hardware = Hardware{Terminals: 1}
	b.System.Version, b.System.Title, b.System.Release = []int{1, 11, 0}, "MicroPython v1.11", "1.20.2.r6"
	b.System.Errno = append([]Cond{EMSGSIZE, ENETDOWN}, b.System.Errno...)
	b.System.Exceptions = manyExceptions
	k := &b.Sockets
	k.Families = []int{2}
	k.BadFamily = fails("OSError('incorrect socket type')")
	k.Arguments = 4 // the fourth is a descriptor, which is not looked at
	k.TooMany = is(ENFILE)
	k.Repr = "<socket>"
	k.ReuseAddr = true
	k.ListenBacklog = 0
	k.Accepted = InheritAll
	k.AfterRefused = FailedCloses
	k.SendAll = IsSend
	k.SendNothing = Failure{Result: Empty}
	k.RecvFlags = false
	k.RecvEmpty = Failure{Result: Empty}
	k.MakeFile = MakeFile{Modes: words("rb wb"), BadMode: fails("ValueError('invalid argument(s) value')")}
	b.Options.Unknown = is(ENOPROTOOPT)
	b.Timeouts = timeouts(b.Timeouts, fails("TimeoutError('timed out')"))
	b.Timeouts.Accept, b.Timeouts.Read, b.Timeouts.Write = is(EAGAIN), is(EAGAIN), is(EAGAIN)
	b.GetAddrInfo = streamsOnly(resolving(GetAddrInfo{IPv4Only: true, Ports: PortsInt}, "202"))
	b.Poll.Reports, b.Poll.Fresh, b.Poll.FreshOut = 5, 0, false
	b.Limits = Limits{Sockets: 15, Recv: 2048}
	b.Names["network"] = words("WLAN Server")
	b.Constants["network"] = map[string]int{}
	b.Hardware.PycomWLAN = true
	return b
}

// PycomDocs gives what the page of Pycom's manual promises.
func PycomDocs() *Board {
	b := Pycom()
	b.Name, b.About = "pycom:docs", "what the page of Pycom's manual promises"
	b.Names = with(b.Names, Names{"socket.socket": append(words("__enter__ __exit__ readall"), b.Names["socket.socket"]...)})
	b.Constants = with(b.Constants, Constants{"socket": with(b.Constants["socket"], map[string]int{"IPPROTO_SEC": 100})})
	return b
}
