// Package world is what a script's network and time reach: the system's, or a
// described one.
//
// A [World] has a [Net], which resolves names and makes endpoints, a [Clock],
// and a [Radio], through which a board joins the network. An [Endpoint] is a socket without the state machine and the board's
// facts, which package sock adds: it binds, listens, connects, moves bytes and
// says what it is ready for.
//
// # Blocking
//
// Every call that can block takes an [Op] and a [Deadline]. The Op belongs to
// the Python thread that calls and is reused; it may be nil, and then nothing
// but the deadline and Close ends the call. The deadline is absolute, on the
// clock of the world; [NoWait] makes the call a try, which fails with EAGAIN
// instead of waiting.
//
// A blocked call wakes for one of these reasons: what it waits for is there;
// its deadline passed (ETIMEDOUT); [Op.Interrupt] was called, be it for Ctrl-C,
// for an embedder's context or for a callback that is pending
// ([ErrInterrupted]); another goroutine closed the endpoint (EBADF). After
// ErrInterrupted the call can be made again with the same deadline and the
// bytes that are left: it goes on where it was.
//
// The protocol between the two sides: Interrupt stores the reason and then
// calls the stop function of the operation in flight. A call publishes its
// stop function, sets its own deadline, looks at the reasons, and blocks. So
// one of the two sees the other. A deadline that the runtime reports is
// believed only if our own clock agrees, for a late stop function may have
// left a deadline of the past behind.
//
// Errors are [mpy/board.Cond] or [*mpy/board.Error] around one, and
// [ErrInterrupted].
package world
