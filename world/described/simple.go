// This file holds the services that are a few lines each.

package described

import (
	"encoding/binary"
	"io"
	"net"
	"os"
	"strings"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"mpy/world/sim"
)

// Offer adds a service.
func (h *Host) Offer(s ServiceSpec) error {
	var stream func(c net.Conn)
	var packet func(p []byte) []byte // nil: none
	switch s.Kind {
	case "http":
		handler := h.w.site(s)
		stream = func(c net.Conn) { h.serveHTTP(c, handler, s.Close) }
	case "echo":
		stream = func(c net.Conn) { h.w.echo(c, s.Delay) }
		packet = func(p []byte) []byte { return p }
	case "discard":
		stream = func(c net.Conn) { _, _ = io.Copy(io.Discard, c) }
		packet = func([]byte) []byte { return nil }
	case "chargen":
		stream = chargen
		packet = func([]byte) []byte { return pattern(nil, 0, 7) }
	case "daytime":
		stream = func(c net.Conn) { h.w.Sleep(s.Delay); _, _ = c.Write(h.w.daytime()) }
		packet = func([]byte) []byte { return h.w.daytime() }
	case "time":
		stream = func(c net.Conn) { h.w.Sleep(s.Delay); _, _ = c.Write(h.w.since1900()) }
		packet = func([]byte) []byte { return h.w.since1900() }
	case "dns":
		stream = h.w.nameServer
		packet = h.w.answer
	case "ntp":
		packet = h.w.ntp
	case "sink":
		return h.sink(s)
	case "to":
		stream = func(c net.Conn) { h.w.relay(c, s.Target) }
	}
	if stream != nil {
		if s.TLS {
			plain := stream
			stream = func(c net.Conn) { h.overTLS(c, plain) }
		}
		if err := h.Serve(s.Port, stream); err != nil {
			return err
		}
	}
	if packet == nil || s.TLS {
		return nil
	}
	return h.Packets(s.Port, func(c net.PacketConn) {
		p := make([]byte, 1<<16)
		for {
			n, from, err := c.ReadFrom(p)
			if err != nil {
				return
			}
			h.w.Sleep(s.Delay)
			if a := packet(p[:n]); a != nil {
				_, _ = c.WriteTo(a, from)
			}
		}
	})
}

// echo sends back what comes.
func (w *World) echo(c net.Conn, delay time.Duration) {
	p := make([]byte, 1<<14)
	for {
		n, err := c.Read(p)
		if n > 0 {
			w.Sleep(delay)
			if _, err := c.Write(p[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// pattern adds lines of RFC 864: 72 characters each, beginning one later each time.
func pattern(p []byte, first, count int) []byte {
	for i := range count {
		for j := range 72 {
			p = append(p, ' '+byte((first+i+j)%95))
		}
		p = append(p, '\r', '\n')
	}
	return p
}

func chargen(c net.Conn) {
	for i := 0; ; i = (i + 50) % 95 {
		if _, err := c.Write(pattern(nil, i, 50)); err != nil {
			return
		}
	}
}

func (w *World) daytime() []byte {
	return []byte(w.Now().Format("Monday, January 2, 2006 15:04:05-MST") + "\r\n")
}

// between1900 is how many seconds 1970 is after 1900.
const between1900 = 2208988800

func (w *World) since1900() []byte {
	return binary.BigEndian.AppendUint32(nil, uint32(w.Now().Unix()+between1900))
}

// ntp answers as a server of stratum 1 does.
func (w *World) ntp(p []byte) []byte {
	if len(p) < 48 {
		return nil
	}
	now := w.Now()
	stamp := func(at time.Time) uint64 {
		return uint64(at.Unix()+between1900)<<32 | uint64(at.Nanosecond())<<32/1e9
	}
	a := make([]byte, 48)
	a[0] = p[0]&0x38 | 4 // the client's version, a server
	a[1], a[2], a[3] = 1, p[2], 0xec
	copy(a[12:], "LOCL")
	binary.BigEndian.PutUint64(a[16:], stamp(now.Truncate(16*time.Second)))
	copy(a[24:32], p[40:48])
	binary.BigEndian.PutUint64(a[32:], stamp(now))
	binary.BigEndian.PutUint64(a[40:], stamp(now))
	return a
}

// nameServer is DNS over a stream.
func (w *World) nameServer(c net.Conn) {
	var size [2]byte
	for {
		if _, err := io.ReadFull(c, size[:]); err != nil {
			return
		}
		p := make([]byte, binary.BigEndian.Uint16(size[:]))
		if _, err := io.ReadFull(c, p); err != nil {
			return
		}
		a := w.answer(p)
		if _, err := c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(a))), a...)); err != nil {
			return
		}
	}
}

// answer answers a question of DNS about the world's hosts.
func (w *World) answer(p []byte) []byte {
	var q dnsmessage.Parser
	head, err := q.Start(p)
	if err != nil || head.Response {
		return nil
	}
	question, err := q.Question()
	back := dnsmessage.Header{ID: head.ID, Response: true, Authoritative: true, OpCode: head.OpCode, RecursionDesired: head.RecursionDesired, RecursionAvailable: true}
	if err != nil {
		back.RCode = dnsmessage.RCodeFormatError
		m, _ := (&dnsmessage.Message{Header: back}).Pack()
		return m
	}
	m := dnsmessage.Message{Header: back, Questions: []dnsmessage.Question{question}}
	name := question.Name.String()
	addrs, err := w.resolve(strings.ToLower(strings.TrimSuffix(name, ".")))
	if err != nil {
		m.RCode = dnsmessage.RCodeNameError
	}
	for _, a := range addrs {
		r := dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: question.Name, Class: dnsmessage.ClassINET, TTL: 60}}
		switch {
		case a.Is4() && (question.Type == dnsmessage.TypeA || question.Type == dnsmessage.TypeALL):
			r.Body = &dnsmessage.AResource{A: a.As4()}
		case a.Is6() && (question.Type == dnsmessage.TypeAAAA || question.Type == dnsmessage.TypeALL):
			r.Body = &dnsmessage.AAAAResource{AAAA: a.As16()}
		default:
			continue
		}
		m.Answers = append(m.Answers, r)
	}
	out, err := m.Pack()
	if err != nil {
		return nil
	}
	return out
}

// sink keeps what it gets: in memory, and in a file.
func (h *Host) sink(s ServiceSpec) error {
	var f *os.File
	if s.File != "" && !h.w.spec.Dry {
		var err error
		if f, err = os.Create(s.File); err != nil {
			return err
		}
		h.w.Keep(f)
	}
	keep := func(p []byte) []byte {
		h.mu.Lock()
		if len(h.sunk[s.Port])+len(p) <= mostSunk {
			h.sunk[s.Port] = append(h.sunk[s.Port], p...)
		}
		h.mu.Unlock()
		if f != nil {
			if _, err := f.Write(p); err != nil {
				h.w.mu.Lock()
				h.w.err = err
				h.w.mu.Unlock()
			}
		}
		return nil
	}
	stream := func(c net.Conn) {
		p := make([]byte, 1<<14)
		for {
			n, err := c.Read(p)
			keep(p[:n])
			if err != nil {
				return
			}
		}
	}
	if s.TLS {
		return h.Serve(s.Port, func(c net.Conn) { h.overTLS(c, stream) })
	}
	if err := h.Packets(s.Port, func(c net.PacketConn) {
		p := make([]byte, 1<<16)
		for {
			n, _, err := c.ReadFrom(p)
			if err != nil {
				return
			}
			keep(p[:n])
		}
	}); err != nil {
		return err
	}
	return h.Serve(s.Port, stream)
}

// mostSunk is how much of what a sink gets is kept in memory.
const mostSunk = 64 << 20

// Sunk gives what a sink of the host has got.
func (h *Host) Sunk(port uint16) []byte {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]byte(nil), h.sunk[port]...)
}

// relay connects with the real network.
func (w *World) relay(c net.Conn, target string) {
	in := c.(*sim.Conn)
	in.Detach()
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return
	}
	w.outside.Add(1)
	w.mu.Unlock()
	var out net.Conn
	var err error
	w.sim.Outside(func() {
		defer w.outside.Done()
		if out, err = new(net.Dialer).DialContext(w.ended, "tcp", target); err != nil {
			return
		}
		w.bridge(out, in)
	})
	if err != nil {
		w.hint(target, "%v", err)
		_ = in.Reset()
	}
}
