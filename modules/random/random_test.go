package random

import (
	"math/big"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestRandom(t *testing.T) {
	th := &Thread{}
	g := &generator{}
	m := object.Ref(Import(t, th, declare(g)))
	odd := object.NewBig(new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 70), big.NewInt(3)))
	Run(t, th, m, []Case{
		C("seed", "None", 1),
		C("getrandbits", "2002244", 32),
		C("getrandbits", "1862853106", 32),
		C("getrandbits", "2677483614", 32),
		C("getrandbits", "156226652", 32),
		C("getrandbits", "3835757215", 32),
		C("random", "0.9345817666151912"),
		C("random", "0.197412563332807"),
		C("uniform", "6.116938897648297", 1, 10),
		C("randrange", "36", 100),
		C("randrange", "7", 5, 10),
		C("randrange", "28", 0, 100, 7),
		C("randrange", "9", 100, 0, -7),
		C("randint", "1", 1, 6),
		C("choice", "'a'", "abc"),
		C("seed", "None", -5),
		C("getrandbits", "2002452", 32),
		C("seed", "None", odd),
		C("getrandbits", "1999700", 32),
		C("seed", "None", int64(12345678901)),
		C("getrandbits", "31512", 16),
		C("getrandbits", "0", 0),
		C("getrandbits", "1", 1),
		C("seed", "None", 0),
		C("random", "0.909405070308555"),
		C("randrange", "-2", -5, 5),
		C("randint", "-3", -3, -1),
		C("randrange", "0", 1),
		C("getrandbits", "ValueError: bits must be 32 or less", 33),
		C("getrandbits", "ValueError: bits must be 32 or less", -1),
		C("randrange", "ValueError", 0),
		C("randrange", "ValueError", 5, 5),
		C("randrange", "ValueError", 1, 5, 0),
		C("randint", "ValueError", 2, 1),
		C("choice", "IndexError", List()),
		C("choice", "TypeError: object of type 'int' has no len()", 5),
		C("seed", "TypeError: can't convert float to int", 1.5),
		C("seed", "TypeError: can't convert str to int", "a"),
		C("randrange", "TypeError: can't convert float to int", 1.5),
		C("uniform", "TypeError: can't convert str to float", "a", 1),
	})
	for range 100 { // beyond MicroPython's 32 bits
		if n := g.below(1 << 40); n >= 1<<40 {
			t.Fatal(n)
		}
	}
	Run(t, th, m, []Case{C("randint", Call(th, m, "randint", nil, object.Int(7), object.Int(7)), 7, 7)})
}
