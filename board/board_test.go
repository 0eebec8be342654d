package board_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"syscall"
	"testing"

	"mpy/board"
)

// TestNumbers: what a script sees on boards with Linux's and with newlib's
// numbers.
func TestNumbers(t *testing.T) {
	for name, want := range map[string][2]int{
		"EPERM": {1, 1}, "ENOENT": {2, 2}, "EINTR": {4, 4}, "EIO": {5, 5}, "EBADF": {9, 9}, "EAGAIN": {11, 11}, "ENOMEM": {12, 12},
		"EACCES": {13, 13}, "EEXIST": {17, 17}, "ENODEV": {19, 19}, "EISDIR": {21, 21}, "EINVAL": {22, 22}, "ENFILE": {23, 23},
		"EMFILE": {24, 24}, "EPIPE": {32, 32}, "EOPNOTSUPP": {95, 95}, "ECONNRESET": {104, 104}, "ENOBUFS": {105, 105},
		"ECONNREFUSED": {111, 111}, "EAFNOSUPPORT": {97, 106}, "EADDRINUSE": {98, 112}, "ECONNABORTED": {103, 113},
		"ENETUNREACH": {101, 114}, "EISCONN": {106, 127}, "ENOTCONN": {107, 128}, "ETIMEDOUT": {110, 116}, "EHOSTUNREACH": {113, 118},
		"EALREADY": {114, 120}, "EINPROGRESS": {115, 119}, "EADDRNOTAVAIL": {99, 125}, "EMSGSIZE": {90, 122}, "EDESTADDRREQ": {89, 121},
		"ENOPROTOOPT": {92, 109}, "EPROTONOSUPPORT": {93, 123},
		"EAI_NONAME": {-2, -2}, "EAI_AGAIN": {-3, -3}, "EAI_FAIL": {-4, -4}, "EAI_FAMILY": {-6, -6}, "EAI_SOCKTYPE": {-7, -7},
		"EAI_SERVICE": {-8, -8}, "EAI_ADDRFAMILY": {-9, -9}, "EAI_MEMORY": {-10, -10}, "EAI_SYSTEM": {-11, -11}, "EAI_BADFLAGS": {-1, -1},
	} {
		c, ok := board.Lookup(name)
		if !ok || c.Name() != name {
			t.Errorf("%s is not known: %v", name, c)
			continue
		}
		for i, n := range []board.Numbers{board.Linux, board.Newlib} {
			if got := n.Errno(c); got != want[i] {
				t.Errorf("%s, table %d: %d, want %d", name, n, got, want[i])
			}
			if back, ok := n.Cond(want[i]); !ok || back != c {
				t.Errorf("%d, table %d: %v, want %v", want[i], n, back, name)
			}
		}
	}
	if n := board.Linux.Errno(board.Other); n != 5 {
		t.Errorf("other is %d", n)
	}
}

// TestNumbersAreUnique: no two conditions of a table share a number.
func TestNumbersAreUnique(t *testing.T) {
	for _, n := range []board.Numbers{board.Linux, board.Newlib} {
		seen := map[int]board.Cond{}
		for _, c := range board.Conds() {
			if old, ok := seen[n.Errno(c)]; ok || n.Errno(c) <= 0 {
				t.Errorf("table %d: %v and %v are %d", n, old, c, n.Errno(c))
			}
			seen[n.Errno(c)] = c
		}
	}
}

func TestCondOf(t *testing.T) {
	op := func(err error) error { return &net.OpError{Op: "read", Net: "tcp", Err: err} }
	for _, tt := range []struct {
		err  error
		cond board.Cond
	}{
		{nil, board.OK},
		{board.EAGAIN, board.EAGAIN},
		{&board.Error{Cond: board.EPIPE, Op: "send", Err: syscall.EIO}, board.EPIPE},
		{fmt.Errorf("wrapped: %w", board.EPIPE), board.EPIPE},
		{syscall.ECONNREFUSED, board.ECONNREFUSED},
		{op(os.NewSyscallError("connect", syscall.ECONNREFUSED)), board.ECONNREFUSED},
		{op(os.ErrDeadlineExceeded), board.ETIMEDOUT},
		{context.DeadlineExceeded, board.ETIMEDOUT},
		{op(net.ErrClosed), board.EBADF},
		{io.ErrClosedPipe, board.EBADF},
		{&net.DNSError{IsNotFound: true}, board.EAINoName},
		{op(&net.DNSError{IsTimeout: true}), board.EAIAgain},
		{&net.DNSError{IsTemporary: true}, board.EAIAgain},
		{&net.DNSError{Err: "dial udp: no network"}, board.EAIAgain},
		{&net.DNSError{Err: "server misbehaving"}, board.EAIFail},
		{&net.AddrError{}, board.EINVAL},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, board.ENOENT},
		{fs.ErrExist, board.EEXIST},
		{errors.ErrUnsupported, board.EOPNOTSUPP},
		{errors.New("what"), board.Other},
	} {
		if c := board.CondOf(tt.err); c != tt.cond {
			t.Errorf("%v: %v, want %v", tt.err, c, tt.cond)
		}
	}
}

func TestError(t *testing.T) {
	err := error(&board.Error{Cond: board.ECONNREFUSED, Op: "connect", Who: "127.0.0.1:1", Err: syscall.ECONNREFUSED})
	if !errors.Is(err, board.ECONNREFUSED) || !errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, board.EPIPE) {
		t.Error("errors.Is")
	}
	if s := err.Error(); s != "connect 127.0.0.1:1: connection refused (ECONNREFUSED)" {
		t.Error(s)
	}
}

func TestGenericIsACopy(t *testing.T) {
	a, b := board.Generic(), board.Generic()
	a.Numbers = board.Newlib
	if b.Numbers != board.Linux || b.Errno(board.ETIMEDOUT) != 110 || a.Errno(board.ETIMEDOUT) != 116 {
		t.Error("boards share their table")
	}
}
