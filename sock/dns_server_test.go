package sock_test

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"mpy/world"
)

// nameServer is a DNS server on 127.0.0.1, over UDP and TCP. It answers by the
// first label of the name.
type nameServer struct {
	udp     net.PacketConn
	tcp     net.Listener
	asked   chan dnsmessage.Question
	release chan struct{} // lets one slow answer go
	group   sync.WaitGroup

	mu      sync.Mutex
	byTCP   int // questions
	streams map[net.Conn]bool
}

func newNameServer(t *testing.T) *nameServer {
	udp, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil && runtime.GOOS == "windows" {
		t.Skip("wine has no datagrams for package net: ", err)
	}
	must(t, err)
	tcp, err := net.Listen("tcp", udp.LocalAddr().String())
	if err != nil { // the port is taken there: another one
		udp.Close()
		return newNameServer(t)
	}
	s := &nameServer{udp: udp, tcp: tcp, asked: make(chan dnsmessage.Question, 1000), release: make(chan struct{}), streams: make(map[net.Conn]bool)}
	s.group.Go(s.serveUDP)
	s.group.Go(s.serveTCP)
	t.Cleanup(func() {
		close(s.release)
		udp.Close()
		tcp.Close()
		s.mu.Lock()
		for c := range s.streams {
			c.Close()
		}
		s.mu.Unlock()
		s.group.Wait()
	})
	return s
}

// world gives a world whose names this server knows.
func (s *nameServer) world() *world.World {
	return world.SystemResolver(&net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		c, err := new(net.Dialer).DialContext(ctx, network[:3], s.udp.LocalAddr().String())
		if err != nil {
			return nil, err
		}
		if network[:3] == "tcp" {
			return c, nil
		}
		return &hasty{c.(*net.UDPConn), 1 << 30}, nil
	}})
}

// hasty is a connection to the server on which waiting for what does not come
// times out at once: the resolver's own timeout is five seconds, twice.
type hasty struct {
	*net.UDPConn
	left int // answers that come
}

func (c *hasty) Write(p []byte) (int, error) {
	switch {
	case strings.Contains(string(p), "\x06silent"), strings.Contains(string(p), "\x04deaf"):
		c.left = 0
	case strings.Contains(string(p), "\x07garbage"):
		c.left = 1
	}
	return c.UDPConn.Write(p)
}

func (c *hasty) Read(p []byte) (int, error) {
	if c.left--; c.left < 0 {
		return 0, os.ErrDeadlineExceeded
	}
	return c.UDPConn.Read(p)
}

func (s *nameServer) serveUDP() {
	p := make([]byte, 1<<16)
	for {
		n, from, err := s.udp.ReadFrom(p)
		if err != nil {
			return
		}
		question := append([]byte(nil), p[:n]...)
		s.group.Go(func() {
			for _, answer := range s.answer(question, false) {
				s.udp.WriteTo(answer, from)
			}
		})
	}
}

func (s *nameServer) serveTCP() {
	for {
		c, err := s.tcp.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.streams[c] = true
		s.mu.Unlock()
		s.group.Go(func() {
			defer c.Close()
			var size [2]byte
			for {
				if _, err := io.ReadFull(c, size[:]); err != nil {
					return
				}
				question := make([]byte, binary.BigEndian.Uint16(size[:]))
				if _, err := io.ReadFull(c, question); err != nil {
					return
				}
				s.mu.Lock()
				s.byTCP++
				s.mu.Unlock()
				for _, answer := range s.answer(question, true) {
					c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...))
				}
			}
		})
	}
}

// answer gives the answers to one question.
func (s *nameServer) answer(question []byte, stream bool) [][]byte {
	var p dnsmessage.Parser
	head, err := p.Start(question)
	if err != nil {
		return nil
	}
	q, err := p.Question()
	if err != nil {
		return nil
	}
	s.asked <- q
	label, _, _ := strings.Cut(q.Name.String(), ".")
	kind, _, _ := strings.Cut(label, "-") // what follows makes a name another one
	m := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: head.ID, Response: true, RecursionDesired: true, RecursionAvailable: true},
		Questions: []dnsmessage.Question{q},
	}
	a := func(last ...byte) {
		if q.Type != dnsmessage.TypeA {
			return
		}
		for _, b := range last {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 60},
				Body:   &dnsmessage.AResource{A: [4]byte{192, 0, 2, b}},
			})
		}
	}
	aaaa := func(last ...byte) {
		if q.Type != dnsmessage.TypeAAAA {
			return
		}
		for _, b := range last {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 60},
				Body:   &dnsmessage.AAAAResource{AAAA: [16]byte{0x20, 0x01, 0x0d, 0xb8, 15: b}},
			})
		}
	}
	pack := func() []byte {
		b, err := m.Pack()
		if err != nil {
			panic(err)
		}
		return b
	}
	switch kind {
	case "a":
		a(1)
	case "aaaa":
		aaaa(1)
	case "both":
		a(1, 2, 3)
		aaaa(1, 2)
	case "twice":
		a(7, 7, 7)
	case "here":
		if q.Type == dnsmessage.TypeA {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 60},
				Body:   &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}},
			})
		}
	case "alias":
		real := dnsmessage.MustNewName("real.test.")
		m.Answers = append(m.Answers, dnsmessage.Resource{
			Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 60},
			Body:   &dnsmessage.CNAMEResource{CNAME: real},
		})
		q.Name = real
		a(4)
		aaaa(4)
	case "many":
		if !stream {
			m.Truncated = true
			break
		}
		for i := range 200 {
			a(byte(i))
		}
	case "nx":
		m.RCode = dnsmessage.RCodeNameError
	case "empty":
	case "servfail":
		m.RCode = dnsmessage.RCodeServerFailure
	case "refused":
		m.RCode = dnsmessage.RCodeRefused
	case "formerr":
		m.RCode = dnsmessage.RCodeFormatError
	case "silent", "deaf":
		return nil
	case "slow":
		<-s.release
		a(9)
	case "garbage":
		b := pack()
		return [][]byte{append(b[:2:2], 0x80, 0x80, 0, 1, 0xff, 0xff, 0, 0, 0, 0, 0xc0)}
	case "spoofed": // wrong ones first
		m.ID++
		a(66)
		wrong := pack()
		m.ID--
		m.Answers = nil
		a(1)
		return [][]byte{wrong, {1, 2, 3}, pack()}
	default:
		m.RCode = dnsmessage.RCodeNameError
	}
	return [][]byte{pack()}
}

// unreachable is a world whose name server cannot be asked.
func unreachable(err error) *world.World {
	return world.SystemResolver(&net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Net: "udp", Err: err}
	}})
}

var errNoNetwork = errors.New("network is unreachable")
