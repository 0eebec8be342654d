// This file unwinds frames when something raises.

package vm

import (
	"mpy/python/code"
	"mpy/python/object"
)

// Handling gives the exception that the innermost running except clause handles,
// or for which a finally block or __exit__ runs; else nil. As in MicroPython it is
// none of these any more once another one was caught meanwhile.
func (t *Thread) Handling() *object.Exception {
	for f := t.cur; f != &t.root; f = f.down {
		pc := int32(f.pc - 1)
		for i := range f.p.code.Excepts {
			h := &f.p.code.Excepts[i]
			if pc < h.Start || pc >= h.End {
				continue
			}
			if f.cold {
				f.warm()
			}
			if h.Target > 0 {
				if state := f.seg.vals[f.base+int(h.Target)-1]; !state.IsInt() || state.AsInt() != 1 {
					continue
				}
			}
			if e, ok := f.seg.vals[f.base+int(h.Reg)].Obj().(*object.Exception); ok {
				if e.Caught != t.catches {
					return nil
				}
				return e
			}
		}
	}
	return nil
}

// unwind takes an error that the topmost frame raised, at the instruction
// before its pc, to the first handler on the way down. It says false when the
// frame that was entered from Go had none; that frame is then popped and the
// error is in t.lost.
func (t *Thread) unwind(err error) bool {
	if err == errReload {
		t.reload()
		return true
	}
	e := object.AsException(err)
	doomed := t.doomed()
	if doomed && !e.Cls.IsSubclass(object.SystemExit) {
		e = object.NewException(object.SystemExit)
	}
	for {
		f := t.cur
		if f.cold {
			f.warm()
		}
		pc := f.pc - 1
		c := f.p.code
		if in := &f.p.instrs[max(pc, 0)]; in.Op != code.RERAISE {
			e.Passed(&f.p.place, c.Line(pc))
		}
		for i := range c.Handlers {
			h := &c.Handlers[i]
			if int(h.Start) <= pc && pc < int(h.End) && !doomed {
				t.catches++
				e.Caught = t.catches
				seg := f.seg
				seg.vals[f.base+int(h.Reg)] = object.Ref(e)
				f.pc = int(h.Target)
				if f.gen != nil {
					f.gen.delegating = false
				}
				return true
			}
		}
		k, entry := f.kind, f.entry
		if f.gen != nil {
			f.gen.finish()
			if e.Cls.IsSubclass(object.StopIteration) {
				e = object.NewError(object.RuntimeError, "generator raised StopIteration")
			}
		}
		t.pop()
		if entry {
			t.lost = e
			return false
		}
		if k == kindNext && e.Cls.IsSubclass(object.StopIteration) { // the loop ends: FORITER falls through
			return true
		}
	}
}
