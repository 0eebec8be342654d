// Package sock is the BSD socket as a state machine: a [Socket] goes from new
// over bound to listening, or over connecting to connected, and ends closed.
// It stands over an endpoint of the world, which moves the bytes, and reads
// the board's facts where boards differ: which condition a timeout raises,
// what an accepted socket takes over, whether names are resolved. It knows no
// Python.
//
// # Calling
//
// A call that can block takes the thread's [world.Op] and a deadline. The
// deadline comes from [Socket.Deadline], asked once when the script's call
// begins: it says whether to try, to wait, or until when. When a call returns
// [world.ErrInterrupted] it can be made again with the same deadline and what
// is left of the buffer. The results say what was done, also beside an error:
//
//	dl := s.Deadline()
//	n, err := s.SendAll(op, dl, p, 0)   // n bytes are gone, whatever err is
//
// Any goroutine may call at any time; Close ends the calls of the others with
// EBADF.
//
// # Errors
//
// An error is a [board.Cond], a [*board.Error] around one, or
// world.ErrInterrupted; [board.CondOf] takes the condition out, and
// [board.Board.Errno] gives its number. Every call gives EBADF after Close,
// and EAGAIN where it would have to wait with NoWait.
//
// # Read-ahead
//
// Read with a small buffer and ReadTo read more from a stream than they were
// asked for, into a buffer of the socket. Recv, Read and Ready look there
// first, and Recv does not add to what it finds from the kernel. Datagram
// sockets have none.
package sock
