// This file holds help.

package builtins

import (
	"slices"
	"strings"

	"mpy/python/object"
)

// Screen is an Output that knows whether a person looks on.
type Screen interface {
	Screen() bool
}

// Helper is a Host that lists the modules for help('modules').
type Helper interface {
	ModuleNames() []string
}

const welcome = `Welcome to mpy: MicroPython scripts on a desktop.

help(x) says what x is and has, help('modules') which modules there are.
At the prompt: CTRL-C interrupts a running program, CTRL-D ends the session,
CTRL-E enters paste mode.
`

func helpFuncs() []*object.Builtin {
	return []*object.Builtin{
		fn("help(x=None, /)", "Prints what x is and has; help('modules') lists the modules.", help),
	}
}

func help(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	out, err := stdout(t)
	if err != nil {
		return object.Value{}, err
	}
	s, ok := out.(Screen)
	docs := ok && s.Screen() // for a person; a program gets what MicroPython prints
	var b strings.Builder
	switch s, _ := object.AsStr(object.Arg(a, 0)); {
	case len(a) == 0:
		b.WriteString(welcome)
	case s == "modules":
		listModules(t, &b)
	default:
		if err := describe(t, &b, a[0], docs); err != nil {
			return object.Value{}, err
		}
	}
	if _, err := out.WriteString(b.String()); err != nil {
		return object.Value{}, err
	}
	return object.None, out.EndPrint(t)
}

// listModules writes the names in four columns.
func listModules(t object.Thread, b *strings.Builder) {
	if h, ok := t.Host().(Helper); ok {
		names := h.ModuleNames()
		rows := (len(names) + 3) / 4
		for r := range rows {
			line := ""
			for i := r; i < len(names); i += rows {
				line += names[i] + strings.Repeat(" ", max(1, 18-len(names[i])))
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	b.WriteString("Plus any modules on the filesystem\n")
}

func describe(t object.Thread, b *strings.Builder, v object.Value, docs bool) error {
	s, err := object.ToStr(t, v)
	if err != nil {
		return err
	}
	b.WriteString("object " + s + " is of type " + object.TypeName(v) + "\n")
	if f, ok := v.Obj().(*object.Builtin); ok {
		if !docs {
			return nil
		}
		b.WriteString("  " + f.Sig + "\n  " + f.Doc + "\n")
		return nil
	}
	if m, ok := v.Obj().(*object.Module); ok {
		for i := 0; ; {
			k, x, ok := m.Dict.Next(&i)
			if !ok {
				return nil
			}
			name, _ := object.AsStr(k)
			if err := entry(t, b, name, x, docs); err != nil {
				return err
			}
		}
	}
	c, ok := v.Obj().(*object.Class)
	if !ok {
		c = object.ClassOf(v)
	}
	names := make([]string, c.Dict.Len())
	for i := range names {
		names[i], _ = c.Dict.At(i)
	}
	if !c.User {
		slices.Sort(names)
	}
	for _, name := range names {
		if err := entry(t, b, name, c.Dict.Get(name), docs); err != nil {
			return err
		}
	}
	return nil
}

// entry writes a member; of a function written in Go its signature and what it does.
func entry(t object.Thread, b *strings.Builder, name string, v object.Value, docs bool) error {
	if f, ok := v.Obj().(*object.Builtin); ok && f.Name == name && docs {
		b.WriteString("  " + f.Sig + " -- " + f.Doc + "\n")
		return nil
	}
	s, err := object.ToStr(t, v)
	if err != nil {
		return err
	}
	b.WriteString("  " + name + " -- " + s + "\n")
	return nil
}
