// This file holds the constants of the socket modules.

package board

// linuxSocket are Linux's constants, all that a board's constants are
// translated to: what the socket layer below understands.
var linuxSocket = map[string]int{
	"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10,
	"SOCK_STREAM": 1, "SOCK_DGRAM": 2, "SOCK_RAW": 3,
	"IPPROTO_IP": 0, "IPPROTO_ICMP": 1, "IPPROTO_TCP": 6, "IPPROTO_UDP": 17, "IPPROTO_IPV6": 41, "IPPROTO_RAW": 255,
	"SOL_SOCKET": 1, "SO_REUSEADDR": 2, "SO_ERROR": 4, "SO_BROADCAST": 6, "SO_SNDBUF": 7, "SO_RCVBUF": 8,
	"SO_KEEPALIVE": 9, "SO_LINGER": 13, "SO_BINDTODEVICE": 25,
	"TCP_NODELAY": 1,
	"IP_TTL":      2, "IP_MULTICAST_TTL": 33, "IP_MULTICAST_LOOP": 34, "IP_ADD_MEMBERSHIP": 35, "IP_DROP_MEMBERSHIP": 36,
	"IPV6_JOIN_GROUP": 20, "IPV6_LEAVE_GROUP": 21,
	"MSG_PEEK": 2, "MSG_DONTROUTE": 4, "MSG_DONTWAIT": 0x40,
}

// LinuxSocket gives Linux's number of a constant of the socket modules.
func LinuxSocket(name string) (int, bool) {
	n, ok := linuxSocket[name]
	return n, ok
}

// lwIP's numbers, where they are not Linux's.
const (
	lwipSolSocket    = 0xfff
	lwipReuseAddr    = 4
	lwipBroadcast    = 0x20
	lwipBindToDevice = 0x100b
)
