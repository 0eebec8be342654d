// This file holds the module random.

// Package random is the module random, with MicroPython's generator: the same
// seed gives the same numbers as there.
package random

import (
	"math"

	"mpy/host"
	"mpy/python/object"
)

// Module makes the module random, seeded by the host's randomness.
func Module(h *host.Host) *object.Def {
	g := &generator{host: h}
	g.seed(entropy(h))
	return declare(g)
}

func declare(g *generator) *object.Def {
	return &object.Def{
		Name: "random",
		Doc:  "Pseudo-random numbers, not for secrets. The same seed gives the same numbers as on a MicroPython board.",
		Members: []object.Member{
			object.Fn("choice(seq, /)", "Gives an item of a sequence; IndexError when it is empty.", g.choice),
			object.Fn("getrandbits(n, /)", "Gives an int of n random bits, n from 0 to 32.", g.getrandbits),
			object.Fn("randint(a, b, /)", "Gives an int from a to b, both included.", g.randint),
			object.Fn("random()", "Gives a float from 0 to below 1.", g.random),
			object.Fn("randrange(start, stop=None, step=1, /)", "Gives an int of range(start, stop, step), of range(start) with one argument.", g.randrange),
			object.Fn("seed(n=None, /)", "Starts the sequence that belongs to n; without n an unpredictable one.", g.seedFrom),
			object.Fn("uniform(a, b, /)", "Gives a float between a and b.", g.uniform),
		},
	}
}

// generator is Yasmarang, Ilya Levin's generator, which is in the public
// domain, in the state that MicroPython starts it in.
type generator struct {
	host      *host.Host
	pad, n, d uint32
	dat       uint8
}

// seed starts the sequence of a number.
func (g *generator) seed(pad uint32) { g.pad, g.n, g.d, g.dat = pad, 69, 233, 0 }

// next gives 32 bits.
func (g *generator) next() uint32 {
	g.pad += uint32(g.dat) + g.d*g.n
	g.pad = g.pad<<3 | g.pad>>29
	g.n = g.pad | 2
	g.d ^= g.pad<<31 | g.pad>>1
	g.dat ^= uint8(g.pad) ^ uint8(g.d>>8) ^ 1
	return g.pad ^ g.d<<5 ^ g.pad>>18 ^ uint32(g.dat)<<1
}

// below gives a number below n, which is not 0. Where MicroPython, which knows
// 32 bits only, would do something else or hang, two draws make one number.
func (g *generator) below(n uint64) uint64 {
	mask := uint64(1)
	for n&mask < n {
		mask = mask<<1 | 1
	}
	for {
		r := uint64(g.next())
		if mask > math.MaxUint32 {
			r = r<<32 | uint64(g.next())
		}
		if r &= mask; r < n {
			return r
		}
	}
}

// float gives a number from 0 to below 1, of 52 bits.
func (g *generator) float() float64 {
	hi := uint64(g.next())
	bits := (hi<<32 | uint64(g.next())) & (1<<52 - 1)
	return math.Float64frombits(1023<<52|bits) - 1
}

func (g *generator) getrandbits(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.ToInt64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if n < 0 || n > 32 {
		return object.Value{}, object.NewError(object.ValueError, "bits must be 32 or less")
	}
	if n == 0 {
		return object.Int(0), nil
	}
	return object.Int(int64(g.next() & (math.MaxUint32 >> (32 - n)))), nil
}

func (g *generator) seedFrom(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) == 0 || args[0].IsNone() {
		g.seed(entropy(g.host))
		return object.None, nil
	}
	n, err := object.Truncated(t, args[0])
	if err == nil {
		g.seed(uint32(n))
	}
	return object.None, err
}

// noValue is the ValueError without a message that the ranges raise.
func noValue() error { return object.NewException(object.ValueError) }

func (g *generator) randrange(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	var n [3]int64
	for i, v := range args {
		var err error
		if n[i], err = object.ToInt64(t, v); err != nil {
			return object.Value{}, err
		}
	}
	start, stop, step := n[0], n[1], int64(1)
	switch len(args) {
	case 1:
		start, stop = 0, start
	case 3:
		step = n[2]
	}
	r := object.Range{Start: start, Stop: stop, Step: step}
	if step == 0 {
		return object.Value{}, noValue()
	}
	count := uint64(r.Len())
	if count == 0 {
		return object.Value{}, noValue()
	}
	return object.Int(start + step*int64(g.below(count))), nil
}

func (g *generator) randint(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	a, err := object.ToInt64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	b, err := object.ToInt64(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	if a > b {
		return object.Value{}, noValue()
	}
	count := uint64(b) - uint64(a) + 1
	if count == 0 { // all of 64 bits
		return object.Int(int64(uint64(g.next())<<32 | uint64(g.next()))), nil
	}
	return object.Int(a + int64(g.below(count))), nil
}

func (g *generator) choice(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.Len(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if n <= 0 {
		return object.Value{}, object.NewException(object.IndexError)
	}
	return object.GetItem(t, args[0], object.Int(int64(g.below(uint64(n)))))
}

func (g *generator) random(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Float(g.float()), nil
}

func (g *generator) uniform(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	a, err := object.ToFloat64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	b, err := object.ToFloat64(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.Float(a + (b-a)*g.float()), nil
}
