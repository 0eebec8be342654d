// This file joins the front end: text to code.

package mpy

import (
	"errors"
	"math"

	"mpy/python/code"
	"mpy/python/compile"
	"mpy/python/object"
	"mpy/python/syntax"
)

// modes are the machine's names of what a text is.
var modes = map[string]compile.Options{
	"file":         {Mode: syntax.File},
	"single":       {Mode: syntax.Single},
	"eval":         {Mode: syntax.Eval, Names: true},
	"exec":         {Mode: syntax.File, Names: true},
	"names-single": {Mode: syntax.Single, Names: true},
}

// compile makes code of text; its errors are Python exceptions.
func (in *Interp) compile(src, file, mode string, stop func() error) (*code.Code, error) {
	opts := modes[mode]
	opts.Stop, opts.Pow = stop, object.PowFloat
	opts.Optimize = in.host.OptLevel
	if opts.Optimize < 0 { // MicroPython takes it for a great number
		opts.Optimize = math.MaxInt
	}
	tree, err := syntax.ParseUnless(stop, file, []byte(src), opts.Mode)
	if err == nil {
		var c *code.Code
		if c, err = compile.Compile(tree, file, opts); err == nil {
			if opts.Optimize >= 3 {
				c.DropLines()
			}
			return c, nil
		}
	}
	var e *syntax.Error
	if !errors.As(err, &e) {
		return nil, err
	}
	class := object.SyntaxError
	switch e.Kind {
	case syntax.Indent:
		class = object.IndentationError
	case syntax.NotImplemented:
		class = object.NotImplementedError
	case syntax.ViperType:
		class = object.ViperTypeError
	}
	x := object.NewError(class, "%s", e.Msg)
	x.Passed(&object.Place{File: file, Func: e.Block}, e.Line)
	in.refused, in.refusedLine = x, e.Text
	if e.Text == "" {
		in.refusedLine = line(src, e.Line)
	}
	return nil, x
}

// line gives the n-th line of text, from 1.
func line(text string, n int) string {
	start := 0
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			if n--; n == 0 {
				return text[start:i]
			}
			start = i + 1
		}
	}
	if n == 1 {
		return text[start:]
	}
	return ""
}
