// This file holds the default board.

package board

// Generic gives the default board: MicroPython's manual, friendly on a
// desktop. Each call gives a table of its own.
func Generic() *Board {
	return &Board{
		Name:    "generic",
		Numbers: Linux,
		Modules: Modules{
			Aliases: u("array asyncio binascii collections cryptolib errno gzip hashlib heapq io json os platform random re select socket " +
				"ssl string struct sys threading time zlib"),
		},
		Names: Names{
			"socket": words("socket getaddrinfo inet_pton inet_ntop sockaddr"),
			"socket.socket": words("__enter__ __exit__ accept bind close connect fileno listen makefile read readinto readline recv recv_into recvfrom recvfrom_into " +
				"send sendall sendto setblocking setsockopt settimeout write"),
		},
		Constants: Constants{
			"socket": linux("AF_UNIX AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 " +
				"SOL_SOCKET SO_REUSEADDR SO_ERROR SO_BROADCAST SO_SNDBUF SO_RCVBUF SO_KEEPALIVE SO_LINGER SO_BINDTODEVICE TCP_NODELAY " +
				"IP_TTL IP_MULTICAST_TTL IP_MULTICAST_LOOP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP IPV6_JOIN_GROUP IPV6_LEAVE_GROUP " +
				"MSG_PEEK MSG_DONTROUTE MSG_DONTWAIT"),
			"socketpool": circuitConstants,
		},
		Sockets: Sockets{
			ListenBacklog:  128,
			Timeout:        NoTimeout,
			Accepted:       InheritNothing,
			Refused:        ECONNREFUSED,
			SendFresh:      EPIPE,
			RecvFresh:      ENOTCONN,
			ConnectPending: EINPROGRESS,
			ConnectAgain:   EALREADY,
			UnknownOption:  ENOPROTOOPT,
			ReadCallback:   true,
			NegativeError:  true,
		},
		Timeouts: Timeouts{
			Recv: ETIMEDOUT, RecvFrom: ETIMEDOUT,
			Send: ETIMEDOUT, SendAll: ETIMEDOUT, SendTo: ETIMEDOUT,
			Read: ETIMEDOUT, Write: ETIMEDOUT,
			Accept: ETIMEDOUT, Connect: ETIMEDOUT,
		},
		Addresses: Addresses{
			Tuples:      true,
			Raw:         true,
			Out:         AddrTuple,
			Names:       true,
			NamesSendTo: true,
			EmptyIsAny:  true,
			IPv4First:   true,
			CanonName:   CanonEmpty,
			Failure:     GAINegative,
		},
		Poll: Poll{
			Select:      true,
			Descriptors: true,
			Fresh:       16,
			Closed:      32,
			ClosedLate:  true,
		},
		TLS: TLS{
			Library:     "Mbed TLS 3.6.5",
			TimeoutEnds: true,
			CloseNotify: true,
			PeerCert:    true,
			Ioctl:       true,
		},
		Asyncio: Asyncio{
			ConnectWaits: true,
			FlushOnClose: true,
		},
		Hardware: Hardware{
			Pins:     "*",
			BoardID:  "generic",
			Settings: true,
		},
	}
}
