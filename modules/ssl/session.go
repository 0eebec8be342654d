// This file holds sessions, which a client resumes a later connection with.

package ssl

import (
	"crypto/tls"
	"sync"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// session is an SSLSession: what a server gave a client to come back with. It is
// crypto/tls's cache of sessions, of one.
type session struct {
	mod   *module
	mu    sync.Mutex // a handshake goes on without the interpreter's lock
	state *tls.ClientSessionState
}

var _ tls.ClientSessionCache = (*session)(nil)

// Type makes *session a py.Object.
func (s *session) Type() *py.Type { return &s.mod.saved.Py }

// Class gives the class SSLSession of the interpreter.
func (s *session) Class() *object.Class { return s.mod.saved }

// Get gives the session, whatever the server is called.
func (s *session) Get(string) (*tls.ClientSessionState, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state, s.state != nil
}

// Put keeps a newer one.
func (s *session) Put(_ string, state *tls.ClientSessionState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = state
}

// makeSession makes the class.
func (m *module) makeSession() *object.Class {
	c := object.NewClass("SSLSession")
	c.Final = true
	c.Repr = func(object.Thread, object.Value) (string, error) { return "<SSLSession>", nil }
	return c
}
