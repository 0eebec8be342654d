// This file defines the instruction set: opcodes, with a picture of what each does, and their operand forms.

package code

// Op is an opcode.
type Op uint8

// D of a MKLIST that begins a comprehension.
const (
	RoomForAll  = 2
	RoomForHalf = 3
)

// The opcodes. "x?" reads: raises when x is unbound. K is Code.Consts, N is
// Code.Names, S is Code.Sites.
const (
	NOP Op = iota

	// Values and variables.
	MOVE      // R[A] = R[B]
	LOADK     // R[A] = K[D]
	LOADINT   // R[A] = D
	CLEAR     // R[A] = unbound
	CHECK     // R[A]? N[D] is the variable's name
	GETGLOBAL // R[A] = globals or builtins [Globals[D]]?
	SETGLOBAL // globals[Globals[D]] = R[A]
	DELGLOBAL // del globals[Globals[D]]?
	GETNAME   // R[A] = locals dict, globals or builtins [N[D]]?
	SETNAME   // locals dict [N[D]] = R[A]
	DELNAME   // del locals dict [N[D]]?
	MKCELL    // R[A] = new cell holding R[A] (unbound stays unbound)
	GETCELL   // R[A] = cell R[B]?, N[D] is the name
	SETCELL   // cell R[A] = R[B]
	DELCELL   // cell R[A] = unbound?, N[D] is the name
	GETFREE   // R[A] = free variable D?, named Free[D]
	SETFREE   // free variable D = R[A]
	DELFREE   // free variable D = unbound?
	MKSPILL   // R[A] = new spill list of D places, all unbound
	GETSPILL  // R[A] = spill list R[B] [D]?
	SETSPILL  // spill list R[A] [D] = R[B]
	DELSPILL  // spill list R[A] [D] = unbound?

	// Attributes and items. S[D] names the attribute; every site has its own entry.
	GETATTR   // R[A] = R[B].S[D]
	SETATTR   // R[A].S[D] = R[B]
	DELATTR   // del R[A].S[D]
	GETMETHOD // R[A], R[A+1] = function of R[B].S[D], R[B]; or the attribute, unbound
	GETITEM   // R[A] = R[B][R[C]]
	GETITEMI  // R[A] = R[B][D]
	SETITEM   // R[A][R[B]] = R[C]
	DELITEM   // del R[A][R[B]]
	MKSLICE   // R[A] = slice(R[B], R[B+1], R[B+2]); D = 1: only the next instruction, GETITEM, SETITEM or DELITEM, reads it

	// Arithmetic. D = 1 asks for the in-place form (__iadd__ first), D = 2 takes
	// machine words, whose result wraps.
	ADD      // R[A] = R[B] + R[C]
	SUB      // R[A] = R[B] - R[C]
	MUL      // R[A] = R[B] * R[C]
	DIV      // R[A] = R[B] / R[C]
	FLOORDIV // R[A] = R[B] // R[C]
	MOD      // R[A] = R[B] % R[C]
	POW      // R[A] = R[B] ** R[C]
	MATMUL   // R[A] = R[B] @ R[C]
	LSHIFT   // R[A] = R[B] << R[C]
	RSHIFT   // R[A] = R[B] >> R[C]
	AND      // R[A] = R[B] & R[C]
	OR       // R[A] = R[B] | R[C]
	XOR      // R[A] = R[B] ^ R[C]

	// The same with a small number D; C = 1 asks for the in-place form, C = 2 takes words.
	ADDI      // R[A] = R[B] + D
	SUBI      // R[A] = R[B] - D
	MULI      // R[A] = R[B] * D
	FLOORDIVI // R[A] = R[B] // D
	MODI      // R[A] = R[B] % D
	LSHIFTI   // R[A] = R[B] << D
	RSHIFTI   // R[A] = R[B] >> D
	ANDI      // R[A] = R[B] & D

	// The same with a constant; C = 1 asks for the in-place form.
	ADDK // R[A] = R[B] + K[D]
	SUBK // R[A] = R[B] - K[D]
	MULK // R[A] = R[B] * K[D]
	DIVK // R[A] = R[B] / K[D]

	NEG    // R[A] = -R[B]
	POS    // R[A] = +R[B]
	INVERT // R[A] = ~R[B]
	NOT    // R[A] = not R[B]

	// Comparisons that give a value.
	EQ    // R[A] = R[B] == R[C]
	NE    // R[A] = R[B] != R[C]
	LT    // R[A] = R[B] < R[C]
	LE    // R[A] = R[B] <= R[C]
	GT    // R[A] = R[B] > R[C]
	GE    // R[A] = R[B] >= R[C]
	IS    // R[A] = R[B] is R[C]
	ISNOT // R[A] = R[B] is not R[C]
	IN    // R[A] = R[B] in R[C]
	NOTIN // R[A] = R[B] not in R[C]

	// Jumps, by D. The fused ones jump when the outcome is C (0 or 1).
	JUMP    // always
	JTRUE   // if R[A] is true
	JFALSE  // if R[A] is false
	JEQ     // R[A] == R[B]
	JNE     // R[A] != R[B]
	JLT     // R[A] < R[B]
	JLE     // R[A] <= R[B]
	JGT     // R[A] > R[B]
	JGE     // R[A] >= R[B]
	JEQI    // R[A] == int8(B), and so on
	JNEI    //
	JLTI    //
	JLEI    //
	JGTI    //
	JGEI    //
	JIS     // R[A] is R[B]
	JISNONE // R[A] is None (B unused)
	JIN     // R[A] in R[B]
	JBOUND  // R[A] is bound (B unused)
	JEXC    // exception R[A] is an instance of R[B], a class or tuple of classes; TypeError if it is neither

	// Loops.
	GETITER // R[A] = iter(R[B]); C = 1: of an awaited object, its __await__() if it has one
	FORITER // R[A] = next(R[B]) and jump by D (backwards: to the body); at its end fall through, R[A] unchanged

	// Calls.
	CALL      // R[C] = R[A](R[A+1..A+B])
	CALLKW    // R[A] = R[A](R[A+1..A+B], names K[D] = R[A+B+1..A+B+C]); K[D] is []string
	CALLEX    // R[A] = R[A](*R[A+1], **R[A+2]); R[A+1] any iterable, mostly a list; R[A+2] any mapping or unbound; D = 1 as in MKLIST
	CALLM     // after GETMETHOD: R[C] = R[A](R[A+1]?, R[A+2..A+1+B])
	CALLMKW   // after GETMETHOD: as CALLKW, the first argument in R[A+2]
	CALLMEX   // after GETMETHOD: as CALLEX, the iterable in R[A+2], the mapping in R[A+3]
	RETURN    // return R[A]
	RETNONE   // return None
	YIELD     // hand R[B] out; R[A] = what is sent in
	YIELDFROM // R[A] = yield from R[B], an iterator (after GETITER), driven to its end
	MKFUNC    // R[A] = function Funcs[D]; its defaults in R[B..], positional ones first, then keyword-only ones that have one
	MKCLASS   // R[A] = class named K[D], body function R[A], bases R[A+1..A+B]; C = 1: keywords in the dict R[A+B+1]

	// Exceptions.
	RAISE     // raise R[A]
	RAISEFROM // raise R[A] from R[B]
	RERAISE   // raise R[A] again, its traceback kept; unbound: RuntimeError "no active exception to reraise"
	EXCTYPE   // R[A] = type of the exception R[B]

	// Displays.
	MKTUPLE     // R[A] = (R[B], .. R[B+C-1])
	MKLIST      // R[A] = [R[B], .. R[B+C-1]]; D = 1: arguments of a call without stars, too many for registers; RoomForAll, RoomForHalf: nothing yet, of what R[B] has
	MKSET       // R[A] = {R[B], .. R[B+C-1]}
	MKDICT      // R[A] = {R[B]: R[B+1], ..}, C pairs
	LISTAPPEND  // R[A].append(R[B])
	LISTEXTEND  // R[A].extend(R[B])
	LISTTOTUPLE // R[A] = tuple(list R[B])
	SETADD      // R[A].add(R[B])
	SETUPDATE   // R[A].update(R[B])
	DICTSET     // R[A][R[B]] = R[C]
	DICTUPDATE  // R[A].update(R[B])
	DICTMERGE   // as DICTUPDATE for keywords of a call: str keys, no duplicate
	UNPACK      // R[A..A+C-1] = R[B], exactly C items; writes nothing when it raises; R[B] may be among the targets; D = 1: behind a FORITER, and nobody else reads R[B]
	UNPACKEX    // R[A..] = R[B]: C items, a list of the middle, D items; as UNPACK
	FORMAT      // R[A] = format(R[B], R[C]): D = conversion ('r', 's', 'a' or 0); D|0x100: no spec in R[C]
	JOINSTR     // R[A] = ''.join of the strs R[B..B+C-1]
	MKTEMPLATE  // R[A] = template of R[B..B+C-1]: strs and interpolations in turn
	MKINTERP    // R[A] = Interpolation(R[B] value, R[B+1] expression text, R[B+2] conversion or None, R[B+3] spec)

	// Modules.
	IMPORT     // R[A] = __import__(N[D]) with level R[A], names R[A+1] (None or a tuple of str): for "a.b" and None, module a
	IMPORTFROM // R[A] = N[D] from module R[B]
	IMPORTSTAR // all public names of module R[A] into the locals dict or globals

	PRINTEXPR // the prompt's display of R[A]

	// Viper's: words, as machine integers, and pointers.
	CONVERT // R[A] = R[B], converted as D says: a Conversion
	USHIFT  // R[A] = R[B] >> R[C] of words without a sign
	MKRANGE // R[A] = iterator over the words R[B], R[B]+D, .. up to R[C]
	GETPTR  // R[A] = item R[C] of 1<<D bytes of the pointer R[B]
	SETPTR  // item R[B] of 1<<D bytes of the pointer R[A] = R[C]

	NumOps // how many opcodes there are
)

// Form says which operands an opcode uses, for the disassembler and its tests.
type Form uint8

// The operand forms: letters are registers; K, N, S, G, F, V constants, names,
// sites, globals, functions, free variables; I a number; J a jump.
const (
	FormNone Form = iota
	FormA
	FormAB
	FormABC
	FormAK
	FormAN
	FormAG
	FormAI
	FormAV
	FormAJ
	FormJ
	FormABN
	FormABS
	FormAS
	FormABI
	FormABK
	FormABJ
	FormABCJ
	FormABCI
	FormABCK
	FormABF
	FormAIJ
	FormCall
	FormG
	FormN
	FormV
)

// info is a row of the table of opcodes.
type info struct {
	name string
	form Form
}

var table = [NumOps]info{
	NOP:  {"NOP", FormNone},
	MOVE: {"MOVE", FormAB}, LOADK: {"LOADK", FormAK}, LOADINT: {"LOADINT", FormAI}, CLEAR: {"CLEAR", FormA}, CHECK: {"CHECK", FormAN},
	GETGLOBAL: {"GETGLOBAL", FormAG}, SETGLOBAL: {"SETGLOBAL", FormAG}, DELGLOBAL: {"DELGLOBAL", FormG},
	GETNAME: {"GETNAME", FormAN}, SETNAME: {"SETNAME", FormAN}, DELNAME: {"DELNAME", FormN},
	MKCELL: {"MKCELL", FormA}, GETCELL: {"GETCELL", FormABN}, SETCELL: {"SETCELL", FormAB}, DELCELL: {"DELCELL", FormAN},
	GETFREE: {"GETFREE", FormAV}, SETFREE: {"SETFREE", FormAV}, DELFREE: {"DELFREE", FormV},
	MKSPILL: {"MKSPILL", FormAI}, GETSPILL: {"GETSPILL", FormABI}, SETSPILL: {"SETSPILL", FormABI}, DELSPILL: {"DELSPILL", FormAI},
	GETATTR: {"GETATTR", FormABS}, SETATTR: {"SETATTR", FormABS}, DELATTR: {"DELATTR", FormAS}, GETMETHOD: {"GETMETHOD", FormABS},
	GETITEM: {"GETITEM", FormABC}, GETITEMI: {"GETITEMI", FormABI}, SETITEM: {"SETITEM", FormABC}, DELITEM: {"DELITEM", FormAB}, MKSLICE: {"MKSLICE", FormAB},
	ADD: {"ADD", FormABC}, SUB: {"SUB", FormABC}, MUL: {"MUL", FormABC}, DIV: {"DIV", FormABC}, FLOORDIV: {"FLOORDIV", FormABC},
	MOD: {"MOD", FormABC}, POW: {"POW", FormABC}, MATMUL: {"MATMUL", FormABC}, LSHIFT: {"LSHIFT", FormABC}, RSHIFT: {"RSHIFT", FormABC},
	AND: {"AND", FormABC}, OR: {"OR", FormABC}, XOR: {"XOR", FormABC},
	ADDI: {"ADDI", FormABI}, SUBI: {"SUBI", FormABI}, MULI: {"MULI", FormABI}, FLOORDIVI: {"FLOORDIVI", FormABI}, MODI: {"MODI", FormABI},
	LSHIFTI: {"LSHIFTI", FormABI}, RSHIFTI: {"RSHIFTI", FormABI}, ANDI: {"ANDI", FormABI},
	ADDK: {"ADDK", FormABK}, SUBK: {"SUBK", FormABK}, MULK: {"MULK", FormABK}, DIVK: {"DIVK", FormABK},
	NEG: {"NEG", FormAB}, POS: {"POS", FormAB}, INVERT: {"INVERT", FormAB}, NOT: {"NOT", FormAB},
	EQ: {"EQ", FormABC}, NE: {"NE", FormABC}, LT: {"LT", FormABC}, LE: {"LE", FormABC}, GT: {"GT", FormABC}, GE: {"GE", FormABC},
	IS: {"IS", FormABC}, ISNOT: {"ISNOT", FormABC}, IN: {"IN", FormABC}, NOTIN: {"NOTIN", FormABC},
	JUMP: {"JUMP", FormJ}, JTRUE: {"JTRUE", FormAJ}, JFALSE: {"JFALSE", FormAJ},
	JEQ: {"JEQ", FormABCJ}, JNE: {"JNE", FormABCJ}, JLT: {"JLT", FormABCJ}, JLE: {"JLE", FormABCJ}, JGT: {"JGT", FormABCJ}, JGE: {"JGE", FormABCJ},
	JEQI: {"JEQI", FormAIJ}, JNEI: {"JNEI", FormAIJ}, JLTI: {"JLTI", FormAIJ}, JLEI: {"JLEI", FormAIJ}, JGTI: {"JGTI", FormAIJ}, JGEI: {"JGEI", FormAIJ},
	JIS: {"JIS", FormABCJ}, JISNONE: {"JISNONE", FormABCJ}, JIN: {"JIN", FormABCJ}, JBOUND: {"JBOUND", FormABCJ}, JEXC: {"JEXC", FormABCJ},
	GETITER: {"GETITER", FormAB}, FORITER: {"FORITER", FormABJ},
	CALL: {"CALL", FormCall}, CALLKW: {"CALLKW", FormABCK}, CALLEX: {"CALLEX", FormA}, CALLM: {"CALLM", FormCall}, CALLMKW: {"CALLMKW", FormABCK}, CALLMEX: {"CALLMEX", FormA},
	RETURN: {"RETURN", FormA}, RETNONE: {"RETNONE", FormNone}, YIELD: {"YIELD", FormAB}, YIELDFROM: {"YIELDFROM", FormAB},
	MKFUNC: {"MKFUNC", FormABF}, MKCLASS: {"MKCLASS", FormABCK},
	RAISE: {"RAISE", FormA}, RAISEFROM: {"RAISEFROM", FormAB}, RERAISE: {"RERAISE", FormA}, EXCTYPE: {"EXCTYPE", FormAB},
	MKTUPLE: {"MKTUPLE", FormABC}, MKLIST: {"MKLIST", FormABC}, MKSET: {"MKSET", FormABC}, MKDICT: {"MKDICT", FormABC},
	LISTAPPEND: {"LISTAPPEND", FormAB}, LISTEXTEND: {"LISTEXTEND", FormAB}, LISTTOTUPLE: {"LISTTOTUPLE", FormAB},
	SETADD: {"SETADD", FormAB}, SETUPDATE: {"SETUPDATE", FormAB}, DICTSET: {"DICTSET", FormABC}, DICTUPDATE: {"DICTUPDATE", FormAB}, DICTMERGE: {"DICTMERGE", FormAB},
	UNPACK: {"UNPACK", FormABC}, UNPACKEX: {"UNPACKEX", FormABCI}, FORMAT: {"FORMAT", FormABCI}, JOINSTR: {"JOINSTR", FormABC},
	MKTEMPLATE: {"MKTEMPLATE", FormABC}, MKINTERP: {"MKINTERP", FormAB},
	IMPORT: {"IMPORT", FormAN}, IMPORTFROM: {"IMPORTFROM", FormABN}, IMPORTSTAR: {"IMPORTSTAR", FormA}, PRINTEXPR: {"PRINTEXPR", FormA},
	CONVERT: {"CONVERT", FormABI}, USHIFT: {"USHIFT", FormABC}, MKRANGE: {"MKRANGE", FormABCI}, GETPTR: {"GETPTR", FormABCI}, SETPTR: {"SETPTR", FormABCI},
}

// String gives the opcode's name.
func (o Op) String() string {
	if o < NumOps {
		return table[o].name
	}
	return "?"
}

// Form gives the opcode's operand form.
func (o Op) Form() Form { return table[o].form }

// A Conversion is one between an object and what viper's instructions work on.
type Conversion int32

// The conversions. A word of an int or a bool is the number's bits.
const (
	ToWord      Conversion = iota // the lowest 64 bits of an int, bits of a bool
	ToBool                        // the truth of an object
	ToPointer                     // to the bytes of a buffer, or to what a number is the address of
	FromUint                      // the int of a word without a sign
	FromBool                      // the bool of a word
	FromPointer                   // the int that is a pointer's address
	ToAddress                     // a pointer's address, as a word
	Conversions                   // how many there are
)
