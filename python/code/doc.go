// Package code holds what the compiler gives and the machine runs:
// instructions, code objects, the line table and the disassembler. It knows
// neither the tree nor any Python value: constants are plain Go values.
//
// # The machine
//
// A register machine. A frame owns up to 256 registers, R[0] to R[255]:
//
//	R[0..NumParams-1]   the parameters: positional, then keyword-only, then *args, then **kwargs
//	R[..NumLocals-1]    the other local variables
//	R[NumLocals..]      temporaries, used as a stack by the compiler
//
// A register holds a value or nothing ("unbound"). A local that some path may
// leave unbound is named in Code.Clear, which the machine wipes on entry, and
// its reads are guarded by CHECK. A local that an inner function uses lives in
// a cell: its register holds the cell (MKCELL) and is read by GETCELL; the
// inner function finds the cell among its free variables (GETFREE). Locals
// beyond the registers live in a spill list held by R[Code.Spill].
//
// An instruction is eight bytes: an opcode, three register operands A, B and
// C, and a signed operand D, which is a jump distance, an immediate number or
// an index. Jumps are relative to the instruction after the jump; a negative
// distance is a back-jump, where the machine looks for interrupts. A test and
// its jump are one instruction (JLT and its like): it jumps when the outcome
// equals C.
//
// Calls: R[A] is the callee, its arguments follow in R[A+1..], the result goes
// to R[C] (CALL, CALLM) or R[A] (the others). The instruction whose result is
// awaited names its target, so that a frame that returns finds where its value belongs. Registers
// above the arguments of a call must hold no live temporaries of the caller:
// the callee's frame may begin there.
//
// Words: arithmetic has a mode in which numbers are machine words, for viper's
// code: it differs only where the fast path ends, so that it costs others
// nothing. What a register holds there, and the conversions at the border
// (CONVERT), are described at the compiler's vtype.
//
// Exceptions: Code.Handlers is searched, first entry first, for a range that
// holds the faulting instruction; the exception goes to R[Reg] and the run
// continues at Target. A finally block is compiled once: a register says how
// it was entered, and jumps behind it go on from there.
//
// # Conventions of the compiler
//
// Results. An instruction writes its target only when it succeeds, so the
// compiler lets R[A] be a local and be among the operands: ADD x x y.
//
// Frames. Registers above the locals hold garbage on entry; nothing but
// Code.Clear, CALLEX, CALLMEX, RERAISE and JBOUND asks whether a temporary is unbound.
//
// Loops. "for" is GETITER i; JUMP to the test; body; test: FORITER x i back to
// the body. "while" jumps to its test at the bottom, too. So one instruction an
// iteration steers a loop, and every loop has one back-jump, except "while True" (JUMP).
//
// Names. GETGLOBAL and its kind where names are the module's globals. Code with
// UsesNames (class bodies; what exec, eval and compile() run) uses GETNAME and its
// kind on the frame's locals dict: a class body gets a new dict, exec's the caller's.
// CHECK, GETCELL, GETFREE and GETSPILL raise NameError "local variable referenced before assignment".
//
// Cells. MKCELL stands at the start of the code for every captured local; for a
// captured parameter it wraps the argument. A comprehension is a function of one
// parameter named "", the iterator of the outermost loop for a generator expression
// (GETITER is done by its maker) and the iterable for the others.
//
// Classes. MKCLASS calls the body function R[A] (no parameters, UsesNames) with a
// new dict; the body sets __module__ and __qualname__ itself. It returns None, or, where a method
// uses __class__, the cell of it: RETURN of the register that MKCELL made, which
// holds the cell and no value. The machine stores the new class there.
//
// super() in a def comes as CALL of super with the class (GETFREE __class__) and the first parameter.
//
// Generators. Generator expressions, async defs and functions with yield or await.
// "return v" is RETURN as everywhere. await is GETITER with C = 1, then YIELDFROM.
// YIELDFROM writes R[A] at the end of the iterator only; R[B] stays the iterator until then.
//
// Exceptions. "except" begins with the exception in a temporary E: JEXC E cls to
// skip, RERAISE E when no clause fits. A bare raise in a clause is RERAISE E, elsewhere RERAISE
// of an unbound register. A finally block has two temporaries, a state S and a
// value V: S = 0 came through the end, 1 with exception V (RERAISE V at the end), 2 and
// up: on a way out (return of V, break, continue), which goes on behind the block.
// "with" keeps GETMETHOD __exit__ in two registers and calls it there
// in place with CALLM: once on every way out, on an exception with (EXCTYPE, it, None).
//
// Handlers. A row holds instructions Start <= pc < End by the pc of the instruction that
// raised; for a call, of the CALL. A statement may have several rows, and between them its ways out.
//
// Lines. Like MicroPython's: they never fall within a code object, so that the test of
// a "while" has the line of the body's end; only FORITER goes back to the line of its "for".
//
// Verify checks what the machine takes for granted of a code object, and Check
// also what registers hold; the compiler's tests and fuzzers run them. Save makes
// bytes of a code object, and Load, which checks it, gives it back.
//
// To add an instruction: 1. its constant below, with its picture; 2. its row
// in the table of ops.go (name and operand form); 3. where the compiler emits
// it; 4. its case in python/vm's loop; 5. a golden line in the compiler's
// tests; 6. what it reads and writes, in flow_step.go.
package code
