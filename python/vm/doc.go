// Package vm is the machine that runs code objects: frames, the loop, calls,
// generators, exceptions, threads and imports. What its instructions mean
// stands in package code; what values are and do, in package object.
//
// # How it runs
//
// An [Interp] is one interpreter: modules, builtins, the lock, the threads. A
// [Thread] has a stack of frames and a stack of registers in segments that
// never move. The loop (loop.go) runs the topmost frame; a call of a script's
// function pushes a frame whose first registers are the caller's argument
// registers, and the loop goes on there: no Go recursion and no allocation.
// What a frame is for (a call, an __init__, a generator's turn, a class body, a
// __next__) is its kind, which decides what its end does for the frame below.
//
// Go code that calls back (Thread.Call: sort keys, __eq__ in a dict, callbacks)
// runs the loop anew above the running frame, until the frame it pushed ends.
//
// Errors are Go errors; one that is not an *object.Exception becomes a
// RuntimeError. The loop leaves its inner part on an error, unwinds to a handler
// or hands the error to whoever entered the loop.
package vm
