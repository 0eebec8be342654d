// This file holds the module binascii.

// Package binascii is the module binascii: bytes as text, in hexadecimal and base 64.
package binascii

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"

	"mpy/host"
	"mpy/python/object"
)

// Module makes the module binascii.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "binascii",
		Doc:  "Converts between bytes and their text forms, hexadecimal and base 64, and computes CRC-32. Where data goes in, a str serves as well as bytes.",
		Members: []object.Member{
			object.Fn("hexlify(data, sep=None, /)", "Gives the hexadecimal form of data as bytes; the first character of sep stands between two bytes.", hexlify),
			object.Fn("unhexlify(data, /)", "Gives the bytes of a hexadecimal form. White space may stand between bytes; ValueError for anything else.", unhexlify),
			object.Fn("a2b_base64(data, /)", "Gives the bytes of a base 64 form. What is no base 64 character is skipped; ValueError when padding is missing.", a2b),
			object.Fn("b2a_base64(data, /, newline=True)", "Gives the base 64 form of data as bytes, with a newline at the end unless newline is false.", b2a),
			object.Fn("crc32(data, value=0, /)", "Gives the CRC-32 of data; value is the CRC of what came before.", crc),
		},
	}
}

// grow charges what is large.
func grow(t object.Thread, n int) error {
	if n > 4096 {
		return t.Grow(n)
	}
	return nil
}

func hexlify(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	data, err := object.BytesOf(args[0])
	if err != nil || len(data) == 0 {
		return object.NewBytes(""), err
	}
	if err := grow(t, 3*len(data)); err != nil {
		return object.Value{}, err
	}
	if len(args) < 2 {
		out := make([]byte, 0, 2*len(data))
		err := object.InParts(t, data, func(part []byte) { out = hex.AppendEncode(out, part) })
		return object.NewBytes(string(out)), err
	}
	s, err := object.Text(args[1])
	if err != nil {
		return object.Value{}, err
	}
	var sep byte // MicroPython's end of string, where sep is empty
	if s != "" {
		sep = s[0]
	}
	out := make([]byte, 0, 3*len(data))
	pace := object.NewPace(t)
	for i := range data {
		if err := pace.Did(1); err != nil {
			return object.Value{}, err
		}
		if i > 0 {
			out = append(out, sep)
		}
		out = hex.AppendEncode(out, data[i:i+1])
	}
	return object.NewBytes(string(out)), nil
}

func unhexlify(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	data, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	if err := grow(t, len(data)/2); err != nil {
		return object.Value{}, err
	}
	out := make([]byte, 0, len(data)/2)
	pace := object.NewPace(t)
	for i := 0; i < len(data); i++ {
		if err := pace.Did(1); err != nil {
			return object.Value{}, err
		}
		switch data[i] {
		case ' ', '\t', '\n', '\r', '\v', '\f':
			continue
		}
		hi := digit(data[i])
		i++
		lo := -1
		if i < len(data) {
			lo = digit(data[i])
		}
		if hi < 0 || lo < 0 {
			return object.Value{}, object.NewError(object.ValueError, "non-hex digit")
		}
		out = append(out, byte(hi<<4|lo))
	}
	return object.NewBytes(string(out)), nil
}

// digit gives the value of a hexadecimal digit, or -1.
func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

func a2b(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	data, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	if err := grow(t, len(data)*3/4); err != nil {
		return object.Value{}, err
	}
	out := make([]byte, 0, len(data)*3/4+1)
	var bits uint32
	n := 0          // how many bits wait
	padded := false // the character before, other than skipped ones, was padding
	pace := object.NewPace(t)
	for _, c := range data {
		if err := pace.Did(1); err != nil {
			return object.Value{}, err
		}
		if c == '=' {
			if n == 2 || n == 4 && padded {
				n = 0
				break
			}
			padded = true
		}
		v := sextet(c)
		if v < 0 {
			continue
		}
		padded = false
		bits = bits<<6 | uint32(v)
		n += 6
		if n >= 8 {
			n -= 8
			out = append(out, byte(bits>>n))
		}
	}
	if n != 0 {
		return object.Value{}, object.NewError(object.ValueError, "incorrect padding")
	}
	return object.NewBytes(string(out)), nil
}

// sextet gives the value of a base 64 character, or -1.
func sextet(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

func b2a(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	newline := true
	if v := object.Arg(args, 1); v.Bound() {
		var err error
		if newline, err = object.Truth(t, v); err != nil {
			return object.Value{}, err
		}
	}
	data, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	n := base64.StdEncoding.EncodedLen(len(data)) + 1
	if err := grow(t, n); err != nil {
		return object.Value{}, err
	}
	out := make([]byte, 0, n)
	if err := object.InParts(t, data, func(part []byte) { out = base64.StdEncoding.AppendEncode(out, part) }); err != nil {
		return object.Value{}, err
	}
	if newline {
		out = append(out, '\n')
	}
	return object.NewBytes(string(out)), nil
}

func crc(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	data, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	var before uint64
	if len(args) > 1 {
		if before, err = object.Truncated(t, args[1]); err != nil {
			return object.Value{}, err
		}
	}
	sum := uint32(before)
	err = object.InParts(t, data, func(part []byte) { sum = crc32.Update(sum, crc32.IEEETable, part) })
	return object.Int(int64(sum)), err
}
