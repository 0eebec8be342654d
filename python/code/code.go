// This file defines code objects: one per module, function, class body, lambda and comprehension.

package code

// Instr is one instruction.
type Instr struct {
	Op      Op
	A, B, C uint8
	D       int32
}

// Flags of a code object.
type Flags uint8

// The flags.
const (
	VarArgs   Flags = 1 << iota // the last positional register takes *args
	VarKw                       // the register after it takes **kwargs
	Generator                   // a call gives a generator
	Coroutine                   // an async def (Generator is set as well)
	UsesNames                   // locals live in a dict: class bodies, and what exec and eval run
	Native                      // from @micropython.native or viper: it has no __code__ and cannot be saved
	Viper                       // from @micropython.viper: a call takes exactly its positional arguments
)

// Handler is one row of the exception table; instructions Start <= pc < End
// that raise continue at Target with the exception in R[Reg]. Inner rows come first.
type Handler struct {
	Start, End, Target int32
	Reg                uint8
}

// Capture says where a new function finds one of its free variables: in the
// cell that register Index of the maker's frame holds, or among the maker's own free variables.
type Capture struct {
	FromFree bool
	Index    int32
}

// Code is a compiled module, function or class body. It is not changed after
// the compiler has made it and may be shared by interpreters.
type Code struct {
	Name      string   // "<module>", "<lambda>", "<listcomp>", or the name of the function or class
	File      string   // as tracebacks name it
	FirstLine int      // of the def
	Instrs    []Instr  // ends with a dead NOP
	Lines     []int32  // line of each instruction
	Consts    []any    // nil, bool, int64, *big.Int, float64, complex128, string, Bytes, Ellipsis, []string, Tuple of these
	Names     []string // for CHECK, the NAME family, GETCELL, IMPORT and their like
	Globals   []string // names read or written by GETGLOBAL and its kind, one entry a name
	Sites     []string // attribute names, one entry a site
	Funcs     []*Code  // inner functions and class bodies
	Handlers  []Handler
	Excepts   []Handler // what handles exceptions, inner ones first: while it runs, R[Reg] is what it handles, and R[Target-1] is 1 if Target is not 0

	Params   []string  // names of all parameters in register order: positional, keyword-only, *args, **kwargs
	NumPos   int       // how many are positional
	PosOnly  int       // how many of these cannot be given by keyword
	NumKw    int       // how many are keyword-only
	NumDef   int       // defaults: the last NumDef positional parameters have one
	KwDef    []bool    // for each keyword-only parameter: has it a default
	Free     []string  // names of the free variables
	Captures []Capture // where their cells are found, in the maker's frame
	Locals   []string  // names by register: parameters, then the other locals
	Clear    []uint8   // registers wiped on entry, before the code runs: no parameter is among them
	NumRegs  int       // how many registers a frame uses, at most 256
	Spill    uint8     // the register of the spill list, if Spilled is not empty
	Spilled  []string  // names of the locals in the spill list, by place
	Flags    Flags
}

// Bytes is a bytes constant.
type Bytes string

// Ellipsis is the constant `...`.
type Ellipsis struct{}

// Tuple is a constant tuple: its items are constants.
type Tuple []any

// Line gives the source line of the instruction at pc.
func (c *Code) Line(pc int) int {
	if pc < 0 || pc >= len(c.Lines) {
		return c.FirstLine
	}
	return int(c.Lines[pc])
}

// Move adds n to the numbers of all lines, for code out of the middle of a text.
func (c *Code) Move(n int) {
	for i := range c.Lines {
		c.Lines[i] += int32(n)
	}
	c.FirstLine += n
	for _, f := range c.Funcs {
		f.Move(n)
	}
}

// DropLines forgets the lines of c and of the code inside it: all are line 1.
func (c *Code) DropLines() {
	c.FirstLine = 1
	for i := range c.Lines {
		c.Lines[i] = 1
	}
	for _, f := range c.Funcs {
		f.DropLines()
	}
}
