// This file holds the module cryptolib.

// Package cryptolib is the module cryptolib: the cipher AES.
package cryptolib

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/python/object"
)

// The modes.
const (
	modeECB = 1
	modeCBC = 2
	modeCTR = 6
)

// AESClass is the class aes.
var AESClass = object.NewClass("aes")

// crypter is an aes: a cipher that encrypts or decrypts, whatever it did first.
type crypter struct {
	block cipher.Block
	mode  int
	iv    []byte
	way   int // +1 encrypts, -1 decrypts, 0 not known yet
	step  func(dst, src []byte)
}

// Type makes *crypter a py.Object.
func (c *crypter) Type() *py.Type { return &AESClass.Py }

// Class gives the class aes.
func (c *crypter) Class() *object.Class { return AESClass }

// Module makes the module cryptolib.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "cryptolib",
		Doc:  "The cipher AES with keys of 128 or 256 bits.",
		Members: []object.Member{
			{Name: "aes", Doc: "aes(key, mode, iv=None): a cipher with a key of 16 or 32 bytes. An object either encrypts or decrypts.", Value: object.Ref(AESClass)},
			{Name: "MODE_ECB", Doc: "The mode in which each block stands for itself.", Value: object.Int(modeECB)},
			{Name: "MODE_CBC", Doc: "The mode in which each block depends on the one before; iv is in front of the first.", Value: object.Int(modeCBC)},
			{Name: "MODE_CTR", Doc: "The mode in which blocks are counted, from iv on; data may have any length.", Value: object.Int(modeCTR)},
		},
	}
}

func init() {
	ctor := object.NewBuiltin("aes(key, mode, iv=None, /)", "", newAES)
	AESClass.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return ctor.Call(t, args, kw)
	}
	AESClass.Methods(
		object.NewBuiltin("encrypt(self, data, out=None, /)", "Gives the encrypted data as bytes, or writes it into the buffer out, which may be data itself, and gives out. Data has a multiple of 16 bytes, but for MODE_CTR.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return process(t, args, 1)
		}),
		object.NewBuiltin("decrypt(self, data, out=None, /)", "Gives the decrypted data, as encrypt does.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return process(t, args, -1)
		}),
	)
}

func wrong(what string) error { return object.NewError(object.ValueError, "%s", what) }

func newAES(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	mode, err := object.Index(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	if mode != modeECB && mode != modeCBC && mode != modeCTR {
		return object.Value{}, wrong("mode")
	}
	key, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	if len(key) != 16 && len(key) != 32 {
		return object.Value{}, wrong("key")
	}
	c := &crypter{mode: mode}
	if len(args) > 2 && !args[2].IsNone() {
		iv, err := object.BytesOf(args[2])
		if err != nil {
			return object.Value{}, err
		}
		if len(iv) != aes.BlockSize {
			return object.Value{}, wrong("IV")
		}
		c.iv = bytes.Clone(iv)
	} else if mode != modeECB {
		return object.Value{}, wrong("IV")
	}
	c.block, err = aes.NewCipher(key)
	return object.Ref(c), err
}

// begin decides what the cipher does from now on.
func (c *crypter) begin(way int) {
	c.way = way
	switch {
	case c.mode == modeCTR:
		c.step = cipher.NewCTR(c.block, c.iv).XORKeyStream
	case c.mode == modeCBC && way > 0:
		c.step = cipher.NewCBCEncrypter(c.block, c.iv).CryptBlocks
	case c.mode == modeCBC:
		c.step = cipher.NewCBCDecrypter(c.block, c.iv).CryptBlocks
	default:
		one := c.block.Encrypt
		if way < 0 {
			one = c.block.Decrypt
		}
		c.step = func(dst, src []byte) {
			for i := 0; i < len(src); i += aes.BlockSize {
				one(dst[i:i+aes.BlockSize], src[i:i+aes.BlockSize])
			}
		}
	}
}

func process(t object.Thread, args []object.Value, way int) (object.Value, error) {
	c := args[0].Obj().(*crypter)
	src, err := object.BytesOf(args[1])
	if err != nil {
		return object.Value{}, err
	}
	if c.mode != modeCTR && len(src)%aes.BlockSize != 0 {
		return object.Value{}, wrong("blksize % 16")
	}
	var out []byte
	if len(args) > 2 {
		if out, err = object.WritableOf(args[2]); err != nil {
			return object.Value{}, err
		}
		if len(out) < len(src) {
			return object.Value{}, wrong("output too small")
		}
	} else if len(src) > 4096 {
		if err := t.Grow(len(src)); err != nil {
			return object.Value{}, err
		}
	}
	if c.way == 0 {
		c.begin(way)
	} else if c.way != way {
		return object.Value{}, wrong("can't encrypt & decrypt")
	}
	if len(args) < 3 {
		out = make([]byte, len(src))
		rest := out
		err := object.InParts(t, src, func(part []byte) {
			c.step(rest[:len(part)], part)
			rest = rest[len(part):]
		})
		return object.NewBytes(string(out)), err
	}
	// Go's ciphers refuse buffers that overlap other than wholly: copy.
	var part [1024]byte
	for len(src) > 0 {
		n := copy(part[:], src)
		c.step(part[:n], part[:n])
		copy(out, part[:n])
		src, out = src[n:], out[n:]
	}
	return args[2], nil
}
