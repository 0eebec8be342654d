// Package object holds what values are and what they can do: the slot a
// register holds ([Value]), objects and classes, the builtin types one file
// each, the protocols that operators and builtins go through, and the form of
// everything written in Go ([Builtin], [Def]). It knows neither code nor
// sockets; the machine reaches it as [Thread] and is reached through it.
//
// # Values
//
// A [Value] is a number in place, None, a bool, nothing ("unbound", the zero
// Value), or a reference to an [Object], which is a py.Object of gpython and
// always a pointer, so that two Values can be compared with ==: that is
// Python's `is`.
//
// # Types
//
// A [Class] has members, which scripts see, and [Slots], behaviours in Go. A
// script's class has members only; the protocols (Len, GetItem, Binary, Repr,
// …) ask its special methods first and then the slots of the builtin type it
// is derived from, with the native value that the instance carries.
//
// To add a type: 1. its struct in a file of its own, with the methods Type and
// Class; 2. its class in classes.go; 3. an init function beside the struct that
// fills the slots and declares the methods with [NewBuiltin]; 4. cases in its
// test, their results taken from MicroPython.
//
// # Errors
//
// Functions return a Go error; what a script shall see is an [*Exception]. A
// function that has no answer for its operands gives the zero Value and no error.
package object
