// Package host holds what one interpreter has of the outside: the world and
// its clock, the board, the standard streams, files, the environment,
// randomness, the log. Nothing else in the project touches those of the process.
//
// [New] makes a Host from [Options]; the machine hands it to every function
// written in Go by Thread.Host, and [Of] gives it its type back. Two
// interpreters in one process have two Hosts and do not meet: each has a
// working folder and an environment of its own.
//
// # Waiting
//
// [Block] is the one way to wait. It writes out what was printed, gives the
// interpreter lock away, runs the operation with the thread's [world.Op], and
// when that was interrupted runs callbacks or raises KeyboardInterrupt and goes
// on with the time that is left.
//
// # Errors
//
// [Host.Exception] makes the Python exception of a condition, with the board's
// number; [Err] of any Go error.
package host
