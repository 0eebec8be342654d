// This file holds the module marshal.

// Package marshal is the module marshal: code objects as bytes.
package marshal

import (
	"mpy/host"
	"mpy/python/object"
)

// coder is an interpreter that makes bytes of code objects and code objects of bytes.
type coder interface {
	DumpCode(v object.Value) ([]byte, bool)
	LoadCode(b []byte) (object.Value, error)
}

// Module makes the module marshal.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "marshal",
		Doc: "Code objects as bytes: those that compile() gives, and the __code__ of functions. exec() runs a code object, type(f)(code, globals) makes a function of it. " +
			"The bytes are good for the version of mpy that made them.",
		Members: []object.Member{
			object.Fn("dumps(value, /)", "Gives the bytes of a code object; ValueError for anything else.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				in, ok := t.Interp().(coder)
				if ok {
					var b []byte
					if b, ok = in.DumpCode(args[0]); ok {
						return object.NewBytes(string(b)), t.Grow(len(b))
					}
				}
				return object.Value{}, object.NewError(object.ValueError, "unmarshallable object")
			}),
			object.Fn("loads(data, /)", "Gives the code object of bytes that dumps gave; ValueError when they are damaged or of another version.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				b, err := object.BytesOf(args[0])
				if err != nil {
					return object.Value{}, err
				}
				if len(b) > 4096 {
					if err := t.Grow(16 * len(b)); err != nil {
						return object.Value{}, err
					}
				}
				in, ok := t.Interp().(coder)
				if !ok {
					return object.Value{}, object.NewError(object.ValueError, "no code can be loaded")
				}
				v, err := in.LoadCode(b)
				if err != nil {
					return object.Value{}, object.NewError(object.ValueError, "incompatible data: %v", err)
				}
				return v, nil
			}),
		},
	}
}
