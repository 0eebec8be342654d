// This file reads keys from a terminal.

package main

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Keys that are no characters. Ctrl with a letter is the letter's number.
const (
	keyUnknown rune = 0xe000 + iota
	keyUp
	keyDown
	keyLeft
	keyRight
	keyHome
	keyEnd
	keyDelete
	keyWordLeft
	keyWordRight
	keyKillWord
	keyKillWordBack
	keyPasteBegin
	keyPasteEnd
)

func ctrl(letter rune) rune { return letter & 31 }

// sequences are what terminals send for keys, behind Escape.
var sequences = map[string]rune{
	"[A": keyUp, "[B": keyDown, "[C": keyRight, "[D": keyLeft, "[H": keyHome, "[F": keyEnd,
	"OA": keyUp, "OB": keyDown, "OC": keyRight, "OD": keyLeft, "OH": keyHome, "OF": keyEnd,
	"[1~": keyHome, "[7~": keyHome, "[4~": keyEnd, "[8~": keyEnd, "[3~": keyDelete,
	"[1;5C": keyWordRight, "[1;5D": keyWordLeft, "[1;3C": keyWordRight, "[1;3D": keyWordLeft,
	"b": keyWordLeft, "f": keyWordRight, "d": keyKillWord, "\x7f": keyKillWordBack, "\b": keyKillWordBack,
	"[200~": keyPasteBegin, "[201~": keyPasteEnd,
}

// readKey reads a key; a byte at a time, for what is typed ahead may be meant
// for the script.
func readKey(r io.Reader) (rune, error) {
	var b [1]byte
	next := func() error {
		for {
			if n, err := r.Read(b[:]); n > 0 || err != nil {
				return err
			}
		}
	}
	if err := next(); err != nil {
		return 0, err
	}
	switch {
	case b[0] == 27:
		var seq []byte
		for {
			if err := next(); err != nil {
				return 0, err
			}
			seq = append(seq, b[0])
			if first := seq[0]; first != '[' && first != 'O' || len(seq) > 1 && (first == 'O' || b[0] >= '@' && b[0] <= '~') || len(seq) > 16 {
				break
			}
		}
		if key, ok := sequences[string(seq)]; ok {
			return key, nil
		}
		return keyUnknown, nil
	case b[0] < utf8.RuneSelf:
		return rune(b[0]), nil
	}
	char := []byte{b[0]}
	for !utf8.FullRune(char) && next() == nil {
		char = append(char, b[0])
	}
	c, _ := utf8.DecodeRune(char)
	return c, nil
}

// shown gives text as it is shown: control characters take a place as others do.
func shown(text []rune) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 127 {
			return ' '
		}
		return c
	}, string(text))
}
