// This file holds MicroPython's unix port.

package board

// Unix gives MicroPython 1.29's unix port, as it was probed.
func Unix() *Board {
	b := Generic()
	b.Name = "unix"
	b.Modules = Modules{
		Builtin: words("_thread array asyncio binascii cmath collections cryptolib deflate errno ffi framebuf gc hashlib heapq io json machine math micropython " +
			"mip ntptime os platform random re requests select socket ssl struct sys termios time tls uctypes vfs websocket"),
		Aliases: u("array asyncio binascii collections cryptolib errno hashlib heapq io json machine os platform random re select socket struct sys time websocket"),
	}
	b.Names = Names{
		"socket": words("socket getaddrinfo inet_pton inet_ntop sockaddr"),
		"socket.socket": words("accept bind close connect fileno listen makefile read readinto readline recv recvfrom send sendall sendto " +
			"setblocking setsockopt settimeout write"),
		"select": words("poll"),
	}
	b.Constants = Constants{
		"socket": linux("AF_UNIX AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW SOL_SOCKET SO_REUSEADDR SO_BROADCAST SO_KEEPALIVE SO_LINGER SO_ERROR " +
			"IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP MSG_PEEK MSG_DONTWAIT MSG_DONTROUTE"),
		"select": pollConstants,
	}
	b.Names["time"] = append(words("clock"), microTime...)
	b.Hardware = Hardware{}
	return b
}

// pollConstants are the constants of select, on every board.
var pollConstants = map[string]int{"POLLIN": 1, "POLLOUT": 4, "POLLERR": 8, "POLLHUP": 16}
