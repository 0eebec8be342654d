// Package scope says where each name of a module lives: in a register, in a
// cell, among the free variables, or among the globals.
//
// Analyze walks the tree once per function, class, comprehension and module,
// an outer scope always before the scopes inside it, and gives a Table: one
// Scope for each of these nodes, and in it one Symbol a name.
//
// The rules are MicroPython's, which differ from CPython's in places:
//
//   - A name that a class body assigns ends the search for an enclosing binding,
//     so a method cannot reach a local of the function around the class through it.
//   - "global x" and "nonlocal x" are refused after any other use of x in the
//     scope, a read included.
//   - await is allowed in a plain def and makes it a generator.
//   - A class body has a local __class__; a function in it that reads __class__,
//     or calls super() without arguments, makes it a cell.
//
// A walrus in a comprehension binds in the nearest scope that is not a
// comprehension. Whether a local may be unbound at a read is not decided here:
// the compiler follows the paths it emits and knows better.
package scope
