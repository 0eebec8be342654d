package device_test

import (
	"bytes"
	"strings"
	"testing"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
	"mpy/python/object/objtest"
)

const text = `
lamps: Rows of coloured lights.
class Order: In which order a light takes its colours.
	RGB = enum: Red first.
	GRB = enum: Green first.
class Row(pin, n, *, brightness=1.0, order=Order.GRB): A row of n lights.
	brightness = 0.5: How bright, 0 to 1.
	order = Order.RGB: The order.
	n := 0: How many there are.
	twice := None: The number of lights, twice.
	show(times=1): Shows the colours that were set.
	count() -> 7: Gives how often it was shown.
	LIMIT = 0x10: The most lights.
reset(hard=False): Starts all rows anew.
VERSION = (1, 'two', 3.5): The version.
`

func TestText(t *testing.T) {
	var log bytes.Buffer
	h := host.New(host.Options{Stderr: &log, Log: host.Hardware})
	m := device.Module{
		Text: text,
		Get: map[string]func(object.Thread, *device.Object) (object.Value, error){
			"Row.twice": func(_ object.Thread, o *device.Object) (object.Value, error) {
				return object.Int(2 * o.Attrs["n"].AsInt()), nil
			},
		},
		Set: map[string]func(object.Thread, *device.Object, object.Value) (object.Value, error){
			"Row.brightness": func(t object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
				f, err := object.ToFloat64(t, v)
				return object.Float(f), err
			},
		},
	}.Def(h)
	th := &objtest.Thread{Outside: h}
	mod, err := m.Make(th)
	if err != nil {
		t.Fatal(err)
	}
	get := func(v object.Value, name string) object.Value {
		t.Helper()
		r, err := object.GetAttr(th, v, name)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	call := func(f object.Value, kw object.Kw, args ...object.Value) object.Value {
		t.Helper()
		r, err := object.CallObject(th, f, args, kw)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	class := mod.Dict.GetStr("Row")
	row := call(class, object.Kw{Names: []string{"n"}, Values: []object.Value{object.Int(3)}}, object.Int(5))
	for name, want := range map[string]string{
		"brightness": "1.0", "order": "lamps.Order.GRB", "n": "3", "twice": "6", "LIMIT": "16",
	} {
		if s, _ := object.Repr(th, get(row, name)); s != want {
			t.Errorf("%s is %s, want %s", name, s, want)
		}
	}
	if err := object.SetAttr(th, row, "brightness", object.Int(0)); err != nil {
		t.Error(err)
	}
	if s, _ := object.Repr(th, get(row, "brightness")); s != "0.0" {
		t.Error(s)
	}
	for name, v := range map[string]object.Value{"n": object.Int(1), "other": object.Int(1), "brightness": object.NewStr("x")} {
		if err := object.SetAttr(th, row, name, v); err == nil {
			t.Errorf("%s can be stored", name)
		}
	}
	if v := call(get(row, "count"), object.Kw{}); v != object.Int(7) {
		t.Error("count")
	}
	call(get(row, "show"), object.Kw{Names: []string{"times"}, Values: []object.Value{object.Int(2)}})
	call(mod.Dict.GetStr("reset"), object.Kw{}, object.True)
	if s, _ := object.Repr(th, mod.Dict.GetStr("VERSION")); s != "(1, 'two', 3.5)" {
		t.Error(s)
	}
	if _, err := object.CallObject(th, mod.Dict.GetStr("Order"), nil, object.Kw{}); err == nil {
		t.Error("an enumeration can be called")
	}
	var lines []string
	for l := range strings.Lines(log.String()) {
		_, l, _ = strings.Cut(strings.TrimSpace(l), "] ")
		lines = append(lines, l)
	}
	want := "Row(5).brightness = 0|Row(5).show(2)|lamps.reset(True)"
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("the log says\n%s, want\n%s", got, want)
	}
}
