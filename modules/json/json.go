// This file declares the module json.

// Package json is the module json: values to JSON text and back, with
// MicroPython's spacing, order and leniency.
package json

import (
	"mpy/host"
	"mpy/python/object"
)

// Module makes the module json.
func Module(h *host.Host) *object.Def {
	r := reader{h}
	return &object.Def{
		Name: "json",
		Doc: "Reads and writes JSON. Dicts keep their order; keys that are no strings are written as strings. " +
			"What has no JSON form is written as its repr. The reader takes commas and colons for white space.",
		Members: []object.Member{
			object.Fn("dump(obj, stream, /, *, separators=None)", "Writes obj as JSON to a stream.", dump),
			object.Fn("dumps(obj, /, *, separators=None)", "Gives obj as JSON in a str; separators is a pair of str, by default (', ', ': ').", dumps),
			object.Fn("load(stream, /)", "Reads a stream to its end and gives the value of the JSON text in it; ValueError when it isn't one.", r.load),
			object.Fn("loads(text, /)", "Gives the value of a JSON text in a str or buffer; ValueError when it isn't one.", loads),
		},
	}
}

// reader is what load knows beside its arguments.
type reader struct{ h *host.Host }

func dumps(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	e, err := newEncoder(t, object.Arg(args, 1))
	if err != nil {
		return object.Value{}, err
	}
	if err := e.value(args[0]); err != nil {
		return object.Value{}, err
	}
	return object.NewStr(string(e.buf)), nil
}

func dump(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	e, err := newEncoder(t, object.Arg(args, 2))
	if err != nil {
		return object.Value{}, err
	}
	if e.sink, err = newSink(t, args[1]); err != nil {
		return object.Value{}, err
	}
	if err := e.value(args[0]); err != nil {
		return object.Value{}, err
	}
	return object.None, e.flush()
}

func loads(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	data, err := object.BytesOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	// Nothing of a script's runs while the text is read but __hash__ of no
	// key that JSON has: the buffer can't change meanwhile.
	d := &decoder{t: t, buf: data}
	return d.text()
}

func (r reader) load(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	more, err := r.newSource(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	d := &decoder{t: t, more: more}
	return d.text()
}
