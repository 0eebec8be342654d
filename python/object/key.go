// This file decides equality and hashes.

package object

import (
	"math"
	"math/big"
)

// mix spreads the bits of a number's hash.
func mix(n uint64) uint64 {
	n *= 0x9E3779B97F4A7C15
	return n ^ n>>32
}

// hashFloat agrees with the hash of the integer where there is an equal one.
func hashFloat(f float64) uint64 {
	if f == math.Trunc(f) && math.Abs(f) < 1<<63 {
		return mix(uint64(int64(f)))
	}
	if f == math.Trunc(f) && !math.IsInf(f, 0) {
		b, _ := big.NewFloat(f).Int(nil)
		return hashBig(b)
	}
	return mix(math.Float64bits(f))
}

func hashBig(b *big.Int) uint64 {
	h := uint64(b.Sign() + 2)
	for _, w := range b.Bits() {
		h = mix(h ^ uint64(w))
	}
	return h
}

// HashKey gives the hash that dicts and sets use: equal keys have equal hashes.
func HashKey(t Thread, v Value) (uint64, error) {
	if s, ok := v.Obj().(*Str); ok {
		return s.Hash(), nil
	}
	switch {
	case v.IsInt(), v.IsBool():
		return mix(uint64(v.AsInt())), nil
	case v.IsFloat():
		return hashFloat(v.AsFloat()), nil
	case v.IsNone():
		return 0x5bd1e995, nil
	}
	c := ClassOf(v)
	if c.User {
		return hashUser(t, v, c)
	}
	if c.NoHash {
		return 0, NewError(TypeError, "unsupported type for __hash__: '%s'", c.Name)
	}
	if c.Hash != nil {
		return c.Hash(t, v)
	}
	return hashIdentity(v), nil
}

func hashUser(t Thread, v Value, c *Class) (uint64, error) {
	h, owner := c.Lookup("__hash__")
	if owner != nil && owner.User {
		if h.IsNone() {
			return 0, NewError(TypeError, "unsupported type for __hash__: '%s'", c.Name)
		}
		r, err := callSpecial(t, h, []Value{v})
		if err != nil {
			return 0, err
		}
		return hashNumber(r)
	}
	if e := c.Special("__eq__"); e.Bound() {
		return 0, NewError(TypeError, "unsupported type for __hash__: '%s'", c.Name)
	}
	if n := Native(v); n != v {
		return HashKey(t, n)
	}
	return hashIdentity(v), nil
}

// hashNumber takes what __hash__ returned.
func hashNumber(v Value) (uint64, error) {
	if v.IsInt() || v.IsBool() {
		return mix(uint64(v.AsInt())), nil
	}
	if b, ok := Native(v).Obj().(*BigInt); ok {
		return hashBig(&b.V), nil
	}
	return 0, NewError(TypeError, "can't convert %s to int", TypeName(v))
}

func hashIdentity(v Value) uint64 { return mix(uint64(address(v))) }

// sameKey says whether two keys with equal hashes are one.
func sameKey(t Thread, a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if x, ok := a.Obj().(*Str); ok {
		if y, ok := b.Obj().(*Str); ok {
			return x.S == y.S, nil
		}
	}
	if a.IsInt() && b.IsInt() {
		return false, nil
	}
	return Equal(t, a, b)
}

// Equal says whether a == b, as containers compare: an object equals itself.
func Equal(t Thread, a, b Value) (bool, error) {
	if a == b {
		if a.IsFloat() {
			return a.AsFloat() == b.AsFloat(), nil
		}
		return true, nil
	}
	r, err := Compare(t, EQ, a, b)
	if err != nil {
		return false, err
	}
	return Truth(t, r)
}
