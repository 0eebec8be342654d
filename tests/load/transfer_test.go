//go:build linux

// This file moves bytes, many of them.

package load

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"io"
	"net"
	"testing"
	"time"
)

// TestTransfer moves 1 KiB to 1 GiB (here 16 MiB) to and from a script in every
// way that there is: not a byte is wrong, and the script's process needs no more
// for many of them than for few.
func TestTransfer(t *testing.T) {
	p := start(t, "transfer.py")
	c, err := net.Dial("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * patience))
	r := bufio.NewReader(c)
	var small usage
	for size := 1 << 10; size <= scale(1<<30, 16<<20, 1<<20); size *= 32 {
		for _, how := range []string{"recv", "read", "readinto", "send", "sendall", "write"} {
			began := time.Now()
			if _, err := fmt.Fprintf(c, "%s %d\n", how, size); err != nil {
				t.Fatal(err)
			}
			sum, err := crc32.NewIEEE(), error(nil)
			if how[0] == 'r' {
				err = pattern(io.MultiWriter(c, sum), size)
			} else {
				_, err = io.CopyN(sum, r, int64(size))
			}
			if err != nil {
				t.Fatal(how, err)
			}
			var theirs uint32
			if _, err := fmt.Fscanf(r, "%d\n", &theirs); err != nil || theirs != sum.Sum32() {
				t.Fatalf("%s of %d bytes: the checksum is %d, of the script's %d, %v", how, size, sum.Sum32(), theirs, err)
			}
			u := p.usage()
			t.Logf("%8d KiB by %-9s %6.0f MiB/s, %v", size>>10, how, mib(size)/time.Since(began).Seconds(), u)
			if size == 1<<10 {
				small = u
			}
			if u.Bytes > small.Bytes+(2<<20) {
				t.Errorf("%d bytes live after %d by %s, %d after few", u.Bytes, size, how, small.Bytes)
			}
		}
	}
	_ = c.Close()
	p.want("stopped")
	p.ended()
}

// pattern writes size bytes.
func pattern(w io.Writer, size int) error {
	p := make([]byte, 1<<16)
	for i := range p {
		p[i] = byte(i % 253)
	}
	for size > 0 {
		n, err := w.Write(p[:min(size, len(p))])
		if err != nil {
			return err
		}
		size -= n
	}
	return nil
}
