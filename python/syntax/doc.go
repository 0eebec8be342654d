// Package syntax turns Python text, in the form that MicroPython 1.29 accepts, into a tree.
//
// Parse is the way in; Incomplete serves a REPL. The tree's nodes have the names of CPython's ast module. The package knows
// nothing of scopes or code, keeps no state between calls and imports the standard library only.
//
// # How it works
//
// The scanner (scan.go) makes one token at a time from one copy of the source. The parser is a recursive descent with one
// token of lookahead, and climbs by precedence through the binary operators. F-strings are not scanned as
// wholes: the scanner stops behind the opening quotes, the parser reads text itself (fstring.go) and goes back to
// the scanner for each field's expression, so that fields nest, quotes and all, and every place in them is the true one.
//
// # What it accepts
//
// MicroPython's grammar, with its limits: a word stuck to a number makes it malformed ("1if x"), prefixes of strings are
// lower-case, ":=" stands only where MicroPython takes it, there are no asynchronous comprehensions. It also takes, beyond
// MicroPython's: "/" among parameters, stars in displays and in return, yield and for, decorators of any form, ** in dict
// displays, with items in parentheses if an "as" is among them (without one they are a tuple, as in MicroPython), any
// expression inside an f-string's field. "{x=}" shows the value by str in an f-string and by repr in a t-string, as in
// MicroPython.
//
// # Who refuses what
//
// Parse refuses what MicroPython's parser refuses ("invalid syntax", mostly) and those of its compiler's complaints that the
// tree cannot express: order of arguments, dict and set items mixed, order of * and ** parameters, *x alone in parentheses;
// Error.Block is set for these. All else is the compiler's: targets of assignment and del, a Starred in a
// place that is none, names used twice, non-default parameters after default ones, the order of excepts, return, yield, await, break
// and continue in the wrong place, global and nonlocal.
//
// # Limits
//
// Nesting beyond MaxDepth is an error, so no text overflows the stack here or in a recursive walker; MaxHeight
// says how high a tree can be.
package syntax
