// This file defines exceptions and their classes.

package object

import (
	"errors"
	"fmt"

	"github.com/go-python/gpython/py"
)

// Exception is an exception object; it is a Go error as well, and the one
// error that Python code sees. Its attributes, when its class is a script's,
// are those of the Instance part.
type Exception struct {
	Instance
	args  []Value
	text  string        // the message, while it has not been made into args
	Trace []TraceEntry  // the innermost frame first
	Cause Value         // from "raise … from …", or unbound
	near  [2]TraceEntry // where a short Trace lies

	Caught uint64 // which of its thread's catches was the last one of it
}

// TraceEntry is one line of a traceback.
type TraceEntry struct {
	*Place
	Line int
}

// Place names the code that a traceback's line lies in.
type Place struct{ File, Func string }

// Passed adds a frame that the exception leaves, or is raised in, to its traceback.
func (e *Exception) Passed(p *Place, line int) {
	if e.Trace == nil {
		e.Trace = e.near[:0]
	}
	e.Trace = append(e.Trace, TraceEntry{p, line})
}

// Type makes *Exception a py.Object.
func (e *Exception) Type() *py.Type { return &e.Cls.Py }

// Class gives the exception's class.
func (e *Exception) Class() *Class { return e.Cls }

// Args gives the arguments the exception was made with.
func (e *Exception) Args() []Value {
	if e.text != "" {
		e.args, e.text = []Value{NewStr(e.text)}, ""
	}
	return e.args
}

// SetArgs replaces the arguments.
func (e *Exception) SetArgs(args []Value) { e.args, e.text = args, "" }

// Error gives class and message, for Go code and logs.
func (e *Exception) Error() string {
	if e.text != "" {
		return e.Cls.Name + ": " + e.text
	}
	s := e.Cls.Name
	for i, a := range e.args {
		sep := ": "
		if i > 0 {
			sep = ", "
		}
		s += sep
		switch o := a.Obj().(type) {
		case *Str:
			s += o.S
		case nil:
			if a.IsInt() {
				s += fmt.Sprint(a.AsInt())
			}
		}
	}
	return s
}

// NewError makes an exception of class c with a formatted message as its one argument.
func NewError(c *Class, format string, a ...any) *Exception {
	text := format
	if len(a) > 0 {
		text = fmt.Sprintf(format, a...)
	}
	e := &Exception{text: text}
	e.Cls = c
	return e
}

// NewException makes an exception of class c with the given arguments, which it keeps.
func NewException(c *Class, args ...Value) *Exception {
	e := &Exception{args: args}
	e.Cls = c
	if c.User {
		e.Shape = c.Root
	}
	return e
}

// OSErr makes an OSError with a number.
func OSErr(errno int) *Exception { return NewException(OSError, Int(int64(errno))) }

// AsException finds the Python exception in a Go error; any other error
// becomes a RuntimeError with its text.
func AsException(err error) *Exception {
	if e, ok := err.(*Exception); ok {
		return e
	}
	var e *Exception
	if errors.As(err, &e) {
		return e
	}
	return NewError(RuntimeError, "%s", err.Error())
}

// IsError says whether err is a Python exception of class c or derived from it.
func IsError(err error, c *Class) bool {
	e, ok := err.(*Exception)
	return ok && e.Cls.IsSubclass(c)
}

// The tree of exceptions. Boards say which of the names a script sees.
var (
	BaseException          = NewClass("BaseException")
	SystemExit             = NewClass("SystemExit", BaseException)
	KeyboardInterrupt      = NewClass("KeyboardInterrupt", BaseException)
	GeneratorExit          = NewClass("GeneratorExit", BaseException)
	ExceptionClass         = NewClass("Exception", BaseException)
	ArithmeticError        = NewClass("ArithmeticError", ExceptionClass)
	OverflowError          = NewClass("OverflowError", ArithmeticError)
	ZeroDivisionError      = NewClass("ZeroDivisionError", ArithmeticError)
	AssertionError         = NewClass("AssertionError", ExceptionClass)
	AttributeError         = NewClass("AttributeError", ExceptionClass)
	BufferError            = NewClass("BufferError", ExceptionClass)
	EOFError               = NewClass("EOFError", ExceptionClass)
	ImportError            = NewClass("ImportError", ExceptionClass)
	LookupError            = NewClass("LookupError", ExceptionClass)
	IndexError             = NewClass("IndexError", LookupError)
	KeyError               = NewClass("KeyError", LookupError)
	MemoryError            = NewClass("MemoryError", ExceptionClass)
	NameError              = NewClass("NameError", ExceptionClass)
	OSError                = NewClass("OSError", ExceptionClass)
	TimeoutError           = NewClass("TimeoutError", OSError)
	ConnectionError        = NewClass("ConnectionError", OSError)
	BrokenPipeError        = NewClass("BrokenPipeError", ConnectionError)
	ConnectionAbortedError = NewClass("ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = NewClass("ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = NewClass("ConnectionResetError", ConnectionError)
	GaiError               = NewClass("gaierror", OSError)
	RuntimeError           = NewClass("RuntimeError", ExceptionClass)
	NotImplementedError    = NewClass("NotImplementedError", RuntimeError)
	StopIteration          = NewClass("StopIteration", ExceptionClass)
	StopAsyncIteration     = NewClass("StopAsyncIteration", ExceptionClass)
	SyntaxError            = NewClass("SyntaxError", ExceptionClass)
	IndentationError       = NewClass("IndentationError", SyntaxError)
	SystemError            = NewClass("SystemError", ExceptionClass)
	TypeError              = NewClass("TypeError", ExceptionClass)
	ValueError             = NewClass("ValueError", ExceptionClass)
	UnicodeError           = NewClass("UnicodeError", ValueError)
	ViperTypeError         = NewClass("ViperTypeError", TypeError)
)

// ErrnoName names an error number in str(e), "" for none. An interpreter's
// Host offers it where the board's table differs from Linux's.
type ErrnoName interface {
	ErrnoName(errno int) string
}
