// This file makes a module of its text.

package device

import (
	"strings"

	"mpy/host"
	"mpy/python/object"
)

// Module is the text of a module and the code that some of it needs, by
// "Class.name" or, for functions, "name".
type Module struct {
	Text string

	// Do are methods and functions; args[0] of a method is the object: see Of.
	Do map[string]object.Impl
	// Get computes an attribute when it is read.
	Get map[string]func(t object.Thread, o *Object) (object.Value, error)
	// Set checks an attribute that is stored, acts on it, and gives what is remembered.
	Set map[string]func(t object.Thread, o *Object, v object.Value) (object.Value, error)
	// Init completes a new object of a class.
	Init map[string]func(t object.Thread, o *Object) error
	// Values are members and constants that text cannot say.
	Values map[string]object.Value
	// Classes adds other slots to classes.
	Classes map[string]func(c *object.Class)
}

// Def makes the module for an interpreter.
func (m Module) Def(h *host.Host) *object.Def {
	def, _ := m.Build(h)
	return def
}

// Made lets a module's code make objects of its classes.
type Made struct {
	kinds  map[string]*kind
	values map[string]object.Value
}

// New makes an object of a class, without the constructor.
func (m *Made) New(class string) *Object { return m.kinds[class].New() }

// Value gives a constant, by "NAME" or "Class.NAME".
func (m *Made) Value(name string) object.Value { return m.values[name] }

// Build is Def for a module whose code makes objects.
func (m Module) Build(h *host.Host) (*object.Def, *Made) {
	var def *object.Def
	var class *kind
	values := map[string]object.Value{} // constants so far
	kinds := map[string]*kind{}
	known := func(name string) object.Value {
		if class, single := strings.CutSuffix(name, "()"); single && kinds[class] != nil {
			return object.Ref(kinds[class].New())
		}
		return values[name]
	}
	for text := range strings.SplitSeq(strings.Trim(m.Text, "\n"), "\n") {
		inner, indented := strings.CutPrefix(text, "\t")
		l := readLine(strings.TrimPrefix(inner, "class "))
		where := l.name
		switch {
		case def == nil:
			def = &object.Def{Name: l.name, Doc: l.doc}
			continue
		case strings.HasPrefix(text, "class "):
			class = m.newKind(h, l)
			class.known, kinds[l.name] = known, class
			values[l.name] = object.Ref(class.class)
			def.Members = append(def.Members, object.Member{Name: l.name, Doc: l.doc, Value: object.Ref(class.class)})
			continue
		case indented:
			where = class.class.Name + "." + l.name
			if !h.Board.Names.Has(def.Name+"."+class.class.Name, l.name) {
				continue
			}
		}
		switch {
		case l.call():
			do := m.Do[where]
			if indented {
				class.method(l, do)
			} else {
				def.Members = append(def.Members, object.Fn(l.name+l.params, l.doc, call(h, def.Name, l, do)))
			}
		case indented && !l.constant():
			class.attribute(l, m.Get[where], m.Set[where])
		default:
			v, own := m.Values[where]
			if !own {
				if l.value == "enum" {
					v = newEnum(def.Name+"."+where, class)
				} else {
					v = literal(l.value, known)
				}
			}
			if indented {
				constants, ruled := h.Board.Constants[def.Name+"."+class.class.Name]
				if n, has := constants[l.name]; has && v.IsInt() {
					v = object.Int(int64(n))
				} else if ruled && v.IsInt() {
					continue
				}
				values[l.name] = v
				class.class.Dict.Set(l.name, v)
			} else {
				def.Members = append(def.Members, object.Member{Name: l.name, Doc: l.doc, Value: v})
			}
			values[where] = v
		}
	}
	return def, &Made{kinds, values}
}

// call makes a function of its line.
func call(h *host.Host, module string, l line, do object.Impl) object.Impl {
	result := object.None
	if l.gives && do == nil {
		result = literal(l.value, func(string) object.Value { return object.Value{} })
	}
	return func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
		if !l.gives && h.Log.On(host.Hardware) {
			text, err := arguments(t, args, kw)
			if err != nil {
				return object.Value{}, err
			}
			h.Log.Printf(host.Hardware, "%s.%s(%s)", module, l.name, text)
		}
		if do == nil {
			return result, nil
		}
		return do(t, args, kw)
	}
}

// arguments prints the arguments of a call for the log.
func arguments(t object.Thread, args []object.Value, kw object.Kw) (string, error) {
	var b strings.Builder
	add := func(name string, v object.Value) error {
		if !v.Bound() {
			return nil
		}
		s, err := object.Repr(t, v)
		if err != nil {
			return err
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		if len(s) > 60 {
			s = s[:57] + "..."
		}
		b.WriteString(name + s)
		return nil
	}
	for _, v := range args {
		if err := add("", v); err != nil {
			return "", err
		}
	}
	for i, n := range kw.Names {
		if err := add(n+"=", kw.Values[i]); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}
