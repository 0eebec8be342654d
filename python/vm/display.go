// This file runs the instructions that are too rare or too slow to stand in the loop.

package vm

import (
	"strings"

	"mpy/python/code"
	"mpy/python/object"
)

// display runs in, which has no jump and pushes no frame.
func (t *Thread) display(p *proto, R *[256]object.Value, in *code.Instr) error {
	a, b, c := int(in.A), int(in.B), int(in.C)
	switch in.Op {
	case code.MKSET:
		s := object.NewSet(c)
		for _, x := range R[b : b+c] {
			if err := s.Add(t, x); err != nil {
				return err
			}
		}
		R[a] = object.Ref(s)
	case code.MKDICT:
		d := object.NewDict(c)
		for i := 0; i < c; i++ {
			if err := d.Set(t, R[b+2*i], R[b+2*i+1]); err != nil {
				return err
			}
		}
		R[a] = object.Ref(d)
	case code.LISTEXTEND:
		l := R[a].Obj().(*object.List)
		items, err := object.Items(t, R[b])
		if err != nil {
			return err
		}
		l.Items = append(l.Items, items...)
	case code.LISTTOTUPLE:
		R[a] = object.NewTuple(append([]object.Value(nil), R[b].Obj().(*object.List).Items...)...)
	case code.SETADD:
		return R[a].Obj().(*object.Set).Add(t, R[b])
	case code.SETUPDATE:
		s := R[a].Obj().(*object.Set)
		return object.Each(t, R[b], func(x object.Value) (bool, error) { return true, s.Add(t, x) })
	case code.DICTSET:
		return R[a].Obj().(*object.Dict).Set(t, R[b], R[c])
	case code.DICTUPDATE:
		return t.update(R[a].Obj().(*object.Dict), R[b], false)
	case code.DICTMERGE:
		return t.update(R[a].Obj().(*object.Dict), R[b], true)
	case code.UNPACKEX:
		return t.unpackEx(R, a, b, c, int(in.D))
	case code.FORMAT:
		spec := ""
		if in.D&0x100 == 0 {
			spec, _ = object.AsStr(R[c])
		}
		s, err := object.FormatValue(t, R[b], byte(in.D), spec)
		if err != nil {
			return err
		}
		R[a] = object.NewStr(s)
	case code.JOINSTR:
		s, err := joinStrs(t, R[b:b+c])
		if err != nil {
			return err
		}
		R[a] = object.NewStr(s)
	case code.MKTEMPLATE:
		R[a] = object.NewTemplate(append([]object.Value(nil), R[b:b+c]...))
	case code.MKINTERP:
		R[a] = object.NewInterpolation(R[b], R[b+1], R[b+2], R[b+3])
	case code.IMPORT:
		return t.importOp(p, R, in)
	case code.IMPORTFROM:
		return t.importFrom(p.code.Names[in.D], R, in)
	case code.IMPORTSTAR:
		return t.importStar(R[a])
	case code.PRINTEXPR:
		return t.printExpr(R[a])
	case code.CONVERT, code.USHIFT, code.MKRANGE:
		return t.viper(R, in)
	case opGuarded:
		return t.guardedStep(R)
	default:
		return object.NewError(object.SystemError, "bad instruction %s", in.Op)
	}
	return nil
}

// update adds the entries of a mapping; unique: they are keyword arguments.
func (t *Thread) update(d *object.Dict, v object.Value, unique bool) error {
	src, ok := object.Native(v).Obj().(*object.Dict)
	if !ok {
		return t.updateMapping(d, v, unique)
	}
	for i := 0; ; {
		k, x, more := src.Next(&i)
		if !more {
			return nil
		}
		if err := t.merge(d, k, x, unique); err != nil {
			return err
		}
	}
}

// updateMapping is update for an object with keys() and items.
func (t *Thread) updateMapping(d *object.Dict, v object.Value, unique bool) error {
	keys, err := object.FindAttr(t, v, "keys")
	if err != nil {
		return err
	}
	switch {
	case keys.Bound():
	case unique:
		return object.NoAttr(v, "keys")
	default:
		return object.NewError(object.TypeError, "'%s' object isn't a mapping", object.TypeName(v))
	}
	list, err := t.Call(keys, nil, object.Kw{})
	if err != nil {
		return err
	}
	return object.Each(t, list, func(k object.Value) (bool, error) {
		x, err := object.GetItem(t, v, k)
		if err == nil {
			err = t.merge(d, k, x, unique)
		}
		return true, err
	})
}

func (t *Thread) merge(d *object.Dict, k, x object.Value, unique bool) error {
	if unique {
		name, ok := object.AsStr(k)
		if !ok {
			return notKeyword(k)
		}
		if d.GetStr(name).Bound() {
			return object.NewError(object.TypeError, "function got multiple values for argument '%s'", name)
		}
	}
	return d.Set(t, k, x)
}

func (t *Thread) unpackEx(R *[256]object.Value, a, b, before, after int) error {
	items, err := object.Items(t, R[b])
	if err != nil {
		return err
	}
	if len(items) < before+after {
		return object.NewError(object.ValueError, "need more than %d values to unpack", len(items))
	}
	copy(R[a:], items[:before])
	R[a+before] = object.NewList(append([]object.Value(nil), items[before:len(items)-after]...)...)
	copy(R[a+before+1:], items[len(items)-after:])
	return nil
}

// printExpr is the prompt's display of a value.
func (t *Thread) printExpr(v object.Value) error {
	if v.IsNone() {
		return nil
	}
	s, err := object.Repr(t, v)
	if err != nil {
		return err
	}
	t.in.builtins.SetStr("_", v)
	if c, ok := t.in.opts.Host.(object.Console); ok {
		_, err = c.Stdout().Write([]byte(s + "\n"))
	}
	return err
}

// notKeyword is the error of a keyword argument whose name is no str.
func notKeyword(k object.Value) *object.Exception {
	return object.NewError(object.TypeError, "can't convert '%s' object to str implicitly", object.TypeName(k))
}

// joinStrs joins the pieces of an f-string.
func joinStrs(t *Thread, parts []object.Value) (string, error) {
	n := 0
	for _, x := range parts {
		s, _ := object.AsStr(x)
		n += len(s)
	}
	if n >= 4096 {
		if err := t.Grow(n); err != nil {
			return "", err
		}
	}
	var b strings.Builder
	b.Grow(n)
	for _, x := range parts {
		s, _ := object.AsStr(x)
		b.WriteString(s)
	}
	return b.String(), nil
}
