// This file defines the types of viper's values, and what a function of viper's knows of them.

package compile

import (
	"fmt"

	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// emitter is what a decorator asks for. It holds for what is defined inside, too.
type emitter uint8

const (
	bytecode emitter = iota
	native           // but for a few things that MicroPython refuses there, the same
	viper
)

// emitterOf gives the emitter of what belongs to n, inside a function with the given one.
func emitterOf(n syntax.Node, outer emitter) emitter {
	if def, ok := n.(*syntax.FunctionDef); ok {
		for _, d := range def.Decorators {
			if c, ok := d.(*syntax.Call); ok {
				d = c.Func
			}
			if a, ok := d.(*syntax.Attribute); ok && isName(a.Value, "micropython") {
				switch a.Name {
				case "bytecode":
					outer = bytecode
				case "native":
					outer = native
				case "viper":
					outer = viper
				}
			}
		}
	}
	return outer
}

func isName(e syntax.Expr, name string) bool {
	n, ok := e.(*syntax.Name)
	return ok && n.Id == name
}

// vtype is the type of a value, as far as viper knows it. Registers hold
//
//	vObject                     a value like any other
//	vInt, vUint                 a word, as a machine integer; of a vUint, its bits
//	vBool                       a word or a bool, whatever comes cheaper
//	vPtr, vPtr8, vPtr16, vPtr32 an object.Pointer
//	vNone                       the word 0; the constant None itself is told apart by its imm
//	vCast                       nothing of use: the name of a type
//
// so that an int needs no conversion to be an object.
type vtype uint8

const (
	vUnknown vtype = iota
	vObject
	vBool
	vInt
	vUint
	vPtr
	vPtr8
	vPtr16
	vPtr32
	vNone
	vCast
)

var vnames = [...]string{vObject: "object", vBool: "bool", vInt: "int", vUint: "uint", vPtr: "ptr", vPtr8: "ptr8", vPtr16: "ptr16", vPtr32: "ptr32", vNone: "None", vCast: "None"}

// String gives the type's name in messages.
func (t vtype) String() string { return vnames[t] }

func (t vtype) isWord() bool    { return t == vInt || t == vUint }
func (t vtype) isPointer() bool { return t >= vPtr && t <= vPtr32 }

// typeNamed gives the type that an annotation names, vUnknown for other names.
func typeNamed(name string) vtype {
	for t := vObject; t <= vPtr32; t++ {
		if vnames[t] == name {
			return t
		}
	}
	return vUnknown
}

// viperFn is what the compilation of one function of viper's knows.
type viperFn struct {
	result vtype
	types  map[string]vtype // of locals, from the first assignment on, in the order of the text
	err    string           // of the statement being compiled: the last one counts, as in MicroPython
	kind   syntax.ErrorKind
}

// beginViper sets the types of the parameters and converts them on entry.
func (f *fn) beginViper() {
	v := &viperFn{result: vObject, types: map[string]vtype{}}
	f.viper = v
	annotated := func(e syntax.Expr) vtype {
		if e == nil {
			return vObject
		}
		n, ok := e.(*syntax.Name)
		if !ok {
			v.err, v.kind = "annotation must be an identifier", syntax.Syntax
			return vObject
		}
		t := typeNamed(n.Id)
		if t == vUnknown {
			f.viperError("unknown type '%s'", n.Id)
			return vObject
		}
		return t
	}
	def, ok := f.sc.Node.(*syntax.FunctionDef)
	if !ok {
		for _, name := range f.code.Params {
			v.types[name] = vObject
		}
		return
	}
	var params []syntax.Param
	params = append(params, def.Params.Args...)
	params = append(params, def.Params.KwOnly...)
	for _, p := range []*syntax.Param{def.Params.VarArg, def.Params.KwArg} {
		if p != nil {
			params = append(params, *p)
		}
	}
	for i, p := range params {
		t := annotated(p.Annotation)
		if f.sc.Lookup(p.Name).Bind == scope.Cell {
			t = vObject // what inner functions see is objects
		}
		v.types[p.Name] = t
		if c, ok := entry[t]; ok && i < len(def.Params.Args) {
			f.emit(code.CONVERT, i, i, 0, int32(c))
		}
	}
	v.result = annotated(def.Returns)
	if len(def.Body) > 1 {
		f.endStatement(firstLine(def.Body[0]))
	} else {
		f.endStatement(def.Line)
	}
}

// entry are the conversions of objects.
var entry = map[vtype]code.Conversion{
	vBool: code.ToBool, vInt: code.ToWord, vUint: code.ToWord,
	vPtr: code.ToPointer, vPtr8: code.ToPointer, vPtr16: code.ToPointer, vPtr32: code.ToPointer,
}

// viperError refuses something. The compiler goes on to the end of the statement.
func (f *fn) viperError(format string, args ...any) {
	f.viper.err, f.viper.kind = fmt.Sprintf(format, args...), syntax.ViperType
}

// endStatement makes the error of a statement known, if there was one.
func (f *fn) endStatement(line int32) {
	if v := f.viper; v.err != "" && f.c.err == nil {
		f.c.fail(syntax.At{Line: line, Col: 1}, v.err, f.sc.Name)
		f.c.err.Kind = v.kind
	}
}

// notNative refuses what MicroPython's native code cannot do.
func (f *fn) notNative(n syntax.Node, what string) {
	if f.c.err == nil {
		f.fail(n, what)
		f.c.err.Kind = syntax.NotImplemented
	}
}

// settle notes that a value of type t is stored in a local: the first one decides what the local's type is.
func (f *fn) settle(name string, t vtype) {
	switch have := f.viper.types[name]; {
	case have == vUnknown:
		f.viper.types[name] = t
	case have != t:
		f.viperError("local '%s' has type '%s' but source is '%s'", name, have, t)
	}
}

// known gives the type of a local that is read.
func (f *fn) known(name string) vtype {
	t := f.viper.types[name]
	if t == vUnknown {
		f.viperError("local '%s' used before type known", name)
		return vObject
	}
	return t
}

// bind notes that the local called name is bound, in register r, to an object.
func (f *fn) bind(name string, r int) {
	f.bound.add(r)
	if f.viper != nil {
		f.settle(name, vObject)
	}
}

// cast gives the type that e names, if it does: a name that no local hides.
func (f *fn) cast(e syntax.Expr) (vtype, bool) {
	n, ok := e.(*syntax.Name)
	if !ok {
		return 0, false
	}
	t := typeNamed(n.Id)
	sym := f.sc.Lookup(n.Id)
	return t, t > vObject && (sym == nil || sym.Bind < scope.Local)
}

// toObject makes an object of a value of type t: R[dst] of R[src].
func (f *fn) toObject(t vtype, dst, src int) {
	switch {
	case t == vBool:
		f.emit(code.CONVERT, dst, src, 0, int32(code.FromBool))
	case t == vUint:
		f.emit(code.CONVERT, dst, src, 0, int32(code.FromUint))
	case t.isPointer():
		f.emit(code.CONVERT, dst, src, 0, int32(code.FromPointer))
	default:
		f.move(dst, src)
	}
}

// castTo makes a value of type t of one of type from: R[dst] of R[src].
func (f *fn) castTo(t, from vtype, dst, src int) {
	switch {
	case costsNothing(t, from):
		f.move(dst, src)
	case t == vObject:
		f.toObject(from, dst, src)
	case from == vObject:
		f.emit(code.CONVERT, dst, src, 0, int32(entry[t]))
	case t.isPointer():
		if from == vBool {
			f.emit(code.CONVERT, dst, src, 0, int32(code.ToWord))
			src = dst
		}
		f.emit(code.CONVERT, dst, src, 0, int32(code.ToPointer))
	case from.isPointer():
		f.emit(code.CONVERT, dst, src, 0, int32(code.ToAddress))
	default: // bools: words hold no others
		f.emit(code.CONVERT, dst, src, 0, int32(code.ToWord))
	}
}

// costsNothing reports whether a value of type from is one of type t as it stands.
func costsNothing(t, from vtype) bool {
	word := func(t vtype) bool { return t.isWord() || t == vNone || t == vBool }
	return t == from || t.isPointer() && from.isPointer() || word(t) && word(from) && (from != vBool)
}
