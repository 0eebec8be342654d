//go:build unix && !linux

// This file holds the numbers of the BSDs and macOS as conditions.

package board

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// FromErrno gives the condition of a number of the system that runs us.
func FromErrno(n syscall.Errno) Cond {
	if n == unix.ENOTSUP { // the same number as EOPNOTSUPP on some systems, not on macOS
		return EOPNOTSUPP
	}
	switch n {
	case 0:
		return OK
	case unix.EPERM:
		return EPERM
	case unix.ENOENT:
		return ENOENT
	case unix.ESRCH:
		return ESRCH
	case unix.EINTR:
		return EINTR
	case unix.EIO:
		return EIO
	case unix.ENXIO:
		return ENXIO
	case unix.E2BIG:
		return E2BIG
	case unix.ENOEXEC:
		return ENOEXEC
	case unix.EBADF:
		return EBADF
	case unix.ECHILD:
		return ECHILD
	case unix.EAGAIN:
		return EAGAIN
	case unix.ENOMEM:
		return ENOMEM
	case unix.EACCES:
		return EACCES
	case unix.EFAULT:
		return EFAULT
	case unix.ENOTBLK:
		return ENOTBLK
	case unix.EBUSY:
		return EBUSY
	case unix.EEXIST:
		return EEXIST
	case unix.EXDEV:
		return EXDEV
	case unix.ENODEV:
		return ENODEV
	case unix.ENOTDIR:
		return ENOTDIR
	case unix.EISDIR:
		return EISDIR
	case unix.EINVAL:
		return EINVAL
	case unix.ENFILE:
		return ENFILE
	case unix.EMFILE:
		return EMFILE
	case unix.ENOTTY:
		return ENOTTY
	case unix.ETXTBSY:
		return ETXTBSY
	case unix.EFBIG:
		return EFBIG
	case unix.ENOSPC:
		return ENOSPC
	case unix.ESPIPE:
		return ESPIPE
	case unix.EROFS:
		return EROFS
	case unix.EMLINK:
		return EMLINK
	case unix.EPIPE:
		return EPIPE
	case unix.EDOM:
		return EDOM
	case unix.ERANGE:
		return ERANGE
	case unix.EDEADLK:
		return EDEADLK
	case unix.ENAMETOOLONG:
		return ENAMETOOLONG
	case unix.ENOLCK:
		return ENOLCK
	case unix.ENOSYS:
		return ENOSYS
	case unix.ENOTEMPTY:
		return ENOTEMPTY
	case unix.ELOOP:
		return ELOOP
	case unix.EPROTO:
		return EPROTO
	case unix.EOVERFLOW:
		return EOVERFLOW
	case unix.EILSEQ:
		return EILSEQ
	case unix.EUSERS:
		return EUSERS
	case unix.ENOTSOCK:
		return ENOTSOCK
	case unix.EDESTADDRREQ:
		return EDESTADDRREQ
	case unix.EMSGSIZE:
		return EMSGSIZE
	case unix.EPROTOTYPE:
		return EPROTOTYPE
	case unix.ENOPROTOOPT:
		return ENOPROTOOPT
	case unix.EPROTONOSUPPORT:
		return EPROTONOSUPPORT
	case unix.ESOCKTNOSUPPORT:
		return ESOCKTNOSUPPORT
	case unix.EOPNOTSUPP:
		return EOPNOTSUPP
	case unix.EPFNOSUPPORT:
		return EPFNOSUPPORT
	case unix.EAFNOSUPPORT:
		return EAFNOSUPPORT
	case unix.EADDRINUSE:
		return EADDRINUSE
	case unix.EADDRNOTAVAIL:
		return EADDRNOTAVAIL
	case unix.ENETDOWN:
		return ENETDOWN
	case unix.ENETUNREACH:
		return ENETUNREACH
	case unix.ENETRESET:
		return ENETRESET
	case unix.ECONNABORTED:
		return ECONNABORTED
	case unix.ECONNRESET:
		return ECONNRESET
	case unix.ENOBUFS:
		return ENOBUFS
	case unix.EISCONN:
		return EISCONN
	case unix.ENOTCONN:
		return ENOTCONN
	case unix.ESHUTDOWN:
		return ESHUTDOWN
	case unix.ETOOMANYREFS:
		return ETOOMANYREFS
	case unix.ETIMEDOUT:
		return ETIMEDOUT
	case unix.ECONNREFUSED:
		return ECONNREFUSED
	case unix.EHOSTDOWN:
		return EHOSTDOWN
	case unix.EHOSTUNREACH:
		return EHOSTUNREACH
	case unix.EALREADY:
		return EALREADY
	case unix.EINPROGRESS:
		return EINPROGRESS
	case unix.ESTALE:
		return ESTALE
	case unix.EDQUOT:
		return EDQUOT
	case unix.ECANCELED:
		return ECANCELED
	}
	return Other
}
