// This file matches programs.

package re

import (
	"math"
	"strings"

	"mpy/python/object"
)

// How much a match may take before it ends in RuntimeError, as MicroPython's
// does sooner. Patterns with a loop that may go round without taking a byte,
// where MicroPython never comes back from, get less.
const (
	maxSteps, maxEmptySteps = 1 << 31, 1 << 24
	maxDepth, maxEmptyDepth = 1 << 22, 1 << 17
	pendingSteps            = 1 << 20 // how often Ctrl-C is looked for
)

// way is what is left to try, or to put back.
type way struct {
	pc int // where; below 0: the place -1-pc gets its old value a
	a  int // the place in the text; of a run: the first that is left
	b  int // of a run: the last that is left, plus 1; else 0
}

// matcher is one search. A program without references to what groups matched
// fails at a place and an instruction whichever way it came there, so that
// none needs to be tried twice. That is kept once a search takes long.
type matcher struct {
	t     object.Thread
	p     *prog
	s     string
	from  int // where the search begins
	end   int
	caps  []int // two places a group, -1 for none
	stack []way
	steps int64
	next  int64 // at how many steps something is due
	tried []uint64
}

// newMatcher makes a matcher of the text from..end.
func newMatcher(t object.Thread, p *prog, s string, end int) *matcher {
	return &matcher{t: t, p: p, s: s, end: end, caps: make([]int, 2*p.subs+2)}
}

func tooDeep() error {
	return object.NewError(object.RuntimeError, "maximum recursion depth exceeded")
}

// find looks for a match that begins at from or, unless anchored, behind it.
func (m *matcher) find(from int, anchored bool) (bool, error) {
	m.from, m.steps, m.tried = from, 0, nil
	m.next = int64(8*(m.end-from) + 1024)
	if m.p.empty {
		m.next = pendingSteps
	}
	for at := from; at <= m.end; at++ {
		if !anchored && m.p.first != nil && !m.p.empty {
			if at = m.skip(at); at < 0 {
				return false, nil
			}
		}
		ok, err := m.run(at)
		if ok || err != nil || anchored {
			return ok, err
		}
	}
	return false, nil
}

// skip gives the next place where a match can begin, or -1.
func (m *matcher) skip(at int) int {
	if m.p.start >= 0 {
		i := strings.IndexByte(m.s[at:m.end], byte(m.p.start))
		if i < 0 {
			return -1
		}
		return at + i
	}
	for first := m.p.first; at < m.end; at++ {
		if first[m.s[at]] {
			return at
		}
	}
	return -1
}

// due does what is due after so many steps.
func (m *matcher) due() error {
	limit := int64(maxSteps)
	if m.p.empty {
		limit = maxEmptySteps
	} else if m.tried == nil && m.p.splits > 0 {
		n := int64(m.end-m.from+1)*int64(m.p.splits)/64 + 1
		if n > math.MaxInt/8 {
			return object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", 8*n)
		}
		if n > 512 {
			if err := m.t.Grow(8 * int(n)); err != nil {
				return err
			}
		}
		m.tried = make([]uint64, n)
	}
	if m.steps >= limit {
		return tooDeep()
	}
	m.next = m.steps + pendingSteps
	return m.t.Pending()
}

// again says whether an instruction with two ways on was tried at a place
// before, and notes that it is now.
func (m *matcher) again(n, sp int) bool {
	i := int64(sp-m.from)*int64(m.p.splits) + int64(n)
	bit := uint64(1) << (i & 63)
	w := &m.tried[i>>6]
	if *w&bit != 0 {
		return true
	}
	*w |= bit
	return false
}

// push leaves something to try.
func (m *matcher) push(w way) error {
	if n := len(m.stack); n == cap(m.stack) && n >= 1024 {
		if n >= maxDepth || m.p.empty && n >= maxEmptyDepth {
			return tooDeep()
		}
		if err := m.t.Grow(48 * n); err != nil {
			return err
		}
	}
	m.stack = append(m.stack, w)
	return nil
}

// run matches at a place. Its own stack stands for Go's.
func (m *matcher) run(sp int) (bool, error) {
	for i := range m.caps {
		m.caps[i] = -1
	}
	m.stack = m.stack[:0]
	code, s := m.p.code, m.s[:m.end]
	pc := 0
	for {
		in := &code[pc]
		ok := true
		switch in.op {
		case opChar:
			ok = sp < len(s) && s[sp] == in.c
			sp++
			pc++
		case opAny:
			ok = sp < len(s)
			sp++
			pc++
		case opClass, opNamed:
			ok = sp < len(s) && in.set[s[sp]]
			sp++
			pc++
		case opBol:
			ok = sp == 0
			pc++
		case opEol:
			ok = sp == len(s)
			pc++
		case opJmp:
			pc = in.x
		case opSplit, opLast:
			if m.tried != nil && m.again(in.n, sp) {
				ok = false
				break
			}
			to, other := pc+1, in.x
			if in.op == opLast {
				to, other = other, to
			}
			if err := m.push(way{pc: other, a: sp}); err != nil {
				return false, err
			}
			pc = to
		case opRun:
			end := m.span(in, s, sp)
			m.steps += int64(end-sp) / 8
			if end < sp {
				ok = false
				break
			}
			pc = in.x
			if end > sp {
				if err := m.push(way{pc, sp, end}); err != nil {
					return false, err
				}
			}
			sp = end
		case opSave:
			if err := m.push(way{pc: -1 - in.n, a: m.caps[in.n]}); err != nil {
				return false, err
			}
			m.caps[in.n] = sp
			pc++
		case opMatch:
			return true, nil
		}
		if ok && in.op < opJmp {
			continue
		}
		if m.steps++; m.steps >= m.next {
			if err := m.due(); err != nil {
				return false, err
			}
		}
		if ok {
			continue
		}
		for pc = -1; pc < 0; { // what is left?
			if len(m.stack) == 0 {
				return false, nil
			}
			w := &m.stack[len(m.stack)-1]
			if w.pc < 0 {
				m.caps[-1-w.pc] = w.a
			} else {
				pc, sp = w.pc, w.a
				if w.b > 0 { // one less of the run
					w.b--
					sp = w.b
					if w.b > w.a {
						break
					}
				}
			}
			m.stack = m.stack[:len(m.stack)-1]
		}
	}
}

// span gives the place behind the bytes of a run that begins at sp, or sp-1:
// none of its ends leads on.
func (m *matcher) span(in *inst, s string, sp int) int {
	set, i := in.set, sp
	if m.tried != nil {
		for {
			if m.again(in.n, i) {
				return i - 1
			}
			if i >= len(s) || set != nil && !set[s[i]] {
				return i
			}
			i++
		}
	}
	if set == nil {
		return max(sp, len(s))
	}
	for i < len(s) && set[s[i]] {
		i++
	}
	return i
}
