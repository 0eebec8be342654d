// This file holds what the tests of the machine run scripts with: an interpreter
// without files and modules, whose output is kept.

package vm_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"mpy/python/builtins"
	"mpy/python/code"
	"mpy/python/compile"
	"mpy/python/object"
	"mpy/python/syntax"
	"mpy/python/vm"
)

// machine is an interpreter under test. It is its own host.
type machine struct {
	*vm.Interp
	t   *vm.Thread
	out bytes.Buffer
	max int // how many bytes of output are kept; 0: all
}

func (m *machine) Stdin() io.Reader  { return strings.NewReader("") }
func (m *machine) Stdout() io.Writer { return m }
func (m *machine) Stderr() io.Writer { return m }

func (m *machine) Write(b []byte) (int, error) {
	if m.max == 0 || m.out.Len()+len(b) <= m.max {
		m.out.Write(b)
	}
	return len(b), nil
}

// noFiles is a file system without files.
type noFiles struct{}

func (noFiles) Stat(object.Thread, string) (file, dir bool, err error) { return false, false, nil }
func (noFiles) ReadFile(object.Thread, string) ([]byte, error) {
	return nil, errors.New("no files")
}

// build compiles as the command does.
func build(src, file, mode string, _ func() error) (*code.Code, error) {
	opts := map[string]compile.Options{
		"file":         {},
		"single":       {Mode: syntax.Single, Names: true},
		"eval":         {Mode: syntax.Eval, Names: true},
		"exec":         {Names: true},
		"names-single": {Mode: syntax.Single, Names: true},
	}[mode]
	tree, err := syntax.Parse(file, []byte(src), opts.Mode)
	if err == nil {
		var c *code.Code
		if c, err = compile.Compile(tree, file, opts); err == nil {
			return c, code.Check(c)
		}
	}
	e := err.(*syntax.Error)
	class := object.SyntaxError
	if e.Kind == syntax.Indent {
		class = object.IndentationError
	}
	x := object.NewError(class, "%s", e.Msg)
	x.Passed(&object.Place{File: e.File, Func: e.Block}, e.Line)
	return nil, x
}

// newMachine makes an interpreter whose main thread holds the lock. change may change its options.
func newMachine(tb testing.TB, change ...func(*vm.Options)) *machine {
	m := &machine{}
	o := vm.Options{
		Host: m, Builtins: builtins.New(), Files: noFiles{}, Compile: build,
		Builtin:     func(object.Thread, string, bool) (*object.Module, error) { return nil, nil },
		NewWaiter:   func(*vm.Thread) any { return nil },
		Interrupt:   func(any) {},
		CloseWaiter: func(any) {},
		Report: func(t object.Thread, what string, e *object.Exception) {
			m.out.WriteString(what + ": " + e.Error() + "\n")
		},
	}
	for _, f := range change {
		f(&o)
	}
	m.Interp = vm.New(o)
	m.t = m.Main()
	m.t.Acquire()
	tb.Cleanup(func() {
		m.t.Release()
		m.Close()
	})
	return m
}

// run runs src as the main module and gives what it printed, and the last line of a traceback.
func (m *machine) run(src string) string {
	m.out.Reset()
	_, err := m.t.RunSource(src, "t.py", "file", m.t.NewModule("__main__").Dict)
	if err != nil {
		e := object.AsException(err)
		s, _ := object.ToStr(m.t, object.Ref(e))
		m.out.WriteString(e.Cls.Name + ": " + s + "\n")
	}
	return m.out.String()
}

// run runs src in an interpreter of its own.
func run(tb testing.TB, src string) string { return newMachine(tb).run(src) }
