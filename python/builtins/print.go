// This file holds print, input and the REPL's printer.

package builtins

import (
	"io"
	"strconv"

	"mpy/python/object"
)

// Output is what a Host's Stdout may be beside an io.Writer: print hands its
// text over in pieces and says when they are complete, so that a buffer makes
// one write of them. Errors of all methods are Python exceptions.
type Output interface {
	io.Writer
	io.StringWriter
	EndPrint(t object.Thread) error
}

// Streams is a Host that can write to a stream object, for print's file.
type Streams interface {
	// StreamWriter gives a function that writes all of p to the stream;
	// OSError when v is no stream.
	StreamWriter(t object.Thread, v object.Value) (func(p string) error, error)
}

// Reader is a Host that reads lines of standard input.
type Reader interface {
	// ReadLine gives a line with its end; "" at the end of the input. It can be interrupted.
	ReadLine(t object.Thread) (string, error)
}

func printFuncs() []*object.Builtin {
	return []*object.Builtin{
		fn("print(*args, **kw)", "Prints the arguments as text. Keywords: sep, between them, a space; end, behind them, a new line; file, a stream, standard output.", print),
		fn("input(prompt='', /)", "Reads a line from standard input, without its end; EOFError at the end of it.", input),
		fn("__repl_print__(x, /)", "What the prompt does with the value of an expression: print repr(x) and keep it as _.", replPrint),
	}
}

func print(t object.Thread, a []object.Value, kw object.Kw) (object.Value, error) {
	sep, end := " ", "\n"
	var file object.Value
	for i, name := range kw.Names {
		var err error
		switch name {
		case "sep":
			sep, err = object.Text(kw.Values[i])
		case "end":
			end, err = object.Text(kw.Values[i])
		case "file":
			file = kw.Values[i]
		default:
			err = object.NewError(object.TypeError, "extra keyword arguments given")
		}
		if err != nil {
			return object.Value{}, err
		}
	}
	if file.Bound() {
		return object.None, printTo(t, file, a, sep, end)
	}
	out, err := stdout(t)
	if err != nil {
		return object.Value{}, err
	}
	for i, v := range a {
		if i > 0 && sep != "" {
			if _, err := out.WriteString(sep); err != nil {
				return object.Value{}, err
			}
		}
		s, err := display(t, v)
		if err != nil {
			return object.Value{}, err
		}
		if _, err := out.WriteString(s); err != nil {
			return object.Value{}, err
		}
	}
	if _, err := out.WriteString(end); err != nil {
		return object.Value{}, err
	}
	return object.None, out.EndPrint(t)
}

// display is str(v) with the most common cases first.
func display(t object.Thread, v object.Value) (string, error) {
	if s, ok := v.Obj().(*object.Str); ok {
		return s.S, nil
	}
	if v.IsInt() {
		return strconv.FormatInt(v.AsInt(), 10), nil
	}
	return object.ToStr(t, v)
}

// printTo prints to a stream object: a write for each piece, as MicroPython does.
func printTo(t object.Thread, file object.Value, a []object.Value, sep, end string) error {
	s, ok := t.Host().(Streams)
	if !ok {
		return object.NewException(object.OSError, object.NewStr("stream operation not supported"))
	}
	write, err := s.StreamWriter(t, file)
	if err != nil {
		return err
	}
	for i, v := range a {
		if i > 0 {
			if err := write(sep); err != nil {
				return err
			}
		}
		s, err := display(t, v)
		if err != nil {
			return err
		}
		if err := write(s); err != nil {
			return err
		}
	}
	return write(end)
}

// stdout gives the Host's standard output.
func stdout(t object.Thread) (Output, error) {
	c, ok := t.Host().(object.Console)
	if !ok {
		return nil, object.NewException(object.OSError, object.NewStr("stream operation not supported"))
	}
	w := c.Stdout()
	if o, ok := w.(Output); ok {
		return o, nil
	}
	return plain{w}, nil
}

// plain makes an Output of any writer.
type plain struct{ io.Writer }

// WriteString writes s.
func (p plain) WriteString(s string) (int, error) { return p.Write([]byte(s)) }

// EndPrint does nothing.
func (p plain) EndPrint(object.Thread) error { return nil }

func input(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if len(a) > 0 {
		out, err := stdout(t)
		if err != nil {
			return object.Value{}, err
		}
		s, err := display(t, a[0])
		if err != nil {
			return object.Value{}, err
		}
		if _, err := out.WriteString(s); err != nil {
			return object.Value{}, err
		}
		if err := out.EndPrint(t); err != nil {
			return object.Value{}, err
		}
	}
	r, ok := t.Host().(Reader)
	if !ok {
		return object.Value{}, object.NewException(object.EOFError)
	}
	line, err := r.ReadLine(t)
	if err != nil {
		return object.Value{}, err
	}
	if line == "" {
		return object.Value{}, object.NewException(object.EOFError)
	}
	if n := len(line) - 1; line[n] == '\n' {
		line = line[:n]
		if n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
	}
	return object.NewStr(line), nil
}

func replPrint(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if a[0].IsNone() {
		return object.None, nil
	}
	s, err := object.Repr(t, a[0])
	if err != nil {
		return object.Value{}, err
	}
	out, err := stdout(t)
	if err != nil {
		return object.Value{}, err
	}
	if _, err := out.WriteString(s + "\n"); err != nil {
		return object.Value{}, err
	}
	if vm := t.Interp(); vm != nil {
		vm.Builtins().SetStr("_", a[0])
	}
	return object.None, out.EndPrint(t)
}
