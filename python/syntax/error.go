// This file defines the parser's error and its modes.

package syntax

import (
	"strconv"
	"strings"
)

// Mode says what the text given to Parse is.
type Mode uint8

// The modes.
const (
	File   Mode = iota // any number of statements
	Single             // one statement, or simple statements on one line: the REPL
	Eval               // one expression
)

// ErrorKind says which Python exception an Error becomes.
type ErrorKind uint8

// The kinds.
const (
	Syntax         ErrorKind = iota // SyntaxError
	Indent                          // IndentationError
	NotImplemented                  // NotImplementedError: \N{…}, and what native code cannot do
	ViperType                       // ViperTypeError
)

// Error is what Parse returns for a text it refuses.
type Error struct {
	File      string
	Line, Col int    // of the offending token, from 1
	Text      string // the offending source line
	Msg       string // MicroPython's words, without the class name
	Kind      ErrorKind
	Block     string // what the traceback's entry is "in": a scope's name where MicroPython's compiler is who refuses, or ""
}

// Error makes the error of something at pos in m that the compiler refuses.
func (m *Module) Error(file string, pos Pos, msg string) *Error {
	return &Error{File: file, Line: int(pos.Line), Col: int(pos.Col), Text: sourceLine(m.Source, pos.Line), Msg: msg}
}

// sourceLine gives a line of a text by number.
func sourceLine(text string, n int32) string {
	for ; n > 1; n-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	text, _, _ = strings.Cut(text, "\n")
	return text
}

// Error gives file, line, class and message in one line.
func (e *Error) Error() string {
	class := "SyntaxError: "
	switch e.Kind {
	case Indent:
		class = "IndentationError: "
	case NotImplemented:
		class = "NotImplementedError: "
	case ViperType:
		class = "ViperTypeError: "
	}
	return e.File + ":" + strconv.Itoa(e.Line) + ": " + class + e.Msg
}
