// This file tests what viper refuses. Lines, classes and texts were taken from MicroPython 1.29 (unix).

package compile

import (
	"errors"
	"strings"
	"testing"

	"mpy/python/code"
	"mpy/python/syntax"
)

func TestViperErrors(t *testing.T) {
	for src, want := range map[string]string{
		"x:float): pass":                       "t:2: ViperTypeError: unknown type 'float'",
		"x:int,\n y:foo):\n y = 1\n z = 1":     "t:4: ViperTypeError: unknown type 'foo'",
		"x:1): pass":                           "t:2: SyntaxError: annotation must be an identifier",
		"x:int):\n y=1\n y=[]\n z=2":           "t:4: ViperTypeError: local 'y' has type 'int' but source is 'object'",
		"x:int):\n y=1\n x + []":               "t:4: ViperTypeError: can't do binary op between 'int' and 'object'",
		"x:int):\n x + []":                     "t:2: ViperTypeError: can't do binary op between 'int' and 'object'",
		"x:int):\n y = 1\n if x:\n  x + []":    "t:4: ViperTypeError: can't do binary op between 'int' and 'object'",
		"x:int):\n y = 1\n return 5":           "t:4: ViperTypeError: return expected 'object' but got 'int'",
		"):\n print(x)\n x = 1":                "t:3: ViperTypeError: local 'x' used before type known",
		"x:ptr):\n while x: pass":              "t:2: ViperTypeError: can't implicitly convert 'ptr' to 'bool'",
		"x:ptr32): x[x] = None":                "t:2: ViperTypeError: can't store 'None'",
		"): 1[x]":                              "t:2: ViperTypeError: can't load from 'int'",
		"x:int, y:uint): x < y":                "t:2: ViperTypeError: comparison of int and uint",
		"x:uint): x // 2":                      "t:2: ViperTypeError: div/mod not implemented for uint",
		"x:int): x ** x":                       "t:2: ViperTypeError: binary op __pow__ not implemented",
		"x:int): not x":                        "t:2: ViperTypeError: 'not' not implemented",
		"x:ptr): -x":                           "t:2: ViperTypeError: can't do unary op of 'ptr'",
		"): raise 1":                           "t:2: ViperTypeError: must raise an object",
		"x): del x":                            "t:2: ViperTypeError: local 'x' has type 'object' but source is 'None'",
		"x): \n for i in range(x): pass":       "t:2: ViperTypeError: can't do binary op between 'int' and 'object'",
		"x): return lambda: 1":                 "t:2: ViperTypeError: return expected 'object' but got 'int'",
		"x): return [i + 1 for i in x]":        "t:2: ViperTypeError: can't do binary op between 'object' and 'int'",
		"x):\n y = x\n return [y for i in x]":  "t:3: ViperTypeError: local 'y' used before type known",
		"): raise":                             "t:2: NotImplementedError: native raise",
		"): yield":                             "t:2: NotImplementedError: native yield",
		"x): return (i for i in x)":            "t:2: NotImplementedError: native yield",
		"): print(ptr(1))":                     "t:2: NotImplementedError: conversion to object",
		"): int(int)":                          "t:2: NotImplementedError: casting",
		"x) -> object: return int(x) and None": "",
		"x:int):\n if 0:\n  x = []\n y = x":    "",
	} {
		src = "@micropython.viper\ndef f(" + src
		m, err := syntax.Parse("t", []byte(src), syntax.File)
		if err != nil {
			t.Fatalf("parse: %v\n%s", err, src)
		}
		got := ""
		if _, err := Compile(m, "t", Options{}); err != nil {
			var e *syntax.Error
			if !errors.As(err, &e) {
				t.Fatalf("%q: %#v", src, err)
			}
			got = e.Error()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

// TestEmitters: a decorator holds for what is inside, too, until another one.
func TestEmitters(t *testing.T) {
	m := build(t, strings.Join([]string{
		"@micropython.viper", "def f(x):", " def g(): return None", " @micropython.bytecode", " def h(): return 1", " class A:", "  def k(self): pass",
		"@micropython.native()", "def n(): return lambda: 1", "def p(): pass", "",
	}, "\n"), Options{})
	flags := map[string]code.Flags{}
	var walk func(c *code.Code)
	walk = func(c *code.Code) {
		flags[c.Name] = c.Flags & (code.Native | code.Viper)
		for _, f := range c.Funcs {
			walk(f)
		}
	}
	walk(m)
	for name, want := range map[string]code.Flags{
		"f": code.Native | code.Viper, "g": code.Native | code.Viper, "h": 0, "k": code.Native | code.Viper,
		"n": code.Native, "<lambda>": code.Native, "p": 0, "<module>": 0,
	} {
		if flags[name] != want {
			t.Errorf("%s has flags %b, want %b", name, flags[name], want)
		}
	}
}
