// Package digits turns long integers into text and back: in steps, so that
// Ctrl-C need not wait for millions of digits, and in less than square time,
// which package math/big takes to read them.
package digits

import "math/big"

// piece is how many digits are converted at once.
const piece = 1024

// look asks stop, which may be nil, whether to go on.
func look(stop func() error) error {
	if stop == nil {
		return nil
	}
	return stop()
}

// Parse reads digits of a base from 2 to 36, all of which must be valid. The
// error is stop's.
func Parse(text string, base int, stop func() error) (*big.Int, error) {
	var parts []*big.Int // the last digits first
	for end := len(text); end > 0; end -= piece {
		b, _ := new(big.Int).SetString(text[max(0, end-piece):end], base)
		parts = append(parts, b)
	}
	power := new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(piece), nil)
	for len(parts) > 1 {
		half := parts[:0]
		for i := 0; i < len(parts); i += 2 {
			if err := look(stop); err != nil {
				return nil, err
			}
			if i+1 < len(parts) {
				high := parts[i+1]
				half = append(half, high.Add(high.Mul(high, power), parts[i]))
			} else {
				half = append(half, parts[i])
			}
		}
		parts = half
		if len(parts) > 1 {
			power.Mul(power, power)
		}
	}
	return parts[0], nil
}

// Append appends n in a base from 2 to 36. The error is stop's.
func Append(b []byte, n *big.Int, base int, stop func() error) ([]byte, error) {
	if n.BitLen() < 8*piece || base&(base-1) == 0 {
		return n.Append(b, base), nil
	}
	if n.Sign() < 0 {
		b = append(b, '-')
		n = new(big.Int).Neg(n)
	}
	// powers are base**(piece << i); the last one has more than half of n's digits.
	powers := []*big.Int{new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(piece), nil)}
	for last := powers[0]; 2*last.BitLen() <= n.BitLen(); {
		if err := look(stop); err != nil {
			return nil, err
		}
		last = new(big.Int).Mul(last, last)
		powers = append(powers, last)
	}
	w := writer{b: b, base: base, powers: powers, stop: stop}
	err := w.write(n, len(powers)-1, false)
	return w.b, err
}

type writer struct {
	b      []byte
	base   int
	powers []*big.Int
	stop   func() error
}

// write writes n, which is less than the square of power i; with zeros in
// front where it is no beginning.
func (w *writer) write(n *big.Int, i int, inside bool) error {
	if i < 0 {
		start := len(w.b)
		w.b = n.Append(w.b, w.base)
		if lack := piece - (len(w.b) - start); inside && lack > 0 {
			for range lack {
				w.b = append(w.b, '0')
			}
			copy(w.b[start+lack:], w.b[start:])
			for k := range lack {
				w.b[start+k] = '0'
			}
		}
		return nil
	}
	if err := look(w.stop); err != nil {
		return err
	}
	high, low := new(big.Int).QuoRem(n, w.powers[i], new(big.Int))
	if inside || high.Sign() > 0 {
		if err := w.write(high, i-1, inside); err != nil {
			return err
		}
		inside = true
	}
	return w.write(low, i-1, inside)
}
