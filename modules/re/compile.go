// This file compiles patterns.

package re

import (
	"mpy/python/object"
)

// op is what an instruction does.
type op byte

const (
	opChar  op = iota // one byte
	opAny             // any byte
	opClass           // a byte of a set
	opNamed           // a byte of a class like \d
	opBol             // the start
	opEol             // the end
	opJmp             // go to x
	opSplit           // go on here, else at x
	opLast            // go to x, else go on here
	opRun             // as many of the set as there are, then fewer: made by link
	opSave            // remember the place
	opMatch
)

// inst is an instruction. Its length in bytes, and those of jumps, count as in
// MicroPython: they bound what a pattern may be.
type inst struct {
	op    op
	c     byte       // opChar: the byte; opNamed: the class's letter
	n     int        // opSave: which place; opSplit and opLast: their number among splits
	x     int        // jumps: relative to the instruction behind, once linked the target
	pairs []pair     // opClass
	not   bool       // opClass
	set   *[256]bool // opClass and opNamed, opRun: what matches
}

// pair is a range of bytes; a zero in front: the class named by the letter hi.
type pair struct{ lo, hi byte }

func (i *inst) size() int {
	switch i.op {
	case opAny, opBol, opEol, opMatch:
		return 1
	case opClass:
		return 2 + 2*len(i.pairs)
	}
	return 2
}

// far is how far a jump reaches, and how much of anything there may be.
const far = 127

func tooComplex() error { return object.NewError(object.ValueError, "regex too complex") }

// compiler makes the instructions of a pattern.
type compiler struct {
	t    object.Thread
	s    string
	at   int
	code []inst
	subs int
}

// peek gives the byte n places on, 0 behind the end.
func (c *compiler) peek(n int) byte {
	if c.at+n < len(c.s) {
		return c.s[c.at+n]
	}
	return 0
}

func (c *compiler) emit(i inst) { c.code = append(c.code, i) }

// length gives the bytes of the instructions from a place on, or a number
// beyond far.
func (c *compiler) length(from int) int {
	n := 0
	for i := from; i < len(c.code) && n <= 4*far; i++ {
		n += c.code[i].size()
	}
	return n
}

// insert puts an instruction before what begins at a place.
func (c *compiler) insert(at int, i inst) {
	c.code = append(c.code, inst{})
	copy(c.code[at+1:], c.code[at:])
	c.code[at] = i
}

// program compiles a whole pattern, which ends where a zero byte stands.
func program(t object.Thread, s string) ([]inst, int, error) {
	for i := range len(s) {
		if s[i] == 0 {
			s = s[:i]
			break
		}
	}
	c := &compiler{t: t, s: s}
	if len(s) > 4096 {
		if err := t.Grow(64 * len(s)); err != nil {
			return nil, 0, err
		}
	}
	c.emit(inst{op: opSave, n: 0})
	if err := c.block(); err != nil {
		return nil, 0, err
	}
	if c.at < len(s) {
		return nil, 0, object.NewError(object.ValueError, "error in regex")
	}
	c.emit(inst{op: opSave, n: 1})
	c.emit(inst{op: opMatch})
	return c.code, c.subs, nil
}

// block compiles up to a closing parenthesis or the end.
func (c *compiler) block() error {
	if err := c.t.Descend(); err != nil {
		return err
	}
	defer c.t.Ascend()
	start := len(c.code)
	term := start   // what a repetition repeats
	var chain []int // the jumps behind the alternatives
	for ; c.at < len(c.s) && c.s[c.at] != ')'; c.at++ {
		switch b := c.s[c.at]; b {
		case '?', '*', '+':
			if term == len(c.code) {
				return tooComplex() // there is nothing to repeat
			}
			if err := c.repeat(b, term); err != nil {
				return err
			}
			term = len(c.code)
		case '|':
			if c.length(start) > far-2 {
				return tooComplex()
			}
			for i := range chain {
				chain[i]++
			}
			c.insert(start, inst{op: opSplit})
			chain = append(chain, len(c.code))
			c.emit(inst{op: opJmp})
			c.code[start].x = len(c.code) - start - 1
			term = len(c.code)
		case '^', '$':
			o := opBol
			if b == '$' {
				o = opEol
			}
			c.emit(inst{op: o})
			term = len(c.code)
		case '(':
			term = len(c.code)
			if err := c.group(); err != nil {
				return err
			}
		case '[':
			term = len(c.code)
			if err := c.class(); err != nil {
				return err
			}
		case '.':
			term = len(c.code)
			c.emit(inst{op: opAny})
		default:
			term = len(c.code)
			o := opChar
			if b == '\\' {
				c.at++
				if b = c.peek(0); b == 0 {
					return tooComplex()
				}
				if isNamed(b) {
					o = opNamed
				}
			}
			c.emit(inst{op: o, c: b})
		}
	}
	// Each alternative ends in a jump to that of the next one, the last but one
	// in a jump to the end.
	for i, at := range chain {
		to := len(c.code)
		if i+1 < len(chain) {
			to = chain[i+1]
		}
		c.code[at].x = to - at - 1
		n := 0
		for k := at + 1; k < to && n <= far; k++ {
			n += c.code[k].size()
		}
		if n > far {
			return tooComplex()
		}
	}
	return nil
}

// repeat makes what begins at term optional or repeated.
func (c *compiler) repeat(b byte, term int) error {
	n := c.length(term)
	first, second := opSplit, opLast // greedy: once more is tried first
	if c.peek(1) == '?' {
		c.at++
		first, second = opLast, opSplit
	}
	switch b {
	case '?':
		if n > far {
			return tooComplex()
		}
		c.insert(term, inst{op: first, x: len(c.code) - term})
	case '*':
		if n > far-3 {
			return tooComplex()
		}
		c.insert(term, inst{op: first, x: len(c.code) - term + 1})
		c.emit(inst{op: opJmp, x: term - len(c.code) - 1})
	default:
		if n > far-1 {
			return tooComplex()
		}
		c.emit(inst{op: second, x: term - len(c.code) - 1})
	}
	return nil
}

// group compiles a group in parentheses.
func (c *compiler) group() error {
	sub := 0
	if c.peek(1) == '?' && c.peek(2) == ':' {
		c.at += 2
	} else {
		c.subs++
		if sub = c.subs; sub > far/2 {
			return tooComplex()
		}
		c.emit(inst{op: opSave, n: 2 * sub})
	}
	c.at++
	if err := c.block(); err != nil {
		return err
	}
	if c.at >= len(c.s) {
		return tooComplex()
	}
	if sub > 0 {
		c.emit(inst{op: opSave, n: 2*sub + 1})
	}
	return nil
}

// class compiles a set in brackets.
func (c *compiler) class() error {
	in := inst{op: opClass}
	c.at++
	if c.peek(0) == '^' {
		in.not = true
		c.at++
	}
	for ; c.peek(0) != ']'; c.at++ {
		lo := c.peek(0)
		if lo == '\\' {
			c.at++
			lo = c.peek(0)
			if isNamed(lo) {
				in.pairs = append(in.pairs, pair{0, lo})
				continue
			}
		}
		if lo == 0 {
			return tooComplex()
		}
		if c.peek(1) == '-' && c.peek(2) != ']' {
			c.at += 2
		}
		in.pairs = append(in.pairs, pair{lo, c.peek(0)})
		if len(in.pairs) > far || c.at >= len(c.s) {
			return tooComplex()
		}
	}
	c.emit(in)
	return nil
}

func isNamed(b byte) bool {
	switch b {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return true
	}
	return false
}

// named says whether a byte is of the class with a letter.
func named(letter, b byte) bool {
	var is bool
	switch letter | 0x20 {
	case 'd':
		is = b >= '0' && b <= '9'
	case 's':
		is = b == ' ' || b >= '\t' && b <= '\r'
	default:
		is = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '_'
	}
	return is == (letter&0x20 != 0)
}
