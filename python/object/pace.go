// This file keeps long work in Go within the heap's limit and open for Ctrl-C.

package object

// stretch is how many bytes, or steps worth as much, are done between two looks
// at whether the thread must end: a millisecond where memory is slow.
const stretch = 1 << 18

// Pace counts the work of a long loop. It runs no Python code, so that what the
// loop holds stays as it is.
type Pace struct {
	t    Thread
	done int
}

// NewPace begins to count.
func NewPace(t Thread) Pace { return Pace{t: t} }

// Did counts n bytes; the error ends the work.
func (p *Pace) Did(n int) error {
	if p.done += n; p.done < stretch {
		return nil
	}
	p.done = 0
	return p.t.Interrupted()
}

// InParts calls f with the parts of data one after the other. All but the last
// have a length that 3 and 16 divide. The error is Interrupted's.
func InParts(t Thread, data []byte, f func(part []byte)) error {
	const part = 3 << 16
	for len(data) > part {
		f(data[:part])
		data = data[part:]
		if err := t.Interrupted(); err != nil {
			return err
		}
	}
	f(data)
	return nil
}

// step is the work of an item of a sequence.
const step = 64

// Builder builds a long text. What it takes is charged.
type Builder struct {
	pace Pace
	b    []byte
}

// NewBuilder begins a text.
func NewBuilder(t Thread) *Builder { return &Builder{pace: NewPace(t)} }

// Add adds s.
func (o *Builder) Add(s string) error {
	if n := len(o.b) + len(s); n > cap(o.b) {
		room := max(n, 2*cap(o.b), 32)
		if err := charge(o.pace.t, room); err != nil {
			return err
		}
		o.b = append(make([]byte, 0, room), o.b...)
	}
	o.b = append(o.b, s...)
	return o.pace.Did(len(s) + step)
}

// Len gives the length so far.
func (o *Builder) Len() int { return len(o.b) }

// Text gives the text. Nothing may be added afterwards.
func (o *Builder) Text() string { return viewString(o.b) }

// addTimes appends s n times to b, which has room for it.
func addTimes(t Thread, b []byte, s string, n int) ([]byte, error) {
	pace := NewPace(t)
	unit := s
	if len(s) < 4096 && n > 1 { // small ones some at a time
		k := min(n, 4096/len(s)+1)
		start := len(b)
		for range k {
			b = append(b, s...)
		}
		if n -= k; n == 0 {
			return b, nil
		}
		unit = string(b[start:])
	}
	for left, at := n*len(s), 0; left > 0; {
		k := min(left, len(unit)-at, stretch)
		b = append(b, unit[at:at+k]...)
		left -= k
		if at += k; at == len(unit) {
			at = 0
		}
		if err := pace.Did(k); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// copyItems copies from one slice to another as copy does.
func copyItems[T any](t Thread, to, from []T) error {
	const part = 1 << 14
	for n := min(len(to), len(from)); n > 0; {
		k := copy(to[:min(n, part)], from)
		to, from, n = to[k:], from[k:], n-k
		if n > 0 {
			if err := t.Interrupted(); err != nil {
				return err
			}
		}
	}
	return nil
}
