// This file holds the error that carries a condition and what was being done.

package board

import "strings"

// An Error is a condition together with what was being done. Its message is
// for people who read a log; a script sees the condition's number only.
type Error struct {
	Cond Cond   // what went wrong
	Op   string // what was being done, such as "connect"
	Who  string // the address, name or option it was done with, or ""
	Err  error  // the error that Go or the system gave, or nil
}

// Error gives "op who: words of the condition".
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Op)
	if e.Who != "" {
		b.WriteByte(' ')
		b.WriteString(e.Who)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	b.WriteString(e.Cond.Error())
	if e.Err != nil && e.Cond == Other {
		b.WriteString(": ")
		b.WriteString(e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the condition and the cause, so that
// errors.Is(err, board.ECONNREFUSED) holds.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Cond}
	}
	return []error{e.Cond, e.Err}
}
