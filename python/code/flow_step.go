// This file says what each instruction reads and writes, for Check.

package code

import "fmt"

// step takes the state from before an instruction to behind it.
func (f *flow) step(in *Instr, s *regs) error {
	a, b, c := int(in.A), int(in.B), int(in.C)
	var wrong error
	want := func(r int, k kinds, what string) {
		if s[r]&^k != 0 && wrong == nil {
			wrong = fmt.Errorf("register %d is not always %s (%010b)", r, what, s[r])
		}
	}
	read := func(list ...int) {
		for _, r := range list {
			want(r, values, "a value")
		}
	}
	row := func(first, n int) {
		for r := first; r < first+n; r++ {
			read(r)
		}
	}
	// call is a call of R[a], whose frame lies over the registers behind it.
	call := func(result int) {
		for r := a + 1; r < len(s); r++ {
			s[r] = junk
		}
		s[a], s[result] = value, value
	}
	switch in.Op {
	case NOP, CLEAR, LOADK, LOADINT, GETGLOBAL, GETNAME, GETFREE, MKCELL, MKSPILL, RETNONE, JUMP,
		DELGLOBAL, DELNAME, DELFREE, JBOUND, RERAISE, CHECK:
	case SETGLOBAL, SETNAME, SETFREE, DELATTR, JTRUE, JFALSE, JEQI, JNEI, JLTI, JLEI, JGTI, JGEI, JISNONE,
		RAISE, IMPORTSTAR, PRINTEXPR:
		read(a)
	case RETURN:
		want(a, values|cell, "a value") // a class body may return the cell of __class__
	case GETCELL:
		want(b, cell, "a cell")
	case SETCELL:
		want(a, cell, "a cell")
		read(b)
	case DELCELL:
		want(a, cell, "a cell")
	case GETSPILL:
		want(b, spilled, "a spill list")
	case SETSPILL:
		want(a, spilled, "a spill list")
		read(b)
	case DELSPILL:
		want(a, spilled, "a spill list")
	case MOVE, GETATTR, GETMETHOD, ADDI, SUBI, MULI, FLOORDIVI, MODI, LSHIFTI, RSHIFTI, ANDI, ADDK, SUBK, MULK, DIVK,
		NEG, POS, INVERT, NOT, GETITEMI, GETITER, FORITER, YIELD, YIELDFROM, EXCTYPE, UNPACK, UNPACKEX, IMPORTFROM, CONVERT:
		read(b)
	case SETATTR, DELITEM, JEQ, JNE, JLT, JLE, JGT, JGE, JIS, JIN, JEXC, RAISEFROM:
		read(a, b)
	case SETITEM, SETPTR:
		read(a, b, c)
	case MKRANGE, GETPTR:
		read(b, c)
	case MKSLICE:
		row(b, 3)
	case CALL:
		row(a, b+1)
	case CALLKW:
		row(a, b+c+1)
	case CALLM:
		want(a, method, "a method")
		want(a+1, self, "its self")
		row(a+2, b)
	case CALLMKW:
		read(a)
		want(a+1, values|unbound|self, "a value or nothing")
		row(a+2, b+c)
	case CALLEX:
		read(a, a+1)
		want(a+2, values|unbound, "a value or nothing")
	case CALLMEX:
		read(a, a+2)
		want(a+1, values|unbound|self, "a value or nothing")
		want(a+3, values|unbound, "a value or nothing")
	case MKFUNC:
		fn := f.c.Funcs[in.D]
		n := fn.NumDef
		for _, has := range fn.KwDef {
			if has {
				n++
			}
		}
		row(b, n)
		for _, x := range fn.Captures {
			if !x.FromFree {
				want(int(x.Index), cell, "a cell")
			}
		}
	case MKCLASS:
		want(a, newFunc, "a function")
		row(a+1, b+c)
	case MKTUPLE, MKLIST, MKSET, JOINSTR, MKTEMPLATE:
		row(b, c)
		if in.Op == MKLIST && in.D >= RoomForAll {
			read(b)
		}
	case MKDICT:
		row(b, 2*c)
	case LISTAPPEND, LISTEXTEND:
		want(a, newList, "a list")
		read(b)
	case LISTTOTUPLE:
		want(b, newList, "a list")
	case SETADD, SETUPDATE:
		want(a, newSet, "a set")
		read(b)
	case DICTSET:
		want(a, newDict, "a dict")
		read(b, c)
	case DICTUPDATE, DICTMERGE:
		want(a, newDict, "a dict")
		read(b)
	case FORMAT:
		read(b)
		if in.D&0x100 == 0 {
			read(c)
		}
	case MKINTERP:
		row(b, 4)
	case IMPORT:
		read(a, a+1)
	default: // the arithmetic and the comparisons
		if in.Op.Form() != FormABC {
			return fmt.Errorf("not known to Check")
		}
		read(b, c)
	}
	if wrong != nil {
		return wrong
	}

	switch in.Op {
	case MOVE:
		if s[a] = s[b]; s[a]&method != 0 {
			s[a] = value
		}
	case CLEAR:
		s[a] = unbound
	case CHECK:
		s[a] &^= unbound
	case MKCELL:
		s[a] = cell
	case MKSPILL:
		s[a] = spilled
	case MKLIST:
		s[a] = newList
	case MKSET:
		s[a] = newSet
	case MKDICT:
		s[a] = newDict
	case MKFUNC:
		s[a] = newFunc
		if f.c.Funcs[in.D].Flags&Generator != 0 {
			s[a] = value
		}
	case GETMETHOD:
		s[a], s[a+1] = method, self
	case CALL, CALLM:
		call(c)
	case CALLKW, CALLMKW, CALLEX, CALLMEX, MKCLASS:
		call(a)
	case UNPACK:
		for r := a; r < a+c; r++ {
			s[r] = value
		}
	case UNPACKEX:
		for r := a; r < a+c+1+int(in.D); r++ {
			s[r] = value
		}
	case FORITER: // the item comes with the jump
	case NOP, SETGLOBAL, SETNAME, SETFREE, SETCELL, SETSPILL, SETATTR, SETITEM, DELGLOBAL, DELNAME, DELFREE, DELCELL, DELSPILL, DELATTR, DELITEM,
		LISTAPPEND, LISTEXTEND, SETADD, SETUPDATE, DICTSET, DICTUPDATE, DICTMERGE,
		RETURN, RETNONE, RAISE, RAISEFROM, RERAISE, IMPORTSTAR, PRINTEXPR, SETPTR:
	default:
		if !hasJump(in.Op) {
			s[a] = value
		}
	}
	return nil
}
