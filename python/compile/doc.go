// Package compile turns a tree into code for the register machine that package
// code describes.
//
// Compile folds constants in the tree (fold.go), lets package scope find where
// names live, and then emits each function in one pass over its statements.
//
// # Registers
//
// Locals come first and are used in place: "x = x + 1" is ADDI x x 1. Above
// them is a stack of temporaries (fn.top). Evaluating has these forms:
//
//   - expr(e, dst): e into a given register. A local dst is written by the last
//     instruction only, since e may still read it, or raise.
//   - operand(e): a register that holds e, the local's own if it has one. The
//     caller names what is evaluated before the register is read, for a walrus
//     there may change the local: then it is copied. Calls cannot change a register.
//   - cond(e, when, label): a jump, by fused compare-and-jump where possible.
//
// A call's callee and arguments are computed where they must stand.
//
// # Unbound locals
//
// fn.bound follows which locals are bound on every path to the place being
// emitted: labels take the intersection over their jumps; a loop or a handler
// starts with what was bound before it, less what its body may unbind (del, and
// the end of "except E as name"). Reads of other locals get a CHECK.
//
// # Ways out
//
// break, continue and return pass through the blocks around them (block.go):
// they call __exit__ in place, unbind an except clause's name, or hand over to a
// finally block, which is emitted once and goes on by its state. A row of the
// handler table ends where a way out begins and a new one starts behind it, so
// that an __exit__ called there is not called again for its own exception.
//
// # Viper
//
// A function of @micropython.viper has fn.viper, which knows the types of its
// locals. Its expressions go through fn.typed, which gives their type; fn.expr
// gives an object there, too, so that what knows nothing of types (calls,
// displays, attributes) needs no care. Types come from the text alone, in its order:
// the first assignment fixes a local's.
//
// # Errors
//
// The first error counts; after it the compiler goes on without care and its
// output is dropped. A function that runs out of registers is compiled again
// with fewer locals in registers.
package compile
