package gpy_test

import (
	"strings"
	"testing"

	"github.com/go-python/gpython/py"
	_ "github.com/go-python/gpython/stdlib"
	"go.uber.org/goleak"

	"mpy/host"
	"mpy/modules/gpy"
	"mpy/modules/socketpool"
	"mpy/modules/uselect"
	"mpy/modules/usocket"
	"mpy/modules/wifi"
	"mpy/python/object"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// mirror is a module that gives back what it gets.
func mirror(*host.Host) *object.Def {
	return &object.Def{Name: "mirror", Doc: "A mirror.", Members: []object.Member{
		object.Fn("same(x, /)", "Gives x.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return args[0], nil
		}),
		object.Fn("name(x, /)", "Gives the name of x's class.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.NewStr(object.TypeName(args[0])), nil
		}),
		object.Fn("kw(**kw)", "Gives the keyword arguments.", func(_ object.Thread, _ []object.Value, kw object.Kw) (object.Value, error) {
			d := object.NewDict(1)
			for i, n := range kw.Names {
				d.SetStr(n, kw.Values[i])
			}
			return object.Ref(d), nil
		}),
		object.Fn("call(f, *args)", "Calls f.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return t.Call(args[0], args[1:], object.Kw{})
		}),
		object.Fn("fail(name, /)", "Raises an exception.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			switch s, _ := object.AsStr(args[0]); s {
			case "OSError":
				return object.Value{}, object.OSErr(111)
			case "ViperTypeError":
				return object.Value{}, object.NewError(object.ViperTypeError, "text")
			}
			return object.Value{}, object.NewError(object.ValueError, "text")
		}),
		object.Fn("count()", "Gives an iterator of 3 numbers.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			n := int64(0)
			return object.NewIter("count", func(object.Thread) (object.Value, bool, error) {
				n++
				return object.Int(n), n <= 3, nil
			}), nil
		}),
		object.Fn("odd()", "Gives a dict that gpython cannot have.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
			d := object.NewDict(1)
			return object.Ref(d), d.Set(t, object.Int(7), object.NewStr("seven"))
		}),
		{Name: "data", Doc: "A bytearray.", Value: object.NewBytearray([]byte("ab"))},
		{Name: "big", Doc: "A big int.", Value: object.NewBig(object.BigOf(object.Int(1)).Lsh(object.BigOf(object.Int(1)), 70))},
	}}
}

// run runs a script in a Context of its own and gives its variable out.
func run(t *testing.T, script string) string {
	t.Helper()
	ctx := py.NewContext(py.DefaultContextOpts())
	defer ctx.Close()
	code, err := py.Compile(script, "test", py.ExecMode, 0, true)
	if err != nil {
		t.Fatal(err)
	}
	m, err := py.RunCode(ctx, code, "test", nil)
	if err != nil {
		t.Fatalf("%v\nin\n%s", err, script)
	}
	s, err := py.ReprAsString(m.Globals["out"])
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func register() {
	r := &gpy.Registry{}
	py.RegisterModule(r.Impl("mirror", mirror))
	for _, name := range []string{"socket", "usocket"} {
		py.RegisterModule(r.Impl(name, usocket.Module))
	}
	py.RegisterModule(r.Impl("select", uselect.Module))
	py.RegisterModule(r.Impl("socketpool", socketpool.Module))
	py.RegisterModule(r.Impl("wifi", wifi.Module))
}

func TestValues(t *testing.T) {
	register()
	for _, c := range []struct{ expr, want string }{
		{"m.same(None)", "None"},
		{"m.same(True)", "True"},
		{"m.same(-7)", "-7"},
		{"m.same(2**70)", "1180591620717411303424"},
		{"m.big", "1180591620717411303424"},
		{"m.same(1.5)", "1.5"},
		{"m.same('é')", "'é'"},
		{"m.same(b'\\x00a')", "b'\\x00a'"},
		{"m.same((1, ('a', b'b')))", "(1, ('a', b'b'))"},
		{"m.same([1, [2.5]])", "[1, [2.5]]"},
		{"m.same({'a': 1})", "{'a': 1}"},
		{"m.data", "b'ab'"},
		{"m.kw(a=1)", "{'a': 1}"},
		{"m.name(1.0)", "'float'"},
		{"m.call(lambda a, b: a + b, 1, 2)", "3"},
		{"m.call(len, [1, 2])", "2"},
		{"[x for x in m.count()]", "[1, 2, 3]"},
		{"m.odd()[7]", "'seven'"},
		{"len(m.odd())", "1"},
		{"repr(m.odd())", "\"{7: 'seven'}\""},
		{"m.same(m.same) is m.same", "True"},
		{"m.same(m) is m", "True"},
		{"type(m.odd()) is type(m.odd())", "True"},
		{"m.__doc__", "'A mirror.'"},
	} {
		if got := run(t, "import mirror as m\nout = "+c.expr+"\n"); got != c.want {
			t.Errorf("%s: %s, want %s", c.expr, got, c.want)
		}
	}
}

// gpython prints a tuple of one without its comma.
func TestErrors(t *testing.T) {
	register()
	for _, c := range []struct{ call, class, want string }{
		{"m.fail('OSError')", "OSError", "(111)"},
		{"m.fail('')", "ValueError", "('text')"},
		{"m.fail('ViperTypeError')", "TypeError", "('text')"}, // the base that gpython knows
		{"m.fail()", "TypeError", "('function takes 1 positional arguments but 0 were given')"},
		{"m.same.nothing", "AttributeError", "(\"'function' object has no attribute 'nothing'\")"},
		{"m.call(lambda: [][0])", "IndexError", ""},
		{"m.call(m.fail, 'OSError')", "OSError", "(111)"},
		{"iter(socket.socket())", "TypeError", "(\"'socket' object isn't iterable\")"},
	} {
		got := run(t, "import mirror as m, socket\ntry:\n    "+c.call+"\nexcept "+c.class+" as e:\n    out = e.args\n")
		if c.want != "" && got != c.want {
			t.Errorf("%s: %s, want %s", c.call, got, c.want)
		}
	}
}

func TestSockets(t *testing.T) {
	register()
	for _, c := range []struct{ script, want string }{
		{"import socket, usocket\nout = socket.socket is usocket.socket", "True"},
		{"import socketpool, wifi\npool = socketpool.SocketPool(wifi.radio)\nwith pool.socket(pool.AF_INET, pool.SOCK_STREAM) as s:\n    out = s.type", "1"},
		{"import socketpool, wifi\nout = socketpool.SocketPool(wifi.radio).getaddrinfo('127.0.0.1', 80, 2, 1)", "[(2, 1, 6, '', ('127.0.0.1', 80))]"},
		{"import socket\ns = socket.socket()\nout = isinstance(s, socket.socket)\ns.close()", "True"},
		{"import socket\nwith socket.socket() as s:\n    pass\nout = s.fileno()", "-1"},
		{"import socket\nout = socket.getaddrinfo('127.0.0.1', 80, 0, socket.SOCK_STREAM)", "[(2, 1, 6, '', ('127.0.0.1', 80))]"},
		{"import socket, select\ns = socket.socket()\np = select.poll()\np.register(s)\nout = [(o is s, e) for o, e in p.ipoll(0)]\ns.close()", "[(True, 20)]"},
		{"import socket, select\ns = socket.socket(2, 2)\nout = select.select([s], [s], [], 0)[1][0] is s\ns.close()", "True"},
	} {
		if got := run(t, c.script+"\n"); got != c.want {
			t.Errorf("%s\n%s, want %s", c.script, got, c.want)
		}
	}
}

// Two Contexts do not meet.
func TestContexts(t *testing.T) {
	register()
	var types [2]py.Object
	for i := range types {
		ctx := py.NewContext(py.DefaultContextOpts())
		defer ctx.Close()
		m, err := py.RunSrc(ctx, "import socket", "", nil)
		if err != nil {
			t.Fatal(err)
		}
		types[i], err = py.GetAttrString(m.Globals["socket"], "socket")
		if err != nil || !strings.Contains(py.DebugRepr(types[i]), "socket") {
			t.Fatal(err, types[i])
		}
	}
	if types[0] == types[1] {
		t.Error("two Contexts share a class")
	}
}
