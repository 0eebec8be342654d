// This file prints code objects, for tests and for people.

package code

import (
	"fmt"
	"strings"
)

// Disassemble gives one line an instruction, and the handlers below; inner functions follow.
func Disassemble(c *Code) string {
	var b strings.Builder
	disassemble(&b, c)
	return b.String()
}

func disassemble(b *strings.Builder, c *Code) {
	fmt.Fprintf(b, "%s: %d params, %d registers\n", c.Name, len(c.Params), c.NumRegs)
	line := -1
	for pc, in := range c.Instrs {
		mark := "    "
		if l := c.Line(pc); l != line {
			line = l
			mark = fmt.Sprintf("%-4d", l)
		}
		fmt.Fprintf(b, "%s%4d %s\n", mark, pc, c.Show(pc, in))
	}
	for _, h := range c.Handlers {
		fmt.Fprintf(b, "    handler %d..%d -> %d, R%d\n", h.Start, h.End, h.Target, h.Reg)
	}
	for _, f := range c.Funcs {
		disassemble(b, f)
	}
}

// Show prints one instruction of c that stands at pc.
func (c *Code) Show(pc int, in Instr) string {
	at := func(list []string) string {
		if in.D >= 0 && int(in.D) < len(list) {
			return list[in.D]
		}
		return fmt.Sprint("?", in.D)
	}
	konst := func() string {
		if in.D >= 0 && int(in.D) < len(c.Consts) {
			return fmt.Sprintf("%#v", c.Consts[in.D])
		}
		return fmt.Sprint("?", in.D)
	}
	jump := pc + 1 + int(in.D)
	n := in.Op.String()
	switch in.Op.Form() {
	case FormA:
		return fmt.Sprintf("%s R%d", n, in.A)
	case FormAB:
		return fmt.Sprintf("%s R%d R%d", n, in.A, in.B)
	case FormABC:
		if in.D == 1 && in.Op >= ADD && in.Op <= XOR {
			n += "=" // in place
		} else if in.D == 2 {
			n += ".W" // words
		}
		return fmt.Sprintf("%s R%d R%d R%d", n, in.A, in.B, in.C)
	case FormAK:
		return fmt.Sprintf("%s R%d %s", n, in.A, konst())
	case FormAN:
		return fmt.Sprintf("%s R%d %s", n, in.A, at(c.Names))
	case FormAG:
		return fmt.Sprintf("%s R%d %s", n, in.A, at(c.Globals))
	case FormAI:
		return fmt.Sprintf("%s R%d %d", n, in.A, in.D)
	case FormAV:
		return fmt.Sprintf("%s R%d %s", n, in.A, at(c.Free))
	case FormAJ:
		return fmt.Sprintf("%s R%d ->%d", n, in.A, jump)
	case FormJ:
		return fmt.Sprintf("%s ->%d", n, jump)
	case FormABN:
		return fmt.Sprintf("%s R%d R%d %s", n, in.A, in.B, at(c.Names))
	case FormABS:
		return fmt.Sprintf("%s R%d R%d .%s", n, in.A, in.B, at(c.Sites))
	case FormAS:
		return fmt.Sprintf("%s R%d .%s", n, in.A, at(c.Sites))
	case FormABI:
		if in.C == 1 && in.Op >= ADDI && in.Op <= ANDI {
			n += "=" // in place
		} else if in.C == 2 {
			n += ".W" // words
		}
		return fmt.Sprintf("%s R%d R%d %d", n, in.A, in.B, in.D)
	case FormABK:
		if in.C == 1 {
			n += "=" // in place
		}
		return fmt.Sprintf("%s R%d R%d %s", n, in.A, in.B, konst())
	case FormABJ:
		return fmt.Sprintf("%s R%d R%d ->%d", n, in.A, in.B, jump)
	case FormABCJ:
		return fmt.Sprintf("%s R%d R%d %d ->%d", n, in.A, in.B, in.C, jump)
	case FormABCI:
		return fmt.Sprintf("%s R%d R%d %d %d", n, in.A, in.B, in.C, in.D)
	case FormABCK:
		return fmt.Sprintf("%s R%d %d %d %s", n, in.A, in.B, in.C, konst())
	case FormABF:
		return fmt.Sprintf("%s R%d R%d func %d", n, in.A, in.B, in.D)
	case FormAIJ:
		return fmt.Sprintf("%s R%d %d %d ->%d", n, in.A, int8(in.B), in.C, jump)
	case FormCall:
		return fmt.Sprintf("%s R%d %d R%d", n, in.A, in.B, in.C)
	case FormG:
		return fmt.Sprintf("%s %s", n, at(c.Globals))
	case FormN:
		return fmt.Sprintf("%s %s", n, at(c.Names))
	case FormV:
		return fmt.Sprintf("%s %s", n, at(c.Free))
	}
	return n
}
