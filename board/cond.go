// This file holds the conditions: what can go wrong, named once for every
// system and every board.

package board

import "strconv"

// A Cond is one way in which a call can fail, independent of the system that
// runs it and of the board whose number for it a script sees. A Cond is an
// error by itself; [Error] adds what was being done. [CondOf] takes the Cond
// out of any error.
//
// Two ranges share the type: the POSIX conditions, whose numbers a board
// gives as positive errno values, and the conditions of getaddrinfo, which
// have a namespace of their own (see [Cond.IsEAI]).
type Cond uint16

// The conditions that POSIX and Linux name, in the order of Linux's numbers.
const (
	OK              Cond = iota // no error
	EPERM                       // operation not permitted
	ENOENT                      // no such file or directory
	ESRCH                       // no such process
	EINTR                       // interrupted system call
	EIO                         // input/output error
	ENXIO                       // no such device or address
	E2BIG                       // argument list too long
	ENOEXEC                     // exec format error
	EBADF                       // bad file descriptor
	ECHILD                      // no child processes
	EAGAIN                      // resource temporarily unavailable
	ENOMEM                      // cannot allocate memory
	EACCES                      // permission denied
	EFAULT                      // bad address
	ENOTBLK                     // block device required
	EBUSY                       // device or resource busy
	EEXIST                      // file exists
	EXDEV                       // invalid cross-device link
	ENODEV                      // no such device
	ENOTDIR                     // not a directory
	EISDIR                      // is a directory
	EINVAL                      // invalid argument
	ENFILE                      // too many open files in system
	EMFILE                      // too many open files
	ENOTTY                      // inappropriate ioctl for device
	ETXTBSY                     // text file busy
	EFBIG                       // file too large
	ENOSPC                      // no space left on device
	ESPIPE                      // illegal seek
	EROFS                       // read-only file system
	EMLINK                      // too many links
	EPIPE                       // broken pipe
	EDOM                        // numerical argument out of domain
	ERANGE                      // numerical result out of range
	EDEADLK                     // resource deadlock avoided
	ENAMETOOLONG                // file name too long
	ENOLCK                      // no locks available
	ENOSYS                      // function not implemented
	ENOTEMPTY                   // directory not empty
	ELOOP                       // too many levels of symbolic links
	EPROTO                      // protocol error
	EOVERFLOW                   // value too large for defined data type
	EILSEQ                      // invalid or incomplete multibyte character
	EUSERS                      // too many users
	ENOTSOCK                    // socket operation on non-socket
	EDESTADDRREQ                // destination address required
	EMSGSIZE                    // message too long
	EPROTOTYPE                  // protocol wrong type for socket
	ENOPROTOOPT                 // protocol not available
	EPROTONOSUPPORT             // protocol not supported
	ESOCKTNOSUPPORT             // socket type not supported
	EOPNOTSUPP                  // operation not supported
	EPFNOSUPPORT                // protocol family not supported
	EAFNOSUPPORT                // address family not supported by protocol
	EADDRINUSE                  // address already in use
	EADDRNOTAVAIL               // cannot assign requested address
	ENETDOWN                    // network is down
	ENETUNREACH                 // network is unreachable
	ENETRESET                   // network dropped connection on reset
	ECONNABORTED                // software caused connection abort
	ECONNRESET                  // connection reset by peer
	ENOBUFS                     // no buffer space available
	EISCONN                     // transport endpoint is already connected
	ENOTCONN                    // transport endpoint is not connected
	ESHUTDOWN                   // cannot send after transport endpoint shutdown
	ETOOMANYREFS                // too many references
	ETIMEDOUT                   // connection timed out
	ECONNREFUSED                // connection refused
	EHOSTDOWN                   // host is down
	EHOSTUNREACH                // no route to host
	EALREADY                    // operation already in progress
	EINPROGRESS                 // operation now in progress
	ESTALE                      // stale file handle
	EDQUOT                      // disk quota exceeded
	ECANCELED                   // operation canceled
	numErrno                    // how many there are; no condition

	// Other is a failure that no condition describes: an error from Go or
	// the system which the tables do not know. A board gives it EIO's number.
	Other Cond = 127
)

// The conditions of getaddrinfo. Their numbers are negative and mean nothing
// outside getaddrinfo.
const (
	EAIBadFlags   Cond = 128 + iota // -1: invalid flags
	EAINoName                       // -2: the name or the service is not known
	EAIAgain                        // -3: a temporary failure in name resolution
	EAIFail                         // -4: a permanent failure in name resolution
	EAIFamily                       // -6: the address family is not supported
	EAISockType                     // -7: the socket type is not supported
	EAIService                      // -8: the service is not known for the socket type
	EAIAddrFamily                   // -9: the name has no address of that family
	EAIMemory                       // -10: out of memory
	EAISystem                       // -11: another system error
	endEAI
)

// IsEAI reports whether c belongs to getaddrinfo's namespace.
func (c Cond) IsEAI() bool { return c >= EAIBadFlags && c < endEAI }

// Name gives the C name, such as "ECONNREFUSED" or "EAI_NONAME".
func (c Cond) Name() string {
	switch {
	case c < numErrno:
		return condTable[c].name
	case c.IsEAI():
		return eaiTable[c-EAIBadFlags].name
	}
	return "condition " + strconv.Itoa(int(c))
}

// String gives the C name.
func (c Cond) String() string { return c.Name() }

// Error describes the condition in words, with its name.
func (c Cond) Error() string {
	switch {
	case c < numErrno:
		return condTable[c].text + " (" + condTable[c].name + ")"
	case c.IsEAI():
		return eaiTable[c-EAIBadFlags].text + " (" + eaiTable[c-EAIBadFlags].name + ")"
	case c == Other:
		return "input/output error"
	}
	return c.Name()
}

// Lookup finds the condition with a C name.
func Lookup(name string) (Cond, bool) {
	for i := OK + 1; i < numErrno; i++ {
		if condTable[i].name == name {
			return i, true
		}
	}
	for i := range eaiTable {
		if eaiTable[i].name == name {
			return EAIBadFlags + Cond(i), true
		}
	}
	return OK, false
}

// Conds lists the POSIX conditions in the order of Linux's numbers.
func Conds() []Cond {
	all := make([]Cond, 0, numErrno-1)
	for c := OK + 1; c < numErrno; c++ {
		all = append(all, c)
	}
	return all
}
