// This file defines ssl.SSLContext and ssl.wrap_socket.

package ssl

import (
	"mpy/host"
	"mpy/modules/internal/mounts"
	"mpy/python/object"
)

// makeWrapper makes the class ssl.SSLContext. It is one that a script could have
// made, so that scripts can set attributes of their own (check_hostname, which
// does nothing) and derive from it.
func (m *module) makeWrapper() *object.Class {
	c, err := object.NewUserClass("SSLContext", []*object.Class{object.ObjectClass})
	if err != nil {
		panic(err)
	}
	set := func(sig, doc string, fn object.Impl) {
		b := object.NewBuiltin(sig, doc, fn)
		b.Owner = c
		c.Set(b.Name, object.Ref(b))
	}
	set("__init__(self, protocol, /)", "Makes a context that verifies nothing.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := m.newContext(t, args[1])
		if err != nil {
			return object.Value{}, err
		}
		x.mode = m.h.Board.TLS.VerifyMode
		return object.None, object.SetOwn(t, args[0], "_context", object.Ref(x))
	})
	set("load_cert_chain(self, certfile, keyfile)", "Takes the own certificate and its key: names of files, or bytes in PEM or DER.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := inner(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		cert, err := m.fileOrBytes(t, args[1])
		if err != nil {
			return object.Value{}, err
		}
		key, err := m.fileOrBytes(t, args[2])
		if err != nil {
			return object.Value{}, err
		}
		return object.None, x.loadChain(cert, key)
	})
	set("load_verify_locations(self, cafile=None, cadata=None)", "Adds certificates to trust: a file, or bytes in PEM or DER.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := inner(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		data := object.Arg(args, 2)
		if file := object.Arg(args, 1); file.Bound() {
			given, err := object.Truth(t, file)
			if err != nil {
				return object.Value{}, err
			}
			if given {
				if data, err = m.file(t, file); err != nil {
					return object.Value{}, err
				}
			}
		}
		if !data.Bound() {
			data = object.None
		}
		if s, ok := object.AsStr(object.Native(data)); ok && s == "" && x.trusting { // as CircuitPython's scripts say it
			x.distrust()
			return object.None, nil
		}
		return object.None, x.loadCAs(data)
	})
	set("wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, server_hostname=None)", "Makes an SSLSocket of a stream.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := inner(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		list := append([]object.Value{object.Ref(x)}, args[1:]...)
		return wrapSocket(t, list, object.Kw{})
	})
	get := object.NewBuiltin("verify_mode(self, /)", "What is verified: CERT_NONE, CERT_OPTIONAL or CERT_REQUIRED.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := inner(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.Int(int64(x.mode)), nil
	})
	put := object.NewBuiltin("verify_mode(self, mode, /)", "Sets what is verified.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := inner(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		_, err = setContextAttr(t, object.Ref(x), "verify_mode", args[1])
		return object.None, err
	})
	c.Set("verify_mode", object.Ref(&object.Property{Get: object.Ref(get), Set: object.Ref(put)}))
	return c
}

// inner finds the tls.SSLContext of a wrapper.
func inner(t object.Thread, v object.Value) (*context, error) {
	x, err := object.GetAttr(t, v, "_context")
	if err != nil {
		return nil, err
	}
	if c, ok := x.Obj().(*context); ok {
		return c, nil
	}
	return nil, object.NewError(object.TypeError, "'_context' is no tls.SSLContext")
}

// fileOrBytes reads a file where v is a str, its name.
func (m *module) fileOrBytes(t object.Thread, v object.Value) (object.Value, error) {
	if _, ok := object.AsStr(object.Native(v)); ok {
		return m.file(t, v)
	}
	return v, nil
}

func (m *module) file(t object.Thread, name object.Value) (object.Value, error) {
	s, err := object.Text(name)
	if err != nil {
		return object.Value{}, err
	}
	b, err := mounts.Of(m.h).ReadFile(t, s)
	if err != nil {
		return object.Value{}, host.Err(t, err)
	}
	return object.NewBytes(string(b)), nil
}

// wrapSocket is ssl.wrap_socket.
func (m *module) wrapSocket(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	given := func(i int) (object.Value, bool, error) {
		v := object.Arg(args, i)
		if !v.Bound() {
			return object.None, false, nil
		}
		yes, err := object.Truth(t, v)
		return v, yes, err
	}
	_, server, err := given(1)
	if err != nil {
		return object.Value{}, err
	}
	proto := object.Int(0)
	if server {
		proto = object.Int(protoServer)
	}
	c, err := m.newContext(t, proto)
	if err != nil {
		return object.Value{}, err
	}
	key, hasKey, err := given(2)
	if err != nil {
		return object.Value{}, err
	}
	cert, hasCert, err := given(3)
	if err != nil {
		return object.Value{}, err
	}
	if hasKey || hasCert {
		if cert, err = m.fileOrBytes(t, cert); err == nil {
			if key, err = m.fileOrBytes(t, key); err == nil {
				err = c.loadChain(cert, key)
			}
		}
		if err != nil {
			return object.Value{}, err
		}
	}
	if data, has, err := given(5); err != nil {
		return object.Value{}, err
	} else if has {
		if err := c.loadCAs(data); err != nil {
			return object.Value{}, err
		}
	}
	c.mode = m.h.Board.TLS.VerifyMode
	if v := object.Arg(args, 4); v.Bound() {
		if c.mode, err = object.Index(t, v); err != nil {
			return object.Value{}, err
		}
	}
	now := true
	if v := object.Arg(args, 7); v.Bound() {
		if now, err = object.Truth(t, v); err != nil {
			return object.Value{}, err
		}
	}
	name := object.Arg(args, 6)
	if c.mode == certRequired && !server && (!name.Bound() || name.IsNone()) {
		return object.Value{}, object.NewError(object.ValueError, "CERT_REQUIRED requires server_hostname")
	}
	return c.wrap(t, args[0], wrapping{server: server, now: now, name: name})
}
