//go:build linux

// This file holds the generator of load: many clients that send requests and
// compare every byte of what comes back, and some that do what clients should
// not.

package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// patience is how long an answer may take before the server counts as stopped.
const patience = 60 * time.Second

// A swarm is the clients of one run.
type swarm struct {
	addr    string
	clients int    // at once
	each    int    // requests of a good client
	odd     int    // of 100 clients, so many misbehave
	seed    uint64 // what they send
	next    atomic.Uint64
	count   counts
}

// counts are what a swarm did.
type counts struct {
	requests atomic.Int64 // whose answers were right
	clients  atomic.Int64
	odd      [kinds]atomic.Int64
}

// What a client does after some good requests.
const (
	good    = iota
	reset   // a request, perhaps half of it, and a reset
	half    // some requests, the end of its stream, and then it reads
	stall   // half a request, and the rest of it later
	deaf    // many requests, whose answers it reads later
	garbage // what is no request
	kinds
)

// run makes clients until n requests were answered in all, and gives the first
// error.
func (s *swarm) run(n int) error {
	errs := make([]error, s.clients)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var waiting []*client // stalled ones
			for errs[i] == nil && s.count.requests.Load() < int64(n) {
				c, err := s.client()
				if err == nil && c != nil {
					waiting = append(waiting, c)
				}
				if err == nil && len(waiting) > 2 {
					err = waiting[0].resume()
					waiting = waiting[1:]
				}
				errs[i] = err
			}
			for _, c := range waiting {
				errs[i] = errors.Join(errs[i], c.resume())
			}
		}()
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// A client is one connection.
type client struct {
	swarm *swarm
	conn  *net.TCPConn
	rnd   *rand.Rand
	sent  []byte     // what was sent
	want  []byte     // the answers that are missing
	asked int        // so many requests
	rest  []byte     // what a stalled one has still to send
	wrote chan error // the end of a deaf one's sending
	buf   []byte
}

// client runs a client to its end, but for one that stalls.
func (s *swarm) client() (*client, error) {
	number := s.next.Add(1)
	conn, err := net.Dial("tcp", s.addr)
	if err != nil {
		return nil, err
	}
	c := &client{swarm: s, conn: conn.(*net.TCPConn), rnd: rand.New(rand.NewPCG(s.seed, number)), buf: make([]byte, 4096)}
	_ = c.conn.SetDeadline(time.Now().Add(patience))
	kind, requests := good, s.each
	if c.rnd.IntN(100) < s.odd {
		kind = 1 + int(number)%(kinds-1)
		requests = c.rnd.IntN(s.each)
	}
	s.count.clients.Add(1)
	s.count.odd[kind].Add(1)
	stalled := false
	for requests > 0 && err == nil {
		n := min(1+c.rnd.IntN(4), requests) // so many at once
		requests -= n
		for range n {
			c.request(200)
		}
		if err = c.send(); err == nil {
			err = c.check()
		}
	}
	if err == nil {
		stalled, err = c.misbehave(kind)
	}
	if err != nil {
		_ = c.conn.Close()
		return nil, fmt.Errorf("client %d of kind %d: %w", number, kind, err)
	}
	if stalled {
		return c, nil
	}
	return nil, c.conn.Close()
}

// request adds a request of up to most bytes to what is to be sent.
func (c *client) request(most int) {
	n := c.rnd.IntN(most + 1)
	body := make([]byte, n)
	for i := range body {
		body[i] = byte(c.rnd.Uint32())
	}
	c.sent = append(append(c.sent, 'Q', byte(n>>8), byte(n)), body...)
	c.want = append(append(c.want, 'A', byte(n>>8), byte(n)), body...)
	c.asked++
}

// send sends the requests, in two parts now and then.
func (c *client) send() error {
	p := c.sent
	c.sent = c.sent[:0]
	if c.rnd.IntN(8) == 0 {
		cut := c.rnd.IntN(len(p))
		if _, err := c.conn.Write(p[:cut]); err != nil {
			return err
		}
		p = p[cut:]
	}
	_, err := c.conn.Write(p)
	return err
}

// check reads the answers and compares them.
func (c *client) check() error {
	for len(c.want) > 0 {
		p := c.buf[:min(len(c.buf), len(c.want))]
		n, err := c.conn.Read(p)
		if err != nil {
			return fmt.Errorf("%d bytes of answers are missing: %w", len(c.want), err)
		}
		if !bytes.Equal(p[:n], c.want[:n]) {
			return fmt.Errorf("wrong bytes: %q, want %q", p[:n], c.want[:n])
		}
		c.want = c.want[n:]
	}
	c.swarm.count.requests.Add(int64(c.asked))
	c.asked, c.want = 0, c.want[:0]
	return nil
}

// misbehave ends the client in its kind's way, or leaves it stalled.
func (c *client) misbehave(kind int) (stalled bool, err error) {
	switch kind {
	case reset:
		c.request(2000)
		c.sent = c.sent[:1+c.rnd.IntN(len(c.sent))]
		_ = c.send()
		_ = c.conn.SetLinger(0)
	case half:
		for range c.rnd.IntN(20) {
			c.request(500)
		}
		if len(c.sent) > 0 {
			err = c.send()
		}
		if err == nil {
			err = c.conn.CloseWrite()
		}
		if err == nil {
			err = c.check()
		}
		if err == nil {
			err = c.over("")
		}
	case stall:
		c.request(2000)
		cut := c.rnd.IntN(len(c.sent))
		c.rest = bytes.Clone(c.sent[cut:])
		c.sent = c.sent[:cut]
		if cut > 0 {
			err = c.send()
		}
		return true, err
	case deaf:
		for range 100 {
			c.request(10000)
		}
		p := bytes.Clone(c.sent)
		c.wrote = make(chan error, 1)
		go func() { _, err := c.conn.Write(p); c.wrote <- err }()
		return true, nil
	case garbage:
		p := make([]byte, 1+c.rnd.IntN(2000))
		for i := range p {
			p[i] = byte(c.rnd.Uint32())
		}
		if p[0] == 'Q' || p[0] == 'X' {
			p[0] = 0
		}
		if len(p) < 3 {
			p = append(p, 0, 0)
		}
		_, _ = c.conn.Write(p)
		err = c.over("E\x00\x00")
	}
	return false, err
}

// over reads to the end, before which nothing may come but note, or a part of
// it before a reset.
func (c *client) over(note string) error {
	rest, err := io.ReadAll(c.conn)
	if !bytes.HasPrefix([]byte(note), rest) {
		return fmt.Errorf("at the end comes %q", rest)
	}
	var slow net.Error
	if errors.As(err, &slow) && slow.Timeout() || note == "" && err != nil {
		return err
	}
	return nil
}

// resume ends a client that stalled.
func (c *client) resume() error {
	defer c.conn.Close()
	_ = c.conn.SetDeadline(time.Now().Add(patience))
	if len(c.rest) > 0 {
		if _, err := c.conn.Write(c.rest); err != nil {
			return err
		}
	}
	if err := c.check(); err != nil {
		return fmt.Errorf("a stalled client: %w", err)
	}
	if c.wrote != nil {
		return <-c.wrote
	}
	return nil
}
