// This file holds the type of a board's table.

package board

import "time"

// A Board is a table of facts. It is read only: a variant is a copy.
//
// What each fact is stands in its tag, from which the lists of facts and the
// manual's page of differences are made. A Failure that is empty says nothing of
// its own: what the system says holds.
type Board struct {
	Name  string // as in --board
	About string // one line

	Numbers   Numbers `is:"whose errno numbers"`
	System    System
	Modules   Modules
	Names     Names     `is:"names in"`
	Constants Constants `is:"value of"`

	Sockets     Sockets
	Options     Options
	Timeouts    Timeouts
	Addresses   Addresses
	GetAddrInfo GetAddrInfo
	Poll        Poll
	Limits      Limits
	TLS         TLS
	Asyncio     Asyncio
	Hardware    Hardware
}

// Errno gives the board's number of a condition, negative for a condition of
// getaddrinfo.
func (b *Board) Errno(c Cond) int { return b.Numbers.Errno(c) }

// System are the facts of sys, os and errno, of exceptions, and of where they
// are printed.
type System struct {
	Platform       string   `is:"sys.platform; empty: the system's own"`
	Implementation string   `is:"sys.implementation's name"`
	Version        []int    `is:"sys.implementation's version"`
	Title          string   `is:"sys.version, behind the language's"`
	Machine        string   `is:"sys.implementation._machine, os.uname()'s machine; empty: the system's"`
	Sysname        string   `is:"os.uname()'s sysname and nodename; empty: sys.platform"`
	Release        string   `is:"os.uname()'s release"`
	Errno          []Cond   `is:"names in errno; other numbers print bare"`
	Exceptions     []string `is:"builtin exceptions beyond those of MicroPython"`
	ReadsInto      bool     `is:"json.load() reads any object with readinto(), a stream or not"`
	Traceback      Stream   `is:"where the traceback of an uncaught exception goes"`
	Reports        Stream   `is:"where threads and tasks report theirs"`
	Warnings       bool     `is:"what the language leaves out, raise … from, is said there"`
}

// Stream is one of the two streams for output.
type Stream uint8

const (
	Stderr Stream = iota
	Stdout
)

// Sockets are the facts of the calls on a socket, but for timeouts.
type Sockets struct {
	Families       []int       `is:"address families that the constructor accepts; none: all that the system has"`
	BadFamily      Failure     `is:"constructor: another family (ignored: it is IPv4)"`
	BadType        Failure     `is:"constructor: a type that does not exist (ignored: it is a stream)"`
	AnyProto       bool        `is:"constructor: the protocol of a stream or datagram socket is not looked at"`
	Arguments      int         `is:"constructor: how many arguments at most; -1: any, and keywords, ignored"`
	TooMany        Failure     `is:"constructor and accept: too many sockets are open"`
	Repr           string      `is:"repr() of a socket; {fd}, {family}, {type}, {state} and {timeout} stand for what they say"`
	Collected      bool        `is:"a socket that is lost without close() is closed"`
	ReuseAddr      bool        `is:"every socket is made with SO_REUSEADDR"`
	ListenBacklog  int         `is:"listen() without an argument; -1: it must have one"`
	AcceptFresh    Failure     `is:"accept() on a socket that does not listen"`
	Accepted       Inherit     `is:"what a socket from accept() takes over of its listener's timeout"`
	Refused        Failure     `is:"connect(): the peer refuses"`
	AfterRefused   AfterFailed `is:"the socket after a connect() that failed"`
	ConnectPending Failure     `is:"connect() without blocking, the first call"`
	ConnectAgain   Failure     `is:"connect() while an attempt goes on"`
	ConnectDone    Failure     `is:"connect() again, after it succeeded without blocking, once"`
	SendFresh      Failure     `is:"send() on a stream that is not connected"`
	SendReset      Failure     `is:"send() once the peer has reset, the first time"`
	SendGone       Failure     `is:"send() after that"`
	SendAll        SendAll     `is:"sendall()"`
	SendAllShort   Failure     `is:"sendall() that could send a part only"`
	SendAllUDP     Failure     `is:"sendall() on a datagram socket"`
	SendNothing    Failure     `is:"sendto() of no bytes (empty: 0, and nothing is sent)"`
	SendFlags      bool        `is:"send(), sendall() and sendto() take flags"`
	RecvFlags      bool        `is:"recv() and recvfrom() take flags"`
	RecvFresh      Failure     `is:"recv() on a stream that is not connected"`
	RecvFreshNow   Failure     `is:"the same, without blocking"`
	ReadFresh      Failure     `is:"read() and its like on a stream that is not connected"`
	RecvEmpty      Failure     `is:"recv() without blocking, and nothing there"`
	EndNow         Failure     `is:"recv() at the end of the stream, without blocking"`
	RecvFills      bool        `is:"recv(n) waits until there are n bytes"`
	Closed         Closed
	MakeFile       MakeFile
}

// Closed are the facts of calls after close().
type Closed struct {
	Recv    Failure `is:"recv() after close()"`
	Send    Failure `is:"send() after close()"`
	SendTo  Failure `is:"sendto() after close()"`
	Read    Failure `is:"read() after close()"`
	Write   Failure `is:"write() after close()"`
	Timeout Failure `is:"settimeout() and setblocking() after close()"`
}

// MakeFile are the facts of makefile.
type MakeFile struct {
	Object  bool     `is:"makefile() gives a file object of its own; else the socket itself"`
	Modes   []string `is:"makefile(): the modes that it takes; none: any"`
	BadMode Failure  `is:"makefile(): another mode"`
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

// AfterFailed says what a socket is good for after a connect that failed.
type AfterFailed uint8

const (
	FailedFresh  AfterFailed = iota // another connect begins anew
	FailedSpent                     // another connect gives EBADF
	FailedCloses                    // it is closed, if it had a timeout
)

// SendAll says what sendall does.
type SendAll uint8

const (
	SendsAll  SendAll = iota // it sends until all is gone or it cannot go on
	SendsOnce                // one send of the system's
	IsSend                   // it is send, and returns a number
)

// Options are the facts of setsockopt. Which options there are, the constants
// SO_, IP_ and TCP_ of the socket module say, and Numbers; names are those of Linux's
// options that they stand for.
type Options struct {
	Numbers      map[string]int `is:"setsockopt(): options that no constant names, or all that has another number there"`
	Open         bool           `is:"setsockopt(): numbers that are no known option's go to the system"`
	AnyLevel     bool           `is:"setsockopt(): the level is ignored"`
	Unknown      Failure        `is:"setsockopt(): an option that does not exist"`
	Warning      string         `is:"setsockopt(): what it prints for one"`
	Bool         bool           `is:"setsockopt(): True and False are ints"`
	ReadCallback bool           `is:"setsockopt(SOL_SOCKET, 20, callable)"`
}

// Timeouts are the facts of settimeout, and what an expired timeout does in each
// call.
type Timeouts struct {
	Default  time.Duration `is:"timeout of a new socket"`
	Unit     time.Duration `is:"settimeout() counts in units of"`
	Step     time.Duration `is:"a timeout below this is too short"`
	None     Failure       `is:"settimeout(None) (empty: blocks)"`
	Negative Failure       `is:"settimeout() of a negative number (ignored: blocks; empty: expires at once)"`
	Keep     bool          `is:"setblocking(True) keeps an earlier settimeout()"`

	Recv     Failure `is:"timeout in recv()"`
	RecvFrom Failure `is:"timeout in recvfrom()"`
	Send     Failure `is:"timeout in send()"`
	SendAll  Failure `is:"timeout in sendall()"`
	SendTo   Failure `is:"timeout in sendto()"`
	Read     Failure `is:"timeout in read(), readinto() and readline() (EAGAIN: None, or what there is)"`
	Write    Failure `is:"timeout in write() (EAGAIN: None, or the number so far)"`
	Accept   Failure `is:"timeout in accept()"`
	Connect  Failure `is:"timeout in connect()"`
	Short    Failure `is:"timeout in any of them, of one that is too short"`
}

// Addresses are the facts of addresses.
type Addresses struct {
	Tuples       bool     `is:"connect(), bind() and sendto() take (host, port)"`
	Long         bool     `is:"they take (host, port, flowinfo, scopeid)"`
	Raw          bool     `is:"they take a raw sockaddr buffer"`
	Out          AddrForm `is:"what accept(), recvfrom() and getaddrinfo() give"`
	IPv6         IPv6Form `is:"an IPv6 address among them"`
	Names        bool     `is:"connect() and bind() resolve a name"`
	NamesSendTo  bool     `is:"sendto() resolves a name"`
	BadHost      Failure  `is:"a host that is neither an address nor resolved"`
	EmptyIsAny   bool     `is:"'' as a host means any address"`
	NegativePort Failure  `is:"a port below 0 (empty: modulo 65536)"`
}

// AddrForm is the form of an address that a script gets.
type AddrForm uint8

const (
	AddrTuple AddrForm = iota // (ip, port); AF_UNIX a str
	AddrRaw                   // a raw sockaddr: bytearray, from recvfrom bytes
)

// IPv6Form is the form of an IPv6 address that a script gets.
type IPv6Form uint8

const (
	IPv6Long IPv6Form = iota // (ip, port, flowinfo, scopeid)
	IPv6Pair                 // (ip, port)
	IPv6None                 // None
)

// GetAddrInfo are the facts of getaddrinfo.
type GetAddrInfo struct {
	IPv4First bool    `is:"getaddrinfo(): IPv4 addresses come first; else the system's order"`
	IPv4Only  bool    `is:"getaddrinfo(): gives IPv4 addresses only"`
	Single    bool    `is:"getaddrinfo(): gives exactly one result"`
	Kinds     Kinds   `is:"getaddrinfo(): the family, type and protocol of results"`
	Warning   string  `is:"getaddrinfo(): what it prints where it is asked for other kinds than it gives"`
	CanonName Canon   `is:"getaddrinfo(): the fourth item"`
	Ports     Ports   `is:"getaddrinfo(): what a port can be"`
	Wide      Failure `is:"getaddrinfo(): a port that needs more than 16 bits (empty: modulo 65536; ignored: given back as it is)"`
	Empty     Failure `is:"getaddrinfo(): '' as a host (ignored: 0.0.0.0)"`
	Unknown   Failure `is:"getaddrinfo(): the name is not known"`
	Again     Failure `is:"getaddrinfo(): no name server answers"`
	Failed    Failure `is:"getaddrinfo(): the name server fails"`
	Service   Failure `is:"getaddrinfo(): the service is not known"`
	Family    Failure `is:"getaddrinfo(): a family that does not exist"`
	NoAddress Failure `is:"getaddrinfo(): the name has no address of the family"`
	Type      Failure `is:"getaddrinfo(): a type that does not exist"`
	Flags     Failure `is:"getaddrinfo(): flags that do not exist"`
}

// Kinds says which family, type and protocol the results of getaddrinfo have.
type Kinds uint8

const (
	KindsAll    Kinds = iota // one result for each that passes the filters
	KindsAsked               // what was asked for; a stream where nothing was
	KindsStream              // (2, 1, 0) always
)

// Canon says what getaddrinfo gives as canonname.
type Canon uint8

const (
	CanonEmpty Canon = iota // ''
	CanonNone               // None, or a str where the flags ask for it
	CanonHost               // the host as it was given
)

// Ports says what getaddrinfo takes as a port.
type Ports uint8

const (
	PortsAny    Ports = iota // an int, digits, or the name of a service
	PortsDigits              // an int or digits
	PortsInt                 // an int
)

// Poll are the facts of select and poll.
type Poll struct {
	Descriptors bool   `is:"register() takes a descriptor"`
	Reports     uint32 `is:"events that poll() knows; 0: all"`
	Fresh       uint32 `is:"events of a stream that is not connected"`
	FreshOut    bool   `is:"POLLOUT is among them, if asked for"`
	Closed      uint32 `is:"events of a closed socket"`
	ClosedAsked bool   `is:"those that it was asked for are among them"`
	ClosedLate  bool   `is:"a socket that was closed before it was registered is reported"`
}

// Limits are how much there can be of something; 0 is the system's limit.
type Limits struct {
	Sockets   int `is:"sockets open at once"`
	Streams   int `is:"streams among them that do not listen"`
	Datagrams int `is:"datagrams that wait at one socket; more are lost"`
	Recv      int `is:"bytes that one recv() gives at most"`
}

// Asyncio are the facts of the streams of asyncio.
type Asyncio struct {
	ConnectWaits bool `is:"open_connection() waits for the connection and raises when it fails; else the first read does"`
	FlushOnClose bool `is:"wait_closed() sends what was written and not drained; else it is lost"`
}

// TLS are the facts of ssl and tls. There are two kinds of SSLSocket: streams
// over streams, and sockets over sockets, which shake hands once they are
// connected and have the methods Names["ssl.SSLSocket"].
type TLS struct {
	Library     string    `is:"MBEDTLS_VERSION"`
	Version13   bool      `is:"TLS 1.3 is spoken beside 1.2"`
	VerifyMode  int       `is:"verify_mode of a new ssl.SSLContext: 0 none, 2 required"`
	TimeoutEnds bool      `is:"a timeout ends a TLS connection: whatever follows fails alike"`
	CloseNotify bool      `is:"close() of a TLS connection says goodbye to the peer"`
	PeerCert    bool      `is:"SSLSocket has getpeercert()"`
	Ioctl       bool      `is:"SSLSocket has ioctl()"`
	Default     bool      `is:"ssl.create_default_context() is there"`
	Trusting    bool      `is:"ssl.SSLContext takes no protocol and trusts the system's certificates; what it wraps is a socket"`
	Files       bool      `is:"ssl.wrap_socket() takes the names of files, keyfile, certfile and ca_certs; what it wraps is a socket"`
	Errors      TLSErrors `is:"an error of TLS"`
	Closed      Failure   `is:"a call on a closed SSLSocket; else an error of TLS"`
}

// TLSErrors is the form of an error of TLS.
type TLSErrors uint8

const (
	TLSNamed  TLSErrors = iota // OSError(number, name); a certificate that fails is a ValueError that says why
	TLSText                    // OSError(number, name), with why a certificate failed behind the name
	TLSNumber                  // OSError(number)
)
