// This file holds the default board.

package board

import "time"

// Generic gives the default board: MicroPython's manual, friendly on a
// desktop. Each call gives a table of its own.
func Generic() *Board {
	return &Board{
		Name:    "generic",
		About:   "MicroPython's manual, friendly on a desktop; the default",
		Numbers: Linux,
		System: System{
			Implementation: "micropython",
			Version:        []int{1, 29, 0},
			Title:          "MicroPython v1.29.0",
			Release:        "1.29.0",
			ReadsInto:      true,
			Errno: []Cond{
				EPERM, ENOENT, EIO, EBADF, EAGAIN, ENOMEM, EACCES, EEXIST, ENODEV, EISDIR, EINVAL, EOPNOTSUPP, EADDRINUSE, ECONNABORTED,
				ECONNRESET, ENOBUFS, ENOTCONN, ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH, EALREADY, EINPROGRESS,
			},
			Warnings: true,
		},
		Modules: Modules{
			Aliases: u("array asyncio binascii collections cryptolib errno gzip hashlib heapq io json machine os platform random re select socket " +
				"ssl string struct sys threading time websocket zlib"),
		},
		Names: Names{
			"socket": words("socket getaddrinfo inet_pton inet_ntop sockaddr"),
			"socket.socket": words("__enter__ __exit__ accept bind close connect fileno listen makefile read readinto readline recv recv_into recvfrom recvfrom_into " +
				"send sendall sendto setblocking setsockopt settimeout write"),
			"socketpool.Socket": circuitSocket,
		},
		Constants: Constants{
			"socket": linux("AF_UNIX AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 " +
				"SOL_SOCKET SO_REUSEADDR SO_ERROR SO_BROADCAST SO_SNDBUF SO_RCVBUF SO_KEEPALIVE SO_LINGER SO_BINDTODEVICE TCP_NODELAY " +
				"IP_TTL IP_MULTICAST_TTL IP_MULTICAST_LOOP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP IPV6_JOIN_GROUP IPV6_LEAVE_GROUP " +
				"MSG_PEEK MSG_DONTROUTE MSG_DONTWAIT"),
			"socketpool": circuitConstants,
		},
		Sockets: Sockets{
			Arguments:      3,
			Repr:           "<socket {fd}>",
			Collected:      true,
			ListenBacklog:  128,
			Accepted:       InheritNothing,
			ConnectPending: is(EINPROGRESS),
			ConnectAgain:   is(EALREADY),
			SendFresh:      is(EPIPE),
			SendFlags:      true,
			RecvFlags:      true,
			RecvFresh:      is(ENOTCONN),
			MakeFile:       MakeFile{Modes: words("rb wb rwb"), BadMode: fails("ValueError('invalid mode')")},
		},
		Options: Options{
			Open:         true,
			Bool:         true,
			ReadCallback: true,
		},
		Timeouts: timeouts(Timeouts{
			Default:  NoTimeout,
			Unit:     time.Microsecond,
			Negative: fails("ValueError('timeout can't be negative')"),
		}, is(ETIMEDOUT)),
		Addresses: Addresses{
			Tuples:      true,
			Long:        true,
			Raw:         true,
			Names:       true,
			NamesSendTo: true,
			EmptyIsAny:  true,
		},
		GetAddrInfo: GetAddrInfo{
			IPv4First: true,
			CanonName: CanonEmpty,
		},
		Poll: Poll{
			Descriptors: true,
			Fresh:       16,
			FreshOut:    true,
			Closed:      32,
			ClosedLate:  true,
		},
		TLS: TLS{
			Library:     "Mbed TLS 3.6.5",
			TimeoutEnds: true,
			CloseNotify: true,
			PeerCert:    true,
			Ioctl:       true,
			Default:     true,
		},
		Asyncio: Asyncio{
			ConnectWaits: true,
			FlushOnClose: true,
		},
		Hardware: Hardware{
			Pins:      "*",
			BoardID:   "generic",
			Settings:  true,
			Terminals: 3,
			Joins:     true,
		},
	}
}
