// This file holds what a call does where it cannot do what it was asked for.

package board

import (
	"fmt"
	"strconv"
	"strings"
)

// A Failure is what a call of a script does when something goes wrong: it raises
// an exception, or, on some boards, returns as if nothing were the matter. As an
// error it carries the condition ([CondOf]); a host makes the exception of it.
// The zero Failure says nothing: what the system says holds.
//
// Its text form, as tables, boards of users and lists of facts have it:
//
//	ETIMEDOUT                       OSError with the board's number
//	-202                            OSError with this number
//	BrokenPipeError(EPIPE)          another class
//	TimeoutError('timed out')       a text in place of the number
//	gaierror(-2, 'not known')       both
//	ignored                         the call goes on, or gives None
//	empty                           it gives b'' or 0
//	waits                           it waits as if nothing had come, until a timeout or Ctrl-C
type Failure struct {
	Cond   Cond   // what it is about
	Class  string // of the exception; "": OSError
	Number int    // the argument, in place of the condition's number
	Text   string // a text, in place of the number or behind one that is given
	Result Result // what it does instead of raising
}

// Result is what a call does instead of raising.
type Result uint8

const (
	Raises Result = iota
	Ignored
	Empty
	Waits
)

var resultNames = [...]string{Ignored: "ignored", Empty: "empty", Waits: "waits"}

// IsZero reports whether f says nothing.
func (f *Failure) IsZero() bool { // asked by calls that must not wait: field by field costs a nanosecond
	return f.Cond == 0 && f.Class == "" && f.Number == 0 && f.Text == "" && f.Result == 0
}

// Err gives f as an error, or what the system said where f says nothing.
func (f *Failure) Err(system error) error {
	switch *f {
	case Failure{}:
		return system
	case Failure{Cond: f.Cond}:
		return f.Cond
	}
	return f
}

// Error describes the condition.
func (f *Failure) Error() string {
	if f.Text != "" {
		return f.Text
	}
	return f.Cond.Error()
}

// Unwrap gives the condition.
func (f *Failure) Unwrap() error { return f.Cond }

// String gives the text form.
func (f Failure) String() string {
	if f.Result != Raises {
		return resultNames[f.Result]
	}
	arg := ""
	switch {
	case f.Number != 0 && f.Text != "":
		arg = fmt.Sprintf("%d, '%s'", f.Number, f.Text)
	case f.Number != 0:
		arg = strconv.Itoa(f.Number)
	case f.Text != "":
		arg = "'" + f.Text + "'"
	case f.Cond != OK && IsOSError(f.Class):
		arg = f.Cond.Name()
	}
	switch {
	case f.Class != "":
		return f.Class + "(" + arg + ")"
	case f.Text != "":
		return "OSError(" + arg + ")"
	}
	return arg
}

// classes are the exceptions that a Failure can raise, with the condition that
// each stands for where none is named.
var classes = map[string]Cond{
	"OSError": Other, "TimeoutError": ETIMEDOUT, "ConnectionError": ECONNABORTED, "BrokenPipeError": EPIPE,
	"ConnectionAbortedError": ECONNABORTED, "ConnectionRefusedError": ECONNREFUSED, "ConnectionResetError": ECONNRESET,
	"gaierror": EAINoName, "RuntimeError": ENOMEM, "NotImplementedError": EOPNOTSUPP, "MemoryError": ENOMEM,
	"ValueError": EINVAL, "TypeError": EINVAL,
}

// IsOSError reports whether an exception that a Failure can raise is an OSError,
// whose argument is a number.
func IsOSError(class string) bool {
	switch class {
	case "RuntimeError", "NotImplementedError", "MemoryError", "ValueError", "TypeError":
		return false
	}
	return true
}

// ParseFailure reads the text form.
func ParseFailure(s string) (Failure, error) {
	for r, name := range resultNames {
		if s == name && name != "" {
			return Failure{Result: Result(r), Cond: Other}, nil
		}
	}
	if s == "" {
		return Failure{}, nil
	}
	f := Failure{}
	arg := s
	if class, rest, ok := strings.Cut(s, "("); ok && strings.HasSuffix(rest, ")") {
		if f.Cond, ok = classes[class]; !ok {
			return f, fmt.Errorf("there is no exception %s", class)
		}
		if class != "OSError" {
			f.Class = class
		}
		arg = rest[:len(rest)-1]
	}
	number, text, quoted := strings.Cut(arg, "'")
	if quoted {
		if !strings.HasSuffix(text, "'") {
			return f, fmt.Errorf("a quote is missing in %s", s)
		}
		f.Text = text[:len(text)-1]
		number = strings.TrimSuffix(strings.TrimSpace(number), ",")
	}
	if n, err := strconv.Atoi(number); err == nil {
		f.Number = n
		if f.Cond == OK {
			f.Cond = Other
		}
		return f, nil
	}
	if number != "" {
		c, ok := Lookup(number)
		if !ok {
			return f, fmt.Errorf("%q is no failure: a condition such as ETIMEDOUT, a number, Class(ETIMEDOUT), Class('text'), ignored, empty or waits", s)
		}
		f.Cond = c
	}
	return f, nil
}
