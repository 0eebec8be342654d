// This file holds the one converter from Go's errors to conditions.

package board

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"syscall"
)

// CondOf gives the condition of an error: the one it carries, or the one that
// an error of Go's stands for. It gives OK for nil and Other for what it does
// not know. A [net.DNSError] becomes a condition of getaddrinfo.
func CondOf(err error) Cond {
	switch e := err.(type) { // what the hot paths return, first
	case nil:
		return OK
	case Cond:
		return e
	case *Error:
		return e.Cond
	case *Failure:
		return e.Cond
	case syscall.Errno:
		return FromErrno(e)
	}
	var c Cond
	if errors.As(err, &c) {
		return c
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return fromDNS(dns)
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		return FromErrno(number)
	}
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return ETIMEDOUT
	case errors.Is(err, net.ErrClosed), errors.Is(err, fs.ErrClosed), errors.Is(err, io.ErrClosedPipe):
		return EBADF
	case errors.Is(err, context.Canceled):
		return ECANCELED
	case errors.Is(err, fs.ErrNotExist):
		return ENOENT
	case errors.Is(err, fs.ErrExist):
		return EEXIST
	case errors.Is(err, fs.ErrPermission):
		return EACCES
	case errors.Is(err, fs.ErrInvalid):
		return EINVAL
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return ECONNRESET
	case errors.Is(err, errors.ErrUnsupported):
		return EOPNOTSUPP
	}
	var addr *net.AddrError
	var parse *net.ParseError
	if errors.As(err, &addr) || errors.As(err, &parse) {
		return EINVAL
	}
	return Other
}

// fromDNS tells the ways of failing that getaddrinfo tells. Whatever keeps a
// name server from being asked (no network, a refusal) is temporary, as in C;
// of that Go keeps the text only, and of an answer that makes no sense too.
func fromDNS(e *net.DNSError) Cond {
	switch {
	case e.IsNotFound:
		return EAINoName
	case e.IsTimeout, e.IsTemporary:
		return EAIAgain
	case e.Err == "server misbehaving", e.Err == "cannot unmarshal DNS message", e.Err == "invalid DNS response":
		return EAIFail
	}
	return EAIAgain
}
