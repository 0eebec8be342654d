// This file imports modules: from sys.modules, from folders of sys.path, or builtin ones.

package vm

import (
	"strings"

	"mpy/python/code"
	"mpy/python/object"
)

// importOp is IMPORT.
func (t *Thread) importOp(p *proto, R *[256]object.Value, in *code.Instr) error {
	a := int(in.A)
	var names []string
	if tp, ok := R[a+1].Obj().(*object.Tuple); ok {
		names = make([]string, 0, len(tp.Items))
		for _, x := range tp.Items {
			s, _ := object.AsStr(x)
			names = append(names, s)
		}
	}
	level := 0
	if R[a].IsInt() {
		level = int(R[a].AsInt())
	}
	v, err := t.importHook(p.code.Names[in.D], R[a+1], names, level)
	R[a] = v
	return err
}

// importHook calls builtins.__import__ where a script has put its own there.
func (t *Thread) importHook(name string, from object.Value, names []string, level int) (object.Value, error) {
	hook := t.in.builtins.GetStr("__import__")
	if b, ok := hook.Obj().(*object.Builtin); ok || !hook.Bound() {
		_ = b
		return t.in.Import(t, name, t.in.Globals(t), names, level)
	}
	return t.Call(hook, []object.Value{object.NewStr(name), object.Ref(t.in.Globals(t)), object.None, from, object.Int(int64(level))}, object.Kw{})
}

// importFrom is IMPORTFROM: an attribute of a module, or a module of a package.
func (t *Thread) importFrom(name string, R *[256]object.Value, in *code.Instr) error {
	v, err := object.FindAttr(t, R[in.B], name)
	if err != nil {
		return err
	}
	if !v.Bound() {
		m, ok := R[in.B].Obj().(*object.Module)
		if !ok || !m.Dict.GetStr("__path__").Bound() {
			return object.NewError(object.ImportError, "can't import name %s", name)
		}
		if v, err = t.load(m.Name + "." + name); err != nil {
			return err
		}
	}
	R[in.A] = v
	return nil
}

// importStar is IMPORTSTAR, of anything that stands in sys.modules.
func (t *Thread) importStar(v object.Value) error {
	to := t.cur.names()
	all, err := object.FindAttr(t, v, "__all__")
	if err != nil && !object.IsError(err, object.AttributeError) {
		return err
	}
	if all.Bound() {
		return object.Each(t, all, func(x object.Value) (bool, error) {
			name, err := object.Text(x)
			if err != nil {
				return false, err
			}
			item, err := object.GetAttr(t, v, name)
			if err == nil {
				to.SetStr(name, item)
			}
			return true, err
		})
	}
	dict, err := object.GetAttr(t, v, "__dict__")
	if err != nil {
		return err
	}
	from, ok := dict.Obj().(*object.Dict)
	if !ok {
		return object.NewError(object.TypeError, "'%s' object isn't a mapping", object.TypeName(dict))
	}
	for i := 0; ; {
		k, x, more := from.Next(&i)
		if !more {
			return nil
		}
		if name, ok := object.AsStr(k); ok && !strings.HasPrefix(name, "_") {
			to.SetStr(name, x)
		}
	}
}

// Import imports a module as the import statement does.
func (in *Interp) Import(ot object.Thread, name string, globals *object.Dict, names []string, level int) (object.Value, error) {
	t := ot.(*Thread)
	full := name
	if level > 0 {
		base, err := relative(globals, level)
		if err != nil {
			return object.Value{}, err
		}
		full = base
		if name != "" {
			full += "." + name
		}
	} else if name == "" {
		return object.Value{}, object.NewError(object.ValueError, "")
	}
	v, err := t.load(full)
	if err != nil {
		return object.Value{}, err
	}
	if names != nil || level > 0 || !strings.Contains(name, ".") {
		return v, nil
	}
	first, _, _ := strings.Cut(name, ".")
	return in.modules.GetStr(first), nil
}

// relative gives the package that a relative import starts from.
func relative(globals *object.Dict, level int) (string, error) {
	bad := object.NewError(object.ImportError, "can't perform relative import")
	if globals == nil {
		return "", bad
	}
	pkg, ok := object.AsStr(globals.GetStr("__name__"))
	if !ok || pkg == "__main__" && !globals.GetStr("__path__").Bound() {
		return "", bad
	}
	if globals.GetStr("__path__").Bound() {
		level--
	}
	for ; level > 0; level-- {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			if level > 1 || pkg == "" {
				return "", bad
			}
			return "", bad
		}
		pkg = pkg[:i]
	}
	return pkg, nil
}

func missing(name string) *object.Exception {
	return object.NewError(object.ImportError, "no module named '%s'", name)
}

// load gives the module with a dotted name, importing its packages first.
func (t *Thread) load(full string) (object.Value, error) {
	var parent *object.Module
	for at := 0; at <= len(full); {
		end := strings.IndexByte(full[at:], '.')
		if end < 0 {
			end = len(full)
		} else {
			end += at
		}
		name := full[:end]
		v, err := t.loadOne(parent, name, full[at:end])
		if err != nil {
			return object.Value{}, err
		}
		m, ok := v.Obj().(*object.Module)
		if end == len(full) {
			return v, nil
		}
		if !ok {
			return object.Value{}, missing(full)
		}
		parent = m
		at = end + 1
	}
	return object.Value{}, missing(full)
}

// loadOne gives one module of a package, or a top one.
func (t *Thread) loadOne(parent *object.Module, full, last string) (object.Value, error) {
	in := t.in
	forced := parent == nil && len(in.searchPath()) == 0 // an empty sys.path asks for the builtin module, whatever is loaded
	if v := in.modules.GetStr(full); v.Bound() && !forced {
		return v, nil
	}
	var v object.Value
	var err error
	var dirs []string
	if parent == nil {
		if v, err = t.builtinModule(full, true); v.Bound() || err != nil {
			return v, err
		}
		for _, x := range in.searchPath() {
			s, err := object.Text(x)
			if err != nil {
				return object.Value{}, err
			}
			dirs = append(dirs, s)
		}
	} else if s, ok := object.AsStr(parent.Dict.GetStr("__path__")); ok {
		dirs = []string{s}
	}
	v, err = t.find(dirs, full, last)
	if !v.Bound() && err == nil && parent == nil {
		v, err = t.builtinModule(full, false)
	}
	if !v.Bound() && err == nil {
		v, err = t.library(full)
	}
	if err != nil {
		return object.Value{}, err
	}
	if !v.Bound() {
		return object.Value{}, missing(full)
	}
	if parent != nil {
		parent.Dict.SetStr(last, v)
	}
	return v, nil
}

// builtinModule gives a module that needs no file, unbound for none.
func (t *Thread) builtinModule(name string, fixed bool) (object.Value, error) {
	m, err := t.in.opts.Builtin(t, name, fixed)
	if m == nil || err != nil {
		return object.Value{}, err
	}
	if !t.in.modules.GetStr(name).Bound() {
		t.in.modules.SetStr(name, object.Ref(m))
	}
	return object.Ref(m), nil
}

// searchPath gives sys.path, to which a script may have assigned another list.
func (in *Interp) searchPath() []object.Value {
	m, ok := in.modules.GetStr("sys").Obj().(*object.Module)
	if !ok {
		return in.path.Items
	}
	switch o := m.Dict.GetStr("path").Obj().(type) {
	case *object.List:
		return o.Items
	case *object.Tuple:
		return o.Items
	}
	return nil
}

// frozen stands in sys.path for what needs no file, and begins the paths of it.
const frozen = ".frozen"

// find looks for a package or source file in dirs and runs it.
func (t *Thread) find(dirs []string, full, last string) (object.Value, error) {
	files := t.in.opts.Files
	for _, dir := range dirs {
		if dir == frozen || strings.HasPrefix(dir, frozen+"/") {
			continue
		}
		path := last
		if dir != "" {
			path = strings.TrimSuffix(dir, "/") + "/" + last
		}
		_, isDir, err := files.Stat(t, path)
		if err != nil {
			return object.Value{}, err
		}
		if isDir {
			m := t.newModule(full)
			m.Dict.SetStr("__path__", object.NewStr(path))
			init := path + "/__init__.py"
			if file, _, err := files.Stat(t, init); !file || err != nil {
				return object.Ref(m), err
			}
			return object.Ref(m), t.runFile(m, init, full)
		}
		for _, ending := range []string{".py", ".mpy"} {
			file, _, err := files.Stat(t, path+ending)
			if err != nil {
				return object.Value{}, err
			}
			if file {
				m := t.newModule(full)
				return object.Ref(m), t.runFile(m, path+ending, full)
			}
		}
	}
	return object.Value{}, nil
}

// library imports a module that the program brings along, unbound for none.
func (t *Thread) library(full string) (object.Value, error) {
	if t.in.opts.Library == nil {
		return object.Value{}, nil
	}
	src, pkg, ok := t.in.opts.Library(full)
	if !ok {
		return object.Value{}, nil
	}
	m := t.newModule(full)
	path := frozen + "/" + strings.ReplaceAll(full, ".", "/")
	if pkg {
		m.Dict.SetStr("__path__", object.NewStr(path))
		path += "/__init__"
	}
	return object.Ref(m), t.runText(m, src, path+".py", full)
}

// newModule makes a module and enters it into sys.modules.
func (t *Thread) newModule(name string) *object.Module {
	m := &object.Module{Name: name, Dict: object.NewDict(8)}
	m.Dict.SetStr("__name__", object.NewStr(name))
	t.in.modules.SetStr(name, object.Ref(m))
	return m
}

// runFile runs a module's source.
func (t *Thread) runFile(m *object.Module, path, full string) error {
	src, err := t.in.opts.Files.ReadFile(t, path)
	if err == nil && strings.HasSuffix(path, ".mpy") {
		err = object.NewError(object.ValueError, "incompatible .mpy file")
		if len(src) >= 4 && src[0] == 'M' && src[1] != 0 { // a good one
			err = object.NewError(object.ValueError, "incompatible .mpy file: '%s' is bytecode, put the .py source beside it", path)
		}
	}
	if err != nil {
		t.in.modules.DeleteStr(full)
		return err
	}
	return t.runText(m, string(src), path, full)
}

// runText runs a module's text; a module that fails is forgotten.
func (t *Thread) runText(m *object.Module, src, path, full string) error {
	m.Dict.SetStr("__file__", object.NewStr(path))
	_, err := t.RunSource(src, path, "file", m.Dict)
	if err != nil {
		t.in.modules.DeleteStr(full)
	}
	return err
}

// compile compiles a text, of which the compiler makes copies.
func (t *Thread) compile(src, file, mode string) (*code.Code, error) {
	if err := t.Grow(3 * len(src)); err != nil {
		return nil, err
	}
	return t.in.opts.Compile(src, file, mode, t.Interrupted)
}

// RunSource compiles and runs source text with the given globals.
func (t *Thread) RunSource(src, file, mode string, globals *object.Dict) (object.Value, error) {
	c, err := t.compile(src, file, mode)
	if err != nil {
		return object.Value{}, err
	}
	return t.RunCode(c, globals)
}

// RunCode runs a module's code with the given globals.
func (t *Thread) RunCode(c *code.Code, globals *object.Dict) (object.Value, error) {
	return t.runModule(&Function{proto: t.in.newProto(c), globals: globals}, globals)
}

// ReadFile reads a whole file, of those that imports see.
func (in *Interp) ReadFile(t object.Thread, name string) ([]byte, error) {
	return in.opts.Files.ReadFile(t, name)
}

// NewModule makes a module of this interpreter, __main__ for one.
func (t *Thread) NewModule(name string) *object.Module { return t.newModule(name) }

// Compile compiles source text for exec, eval and compile().
func (in *Interp) Compile(t object.Thread, source, file, mode string) (object.Value, error) {
	c, err := t.(*Thread).compile(source, file, mode)
	if err != nil {
		return object.Value{}, err
	}
	return object.Ref(&Code{in.newProto(c)}), nil
}

// Exec runs a code object.
func (in *Interp) Exec(t object.Thread, v object.Value, globals, locals *object.Dict) (object.Value, error) {
	c, ok := v.Obj().(*Code)
	if !ok {
		return object.Value{}, object.NewError(object.TypeError, "code must be a string or code object")
	}
	return t.(*Thread).execute(c.proto, globals, locals)
}
