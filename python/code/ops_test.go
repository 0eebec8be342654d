// This file tests that the table of opcodes is complete and that Verify sees what is wrong.

package code

import "testing"

func TestTable(t *testing.T) {
	seen := map[string]Op{}
	for op := range NumOps {
		name := op.String()
		if name == "" {
			t.Errorf("opcode %d has no row in the table", op)
		}
		if other, ok := seen[name]; ok {
			t.Errorf("opcodes %d and %d are both called %s", other, op, name)
		}
		seen[name] = op
	}
}

func TestVerify(t *testing.T) {
	good := func() *Code {
		return &Code{
			Name: "f", NumRegs: 2, Consts: []any{nil},
			Instrs: []Instr{{Op: LOADK, A: 1}, {Op: RETURN, A: 1}, {}},
			Lines:  []int32{1, 1, 1},
		}
	}
	if err := Verify(good()); err != nil {
		t.Error(err)
	}
	for what, spoil := range map[string]func(*Code){
		"register":  func(c *Code) { c.Instrs[0].A = 2 },
		"constant":  func(c *Code) { c.Instrs[0].D = 1 },
		"jump":      func(c *Code) { c.Instrs[0] = Instr{Op: JTRUE, D: 1} },
		"row":       func(c *Code) { c.Instrs[0] = Instr{Op: MKLIST, B: 1, C: 2} },
		"no end":    func(c *Code) { c.Instrs[1].Op = MOVE },
		"no NOP":    func(c *Code) { c.Instrs, c.Lines = c.Instrs[:2], c.Lines[:2] },
		"lines":     func(c *Code) { c.Lines = nil },
		"handler":   func(c *Code) { c.Handlers = []Handler{{Start: 0, End: 2, Target: 1}} },
		"function":  func(c *Code) { c.Instrs[0] = Instr{Op: MKFUNC, A: 1} },
		"inner one": func(c *Code) { c.Funcs = []*Code{{}} },
	} {
		c := good()
		spoil(c)
		if Verify(c) == nil {
			t.Errorf("%s: not seen", what)
		}
	}
}
