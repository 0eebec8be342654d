// This file holds the constants of the socket modules.

package usocket

import (
	"maps"
	"slices"

	"mpy/board"
	"mpy/python/object"
)

// Constants gives the constants that a board has in a socket module, or in
// another one that has the same, with their values there.
func Constants(b *board.Board, module string) []object.Member {
	have := b.Constants[module]
	list := make([]object.Member, 0, len(have))
	for _, name := range slices.Sorted(maps.Keys(have)) {
		list = append(list, object.Member{Name: name, Doc: constants[name], Value: object.Int(int64(have[name]))})
	}
	return list
}

// constants says what they are for.
var constants = map[string]string{
	"AF_UNIX":            "The family of addresses that are paths.",
	"AF_INET":            "The family of IPv4.",
	"AF_INET6":           "The family of IPv6.",
	"SOCK_STREAM":        "The type of connected streams: TCP.",
	"SOCK_DGRAM":         "The type of datagrams: UDP.",
	"SOCK_RAW":           "The type of raw packets; needs privileges.",
	"IPPROTO_IP":         "Level of options of IPv4.",
	"IPPROTO_ICMP":       "The protocol ICMP.",
	"IPPROTO_TCP":        "The protocol TCP, and the level of its options.",
	"IPPROTO_UDP":        "The protocol UDP, and the level of its options.",
	"IPPROTO_IPV6":       "Level of options of IPv6.",
	"SOL_SOCKET":         "Level of the options SO_.",
	"SO_REUSEADDR":       "Allows to bind an address whose earlier connections linger.",
	"SO_ERROR":           "The pending error; can't be set.",
	"SO_BROADCAST":       "Allows to send to broadcast addresses.",
	"SO_SNDBUF":          "Size of the buffer for sending.",
	"SO_RCVBUF":          "Size of the buffer for receiving.",
	"SO_KEEPALIVE":       "Finds out when an idle peer is gone.",
	"SO_LINGER":          "What close does with unsent bytes: two ints in 8 bytes, on or off and seconds.",
	"SO_BINDTODEVICE":    "Binds to an interface by name.",
	"TCP_NODELAY":        "Sends small pieces at once.",
	"IP_TTL":             "How many hops a packet lives.",
	"IP_MULTICAST_TTL":   "The same for multicast packets.",
	"IP_MULTICAST_LOOP":  "Whether multicast packets come back to this machine.",
	"IP_ADD_MEMBERSHIP":  "Joins a multicast group: 4 bytes of group and 4 of interface.",
	"IP_DROP_MEMBERSHIP": "Leaves it.",
	"IPV6_JOIN_GROUP":    "Joins an IPv6 multicast group: 16 bytes of group and an int of interface.",
	"IPV6_LEAVE_GROUP":   "Leaves it.",
	"MSG_PEEK":           "Flag of recv and recvfrom: what is received stays there.",
	"MSG_DONTROUTE":      "Flag of send: only to hosts on this network.",
	"MSG_DONTWAIT":       "Flag: this call does not wait.",
	"AF_LORA":            "The family of LoRa.",
	"AF_SIGFOX":          "The family of Sigfox.",
	"IPPROTO_RAW":        "The protocol of raw packets.",
	"IPPROTO_SEC":        "The protocol of sockets that ssl.wrap_socket takes.",
	"SOL_LORA":           "Level of options of LoRa.",
	"SOL_SIGFOX":         "Level of options of Sigfox.",
	"SO_CONFIRMED":       "LoRa: packets are confirmed.",
	"SO_DR":              "LoRa: the data rate.",
	"SO_RX":              "Sigfox: waits for an answer.",
	"SO_TX_REPEAT":       "Sigfox: how often a packet is repeated.",
	"SO_OOB":             "Sigfox: an out-of-band message.",
	"SO_BIT":             "Sigfox: the bit to send.",
	"EAI_NONAME":         "The number of a gaierror: the name is not known.",
}
