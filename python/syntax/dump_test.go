// This file writes a tree as an s-expression, for the tests to compare.

package syntax

import (
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"
)

// dump writes the statements of mod, one s-expression each.
func dump(mod *Module) string {
	var parts []string
	for _, s := range mod.Body {
		var b strings.Builder
		dumpValue(&b, reflect.ValueOf(s))
		parts = append(parts, b.String())
	}
	return strings.Join(parts, " ")
}

// dumpValue writes a node as (Type field …), a name as itself and a constant as its value. Places, parentheses and
// source texts are left out.
func dumpValue(b *strings.Builder, v reflect.Value) {
	if s, ok := v.Interface().(fmt.Stringer); ok {
		b.WriteString(s.String())
		return
	}
	switch n := v.Interface().(type) {
	case *Name:
		b.WriteString(n.Id)
		return
	case *Constant:
		dumpConstant(b, n.Value)
		return
	case *UnaryOp:
		b.WriteString("(" + n.Op.String() + " ")
		dumpValue(b, reflect.ValueOf(n.X))
		b.WriteByte(')')
		return
	case *BinOp:
		b.WriteString("(" + n.Op.String() + " ")
		dumpValue(b, reflect.ValueOf(n.Left))
		b.WriteByte(' ')
		dumpValue(b, reflect.ValueOf(n.Right))
		b.WriteByte(')')
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			b.WriteByte('-')
			return
		}
		dumpValue(b, v.Elem())
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				b.WriteByte(' ')
			}
			if e := v.Index(i); e.Kind() == reflect.Struct {
				dumpValue(b, e)
			} else if e.Kind() == reflect.Interface && e.IsNil() {
				b.WriteByte('-')
			} else if e.Kind() == reflect.Interface {
				dumpValue(b, e.Elem())
			} else {
				dumpValue(b, e)
			}
		}
		b.WriteByte(']')
	case reflect.String:
		if v.String() == "" {
			b.WriteByte('-')
		} else {
			b.WriteString(v.String())
		}
	case reflect.Uint8:
		if v.Uint() == 0 {
			b.WriteByte('-')
		} else {
			b.WriteByte(byte(v.Uint()))
		}
	case reflect.Struct:
		b.WriteString("(" + v.Type().Name())
		for i := range v.NumField() {
			switch v.Type().Field(i).Name {
			case "At", "Trail", "Paren", "Text":
				continue
			}
			b.WriteByte(' ')
			if f := v.Field(i); f.Kind() == reflect.Interface && f.IsNil() {
				b.WriteByte('-')
			} else if f.Kind() == reflect.Interface {
				dumpValue(b, f.Elem())
			} else {
				dumpValue(b, f)
			}
		}
		b.WriteByte(')')
	default:
		fmt.Fprint(b, v.Interface())
	}
}

func dumpConstant(b *strings.Builder, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("None")
	case bool:
		b.WriteString(map[bool]string{true: "True", false: "False"}[v])
	case string:
		b.WriteString(quoteBytes(v))
	case Bytes:
		b.WriteString("b" + quoteBytes(string(v)))
	case Ellipsis:
		b.WriteString("...")
	case *big.Int:
		b.WriteString(v.String() + "L")
	case int64:
		b.WriteString(strconv.FormatInt(v, 10))
	case float64:
		fmt.Fprintf(b, "f%g", v)
	case complex128:
		fmt.Fprintf(b, "j%g", imag(v))
	default:
		panic(fmt.Sprintf("constant of type %T", v))
	}
}

// quoteBytes quotes printable ASCII as it is and every other byte as \xhh.
func quoteBytes(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range []byte(s) {
		if c < ' ' || c > '~' || c == '"' || c == '\\' {
			fmt.Fprintf(&b, "\\x%02x", c)
		} else {
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
