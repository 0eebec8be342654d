// This file declares the module: its names and constants.

package usocket

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// module is what the sockets of one interpreter share, under its lock.
type module struct {
	h     *host.Host
	class *object.Class
	spare [len(spareSizes)][][]byte // buffers for recv
	open  host.Opened[Socket]
}

// Module makes the module socket.
func Module(h *host.Host) *object.Def {
	m := &module{h: h}
	m.class = m.makeClass()
	h.OnClose(func() { m.open.Each(func(o *Socket) { _ = o.s.Close() }) })
	def := &object.Def{
		Name: "socket",
		Doc: "Sockets. A socket is made by socket(), or by accept() of a listening one. Addresses are tuples (host, port), " +
			"for IPv6 (host, port, flowinfo, scopeid), what getaddrinfo gave, or raw socket addresses; a host may be a name. " +
			"Errors are OSErrors with MicroPython's numbers. A socket is a stream as well: read, readinto, readline and write.",
		Members: []object.Member{
			{Name: "socket", Doc: "socket(af=AF_INET, type=SOCK_STREAM, proto=0): makes a socket, which blocks and has no timeout.", Value: object.Ref(m.class)},
			object.Fn("getaddrinfo(host, port, af=0, type=0, proto=0, flags=0, /)",
				"Gives a list of (family, type, proto, canonname, address) for each way to reach a host, whose name is resolved; "+
					"port is a number or a service's name, and af, type and proto other than 0 are filters. "+
					"OSError with a negative number when it fails: -2 the name is not known, -3 try again later.", m.getaddrinfo),
		},
	}
	if m.h.Board.Addresses.Text {
		def.Members = append(def.Members,
			object.Fn("inet_ntop(af, bytes, /)", "Gives the text of an address of 4 or 16 bytes.", m.inetNtop),
			object.Fn("inet_pton(af, text, /)", "Gives the 4 or 16 bytes of an address in text.", m.inetPton),
			object.Fn("sockaddr(buffer, /)", "Takes a raw socket address apart: (family, address, port), for IPv6 with flowinfo and scopeid.", m.sockaddr),
		)
	}
	for _, c := range constants {
		def.Members = append(def.Members, object.Member{Name: c.name, Doc: c.doc, Value: object.Int(c.value)})
	}
	return def
}

// constants are Linux's, on every system.
var constants = [...]struct {
	name  string
	value int64
	doc   string
}{
	{"AF_UNIX", world.Unix, "The family of addresses that are paths."},
	{"AF_INET", world.Inet, "The family of IPv4."},
	{"AF_INET6", world.Inet6, "The family of IPv6."},
	{"SOCK_STREAM", world.Stream, "The type of connected streams: TCP."},
	{"SOCK_DGRAM", world.Datagram, "The type of datagrams: UDP."},
	{"SOCK_RAW", world.Raw, "The type of raw packets; needs privileges."},
	{"IPPROTO_IP", 0, "Level of options of IPv4."},
	{"IPPROTO_ICMP", 1, "The protocol ICMP."},
	{"IPPROTO_TCP", 6, "The protocol TCP, and the level of its options."},
	{"IPPROTO_UDP", 17, "The protocol UDP, and the level of its options."},
	{"IPPROTO_IPV6", 41, "Level of options of IPv6."},
	{"SOL_SOCKET", 1, "Level of the options SO_."},
	{"SO_REUSEADDR", 2, "Allows to bind an address whose earlier connections linger."},
	{"SO_ERROR", 4, "The pending error; can't be set."},
	{"SO_BROADCAST", 6, "Allows to send to broadcast addresses."},
	{"SO_SNDBUF", 7, "Size of the buffer for sending."},
	{"SO_RCVBUF", 8, "Size of the buffer for receiving."},
	{"SO_KEEPALIVE", 9, "Finds out when an idle peer is gone."},
	{"SO_LINGER", 13, "What close does with unsent bytes: two ints in 8 bytes, on or off and seconds."},
	{"SO_BINDTODEVICE", 25, "Binds to an interface by name."},
	{"TCP_NODELAY", 1, "Sends small pieces at once."},
	{"IP_TTL", 2, "How many hops a packet lives."},
	{"IP_MULTICAST_TTL", 33, "The same for multicast packets."},
	{"IP_MULTICAST_LOOP", 34, "Whether multicast packets come back to this machine."},
	{"IP_ADD_MEMBERSHIP", 35, "Joins a multicast group: 4 bytes of group and 4 of interface."},
	{"IP_DROP_MEMBERSHIP", 36, "Leaves it."},
	{"IPV6_JOIN_GROUP", 20, "Joins an IPv6 multicast group: 16 bytes of group and an int of interface."},
	{"IPV6_LEAVE_GROUP", 21, "Leaves it."},
	{"MSG_PEEK", world.Peek, "Flag of recv and recvfrom: what is received stays there."},
	{"MSG_DONTROUTE", world.DontRoute, "Flag of send: only to hosts on this network."},
	{"MSG_DONTWAIT", world.DontWait, "Flag: this call does not wait."},
}

// spareSizes are the sizes of buffers that recv keeps for its next call.
var spareSizes = [...]int{4096, 65536}

// buffer gives a buffer of n bytes, from the spare ones if it is not too large;
// return it by giveBack.
func (m *module) buffer(n int) []byte {
	for i, size := range spareSizes {
		if n > size {
			continue
		}
		if l := m.spare[i]; len(l) > 0 {
			b := l[len(l)-1]
			m.spare[i] = l[:len(l)-1]
			return b[:n]
		}
		return make([]byte, size)[:n]
	}
	return make([]byte, n)
}

// giveBack makes a buffer spare.
func (m *module) giveBack(b []byte) {
	for i, size := range spareSizes {
		if cap(b) == size && len(m.spare[i]) < 8 {
			m.spare[i] = append(m.spare[i], b[:size])
		}
	}
}
