// This file holds socket options.

package sock

import (
	"encoding/binary"

	"mpy/board"
)

const (
	solSocket   = 1
	soReuseAddr = 2
	soLinger    = 13
)

// SetOption sets an option to a value laid out as on Linux. Numbers are
// Linux's on every system.
//
// # Errors
//
// EBADF, the board's condition for an option that does not exist
// (ENOPROTOOPT), EINVAL (length of the value), EDOM, EADDRINUSE (membership
// twice), EADDRNOTAVAIL (no such membership), ENODEV, EPERM.
func (s *Socket) SetOption(level, name int, value []byte) error {
	if s.State() == Closed {
		return board.EBADF
	}
	err := s.ep.SetOption(level, name, value)
	if err == nil {
		return nil
	}
	if board.CondOf(err) == board.ENOPROTOOPT {
		err = s.board.Options.Unknown.Err(err)
	}
	return fail("setsockopt", Addr{}, err)
}

// SetOptionInt sets an option that is an int.
//
// # Errors
//
// As SetOption.
func (s *Socket) SetOptionInt(level, name, value int) error {
	var b [4]byte
	binary.NativeEndian.PutUint32(b[:], uint32(value))
	return s.SetOption(level, name, b[:])
}

// Option reads an option into value and gives its length.
//
// # Errors
//
// EBADF, the board's condition for an option that does not exist, EINVAL.
func (s *Socket) Option(level, name int, value []byte) (int, error) {
	if s.State() == Closed {
		return 0, board.EBADF
	}
	n, err := s.ep.Option(level, name, value)
	if err == board.ENOPROTOOPT {
		err = s.board.Options.Unknown.Err(err)
	}
	return n, err
}

// OptionInt reads an option that is an int.
//
// # Errors
//
// As Option.
func (s *Socket) OptionInt(level, name int) (int, error) {
	var b [4]byte
	_, err := s.Option(level, name, b[:])
	return int(int32(binary.NativeEndian.Uint32(b[:]))), err
}
