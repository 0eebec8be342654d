// This file checks code objects: what the machine takes for granted, for the compiler's tests and fuzzers.

package code

import "fmt"

// Verify reports the first instruction of c, or of a function inside it, that
// names a register, jump target, constant or other entry that is not there.
func Verify(c *Code) error {
	if err := verify(c); err != nil {
		return fmt.Errorf("%s: %w", c.Name, err)
	}
	for _, f := range c.Funcs {
		if err := verifyCaptures(c, f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		if err := Verify(f); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	return nil
}

func verify(c *Code) error {
	n := len(c.Instrs)
	switch {
	case n == 0 || c.Instrs[n-1].Op != NOP:
		return fmt.Errorf("does not end with NOP")
	case len(c.Lines) != n:
		return fmt.Errorf("%d lines for %d instructions", len(c.Lines), n)
	case c.NumRegs > 256 || len(c.Locals) > c.NumRegs || len(c.Params) > len(c.Locals):
		return fmt.Errorf("%d params, %d locals, %d registers", len(c.Params), len(c.Locals), c.NumRegs)
	case len(c.Spilled) > 0 && int(c.Spill) >= c.NumRegs:
		return fmt.Errorf("spill list in register %d", c.Spill)
	}
	if n > 1 {
		switch c.Instrs[n-2].Op {
		case RETURN, RETNONE, JUMP, RAISE, RAISEFROM, RERAISE:
		default:
			return fmt.Errorf("the last instruction is %s", c.Instrs[n-2].Op)
		}
	}
	for _, r := range c.Clear {
		if int(r) < len(c.Params) || int(r) >= len(c.Locals) {
			return fmt.Errorf("register %d in Clear is no local", r)
		}
	}
	for pc, in := range c.Instrs {
		if err := verifyInstr(c, pc, in); err != nil {
			return fmt.Errorf("%d %s: %w", pc, in.Op, err)
		}
	}
	for _, h := range c.Excepts {
		if h.Start < 0 || h.Start >= h.End || int(h.End) > n || int(h.Reg) >= c.NumRegs || h.Target < 0 || int(h.Target) > c.NumRegs {
			return fmt.Errorf("except clause %+v", h)
		}
	}
	for _, h := range c.Handlers {
		if h.Start < 0 || h.Start >= h.End || int(h.End) > n || h.Target < 0 || int(h.Target) >= n-1 || int(h.Reg) >= c.NumRegs {
			return fmt.Errorf("handler %+v", h)
		}
		if h.Target >= h.Start && h.Target < h.End {
			return fmt.Errorf("handler %+v guards itself", h)
		}
	}
	return nil
}

// verifyInstr checks one instruction's operands.
func verifyInstr(c *Code, pc int, in Instr) error {
	if in.Op >= NumOps {
		return fmt.Errorf("no such opcode")
	}
	a, b, cc := int(in.A), int(in.B), int(in.C)
	regs := func(list ...int) error {
		for _, r := range list {
			if r >= c.NumRegs {
				return fmt.Errorf("register %d of %d", r, c.NumRegs)
			}
		}
		return nil
	}
	// row checks n registers from first on, none of them if n is 0.
	row := func(first, n int) error {
		if n == 0 {
			return nil
		}
		return regs(first, first+n-1)
	}
	entry := func(what string, n int) error {
		if in.D < 0 || int(in.D) >= n {
			return fmt.Errorf("%s %d of %d", what, in.D, n)
		}
		return nil
	}
	jump := func() error {
		if t := pc + 1 + int(in.D); t < 0 || t >= len(c.Instrs)-1 {
			return fmt.Errorf("jump to %d", t)
		}
		return nil
	}
	first := func(errs ...error) error {
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		return nil
	}
	var extra error
	switch in.Op { // operands that the form does not tell
	case GETMETHOD:
		extra = regs(a + 1)
	case MKSLICE:
		extra = row(b, 3)
	case CALL:
		extra = row(a, b+1)
	case CALLKW:
		extra = row(a, b+cc+1)
	case CALLM:
		extra = row(a, b+2)
	case CALLMKW:
		extra = row(a, b+cc+2)
	case CALLEX:
		extra = row(a, 3)
	case CALLMEX:
		extra = row(a, 4)
	case MKCLASS:
		extra = row(a, 1+b+cc)
	case MKFUNC:
		if extra = entry("function", len(c.Funcs)); extra == nil {
			f := c.Funcs[in.D]
			n := f.NumDef
			for _, has := range f.KwDef {
				if has {
					n++
				}
			}
			extra = row(b, n)
		}
	case MKLIST:
		if in.D >= RoomForAll {
			return first(regs(a), regs(b))
		}
		return first(regs(a), row(b, cc))
	case MKTUPLE, MKSET, JOINSTR, MKTEMPLATE:
		return first(regs(a), row(b, cc))
	case MKDICT:
		return first(regs(a), row(b, 2*cc))
	case UNPACK:
		return first(regs(b), row(a, cc))
	case UNPACKEX:
		return first(regs(b), row(a, cc+1+int(in.D)))
	case FORMAT:
		if in.D&0x100 != 0 {
			return regs(a, b)
		}
		return regs(a, b, cc)
	case MKINTERP:
		extra = row(b, 4)
	case IMPORT:
		extra = regs(a + 1)
	case GETSPILL, SETSPILL, DELSPILL:
		extra = entry("spilled local", len(c.Spilled))
	case JTRUE, JFALSE, JISNONE, JBOUND:
		return first(regs(a), jump())
	}
	if extra != nil {
		return extra
	}
	switch in.Op.Form() {
	case FormA, FormAI:
		return regs(a)
	case FormAB, FormABI:
		return regs(a, b)
	case FormCall:
		return regs(a, cc)
	case FormABC, FormABCI:
		return regs(a, b, cc)
	case FormAK:
		return first(regs(a), entry("constant", len(c.Consts)))
	case FormAN:
		return first(regs(a), entry("name", len(c.Names)))
	case FormAG:
		return first(regs(a), entry("global", len(c.Globals)))
	case FormAV:
		return first(regs(a), entry("free variable", len(c.Free)))
	case FormAJ, FormAIJ:
		return first(regs(a), jump())
	case FormJ:
		return jump()
	case FormABN:
		return first(regs(a, b), entry("name", len(c.Names)))
	case FormABS:
		return first(regs(a, b), entry("site", len(c.Sites)))
	case FormAS:
		return first(regs(a), entry("site", len(c.Sites)))
	case FormABK:
		return first(regs(a, b), entry("constant", len(c.Consts)))
	case FormABCK:
		return first(regs(a), entry("constant", len(c.Consts)))
	case FormABJ:
		return first(regs(a, b), jump())
	case FormABCJ:
		return first(regs(a, b), jump())
	case FormABF:
		return first(regs(a), entry("function", len(c.Funcs)))
	case FormG:
		return entry("global", len(c.Globals))
	case FormN:
		return entry("name", len(c.Names))
	case FormV:
		return entry("free variable", len(c.Free))
	}
	return nil
}

// verifyCaptures checks that c has the cells that its inner function f takes.
func verifyCaptures(c, f *Code) error {
	if len(f.Free) != len(f.Captures) {
		return fmt.Errorf("%d free variables, %d captures", len(f.Free), len(f.Captures))
	}
	for i, cap := range f.Captures {
		n := len(c.Locals)
		if cap.FromFree {
			n = len(c.Free)
		}
		if cap.Index < 0 || int(cap.Index) >= n {
			return fmt.Errorf("free variable %s comes from %+v", f.Free[i], cap)
		}
	}
	return nil
}
