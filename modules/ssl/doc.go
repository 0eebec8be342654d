// This file holds the package's comment.

// Package ssl is the modules tls and ssl: TLS by crypto/tls over any stream,
// in the shape of MicroPython's modules and with their errors, which are those
// of Mbed TLS.
//
// tls has the class SSLContext written in Go ([context]); ssl has the one that
// scripts use, a script-level class that holds a tls.SSLContext as _context,
// takes files by name and verifies nothing unless it is told to. Both wrap a
// stream into an SSLSocket ([Socket]).
//
// Boards have other shapes of ssl, by their facts: contexts that trust the
// world's certificates (trusting.go, CircuitPython's, and create_default_context
// everywhere), and a wrap_socket with names of files (files.go, Pycom's). Their
// SSLSockets are sockets, which shake hands once they are connected (peer.go).
//
// # How a connection moves
//
// crypto/tls wants a net.Conn that blocks, and cannot go on with a handshake or
// a write that met "would block". So it never sees the stream: its net.Conn is
// a [wire], two pieces of memory. What it writes waits there to be sent; what it
// reads was put there before, whole records only. The Socket moves bytes between
// the wire and the stream on the thread that called, blocking or not as the
// stream is, and so each read, write and poll of a script is what MicroPython
// does with Mbed TLS.
//
// During the handshake crypto/tls runs in a coroutine (iter.Pull) that stops
// where the wire is empty, or where a certificate is to be verified, and goes on
// when the thread has got more: no goroutine waits, and the world's time holds.
// Afterwards it is called directly, and runs out of records only between two of
// them, which crypto/tls takes for a passing error.
//
// A peer that asks for renegotiation is refused, by crypto/tls in a way that
// ends the connection.
//
// # Threads
//
// One thread may read while another one writes: each direction has a gate that
// lets one thread through at a time. Whatever crypto/tls does happens under the
// interpreter's lock, but for the arithmetic of a handshake.
//
// # Errors
//
// Those of TLS are OSError(number, name) with Mbed TLS's numbers, a certificate
// that fails is a ValueError in its words, those of the stream are the stream's
// own. An error ends the connection: what comes after it fails alike.
//
// # To add
//
// A suite: its name and number in ciphers.go. An error: its row in errors.go. A
// fact of a board: board.TLS.
package ssl
