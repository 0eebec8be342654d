// This file holds Windows' numbers as conditions: Winsock's, the few of the
// kernel's that sockets and files show, and the portable ones that package
// syscall invents.

package board

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// FromErrno gives the condition of a number of the system that runs us.
func FromErrno(n syscall.Errno) Cond {
	switch n {
	case 0:
		return OK
	case windows.WSAEINTR:
		return EINTR
	case windows.WSAEBADF, windows.ERROR_INVALID_HANDLE, windows.WSAENOTSOCK:
		return EBADF
	case windows.WSAEACCES, windows.ERROR_ACCESS_DENIED:
		return EACCES
	case windows.WSAEFAULT:
		return EFAULT
	case windows.WSAEINVAL, windows.ERROR_INVALID_PARAMETER:
		return EINVAL
	case windows.WSAEMFILE, windows.ERROR_TOO_MANY_OPEN_FILES:
		return EMFILE
	case windows.WSAEWOULDBLOCK:
		return EAGAIN
	case windows.WSAEINPROGRESS:
		return EINPROGRESS
	case windows.WSAEALREADY:
		return EALREADY
	case windows.WSAEDESTADDRREQ:
		return EDESTADDRREQ
	case windows.WSAEMSGSIZE:
		return EMSGSIZE
	case windows.WSAEPROTOTYPE:
		return EPROTOTYPE
	case windows.WSAENOPROTOOPT:
		return ENOPROTOOPT
	case windows.WSAEPROTONOSUPPORT:
		return EPROTONOSUPPORT
	case windows.WSAESOCKTNOSUPPORT:
		return ESOCKTNOSUPPORT
	case windows.WSAEOPNOTSUPP, syscall.EWINDOWS, syscall.ENOTSUP:
		return EOPNOTSUPP
	case windows.WSAEPFNOSUPPORT:
		return EPFNOSUPPORT
	case windows.WSAEAFNOSUPPORT:
		return EAFNOSUPPORT
	case windows.WSAEADDRINUSE:
		return EADDRINUSE
	case windows.WSAEADDRNOTAVAIL:
		return EADDRNOTAVAIL
	case windows.WSAENETDOWN:
		return ENETDOWN
	case windows.WSAENETUNREACH, windows.ERROR_NETWORK_UNREACHABLE:
		return ENETUNREACH
	case windows.WSAENETRESET, windows.ERROR_NETNAME_DELETED:
		return ECONNRESET
	case windows.WSAECONNABORTED, windows.ERROR_CONNECTION_ABORTED:
		return ECONNABORTED
	case windows.WSAECONNRESET:
		return ECONNRESET
	case windows.WSAENOBUFS:
		return ENOBUFS
	case windows.WSAEISCONN:
		return EISCONN
	case windows.WSAENOTCONN:
		return ENOTCONN
	case windows.WSAESHUTDOWN, windows.ERROR_BROKEN_PIPE, windows.ERROR_NO_DATA:
		return EPIPE
	case windows.WSAETIMEDOUT, windows.ERROR_SEM_TIMEOUT, windows.WAIT_TIMEOUT:
		return ETIMEDOUT
	case windows.WSAECONNREFUSED, windows.ERROR_CONNECTION_REFUSED, windows.ERROR_PORT_UNREACHABLE:
		return ECONNREFUSED
	case windows.WSAENAMETOOLONG:
		return ENAMETOOLONG
	case windows.WSAEHOSTDOWN:
		return EHOSTDOWN
	case windows.WSAEHOSTUNREACH, windows.ERROR_HOST_UNREACHABLE:
		return EHOSTUNREACH
	case windows.ERROR_FILE_NOT_FOUND, windows.ERROR_PATH_NOT_FOUND:
		return ENOENT
	case windows.ERROR_FILE_EXISTS, windows.ERROR_ALREADY_EXISTS, syscall.EEXIST:
		return EEXIST
	case windows.ERROR_DIR_NOT_EMPTY, syscall.ENOTEMPTY:
		return ENOTEMPTY
	case windows.ERROR_NOT_ENOUGH_MEMORY, windows.ERROR_OUTOFMEMORY:
		return ENOMEM
	case windows.ERROR_DISK_FULL:
		return ENOSPC
	case windows.ERROR_OPERATION_ABORTED:
		return ECANCELED
	case windows.ERROR_DIRECTORY:
		return ENOTDIR
	case syscall.EISDIR:
		return EISDIR
	case syscall.EINVAL:
		return EINVAL
	case syscall.EPIPE:
		return EPIPE
	case syscall.EAGAIN:
		return EAGAIN
	}
	return Other
}
