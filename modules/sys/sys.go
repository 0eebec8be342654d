// This file declares the module sys.

// Package sys is the module sys: arguments, the search path, the standard
// streams, the end of the program, and what runs it.
package sys

import (
	"encoding/binary"
	"math"

	"mpy/host"
	"mpy/modules/internal/attrs"
	"mpy/modules/io"
	"mpy/python/object"
	"mpy/stream"
)

// mpyVersion is that of .mpy files, 6.3, for no processor: none are loaded here.
const mpyVersion = 3<<8 | 6

// Module makes the module sys.
func Module(h *host.Host) *object.Def {
	str := object.NewStr
	in, out, errs := io.Std(h)
	return &object.Def{
		Name: "sys",
		Doc:  "The interpreter: its arguments, paths, streams and end.",
		Members: []object.Member{
			{Name: "argv", Doc: "The arguments of the command line, the script's name first.", Value: strings(h.Args)},
			{Name: "byteorder", Doc: "'little' or 'big': how the system lays out numbers.", Value: str(byteOrder())},
			{Name: "executable", Doc: "The path of the program that runs the script.", Value: str(h.Executable)},
			{Name: "implementation", Doc: "Name and version of the implementation, of the machine, and how it was built.", Value: implementation(h)},
			{Name: "maxsize", Doc: "The greatest length an object could have.", Value: object.Int(math.MaxInt64)},
			{Name: "platform", Doc: "The system or board.", Value: str(h.Platform())},
			{Name: "ps1", Doc: "The prompt.", Value: str(">>> ")},
			{Name: "ps2", Doc: "The prompt for a line that goes on.", Value: str("... ")},
			{Name: "stdin", Doc: "Standard input, as text; stdin.buffer is the same as bytes.", Value: in},
			{Name: "stdout", Doc: "Standard output.", Value: out},
			{Name: "stderr", Doc: "Standard error.", Value: errs},
			{Name: "version", Doc: "The version of the language and of the implementation, as text.", Value: str("3.4.0; " + h.Board.System.Title + " (mpy)")},
			{Name: "version_info", Doc: "The version of the language.", Value: object.NewTuple(object.Int(3), object.Int(4), object.Int(0))},
			object.Fn("atexit(fn, /)", "Has fn() called when the script ends, None nothing; gives what was set before.", atExit(h)),
			object.Fn("exc_info()", "Class, value and None for the exception that is being handled.", excInfo),
			object.Fn("exit(value=None, /)", "Ends the script by SystemExit: a number is the exit status.", exit),
			object.Fn("print_exception(exc, file=None, /)", "Prints an exception with its traceback, to standard output or the given stream.", printException),
		},
		Mutable: []string{"path", "ps1", "ps2"},
		Init: func(t object.Thread, m *object.Module) error {
			vm := t.Interp()
			m.Dict.SetStr("path", object.Ref(vm.Path()))
			m.Dict.SetStr("modules", object.Ref(vm.Modules()))
			return nil
		},
	}
}

func strings(list []string) object.Value {
	items := make([]object.Value, len(list))
	for i, s := range list {
		items[i] = object.NewStr(s)
	}
	return object.NewList(items...)
}

func byteOrder() string {
	if binary.NativeEndian.Uint16([]byte{1, 0}) == 1 {
		return "little"
	}
	return "big"
}

func implementation(h *host.Host) object.Value {
	facts := &h.Board.System
	var release []object.Value
	for _, n := range facts.Version {
		release = append(release, object.Int(int64(n)))
	}
	return attrs.New(
		[]string{"name", "version", "_machine", "_mpy", "_build", "_thread"},
		[]object.Value{
			object.NewStr(facts.Implementation), object.NewTuple(append(release, object.NewStr(""))...), object.NewStr(h.Machine()),
			object.Int(mpyVersion), object.NewStr("mpy"), object.NewStr("GIL"),
		})
}

func exit(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	return object.Value{}, object.NewException(object.SystemExit, append([]object.Value(nil), a...)...)
}

func atExit(h *host.Host) object.Impl {
	return func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
		old := h.AtExit
		h.AtExit = a[0]
		if !old.Bound() {
			old = object.None
		}
		return old, nil
	}
}

// handler is a thread that knows which exception is being handled.
type handler interface {
	Handling() *object.Exception
}

func excInfo(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	if h, ok := t.(handler); ok {
		if e := h.Handling(); e != nil {
			return object.NewTuple(object.Ref(e.Class()), object.Ref(e), object.None), nil
		}
	}
	return object.NewTuple(object.None, object.None, object.None), nil
}

func printException(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	text := ""
	if e, ok := a[0].Obj().(*object.Exception); ok {
		text = object.Traceback(t, e)
	} else { // MicroPython prints anything
		s, err := object.ToStr(t, a[0])
		if err != nil {
			return object.Value{}, err
		}
		text = s + "\n"
	}
	if len(a) == 1 || a[1].IsNone() {
		out := host.Of(t).Out
		_, err := out.Write(t, []byte(text))
		return object.None, host.Err(t, err)
	}
	s, err := stream.Of(a[1])
	if err != nil {
		return object.Value{}, err
	}
	_, err = stream.WriteAll(t, s, []byte(text))
	return object.None, host.Err(t, err)
}
