// This file holds the type of a board's table.

package board

import "time"

// A Board is a table of facts. It is read only: a variant is a copy.
type Board struct {
	Name     string // as in --board
	Platform string // sys.platform; "" means the system's own
	Numbers  Numbers

	Modules   Modules
	Names     Names
	Constants Constants

	Sockets   Sockets
	Timeouts  Timeouts
	Addresses Addresses
	Poll      Poll
	TLS       TLS
	Asyncio   Asyncio
	Hardware  Hardware
}

// Errno gives the board's number of a condition, negative for a condition of
// getaddrinfo.
func (b *Board) Errno(c Cond) int { return b.Numbers.Errno(c) }

// Sockets are the facts of the calls on a socket, but for timeouts.
type Sockets struct {
	Families       []int         // address families that the constructor accepts; nil is all that the system has
	ListenBacklog  int           // listen() without an argument
	Timeout        time.Duration // of a new socket; NoTimeout blocks
	Accepted       Inherit       // what a socket from accept takes over from its listener
	ReuseAddr      bool          // every socket is made with SO_REUSEADDR
	Refused        Cond          // connect: the peer refused
	SendFresh      Cond          // send on a stream socket that is not connected
	RecvFresh      Cond          // recv on one
	ConnectPending Cond          // non-blocking connect, first call
	ConnectAgain   Cond          // non-blocking connect, while it is pending
	UnknownOption  Cond          // setsockopt with an option that does not exist
	ReadCallback   bool          // setsockopt(SOL_SOCKET, 20, callable) is there
	KeepTimeout    bool          // setblocking(True) keeps an earlier settimeout
	NegativeError  bool          // a negative settimeout is a ValueError; else it blocks
}

// NoTimeout as a timeout means: block.
const NoTimeout time.Duration = -1

// Inherit says what a socket from accept takes over from its listener.
type Inherit uint8

const (
	InheritNothing     Inherit = iota // it blocks, without a timeout
	InheritTimeout                    // the listener's timeout; a non-blocking listener gives a blocking socket
	InheritAll                        // the listener's timeout, non-blocking included
	InheritNonBlocking                // nothing is taken over: it is non-blocking
)

// Timeouts names, for each call, the condition that an expired timeout raises.
type Timeouts struct {
	Recv, RecvFrom        Cond
	Send, SendAll, SendTo Cond
	Read, Write           Cond // stream methods; a stream method without any data returns None when non-blocking
	Accept, Connect       Cond
}

// Addresses are the facts of addresses and of getaddrinfo.
type Addresses struct {
	Tuples       bool     // connect, bind and sendto accept (host, port)
	Raw          bool     // they accept a raw sockaddr buffer
	Out          AddrForm // what accept, recvfrom and getaddrinfo give
	Names        bool     // connect and bind resolve a host name
	NamesSendTo  bool     // sendto does
	EmptyIsAny   bool     // '' as the host of an address means any address
	IPv4First    bool     // getaddrinfo gives IPv4 addresses first; else the system's order
	SingleResult bool     // getaddrinfo gives exactly one result
	CanonName    Canon    // what stands in getaddrinfo's fourth place
	Failure      GAIForm  // how getaddrinfo fails
}

// AddrForm is the form of an address that a script gets.
type AddrForm uint8

const (
	AddrTuple AddrForm = iota // (ip, port), IPv6 (ip, port, flowinfo, scopeid), AF_UNIX a str
	AddrRaw                   // a raw sockaddr: bytearray, from recvfrom bytes
)

// Canon says what getaddrinfo gives as canonname.
type Canon uint8

const (
	CanonEmpty Canon = iota // ''
	CanonNone               // None, or a str where the flags ask for it
	CanonHost               // the host as it was given
)

// GAIForm is the form of a failure of getaddrinfo.
type GAIForm uint8

const (
	GAINegative GAIForm = iota // OSError(-2): the one argument is a negative int
	GAIText                    // OSError('[addrinfo error -2]')
	GAILwIP                    // OSError(-202), lwIP's own numbers, negative
	GAILwIPPos                 // OSError(202)
	GAIClass                   // gaierror(-2, 'Name or service not known')
)

// Poll are the facts of select and poll.
type Poll struct {
	Select      bool   // select.select is there
	Descriptors bool   // poll.register accepts an int
	Fresh       uint32 // events of a new stream socket beside those of POLLOUT: 16
	Closed      uint32 // events of a closed socket: 32
	ClosedLate  bool   // also of one that was closed before it was registered
}

// Asyncio are the facts of the streams of asyncio.
type Asyncio struct {
	ConnectWaits bool // open_connection waits for the connection and raises when it fails; else the first read does
	FlushOnClose bool // wait_closed sends what was written and not drained; else it is lost
}

// TLS are the facts of ssl and tls.
type TLS struct {
	Library     string // MBEDTLS_VERSION
	Version13   bool   // TLS 1.3 is spoken beside 1.2
	VerifyMode  int    // of a new ssl.SSLContext: 0 none, 2 required
	TimeoutEnds bool   // a timeout ends the connection: whatever follows fails alike
	CloseNotify bool   // close says goodbye to the peer
	PeerCert    bool   // SSLSocket has getpeercert
	Ioctl       bool   // SSLSocket has ioctl
}
