package sim

import (
	"net"
	"net/netip"
	"testing"

	"golang.org/x/net/nettest"
)

// TestConn runs the suite of package net's connections, in real time and, held,
// in virtual time; its goroutines are no actors.
func TestConn(t *testing.T) {
	for name, o := range map[string]Options{"real": {}, "virtual": {Virtual: true}} {
		t.Run(name, func(t *testing.T) {
			nettest.TestConn(t, func() (c1, c2 net.Conn, stop func(), err error) {
				s := New(o)
				a, b := s.Machine("a", netip.MustParseAddr("10.0.0.1")), s.Machine("b", netip.MustParseAddr("10.0.0.2"))
				l, err := a.Outsider().Listen(80)
				if err != nil {
					return nil, nil, nil, err
				}
				if c1, err = b.Outsider().Dial("10.0.0.1:80"); err != nil {
					return nil, nil, nil, err
				}
				c2, err = l.Accept()
				return c1, c2, func() {
					c1.Close()
					c2.Close()
					l.Close()
					s.Close()
				}, err
			})
		})
	}
}
