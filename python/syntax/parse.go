// This file holds the parser's frame: Parse, the current token, errors and the limit on depth.

package syntax

import (
	"bytes"
)

// MaxDepth is how deep brackets, operators' right operands, lambdas, blocks and the like may nest together.
const MaxDepth = 200

// MaxHeight bounds the height of any tree that Parse returns, left-nested chains included.
const MaxHeight = 150_000

// Chains such as a+b+c nest to the left. What a chain has beyond freeLinks operators is counted against maxLinks over the
// whole text, so that MaxDepth*freeLinks+maxLinks, and a few levels more, stay below MaxHeight.
const (
	freeLinks = 100
	maxLinks  = 100_000
)

// maxSource keeps offsets within int32.
const maxSource = 1 << 30

// parser is one run over one text. Methods named after grammar rules begin with the rule's first token in tok and
// leave the token after the rule there.
type parser struct {
	s     scanner
	tok   token
	file  string
	stop  func() error // says whether to go on
	count int          // of tokens
	depth int
	links int
	block string // the innermost def, class or lambda

	withParen int32 // offset of the "(" that opens a with statement's items, or -1

	// Nodes are taken from chunks: a script is mostly names, and one allocation for many of them is cheaper.
	names  []Name
	consts []Constant
	attrs  []Attribute
	calls  []Call
}

// Parse turns src into a tree. The error, if there is one, is an *Error. Names and plain strings in the tree are
// substrings of one copy of src.
func Parse(filename string, src []byte, mode Mode) (mod *Module, err error) {
	return ParseUnless(nil, filename, src, mode)
}

// stopped is what a parser panics with that was stopped.
type stopped struct{ error }

// ParseUnless is Parse that asks stop now and then: its error ends the parser, and is returned.
func ParseUnless(stop func() error, filename string, src []byte, mode Mode) (mod *Module, err error) {
	p := &parser{file: filename, stop: stop, block: "<module>", withParen: -1}
	if len(src) > maxSource {
		return nil, &Error{File: filename, Line: 1, Col: 1, Msg: "invalid syntax"}
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	end := "\x00"
	if len(src) > 0 && src[len(src)-1] != '\n' {
		end = "\n\x00"
	}
	p.s = scanner{src: string(src) + end, line: 1, indents: make([]int32, 1, 8)}
	// A panic with an *Error, or what stop says, unwinds the descent; any other is a bug and goes on.
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			mod, err = nil, r
		case stopped:
			mod, err = nil, r.error
		default:
			panic(r)
		}
	}()
	p.next()
	if p.tok.col != 1 && p.tok.kind != tNewline {
		p.tok.kind = tIndent
	}
	mod = &Module{File: filename, Source: p.s.src[:len(p.s.src)-1]}
	switch mode {
	case Eval:
		at := p.tok.at()
		mod.Body = []Stmt{&ExprStmt{at, p.testlist()}}
		p.accept(tNewline)
	case Single:
		if !p.accept(tNewline) {
			mod.Body = p.stmt(nil)
		}
	default:
		for p.tok.kind != tEnd {
			if !p.accept(tNewline) {
				mod.Body = p.stmt(mod.Body)
			}
		}
	}
	if p.tok.kind != tEnd {
		p.fail()
	}
	return mod, nil
}

// next moves to the next token.
func (p *parser) next() {
	p.s.next(&p.tok)
	if p.count++; p.count%4096 == 0 && p.stop != nil {
		if err := p.stop(); err != nil {
			panic(stopped{err})
		}
	}
}

// accept moves over a token of kind k and says whether there was one.
func (p *parser) accept(k kind) bool {
	if p.tok.kind != k {
		return false
	}
	p.next()
	return true
}

// expect moves over a token of kind k or fails.
func (p *parser) expect(k kind) {
	if p.tok.kind != k {
		p.fail()
	}
	p.next()
}

// text returns the current token's text.
func (p *parser) text() string { return p.s.src[p.tok.start:p.tok.end] }

// ident moves over a name and returns it.
func (p *parser) ident() string {
	if p.tok.kind != tName {
		p.fail()
	}
	name := p.text()
	p.next()
	return name
}

// fail refuses the current token.
func (p *parser) fail() {
	switch p.tok.kind {
	case tIndent:
		p.failKind(Indent, "unexpected indent")
	case tDedentMismatch:
		p.failKind(Indent, "unindent doesn't match any outer indent level")
	}
	p.failMsg("invalid syntax")
}

// failMsg refuses the current token with a SyntaxError.
func (p *parser) failMsg(msg string) { p.failKind(Syntax, msg) }

// failKind refuses the current token.
func (p *parser) failKind(k ErrorKind, msg string) { panic(p.error(p.tok.pos(), k, msg)) }

// failBlock refuses what stands at pos for a reason that is the compiler's in MicroPython, but which the tree
// cannot express.
func (p *parser) failBlock(pos Pos, msg string) {
	e := p.error(pos, Syntax, msg)
	e.Block = p.block
	panic(e)
}

// error makes an error, with the source line it is in.
func (p *parser) error(pos Pos, k ErrorKind, msg string) *Error {
	text := p.s.src[:len(p.s.src)-1]
	return &Error{File: p.file, Line: int(pos.Line), Col: int(pos.Col), Text: sourceLine(text, pos.Line), Msg: msg, Kind: k}
}

// enter charges one level of nesting; the caller subtracts it again from depth.
func (p *parser) enter() {
	if p.depth++; p.depth > MaxDepth {
		p.failMsg("too deeply nested")
	}
}

// link charges the n-th operator of a left-nested chain.
func (p *parser) link(n int) {
	if n > freeLinks {
		if p.links++; p.links > maxLinks {
			p.failMsg("too deeply nested")
		}
	}
}

const chunk = 32

func (p *parser) newName(at At, id string) *Name {
	if len(p.names) == 0 {
		p.names = make([]Name, chunk)
	}
	n := &p.names[0]
	p.names = p.names[1:]
	n.At, n.Id = at, id
	return n
}

func (p *parser) newConst(at At, v any) *Constant {
	if len(p.consts) == 0 {
		p.consts = make([]Constant, chunk)
	}
	n := &p.consts[0]
	p.consts = p.consts[1:]
	n.At, n.Value = at, v
	return n
}

func (p *parser) newAttr(at At, v Expr, name string, trail Pos) *Attribute {
	if len(p.attrs) == 0 {
		p.attrs = make([]Attribute, chunk)
	}
	n := &p.attrs[0]
	p.attrs = p.attrs[1:]
	n.At, n.Value, n.Name, n.Trail = at, v, name, trail
	return n
}

func (p *parser) newCall(at At, f Expr, trail Pos) *Call {
	if len(p.calls) == 0 {
		p.calls = make([]Call, chunk)
	}
	n := &p.calls[0]
	p.calls = p.calls[1:]
	n.At, n.Func, n.Trail = at, f, trail
	return n
}
