// This file walks the modules: every name that a script can reach is documented.

package house

import (
	"slices"
	"testing"

	"mpy/host"
	"mpy/modules"
	"mpy/python/builtins"
	"mpy/python/object"
)

func TestModules(t *testing.T) {
	h := host.New(host.Options{})
	names := modules.Names()
	if !slices.IsSorted(names) {
		t.Errorf("the list of modules is not sorted: %v", names)
	}
	seen := map[*object.Class]bool{}
	for _, e := range modules.All() {
		d := e.Make(h)
		if d.Name != e.Name {
			t.Errorf("module %s calls itself %s", e.Name, d.Name)
		}
		if d.Doc == "" {
			t.Errorf("module %s has no doc", e.Name)
		}
		have := map[string]bool{}
		for _, m := range d.Members {
			where := e.Name + "." + m.Name
			if have[m.Name] {
				t.Errorf("%s is declared twice", where)
			}
			have[m.Name] = true
			if m.Doc == "" {
				t.Errorf("%s has no doc", where)
			}
			if !m.Value.Bound() {
				t.Errorf("%s has no value", where)
				continue
			}
			checkValue(t, where, m.Value, seen)
		}
	}
}

func TestBuiltins(t *testing.T) {
	seen := map[*object.Class]bool{}
	d := builtins.New()
	for i := 0; ; {
		k, v, ok := d.Next(&i)
		if !ok {
			return
		}
		name, _ := object.AsStr(k)
		checkValue(t, name, v, seen)
	}
}

// checkValue wants docs of a function and of a class's methods.
func checkValue(t *testing.T, where string, v object.Value, seen map[*object.Class]bool) {
	t.Helper()
	switch o := v.Obj().(type) {
	case *object.Builtin:
		if o.Doc == "" {
			t.Errorf("%s: %s has no doc", where, o.Sig)
		}
	case *object.StaticMethod:
		checkValue(t, where, o.Fn, seen)
	case *object.ClassMethod:
		checkValue(t, where, o.Fn, seen)
	case *object.Class:
		if seen[o] || o.User {
			return
		}
		seen[o] = true
		for i := range o.Dict.Len() {
			name, x := o.Dict.At(i)
			checkValue(t, where+"."+name, x, seen)
		}
	}
}
