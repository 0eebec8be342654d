// This file compiles calls.

package compile

import (
	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// maxArgs is how many arguments a call passes in registers; calls with more build a list.
const maxArgs = 60

// callBase gives the register of a call's callee: the top one, since the
// callee's frame may begin above the arguments. A dst at the top serves itself.
func (f *fn) callBase(dst int) int {
	if f.isTemp(dst) && dst == f.top-1 {
		return dst
	}
	return f.temp()
}

// call evaluates a call into dst.
func (f *fn) call(n *syntax.Call, dst int) {
	base := f.callBase(dst)
	method := 0
	if a, ok := n.Func.(*syntax.Attribute); ok {
		method = 1
		f.setLine(a.Line)
		r := f.operandIn(a.Value, base)
		f.top = base + 1
		f.temp()
		f.emit(code.GETMETHOD, base, r, 0, f.site(a.Name))
	} else {
		f.expr(n.Func, base)
		f.setLine(n.Trail.Line)
	}
	switch {
	case scope.IsSuper(f.sc, n):
		f.load("__class__", f.temp())
		if name, ok := firstParam(f.sc.Node); ok {
			f.load(name, f.temp())
		} else {
			f.fail(n, "super() can't find self")
		}
		f.emit(code.CALL, base, 2, dst, 0)
		return
	case plain(n.Args, n.Keywords):
		for _, a := range n.Args {
			f.expr(a, f.temp())
		}
		var names []string
		for _, k := range n.Keywords {
			names = append(names, k.Name)
			f.expr(k.Value, f.temp())
		}
		if names == nil {
			f.emit(code.CALL+code.Op(method)*(code.CALLM-code.CALL), base, len(n.Args), dst, 0)
			return
		} else {
			f.emit(code.CALLKW+code.Op(method)*(code.CALLMKW-code.CALLKW), base, len(n.Args), len(names), f.konst(names))
		}
	default:
		f.starArgs(n.Args, n.Keywords)
		f.emit(code.CALLEX+code.Op(method)*(code.CALLMEX-code.CALLEX), base, 0, 0, starless(n.Args, n.Keywords))
	}
	f.move(dst, base)
}

// firstParam gives the parameter that super() passes: the first one of the source.
func firstParam(node syntax.Node) (string, bool) {
	p := node.(*syntax.FunctionDef).Params
	switch {
	case len(p.Args) > 0:
		return p.Args[0].Name, true
	case p.VarArg != nil:
		return p.VarArg.Name, true
	case len(p.KwOnly) > 0:
		return p.KwOnly[0].Name, true
	case p.KwArg != nil:
		return p.KwArg.Name, true
	}
	return "", false
}

// plain reports whether the arguments go into registers.
func plain(args []syntax.Expr, kws []syntax.Keyword) bool {
	for _, a := range args {
		if _, ok := a.(*syntax.Starred); ok {
			return false
		}
	}
	for _, k := range kws {
		if k.Name == "" {
			return false
		}
	}
	return len(args)+len(kws) <= maxArgs
}

// starless gives 1 for a call without stars and keywords, which is only too long for registers.
func starless(args []syntax.Expr, kws []syntax.Keyword) int32 {
	for _, a := range args {
		if _, ok := a.(*syntax.Starred); ok {
			return 0
		}
	}
	if len(kws) > 0 {
		return 0
	}
	return 1
}

// starArgs puts the positional arguments as one iterable into the next
// register, and the keywords as one mapping, or nothing, into the one after.
func (f *fn) starArgs(args []syntax.Expr, kws []syntax.Keyword) {
	list := f.temps(2)
	dict := list + 1
	for _, a := range args {
		if s, ok := a.(*syntax.Starred); ok {
			f.checkStar(s, kws)
		}
	}
	if s, ok := sole(args); ok {
		f.expr(s.Value, list) // *args as they are: the callee copies them
	} else {
		f.argList(args, list, starless(args, kws))
	}
	switch {
	case len(kws) == 0:
		f.emitA(code.CLEAR, dict)
	case len(kws) == 1 && kws[0].Name == "":
		f.expr(kws[0].Value, dict)
	default:
		f.keywordDict(kws, dict)
	}
}

func sole(args []syntax.Expr) (*syntax.Starred, bool) {
	if len(args) != 1 {
		return nil, false
	}
	s, ok := args[0].(*syntax.Starred)
	return s, ok
}

// checkStar refuses a *x that follows keywords, as MicroPython does.
func (f *fn) checkStar(s *syntax.Starred, kws []syntax.Keyword) {
	msg := ""
	for _, k := range kws {
		if k.Line < s.Line || k.Line == s.Line && k.Col < s.Col {
			if k.Name == "" {
				msg = "* arg after **"
			} else if msg == "" {
				msg = "* arg after kwarg"
			}
		}
	}
	if msg != "" {
		f.fail(s, msg)
	}
}

// argList builds the list of positional arguments.
func (f *fn) argList(args []syntax.Expr, list int, mark int32) {
	made := false
	for i := 0; i < len(args); {
		m := f.top
		if s, ok := args[i].(*syntax.Starred); ok {
			if !made {
				f.emit(code.MKLIST, list, 0, 0, 0)
			}
			f.emit(code.LISTEXTEND, list, f.operand(s.Value), 0, 0)
			i++
		} else {
			n := 0
			for i+n < len(args) && n < chunk {
				if _, ok := args[i+n].(*syntax.Starred); ok {
					break
				}
				f.expr(args[i+n], f.temp())
				n++
			}
			if made {
				f.emit(code.MKLIST, m, m, n, mark)
				f.emit(code.LISTEXTEND, list, m, 0, 0)
			} else {
				f.emit(code.MKLIST, list, m, n, mark)
			}
			i += n
		}
		made = true
		f.top = m
	}
	if !made {
		f.emit(code.MKLIST, list, 0, 0, 0)
	}
}

// keywordDict builds the dict of keyword arguments. DICTMERGE finds what is given twice.
func (f *fn) keywordDict(kws []syntax.Keyword, dict int) {
	made := len(kws) == 0 || kws[0].Name == ""
	if made {
		f.emit(code.MKDICT, dict, 0, 0, 0)
	}
	m := f.top
	for i := 0; i < len(kws); {
		if kws[i].Name == "" {
			f.emit(code.DICTMERGE, dict, f.operand(kws[i].Value), 0, 0)
			i++
		} else {
			n := 0
			for ; i < len(kws) && kws[i].Name != "" && n < chunk/2; n++ {
				f.loadConst(kws[i].Name, f.temp())
				f.expr(kws[i].Value, f.temp())
				i++
			}
			if made {
				f.emit(code.MKDICT, m, m, n, 0)
				f.emit(code.DICTMERGE, dict, m, 0, 0)
			} else {
				f.emit(code.MKDICT, dict, m, n, 0)
				made = true
			}
		}
		f.top = m
	}
}
