// This file holds the functions that run code: compile, eval, exec, execfile, __import__, globals, locals.

package builtins

import "mpy/python/object"

// Files is an interpreter that reads whole files, for execfile; its errors are OSErrors.
type Files interface {
	ReadFile(t object.Thread, name string) ([]byte, error)
}

func codeFuncs() []*object.Builtin {
	return []*object.Builtin{
		fn("compile(source, file, mode, flags=0, inherit=0, optimize=0, /)", "A code object for eval and exec; mode is 'exec', 'eval' or 'single'.", compile),
		fn("eval(source, globals=None, locals=None, /)", "The value of an expression: text, or a code object.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return run(t, a, "eval")
		}),
		fn("exec(source, globals=None, locals=None, /)", "Runs statements: text, or a code object.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return run(t, a, "exec")
		}),
		fn("execfile(file, globals=None, locals=None, /)", "Runs a file.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return run(t, a, "file")
		}),
		fn("globals()", "The dict of the module's names.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
			return object.Ref(t.Interp().Globals(t)), nil
		}),
		fn("locals()", "The dict of the scope's names; in a function, as in MicroPython, the module's.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
			return object.Ref(t.Interp().Locals(t)), nil
		}),
		fn("__import__(name, globals=None, locals=None, fromlist=None, level=0, /)", "What the import statement calls.", importName),
	}
}

func compile(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	source, err := object.Text(a[0])
	if err != nil {
		return object.Value{}, err
	}
	file, err := object.Text(a[1])
	if err != nil {
		return object.Value{}, err
	}
	mode, err := object.Text(a[2])
	if err != nil {
		return object.Value{}, err
	}
	switch mode {
	case "exec", "eval", "single":
		return t.Interp().Compile(t, source, file, mode)
	}
	return object.Value{}, object.NewError(object.ValueError, "bad compile mode")
}

// isCode says whether v is what compile makes.
func isCode(v object.Value) bool {
	c := object.ClassOf(v)
	return !c.User && c.Name == "code"
}

func run(t object.Thread, a []object.Value, mode string) (object.Value, error) {
	vm := t.Interp()
	globals, locals := vm.Globals(t), vm.Locals(t)
	for i := 1; i < len(a); i++ {
		if a[i].IsNone() {
			continue
		}
		d, ok := a[i].Obj().(*object.Dict)
		if !ok || d.Class() != object.DictClass {
			return object.Value{}, object.NewException(object.TypeError)
		}
		if locals = d; i == 1 {
			globals = d
		}
	}
	code := a[0]
	if mode == "file" {
		name, ok := object.AsStr(object.Native(code))
		if !ok {
			return object.Value{}, object.NewError(object.TypeError, "can't convert '%s' object to str implicitly", object.TypeName(code))
		}
		files, ok := vm.(Files)
		if !ok {
			return object.Value{}, object.OSErr(2)
		}
		b, err := files.ReadFile(t, name)
		if err != nil {
			return object.Value{}, err
		}
		if code, err = vm.Compile(t, string(b), name, "exec"); err != nil {
			return object.Value{}, err
		}
	} else if !isCode(code) {
		b, err := object.BytesOf(code)
		if err != nil {
			return object.Value{}, err
		}
		if code, err = vm.Compile(t, string(b), "<string>", mode); err != nil {
			return object.Value{}, err
		}
	}
	return vm.Exec(t, code, globals, locals)
}

func importName(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	name, err := object.Text(a[0])
	if err != nil {
		return object.Value{}, err
	}
	vm := t.Interp()
	globals := vm.Globals(t)
	if len(a) > 1 {
		if d, ok := a[1].Obj().(*object.Dict); ok {
			globals = d
		}
	}
	var names []string
	if len(a) > 3 && !a[3].IsNone() {
		names = []string{} // anything but None asks for the last module, as in MicroPython: libraries pass True
		items, _ := object.Sequence(a[3])
		for _, x := range items {
			s, err := object.Text(x)
			if err != nil {
				return object.Value{}, err
			}
			names = append(names, s)
		}
	}
	level := 0
	if len(a) > 4 {
		if level, err = object.Index(t, a[4]); err != nil {
			return object.Value{}, err
		}
	}
	if level > 0 && !a[1].IsNone() && object.TypeName(a[1]) != "dict" {
		return object.Value{}, object.NewException(object.TypeError)
	}
	if level < 0 || name == "" && level == 0 {
		return object.Value{}, object.NewException(object.ValueError)
	}
	return vm.Import(t, name, globals, names, level)
}
