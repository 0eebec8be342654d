// This file holds the module hashlib.

// Package hashlib is the module hashlib: digests of bytes.
package hashlib

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"hash"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/python/object"
)

// The classes of hashes.
var (
	MD5Class    = object.NewClass("md5")
	SHA1Class   = object.NewClass("sha1")
	SHA256Class = object.NewClass("sha256")
)

// digest is a hash that is being computed.
type digest struct {
	class *object.Class
	h     hash.Hash // nil: it is final
}

// Type makes *digest a py.Object.
func (d *digest) Type() *py.Type { return &d.class.Py }

// Class gives the class of its kind.
func (d *digest) Class() *object.Class { return d.class }

// Module makes the module hashlib.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "hashlib",
		Doc:  "Digests of bytes. A hash takes data when it is made and by update(), and gives its digest() once; binascii.hexlify() makes it readable.",
		Members: []object.Member{
			{Name: "md5", Doc: "md5(), md5(data): the MD5 hash, 16 bytes. It protects against nobody.", Value: object.Ref(MD5Class)},
			{Name: "sha1", Doc: "sha1(), sha1(data): the SHA-1 hash, 20 bytes. It does not protect any more.", Value: object.Ref(SHA1Class)},
			{Name: "sha256", Doc: "sha256(), sha256(data): the SHA-256 hash, 32 bytes.", Value: object.Ref(SHA256Class)},
		},
	}
}

func init() {
	for c, fresh := range map[*object.Class]func() hash.Hash{MD5Class: md5.New, SHA1Class: sha1.New, SHA256Class: sha256.New} {
		ctor := object.NewBuiltin(c.Name+"(data=b'', /)", "", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			d := &digest{c, fresh()}
			if len(args) > 0 {
				if err := d.update(t, args[0]); err != nil {
					return object.Value{}, err
				}
			}
			return object.Ref(d), nil
		})
		c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
			return ctor.Call(t, args, kw)
		}
		c.Methods(
			object.NewBuiltin("update(self, data, /)", "Takes more data. ValueError when the digest was given.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.None, args[0].Obj().(*digest).update(t, args[1])
			}),
			object.NewBuiltin("digest(self, /)", "Gives the digest as bytes; the hash takes no more data then, and gives it no second time.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				d := args[0].Obj().(*digest)
				if d.h == nil {
					return object.Value{}, final()
				}
				sum := d.h.Sum(nil)
				d.h = nil
				return object.NewBytes(string(sum)), nil
			}),
		)
	}
}

func final() error { return object.NewError(object.ValueError, "hash is final") }

func (d *digest) update(t object.Thread, v object.Value) error {
	if d.h == nil {
		return final()
	}
	b, err := object.BytesOf(v)
	if err == nil {
		err = object.InParts(t, b, func(part []byte) { d.h.Write(part) })
	}
	return err
}
