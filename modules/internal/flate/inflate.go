// This file decompresses.

package flate

import (
	"hash/adler32"
	"hash/crc32"

	"mpy/board"
)

// reader decompresses what next gives byte by byte. It takes no byte more than
// it needs, and what refers back beyond its window is an error: neither can be
// had from Go's own package.
type reader struct {
	next func() (byte, error)

	bits  uint32 // read and not yet used, fewer than 8 after each step
	nbits uint

	window []byte // a ring; a power of two
	pos    int    // where the next byte goes
	filled int    // how much of the window is known

	kind   int // of the block: -1 none yet
	last   bool
	stored int // bytes left of a stored block
	length int // bytes left to copy
	from   int // from there in the window
	lit    codes
	dist   codes
	done   bool

	check uint32
	sum   func(uint32, []byte) uint32 // nil: none
	gzip  bool
}

func bad() error { return board.EINVAL }

// codes is a Huffman code.
type codes struct {
	count  [16]uint16  // how many codes of each length
	symbol [320]uint16 // by code
	quick  [512]uint16 // by the next 9 bits: length<<12 | symbol, for codes of up to 9 bits; 0 for others
}

// init makes the code of the given lengths; false: there are too many.
func (c *codes) init(lengths []byte) bool {
	c.count = [16]uint16{}
	for _, n := range lengths {
		c.count[n]++
	}
	c.count[0] = 0
	left := 1
	var offs, code [16]uint16
	for n := 1; n < 16; n++ {
		if left = left<<1 - int(c.count[n]); left < 0 {
			return false
		}
		if n < 15 {
			offs[n+1] = offs[n] + c.count[n]
			code[n+1] = (code[n] + c.count[n]) << 1
		}
	}
	c.quick = [512]uint16{}
	for sym, n := range lengths {
		if n == 0 {
			continue
		}
		c.symbol[offs[n]] = uint16(sym)
		offs[n]++
		if n <= 9 {
			rev := uint16(0)
			for b := range n {
				rev |= code[n] >> b & 1 << (n - 1 - b)
			}
			for i := int(rev); i < 512; i += 1 << n {
				c.quick[i] = uint16(n)<<12 | uint16(sym)
			}
		}
		code[n]++
	}
	return true
}

// need makes sure that there are n bits.
func (r *reader) need(n uint) error {
	for r.nbits < n {
		b, err := r.next()
		if err != nil {
			return err
		}
		r.bits |= uint32(b) << r.nbits
		r.nbits += 8
	}
	return nil
}

// take gives n bits.
func (r *reader) take(n uint) (int, error) {
	if err := r.need(n); err != nil {
		return 0, err
	}
	v := r.bits & (1<<n - 1)
	r.bits >>= n
	r.nbits -= n
	return int(v), nil
}

// sym gives the next symbol.
func (r *reader) sym(c *codes) (int, error) {
	for r.nbits < 9 {
		if e := c.quick[r.bits&511]; e != 0 && uint(e>>12) <= r.nbits {
			break
		}
		if err := r.need(r.nbits + 1); err != nil {
			return 0, err
		}
	}
	if e := c.quick[r.bits&511]; e != 0 {
		n := uint(e >> 12)
		r.bits >>= n
		r.nbits -= n
		return int(e & 0xFFF), nil
	}
	code, first, index := 0, 0, 0
	for n := uint(1); n < 16; n++ {
		if err := r.need(n); err != nil {
			return 0, err
		}
		code |= int(r.bits >> (n - 1) & 1)
		count := int(c.count[n])
		if code < first+count {
			r.bits >>= n
			r.nbits -= n
			return int(c.symbol[index+code-first]), nil
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	return 0, bad()
}

// put gives out a byte.
func (r *reader) put(p []byte, n int, b byte) {
	p[n] = b
	r.window[r.pos] = b
	r.pos = (r.pos + 1) & (len(r.window) - 1)
	if r.filled < len(r.window) {
		r.filled++
	}
}

// read fills p, if there is so much. At the end it verifies the checksum.
func (r *reader) read(p []byte) (int, error) {
	if r.done {
		return 0, nil
	}
	n := 0
	for n < len(p) && !r.done {
		more, err := r.step(p, &n)
		if err != nil {
			return 0, err
		}
		if !more && r.last {
			r.done = true
		}
	}
	if r.sum != nil {
		r.check = r.sum(r.check, p[:n])
		if r.done {
			return n, r.trailer()
		}
	}
	return n, nil
}

// step gives out at least one byte, or begins a block; false: a block ended.
func (r *reader) step(p []byte, n *int) (bool, error) {
	switch {
	case r.kind < 0:
		return true, r.block()
	case r.kind == 0:
		for r.stored > 0 && *n < len(p) {
			b, err := r.next()
			if err != nil {
				return false, err
			}
			r.put(p, *n, b)
			*n++
			r.stored--
		}
		if r.stored == 0 && *n < len(p) {
			r.kind = -1
			return false, nil
		}
		return true, nil
	}
	if r.length == 0 {
		sym, err := r.sym(&r.lit)
		switch {
		case err != nil:
			return false, err
		case sym < 256:
			r.put(p, *n, byte(sym))
			*n++
			return true, nil
		case sym == 256:
			r.kind = -1
			return false, nil
		}
		if err := r.match(sym - 257); err != nil {
			return false, err
		}
	}
	for r.length > 0 && *n < len(p) {
		r.put(p, *n, r.window[r.from])
		r.from = (r.from + 1) & (len(r.window) - 1)
		*n++
		r.length--
	}
	return true, nil
}

// match begins a copy.
func (r *reader) match(sym int) error {
	if sym >= len(lengths) {
		return bad()
	}
	extra, err := r.take(uint(lengths[sym].bits))
	if err != nil {
		return err
	}
	d, err := r.sym(&r.dist)
	if err != nil {
		return err
	}
	if d >= len(distances) {
		return bad()
	}
	off, err := r.take(uint(distances[d].bits))
	if err != nil {
		return err
	}
	if off += int(distances[d].base); off > r.filled {
		return bad()
	}
	r.length = int(lengths[sym].base) + extra
	r.from = (r.pos - off) & (len(r.window) - 1)
	return nil
}

// block begins a block.
func (r *reader) block() error {
	h, err := r.take(3)
	if err != nil {
		return err
	}
	r.last = h&1 != 0
	switch h >> 1 {
	case 0:
		r.bits, r.nbits = 0, 0
		var b [4]byte
		for i := range b {
			if b[i], err = r.next(); err != nil {
				return err
			}
		}
		r.stored = int(b[0]) | int(b[1])<<8
		if r.stored^0xFFFF != int(b[2])|int(b[3])<<8 {
			return bad()
		}
	case 1:
		var l [288 + 32]byte
		for i := range l {
			switch {
			case i < 144:
				l[i] = 8
			case i < 256:
				l[i] = 9
			case i < 280:
				l[i] = 7
			case i < 288:
				l[i] = 8
			default:
				l[i] = 5
			}
		}
		r.lit.init(l[:288])
		r.dist.init(l[288:])
	case 2:
		if err := r.trees(); err != nil {
			return err
		}
	default:
		return bad()
	}
	r.kind = h >> 1
	return nil
}

// trees reads the codes of a block.
func (r *reader) trees() error {
	h, err := r.take(14)
	if err != nil {
		return err
	}
	lits, all := h&31+257, h&31+257+h>>5&31+1
	var l [288 + 32]byte
	for i := range h>>10 + 4 {
		n, err := r.take(3)
		if err != nil {
			return err
		}
		l[order[i]] = byte(n)
	}
	if !r.lit.init(l[:19]) {
		return bad()
	}
	for i := 0; i < all; {
		sym, err := r.sym(&r.lit)
		if err != nil {
			return err
		}
		if sym < 16 {
			l[i] = byte(sym)
			i++
			continue
		}
		var fill byte
		bits, times := uint(2), 3
		switch sym {
		case 16:
			if i == 0 {
				return bad()
			}
			fill = l[i-1]
		case 17:
			bits = 3
		default:
			bits, times = 7, 11
		}
		more, err := r.take(bits)
		if err != nil {
			return err
		}
		if times += more; i+times > all {
			return bad()
		}
		for ; times > 0; times-- {
			l[i] = fill
			i++
		}
	}
	if !r.lit.init(l[:lits]) || !r.dist.init(l[lits:all]) {
		return bad()
	}
	return nil
}

// trailer reads the checksum behind the data. The length, which gzip has too,
// is not compared, as in MicroPython.
func (r *reader) trailer() error {
	n := 4
	if r.gzip {
		n = 8
	}
	var want uint32
	for i := range n {
		b, err := r.next()
		switch {
		case err != nil:
			return err
		case !r.gzip:
			want = want<<8 | uint32(b)
		case i < 4:
			want |= uint32(b) << (8 * i)
		}
	}
	if want != r.check {
		return bad()
	}
	return nil
}

// header reads the header of a zlib or gzip stream and gives the logarithm of
// the window's size that it tells.
func (r *reader) header() (wbits int, err error) {
	var h [2]byte
	if err := r.fill(h[:]); err != nil {
		return 0, err
	}
	if h[0] != 0x1F || h[1] != 0x8B {
		cmf, flg := int(h[0]), int(h[1])
		if (cmf<<8|flg)%31 != 0 || cmf&15 != 8 || cmf>>4 > 7 || flg&0x20 != 0 {
			return 0, bad()
		}
		r.check, r.sum = 1, adler
		return cmf>>4 + 8, nil
	}
	var g [8]byte
	if err := r.fill(g[:2]); err != nil {
		return 0, err
	}
	flg := g[1]
	if g[0] != 8 || flg&0xE0 != 0 {
		return 0, bad()
	}
	if err := r.fill(g[:6]); err != nil {
		return 0, err
	}
	if flg&4 != 0 { // extra
		if err := r.fill(g[:2]); err != nil {
			return 0, err
		}
		for n := int(g[0]) | int(g[1])<<8; n > 0; n-- {
			if _, err := r.next(); err != nil {
				return 0, err
			}
		}
	}
	for _, bit := range []byte{8, 16} { // name, comment
		for flg&bit != 0 {
			b, err := r.next()
			if err != nil {
				return 0, err
			}
			if b == 0 {
				break
			}
		}
	}
	if flg&2 != 0 { // a checksum of the header
		if err := r.fill(g[:2]); err != nil {
			return 0, err
		}
	}
	r.gzip = true
	r.sum = func(c uint32, p []byte) uint32 { return crc32.Update(c, crc32.IEEETable, p) }
	return 15, nil
}

func (r *reader) fill(p []byte) (err error) {
	for i := range p {
		if p[i], err = r.next(); err != nil {
			return err
		}
	}
	return nil
}

// adler continues an Adler-32, which Go's package can only begin.
func adler(c uint32, p []byte) uint32 {
	if c == 1 {
		return adler32.Checksum(p)
	}
	const mod, most = 65521, 5552 // so many bytes do not overflow
	a, b := c&0xFFFF, c>>16
	for len(p) > 0 {
		part := p[:min(most, len(p))]
		p = p[len(part):]
		for _, x := range part {
			a += uint32(x)
			b += a
		}
		a %= mod
		b %= mod
	}
	return b<<16 | a
}
