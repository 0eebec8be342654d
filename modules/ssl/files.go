// This file holds the ssl.wrap_socket of boards that give it the names of files:
// Pycom's.

package ssl

import (
	"time"

	"mpy/python/object"
	"mpy/stream"
)

// wrapFiles is that function.
func (m *module) wrapFiles(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	wrong := object.NewError(object.ValueError, "invalid argument(s) value")
	given := func(i int) (object.Value, bool) {
		v := object.Arg(args, i)
		return v, v.Bound() && !v.IsNone()
	}
	if under, err := stream.Of(args[0]); err != nil {
		return object.Value{}, wrong
	} else if _, ok := under.(tryer); !ok {
		return object.Value{}, wrong
	}
	var how wrapping
	var err error
	if v := object.Arg(args, 3); v.Bound() {
		if how.server, err = object.Truth(t, v); err != nil {
			return object.Value{}, err
		}
	}
	mode := certNone
	if v := object.Arg(args, 4); v.Bound() {
		if mode, err = object.Index(t, v); err != nil {
			return object.Value{}, err
		}
	}
	keyfile, hasKey := given(1)
	certfile, hasCert := given(2)
	cafile, hasCA := given(6)
	if mode != certNone && !hasCA || how.server && (!hasKey || !hasCert) {
		return object.Value{}, wrong
	}
	how.name = object.Arg(args, 7)
	if v, ok := given(8); ok {
		if how.saved, ok = v.Obj().(*session); !ok {
			return object.Value{}, wrong
		}
	}
	seconds := 10.0
	if v, ok := given(9); ok {
		if seconds, err = object.ToFloat64(t, v); err != nil {
			return object.Value{}, err
		}
	}
	side := object.Int(0)
	if how.server {
		side = object.Int(protoServer)
	}
	c, err := m.newContext(t, side)
	if err != nil {
		return object.Value{}, err
	}
	c.mode, c.sockets = mode, true
	read := func(name object.Value, what string) (object.Value, error) {
		v, err := m.file(t, name)
		if e, ok := err.(*object.Exception); ok && e.Cls.IsSubclass(object.OSError) {
			err = object.NewError(object.OSError, "%s not found", what)
		}
		return v, err
	}
	if hasCA && mode != certNone {
		v, err := read(cafile, "CA file")
		if err == nil {
			err = c.loadCAs(v)
		}
		if err != nil {
			return object.Value{}, err
		}
	}
	if hasCert && hasKey {
		cert, err := read(certfile, "certificate file")
		if err != nil {
			return object.Value{}, err
		}
		key, err := read(keyfile, "key file")
		if err == nil {
			err = c.loadChain(cert, key)
		}
		if err != nil {
			return object.Value{}, err
		}
	}
	how.now = true // if it is connected
	if d := time.Duration(seconds * float64(time.Second)); d > 0 {
		how.limit = d
	}
	if how.saved == nil && !how.server {
		how.saved = &session{mod: m}
	}
	return c.wrap(t, args[0], how)
}

// saveSession is ssl.save_session.
func (m *module) saveSession(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	var o *Socket
	switch v := args[0].Obj().(type) {
	case *watched:
		o = &v.Socket
	case *Socket:
		o = v
	}
	if o == nil || o.saved == nil {
		return object.Value{}, object.NewError(object.ValueError, "invalid argument(s) value")
	}
	return object.Ref(o.saved), nil
}
