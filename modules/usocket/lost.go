// This file tells of sockets that a script lost without closing them.

package usocket

import (
	"runtime"

	"mpy/host"
	"mpy/python/object"
	"mpy/sock"
	"mpy/world"
)

// lost is what is known of a socket once it is gone.
type lost struct {
	m     *module
	fd    int
	where string
}

// locator is an interpreter that knows where its script is.
type locator interface {
	Where(t object.Thread) string
}

// tellIfLost has a line written to the log when o is collected without having
// been closed, which closes it. It costs nothing when nobody reads the log.
func (o *Socket) tellIfLost(t object.Thread, s *sock.Socket) {
	if !o.mod.h.Log.On(host.Lost | host.Network) {
		return
	}
	o.mod.h.Drain()
	l := lost{m: o.mod, fd: s.Fileno(), where: "an unknown place"}
	if in, ok := t.Interp().(locator); ok {
		if at := in.Where(t); at != "" {
			l.where = at
		}
	}
	s.Opened(l.where)
	if _, own := o.mod.h.Clock().(world.Virtual); own || !o.mod.h.Log.On(host.Lost) {
		return // when something is collected depends on more than the script
	}
	o.watch = runtime.AddCleanup(o, func(l lost) {
		l.m.h.Later(func() {
			what := "is closed now"
			if !l.m.h.Board.Sockets.Collected {
				what = "stays open"
			}
			l.m.h.Log.Printf(host.Lost, "the socket %d, made at %s, was lost without close() and %s", l.fd, l.where, what)
		})
	}, l)
}
