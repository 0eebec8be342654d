// This file holds the numbers and words of the conditions: Linux's numbers,
// which MicroPython uses where it has a list of its own, and newlib's.

package board

// condTable is indexed by Cond.
var condTable = [numErrno]struct {
	name, text    string
	linux, newlib int16
}{
	OK:              {"OK", "no error", 0, 0},
	EPERM:           {"EPERM", "operation not permitted", 1, 1},
	ENOENT:          {"ENOENT", "no such file or directory", 2, 2},
	ESRCH:           {"ESRCH", "no such process", 3, 3},
	EINTR:           {"EINTR", "interrupted system call", 4, 4},
	EIO:             {"EIO", "input/output error", 5, 5},
	ENXIO:           {"ENXIO", "no such device or address", 6, 6},
	E2BIG:           {"E2BIG", "argument list too long", 7, 7},
	ENOEXEC:         {"ENOEXEC", "exec format error", 8, 8},
	EBADF:           {"EBADF", "bad file descriptor", 9, 9},
	ECHILD:          {"ECHILD", "no child processes", 10, 10},
	EAGAIN:          {"EAGAIN", "resource temporarily unavailable", 11, 11},
	ENOMEM:          {"ENOMEM", "cannot allocate memory", 12, 12},
	EACCES:          {"EACCES", "permission denied", 13, 13},
	EFAULT:          {"EFAULT", "bad address", 14, 14},
	ENOTBLK:         {"ENOTBLK", "block device required", 15, 15},
	EBUSY:           {"EBUSY", "device or resource busy", 16, 16},
	EEXIST:          {"EEXIST", "file exists", 17, 17},
	EXDEV:           {"EXDEV", "invalid cross-device link", 18, 18},
	ENODEV:          {"ENODEV", "no such device", 19, 19},
	ENOTDIR:         {"ENOTDIR", "not a directory", 20, 20},
	EISDIR:          {"EISDIR", "is a directory", 21, 21},
	EINVAL:          {"EINVAL", "invalid argument", 22, 22},
	ENFILE:          {"ENFILE", "too many open files in system", 23, 23},
	EMFILE:          {"EMFILE", "too many open files", 24, 24},
	ENOTTY:          {"ENOTTY", "inappropriate ioctl for device", 25, 25},
	ETXTBSY:         {"ETXTBSY", "text file busy", 26, 26},
	EFBIG:           {"EFBIG", "file too large", 27, 27},
	ENOSPC:          {"ENOSPC", "no space left on device", 28, 28},
	ESPIPE:          {"ESPIPE", "illegal seek", 29, 29},
	EROFS:           {"EROFS", "read-only file system", 30, 30},
	EMLINK:          {"EMLINK", "too many links", 31, 31},
	EPIPE:           {"EPIPE", "broken pipe", 32, 32},
	EDOM:            {"EDOM", "numerical argument out of domain", 33, 33},
	ERANGE:          {"ERANGE", "numerical result out of range", 34, 34},
	EDEADLK:         {"EDEADLK", "resource deadlock avoided", 35, 45},
	ENAMETOOLONG:    {"ENAMETOOLONG", "file name too long", 36, 91},
	ENOLCK:          {"ENOLCK", "no locks available", 37, 46},
	ENOSYS:          {"ENOSYS", "function not implemented", 38, 88},
	ENOTEMPTY:       {"ENOTEMPTY", "directory not empty", 39, 90},
	ELOOP:           {"ELOOP", "too many levels of symbolic links", 40, 92},
	EPROTO:          {"EPROTO", "protocol error", 71, 71},
	EOVERFLOW:       {"EOVERFLOW", "value too large for defined data type", 75, 139},
	EILSEQ:          {"EILSEQ", "invalid or incomplete multibyte character", 84, 138},
	EUSERS:          {"EUSERS", "too many users", 87, 131},
	ENOTSOCK:        {"ENOTSOCK", "socket operation on non-socket", 88, 108},
	EDESTADDRREQ:    {"EDESTADDRREQ", "destination address required", 89, 121},
	EMSGSIZE:        {"EMSGSIZE", "message too long", 90, 122},
	EPROTOTYPE:      {"EPROTOTYPE", "protocol wrong type for socket", 91, 107},
	ENOPROTOOPT:     {"ENOPROTOOPT", "protocol not available", 92, 109},
	EPROTONOSUPPORT: {"EPROTONOSUPPORT", "protocol not supported", 93, 123},
	ESOCKTNOSUPPORT: {"ESOCKTNOSUPPORT", "socket type not supported", 94, 124},
	EOPNOTSUPP:      {"EOPNOTSUPP", "operation not supported", 95, 95},
	EPFNOSUPPORT:    {"EPFNOSUPPORT", "protocol family not supported", 96, 96},
	EAFNOSUPPORT:    {"EAFNOSUPPORT", "address family not supported by protocol", 97, 106},
	EADDRINUSE:      {"EADDRINUSE", "address already in use", 98, 112},
	EADDRNOTAVAIL:   {"EADDRNOTAVAIL", "cannot assign requested address", 99, 125},
	ENETDOWN:        {"ENETDOWN", "network is down", 100, 115},
	ENETUNREACH:     {"ENETUNREACH", "network is unreachable", 101, 114},
	ENETRESET:       {"ENETRESET", "network dropped connection on reset", 102, 126},
	ECONNABORTED:    {"ECONNABORTED", "software caused connection abort", 103, 113},
	ECONNRESET:      {"ECONNRESET", "connection reset by peer", 104, 104},
	ENOBUFS:         {"ENOBUFS", "no buffer space available", 105, 105},
	EISCONN:         {"EISCONN", "transport endpoint is already connected", 106, 127},
	ENOTCONN:        {"ENOTCONN", "transport endpoint is not connected", 107, 128},
	ESHUTDOWN:       {"ESHUTDOWN", "cannot send after transport endpoint shutdown", 108, 110},
	ETOOMANYREFS:    {"ETOOMANYREFS", "too many references", 109, 129},
	ETIMEDOUT:       {"ETIMEDOUT", "connection timed out", 110, 116},
	ECONNREFUSED:    {"ECONNREFUSED", "connection refused", 111, 111},
	EHOSTDOWN:       {"EHOSTDOWN", "host is down", 112, 117},
	EHOSTUNREACH:    {"EHOSTUNREACH", "no route to host", 113, 118},
	EALREADY:        {"EALREADY", "operation already in progress", 114, 120},
	EINPROGRESS:     {"EINPROGRESS", "operation now in progress", 115, 119},
	ESTALE:          {"ESTALE", "stale file handle", 116, 133},
	EDQUOT:          {"EDQUOT", "disk quota exceeded", 122, 132},
	ECANCELED:       {"ECANCELED", "operation canceled", 125, 140},
}

// eaiTable is indexed by Cond - EAIBadFlags.
var eaiTable = [endEAI - EAIBadFlags]struct {
	name, text string
	number     int16
}{
	{"EAI_BADFLAGS", "invalid flags for getaddrinfo", -1},
	{"EAI_NONAME", "name or service not known", -2},
	{"EAI_AGAIN", "temporary failure in name resolution", -3},
	{"EAI_FAIL", "permanent failure in name resolution", -4},
	{"EAI_FAMILY", "address family not supported by getaddrinfo", -6},
	{"EAI_SOCKTYPE", "socket type not supported by getaddrinfo", -7},
	{"EAI_SERVICE", "service not known for the socket type", -8},
	{"EAI_ADDRFAMILY", "the name has no address of this family", -9},
	{"EAI_MEMORY", "out of memory in name resolution", -10},
	{"EAI_SYSTEM", "system error in name resolution", -11},
}

// Numbers says whose errno numbers a board uses.
type Numbers uint8

const (
	Linux  Numbers = iota // Linux's, on every system: unix, rp2, generic
	Newlib                // newlib's: esp32, CircuitPython, Pycom
)

// Errno gives the number of a condition. A condition of getaddrinfo has its
// negative one whichever the table; OK is 0, and Other is EIO's.
func (n Numbers) Errno(c Cond) int {
	switch {
	case c < numErrno:
		if n == Newlib {
			return int(condTable[c].newlib)
		}
		return int(condTable[c].linux)
	case c.IsEAI():
		return int(eaiTable[c-EAIBadFlags].number)
	}
	return int(condTable[EIO].linux)
}

// Cond is the inverse of Errno, for positive and negative numbers alike. It
// gives false for a number that the table does not have.
func (n Numbers) Cond(number int) (Cond, bool) {
	if number < 0 {
		for i := range eaiTable {
			if int(eaiTable[i].number) == number {
				return EAIBadFlags + Cond(i), true
			}
		}
		return OK, false
	}
	for c := OK; c < numErrno; c++ {
		if n.Errno(c) == number {
			return c, true
		}
	}
	return OK, false
}
