// This file defines the kinds of token, the keywords and the binary operators' precedence.

package syntax

// kind is the kind of a token.
type kind uint8

const (
	tEnd kind = iota
	tInvalid
	tDedentMismatch
	tNewline
	tIndent
	tDedent

	tName
	tInt   // digits, or what begins as digits
	tFloat // the same with a ".", an "e" or a "j"
	tString
	tFString // an f- or t-string up to its opening quotes: the parser reads on from there
	tEllipsis

	tLParen
	tRParen
	tLBracket
	tRBracket
	tLBrace
	tRBrace
	tComma
	tSemicolon
	tColon
	tColonEqual
	tDot
	tArrow
	tEqual
	tBang // only inside an f-string field
	tTilde

	// Binary operators, in the order of BinaryOp.
	tPlus
	tMinus
	tStar
	tAt
	tSlash
	tDblSlash
	tPercent
	tDblStar
	tLShift
	tRShift
	tPipe
	tCaret
	tAmp

	// Augmented assignments, in the order of BinaryOp.
	tPlusEq
	tMinusEq
	tStarEq
	tAtEq
	tSlashEq
	tDblSlashEq
	tPercentEq
	tDblStarEq
	tLShiftEq
	tRShiftEq
	tPipeEq
	tCaretEq
	tAmpEq

	tEq
	tNotEq
	tLt
	tLtE
	tGt
	tGtE

	tFalse
	tNone
	tTrue
	tAnd
	tAs
	tAssert
	tAsync
	tAwait
	tBreak
	tClass
	tContinue
	tDef
	tDel
	tElif
	tElse
	tExcept
	tFinally
	tFor
	tFrom
	tGlobal
	tIf
	tImport
	tIn
	tIs
	tLambda
	tNonlocal
	tNot
	tOr
	tPass
	tRaise
	tReturn
	tTry
	tWhile
	tWith
	tYield

	numKinds
)

// Flags of string tokens.
const (
	fRaw uint8 = 1 << iota
	fBytes
	fFormat
	fTemplate
	fTriple
	fDouble // the quote is "
)

// token is one token; its text is src[start:end].
type token struct {
	kind       kind
	flags      uint8 // of strings
	line, col  int32
	start, end int32
}

func (t *token) at() At   { return At{t.line, t.col} }
func (t *token) pos() Pos { return Pos{t.line, t.col} }

// keyword returns the kind of the word: a keyword's or tName.
func keyword(word string) kind {
	switch word {
	case "False":
		return tFalse
	case "None":
		return tNone
	case "True":
		return tTrue
	case "and":
		return tAnd
	case "as":
		return tAs
	case "assert":
		return tAssert
	case "async":
		return tAsync
	case "await":
		return tAwait
	case "break":
		return tBreak
	case "class":
		return tClass
	case "continue":
		return tContinue
	case "def":
		return tDef
	case "del":
		return tDel
	case "elif":
		return tElif
	case "else":
		return tElse
	case "except":
		return tExcept
	case "finally":
		return tFinally
	case "for":
		return tFor
	case "from":
		return tFrom
	case "global":
		return tGlobal
	case "if":
		return tIf
	case "import":
		return tImport
	case "in":
		return tIn
	case "is":
		return tIs
	case "lambda":
		return tLambda
	case "nonlocal":
		return tNonlocal
	case "not":
		return tNot
	case "or":
		return tOr
	case "pass":
		return tPass
	case "raise":
		return tRaise
	case "return":
		return tReturn
	case "try":
		return tTry
	case "while":
		return tWhile
	case "with":
		return tWith
	case "yield":
		return tYield
	}
	return tName
}

// precedence of the left-associative binary operators; 0 for every other token. "**" is not here: it binds to
// the right and tighter than a sign on its left.
var precedence = [numKinds]uint8{
	tPipe:     1,
	tCaret:    2,
	tAmp:      3,
	tLShift:   4,
	tRShift:   4,
	tPlus:     5,
	tMinus:    5,
	tStar:     6,
	tAt:       6,
	tSlash:    6,
	tDblSlash: 6,
	tPercent:  6,
}

// startsExpr says which tokens an expression can begin with, to tell a trailing comma from one more item.
var startsExpr = [numKinds]bool{
	tName: true, tInt: true, tFloat: true, tString: true, tFString: true, tEllipsis: true,
	tLParen: true, tLBracket: true, tLBrace: true, tTilde: true, tPlus: true, tMinus: true,
	tFalse: true, tNone: true, tTrue: true, tAwait: true, tLambda: true, tNot: true,
}
