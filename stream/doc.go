// This file documents the package.

// Package stream holds the stream protocol: the one implementation of read,
// readinto, readline, write and their like, for everything that moves bytes.
//
// A type takes part by implementing [Stream] (Read, Write, Ioctl), which gives
// board.EAGAIN where it would block and is not allowed to, and by declaring its
// methods with [Declare]:
//
//	stream.Declare(class, "read readinto readline write close")
//
// MicroPython's rules stand here, once: read(n) goes on until it has n bytes
// or the end; on a non-blocking stream nothing there is None, the end is b”;
// an error other than EAGAIN loses what was read before it.
//
// Go code that a script hands a stream calls [Of], which also takes instances
// of io.IOBase's subclasses: their readinto, write and ioctl are called.
//
// # Optional interfaces
//
// [Seeker] for seek and tell, [Texter] for text, [LineReader] for who reads a
// line faster than byte by byte, [Watchable] for who can tell a poller that its
// readiness has changed instead of being asked.
//
// To add a request: 1. name it in ioctl.go with MicroPython's number; 2. answer
// it in the streams that can; the others answer EINVAL.
package stream
