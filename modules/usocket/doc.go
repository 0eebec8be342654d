// This file holds the package's comment.

// Package usocket is the module socket, which is usocket as well: BSD sockets
// over the world's network, with the board's facts.
//
// The class is made once per interpreter, so that its methods are those that
// the board has; everything it does is done by package sock. Calls that wait
// go through host.Block, which lends the interpreter lock to other threads
// meanwhile. Steady send, write, recv_into and readinto allocate nothing.
//
// Errors are OSErrors with the board's numbers; the functions of sock that a
// method calls list the conditions.
package usocket
