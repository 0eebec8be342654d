// This file holds MicroPython's unix port.

package board

// Unix gives MicroPython 1.29's unix port, as it was probed.
func Unix() *Board {
	b := firmware("unix", "MicroPython 1.29's unix port")
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
		"os":     words("chdir errno getcwd getenv ilistdir listdir mkdir mount putenv remove rename rmdir sep stat statvfs system umount unlink unsetenv urandom"),
	}
	b.Constants = Constants{
		"socket": linux("AF_UNIX AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW SOL_SOCKET SO_REUSEADDR SO_BROADCAST SO_KEEPALIVE SO_LINGER SO_ERROR " +
			"IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP MSG_PEEK MSG_DONTWAIT MSG_DONTROUTE"),
		"select": pollConstants,
	}
	b.Names["time"] = append(words("clock"), microTime...)
	b.Hardware = Hardware{}
	k := &b.Sockets
	k.Arguments = -1
	k.Repr = "<_socket {fd}>"
	k.Collected = false
	k.Accepted = InheritTimeout // SO_RCVTIMEO is the kernel's, and it hands it on
	k.SendAll, k.SendAllShort = SendsOnce, is(EINTR)
	k.MakeFile = MakeFile{Object: true}
	b.Options = Options{Open: true}
	b.Timeouts.Keep = true
	for _, f := range []*Failure{&b.Timeouts.Recv, &b.Timeouts.RecvFrom, &b.Timeouts.Send, &b.Timeouts.SendAll, &b.Timeouts.SendTo} {
		*f = is(EAGAIN)
	}
	b.Addresses = Addresses{Raw: true, Out: AddrRaw}
	b.GetAddrInfo = resolving(GetAddrInfo{CanonName: CanonNone}, "OSError('[addrinfo error %d]')")
	b.Poll.ClosedLate = false
	b.Names["machine"] = words("PinBase Signal idle mem8 mem16 mem32 soft_reset time_pulse_us")
	b.Constants["machine"] = map[string]int{}
	return b
}

// pollConstants are the constants of select, on every board.
var pollConstants = map[string]int{"POLLIN": 1, "POLLOUT": 4, "POLLERR": 8, "POLLHUP": 16}
