// This file holds the interfaces of a world's network.

package world

import "crypto/x509"

// A World is what one interpreter's network and time reach.
type World struct {
	Net   Net
	Clock Clock
	Radio Radio // nil: none; the board has no network hardware to configure

	// Roots are the certificates that a TLS client trusts without being told;
	// nil: the system's.
	Roots *x509.CertPool
}

// A Net makes endpoints and resolves names.
type Net interface {
	// Resolve gives the addresses of a name, in the system's order, without
	// duplicates: those of one family, or with Unspec of all. The name is not
	// an address in digits. After ErrInterrupted with reason Callback the
	// resolution goes on behind the Op, and a repeated call joins it.
	//
	// # Errors
	//
	// EAINoName (also if it has addresses of another family only), EAIAgain (the
	// name servers do not answer), EAIFail (they answer nonsense), EAIAddrFamily,
	// EAISystem; ETIMEDOUT; ErrInterrupted.
	Resolve(op *Op, dl Deadline, name string, family int) ([]Host, error)

	// Service gives the port of a service such as "http"; network is "tcp" or
	// "udp".
	//
	// # Errors
	//
	// EAIService.
	Service(network, name string) (uint16, error)

	// Socket makes an endpoint. Numbers are Linux's.
	//
	// # Errors
	//
	// EAFNOSUPPORT, EINVAL (type), EPROTONOSUPPORT, EPERM or EACCES (raw),
	// EMFILE, ENFILE, ENOBUFS, ENOMEM.
	Socket(family, typ, proto int) (Endpoint, error)
}

// Numbered is a Net whose endpoints have numbers that are no descriptors of the
// system's.
type Numbered interface {
	// Numbered gives the endpoint that scripts know by a number, nil for none;
	// own is false if numbers are the system's after all.
	Numbered(n int) (e Endpoint, own bool)
}

// An Endpoint is a socket of a world. Its methods may be called from any
// goroutine at the same time; two blocked readers take turns. After Close
// every one fails with EBADF.
//
// Calls with an Op and a Deadline follow the package's rules: with NoWait they
// try, and give EAGAIN where they would block; else they can also give
// ETIMEDOUT and ErrInterrupted. Buffers are the caller's and not kept.
type Endpoint interface {
	// Bind gives the endpoint its own address; port 0 lets the world choose.
	//
	// # Errors
	//
	// EINVAL (bound already, wrong family), EADDRINUSE, EADDRNOTAVAIL, EACCES.
	Bind(addr Addr) error

	// Listen makes a stream endpoint listen; an unbound one gets a port.
	//
	// # Errors
	//
	// EADDRINUSE, EOPNOTSUPP, EINVAL.
	Listen(backlog int) error

	// Accept takes a connection.
	//
	// # Errors
	//
	// EINVAL (not listening), EOPNOTSUPP, ECONNABORTED, EMFILE.
	Accept(op *Op, dl Deadline) (Endpoint, Addr, error)

	// Connect connects, or sets the peer of a datagram endpoint. With NoWait
	// it gives EINPROGRESS when it began, EALREADY while that goes on, nil
	// when it turned out well, EISCONN after that; a failure is told once and
	// then it begins anew. With a deadline that passes it gives ETIMEDOUT and
	// the attempt goes on. Called again while it goes on, it waits for it.
	//
	// # Errors
	//
	// EINPROGRESS, EALREADY, EISCONN, ECONNREFUSED, ENETUNREACH,
	// EHOSTUNREACH, ECONNRESET, EADDRNOTAVAIL, EINVAL (family), EACCES,
	// ETIMEDOUT (also the network's own).
	Connect(op *Op, dl Deadline, addr Addr) error

	// Read receives once: what is there, up to len(p); 0 and nil at the end of
	// a stream, or for an empty datagram. Of a longer datagram the rest is
	// lost. With Peek it stays.
	//
	// # Errors
	//
	// EAGAIN, ENOTCONN, ECONNRESET, ECONNREFUSED (datagram; told once).
	Read(op *Op, dl Deadline, p []byte, flags int) (int, error)

	// ReadFrom receives once and gives the sender's address, none on a stream.
	//
	// # Errors
	//
	// As Read.
	ReadFrom(op *Op, dl Deadline, p []byte, flags int) (int, Addr, error)

	// Write sends all of p, or one datagram. With NoWait it sends what there
	// is room for, and gives EAGAIN only if there is none. Beside an error it
	// returns how much was sent.
	//
	// # Errors
	//
	// EAGAIN, EPIPE, ECONNRESET, ENOTCONN, EDESTADDRREQ, EMSGSIZE,
	// ECONNREFUSED, EACCES, ENETUNREACH, EHOSTUNREACH, ENOBUFS.
	Write(op *Op, dl Deadline, p []byte, flags int) (int, error)

	// WriteTo sends to addr: one datagram. A stream ignores addr.
	//
	// # Errors
	//
	// As Write.
	WriteTo(op *Op, dl Deadline, p []byte, flags int, addr Addr) (int, error)

	// Wait waits until Ready(mask) is not 0; mask is either In or Out.
	//
	// # Errors
	//
	// EAGAIN with NoWait.
	Wait(op *Op, dl Deadline, mask uint32) error

	// Option reads and SetOption writes an option, with Linux's numbers for
	// level and name, and a value as Linux lays it out: 4 bytes in the
	// machine's order for an int. Option returns the length of the value.
	//
	// # Errors
	//
	// ENOPROTOOPT, EINVAL, EDOM, EADDRINUSE, EADDRNOTAVAIL, ENODEV, EPERM.
	Option(level, name int, value []byte) (int, error)
	SetOption(level, name int, value []byte) error

	// Shutdown ends reading (1), writing (2) or both (3).
	//
	// # Errors
	//
	// ENOTCONN.
	Shutdown(how int) error

	// Close closes; blocked calls end with EBADF. A second one does nothing.
	Close() error

	// Ready gives the bits of mask|Always that hold now: Nval after Close.
	Ready(mask uint32) uint32

	// Descriptor gives the system's descriptor, or -1 if there is none or the
	// endpoint is closed. It must not be closed nor made blocking.
	Descriptor() int

	// Watch asks for the changes that the kernel does not know; an endpoint
	// whose descriptor shows everything never calls. Unwatch ends it.
	Watch(w *Watch)
	Unwatch(w *Watch)

	// LocalAddr gives the own address: while unbound, an address of zeros.
	// RemoteAddr gives the peer's.
	//
	// # Errors
	//
	// ENOTCONN (RemoteAddr).
	LocalAddr() (Addr, error)
	RemoteAddr() (Addr, error)
}

// Shutdown's arguments.
const (
	ShutRead  = 1
	ShutWrite = 2
	ShutBoth  = 3
)
