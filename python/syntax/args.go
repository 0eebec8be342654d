// This file parses arguments of calls and parameters of functions.

package syntax

// args parses the arguments of a call or a class, the "(" in tok. MicroPython checks their order in its compiler;
// here it is checked where it can still be seen.
func (p *parser) args() (args []Expr, kws []Keyword) {
	p.enter()
	p.next()
	double := false // a **value came
	for p.tok.kind != tRParen {
		at, first := p.tok.at(), p.tok.kind
		switch first {
		case tStar:
			p.next()
			s := &Starred{at, p.test()}
			if double {
				p.failBlock(Pos(at), "* arg after **")
			}
			if len(kws) > 0 {
				p.failBlock(Pos(at), "* arg after kwarg")
			}
			args = append(args, s)
		case tDblStar:
			p.next()
			kws = append(kws, Keyword{at, "", p.test()})
			double = true
		default:
			e := p.test()
			switch p.tok.kind {
			case tEqual:
				name, ok := e.(*Name)
				if !ok || first != tName {
					p.failBlock(Pos(at), "LHS of keyword arg must be an id")
				}
				p.next()
				kws = append(kws, Keyword{at, name.Id, p.test()})
			case tColonEqual:
				p.next()
				args = append(args, &NamedExpr{at, e, p.test()})
			case tFor:
				args = append(args, &GeneratorExp{At: at, Elt: e, Generators: p.comprehension()})
			default:
				if double {
					p.failBlock(Pos(at), "positional arg after **")
				}
				if len(kws) > 0 {
					p.failBlock(Pos(at), "positional arg after keyword arg")
				}
				args = append(args, e)
			}
		}
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRParen)
	p.depth--
	return args, kws
}

// params parses the parameters of a def (with annotations) or a lambda up to the end token, which it leaves.
func (p *parser) params(end kind, annotated bool) *Params {
	ps := &Params{}
	star := false
	for p.tok.kind != end {
		k := p.tok.kind
		pos := p.tok.pos()
		if k == tStar || k == tDblStar || k == tSlash {
			p.next()
		}
		if ps.KwArg != nil || k == tStar && star || k == tSlash && (star || ps.PosOnly > 0 || len(ps.Args) == 0) {
			p.failBlock(pos, "invalid syntax")
		}
		switch k {
		case tStar:
			star = true
			if p.tok.kind == tName {
				ps.VarArg = p.param(annotated, false)
			}
		case tDblStar:
			ps.KwArg = p.param(annotated, false)
		case tSlash:
			ps.PosOnly = len(ps.Args)
		default:
			if star {
				ps.KwOnly = append(ps.KwOnly, *p.param(annotated, true))
			} else {
				ps.Args = append(ps.Args, *p.param(annotated, true))
			}
		}
		if !p.accept(tComma) {
			break
		}
	}
	return ps
}

// param parses one parameter's name with its annotation and default.
func (p *parser) param(annotated, deflt bool) *Param {
	n := &Param{At: p.tok.at()}
	n.Name = p.ident()
	if annotated && p.accept(tColon) {
		n.Annotation = p.test()
	}
	if deflt && p.accept(tEqual) {
		n.Default = p.test()
	}
	return n
}
