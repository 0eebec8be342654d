// This file makes a program of a pattern's instructions.

package re

// prog is what the matcher runs.
type prog struct {
	code   []inst
	subs   int        // groups
	splits int        // instructions with two ways on
	empty  bool       // a loop may go round without taking a byte
	first  *[256]bool // what a match can begin with; nil: anything, or nothing at all
	start  int        // the one byte of first, or -1
}

// link resolves the jumps, fills the sets and finds out what helps the matcher.
func link(code []inst, subs int) *prog {
	p := &prog{code: code, subs: subs, start: -1}
	for i := range code {
		in := &code[i]
		switch in.op {
		case opJmp, opSplit, opLast:
			in.x += i + 1
			if in.op != opJmp {
				in.n = p.splits
				p.splits++
			}
		case opNamed, opClass:
			in.set = in.fill()
		}
	}
	for i := range code {
		if body, back := loop(code, i); body >= 0 && nullable(code, body, back) {
			p.empty = true
		}
	}
	p.first, p.start = begins(code)
	for i := range code {
		single(code, i)
	}
	return p
}

// fill gives what a class matches. Ranges compare bytes as signed ones, as C's
// char is on most desks: one from ASCII to beyond it is empty.
func (in *inst) fill() *[256]bool {
	s := new([256]bool)
	if in.op == opNamed {
		for b := range s {
			s[b] = named(in.c, byte(b))
		}
		return s
	}
	for _, p := range in.pairs {
		if p.lo == 0 {
			for b := range s {
				s[b] = s[b] || named(p.hi, byte(b))
			}
			continue
		}
		for b := int(int8(p.lo)); b <= int(int8(p.hi)); b++ {
			s[byte(b)] = true
		}
	}
	if in.not {
		for b := range s {
			s[b] = !s[b]
		}
	}
	return s
}

// loop gives the body of the loop that ends at an instruction, or -1: from
// which instruction it runs until back.
func loop(code []inst, i int) (body, back int) {
	in := &code[i]
	if in.x > i || in.op != opJmp && in.op != opSplit && in.op != opLast {
		return -1, 0
	}
	if in.op == opJmp {
		return in.x + 1, i // behind the split that begins it
	}
	return in.x, i
}

// nullable says whether a way leads from one instruction to a later one
// without taking a byte. Bodies of loops are short.
func nullable(code []inst, from, to int) bool {
	seen := make([]bool, to-from)
	todo := []int{from}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if i == to {
			return true
		}
		if i < from || i > to || seen[i-from] {
			continue
		}
		seen[i-from] = true
		switch code[i].op {
		case opJmp:
			todo = append(todo, code[i].x)
		case opSplit, opLast:
			todo = append(todo, i+1, code[i].x)
		case opSave, opBol, opEol:
			todo = append(todo, i+1)
		}
	}
	return false
}

// begins gives what a match can begin with.
func begins(code []inst) (*[256]bool, int) {
	set := new([256]bool)
	seen := make([]bool, len(code))
	todo := []int{0}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[i] {
			continue
		}
		seen[i] = true
		switch in := &code[i]; in.op {
		case opJmp:
			todo = append(todo, in.x)
		case opSplit, opLast:
			todo = append(todo, i+1, in.x)
		case opSave, opBol, opEol:
			todo = append(todo, i+1)
		case opChar:
			set[in.c] = true
		case opClass, opNamed:
			for b, is := range in.set {
				set[b] = set[b] || is
			}
		default: // anything, or a match of nothing
			return nil, -1
		}
	}
	one, n := -1, 0
	for b, is := range set {
		if is {
			one = b
			n++
		}
	}
	if n != 1 {
		one = -1
	}
	return set, one
}

// single makes a greedy loop over single bytes one instruction.
func single(code []inst, i int) {
	in := &code[i]
	var body *inst
	exit := i + 1
	switch {
	case in.op == opSplit && in.x == i+3 && code[i+2].op == opJmp && code[i+2].x == i:
		body, exit = &code[i+1], i+3
	case in.op == opLast && i > 0 && in.x == i-1:
		body = &code[i-1]
	default:
		return
	}
	set := body.set
	switch body.op {
	case opChar:
		set = new([256]bool)
		set[body.c] = true
	case opAny:
		set = nil
	case opClass, opNamed:
	default:
		return
	}
	in.op, in.set, in.x = opRun, set, exit
}
