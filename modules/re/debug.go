// This file prints what a pattern was compiled to.

package re

import (
	"fmt"
	"io"
	"strings"

	"mpy/python/object"
)

// dump prints the instructions with the places they have in MicroPython's
// memory. There a search begins with a loop that skips bytes; the matcher here
// does that by itself.
func dump(t object.Thread, code []inst) error {
	console, ok := t.Host().(object.Console)
	if !ok {
		return nil
	}
	var b strings.Builder
	b.WriteString(" 0: rsplit 5 (3)\n 2: any\n 3: jmp 0 (-5)\n")
	at := make([]int, len(code)+1)
	at[0] = 5
	for i := range code {
		at[i+1] = at[i] + code[i].size()
	}
	for i := range code {
		in := &code[i]
		fmt.Fprintf(&b, "%2d: ", at[i])
		jump := func(name string) {
			to := at[i+1+in.x]
			fmt.Fprintf(&b, "%s %d (%d)", name, to, to-at[i+1])
		}
		switch in.op {
		case opChar:
			b.WriteString("char ")
			b.WriteByte(in.c)
		case opAny:
			b.WriteString("any")
		case opClass:
			b.WriteString("class")
			if in.not {
				b.WriteString("not")
			}
			fmt.Fprintf(&b, " %d", len(in.pairs))
			for _, p := range in.pairs { // as C prints its signed chars
				fmt.Fprintf(&b, " 0x%02x-0x%02x", uint32(int8(p.lo)), uint32(int8(p.hi)))
			}
		case opNamed:
			b.WriteString("namedclass ")
			b.WriteByte(in.c)
		case opBol:
			b.WriteString("assert bol")
		case opEol:
			b.WriteString("assert eol")
		case opJmp:
			jump("jmp")
		case opSplit:
			jump("split")
		case opLast:
			jump("rsplit")
		case opSave:
			fmt.Fprintf(&b, "save %d", in.n)
		case opMatch:
			b.WriteString("match")
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "Bytes: %d, insts: %d\n", at[len(code)], len(code)+3)
	_, err := io.WriteString(console.Stdout(), b.String())
	return err
}
