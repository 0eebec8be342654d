// This file holds the module digitalio.

package circuit

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/pins"
	"mpy/python/object"
)

const digitalText = `
digitalio: Pins that are on or off.
class DriveMode: How an output drives.
	PUSH_PULL = enum: High and low.
	OPEN_DRAIN = enum: Low only.
class Direction: Which way.
	INPUT = enum: The pin is read.
	OUTPUT = enum: The pin is driven.
class Pull: What an input is drawn to when nothing drives it.
	UP = enum: High.
	DOWN = enum: Low.
class DigitalInOut(pin): A pin, first an input.
	direction = Direction.INPUT: Which way.
	value = False: What the pin is at.
	drive_mode = DriveMode.PUSH_PULL: How an output drives.
	pull = None: What an input is drawn to.
	switch_to_output(value=False, drive_mode=DriveMode.PUSH_PULL): Makes it an output.
	switch_to_input(pull=None): Makes it an input.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
`

// Digitalio makes the module digitalio.
func Digitalio(h *host.Host) *object.Def {
	d := &digital{}
	var def *object.Def
	def, d.made = device.Module{
		Text: digitalText,
		Init: map[string]func(object.Thread, *device.Object) error{"DigitalInOut": takes(false, "pin")},
		Get: map[string]func(object.Thread, *device.Object) (object.Value, error){
			"DigitalInOut.value": func(_ object.Thread, o *device.Object) (object.Value, error) {
				p, err := pin(o)
				if err != nil {
					return object.Value{}, err
				}
				return object.Bool(p.Level()), nil
			},
			"DigitalInOut.pull":       d.only("INPUT", "pull", "Pull not used when direction is output."),
			"DigitalInOut.drive_mode": d.only("OUTPUT", "drive_mode", "Drive mode not used when direction is input."),
		},
		Set: map[string]func(object.Thread, *device.Object, object.Value) (object.Value, error){
			"DigitalInOut.direction": d.setDirection,
			"DigitalInOut.value":     setValue,
			"DigitalInOut.pull":      d.setPull,
		},
		Do: map[string]object.Impl{
			"DigitalInOut.deinit":           deinit,
			"DigitalInOut.__exit__":         deinit,
			"DigitalInOut.switch_to_output": d.toOutput,
			"DigitalInOut.switch_to_input":  d.toInput,
		},
	}.Build(h)
	return def
}

type digital struct{ made *device.Made }

func (d *digital) is(o *device.Object, direction string) bool {
	return o.Attrs["direction"] == d.made.Value("Direction."+direction)
}

// only gives an attribute that the other direction does not have.
func (d *digital) only(direction, name, message string) func(object.Thread, *device.Object) (object.Value, error) {
	return func(_ object.Thread, o *device.Object) (object.Value, error) {
		if !d.is(o, direction) {
			return object.Value{}, object.NewError(object.AttributeError, "%s", message)
		}
		return o.Attrs[name], nil
	}
}

func (d *digital) setDirection(_ object.Thread, o *device.Object, v object.Value) (object.Value, error) {
	p, err := pin(o)
	if err != nil {
		return v, err
	}
	switch v {
	case d.made.Value("Direction.INPUT"):
		p.Output, p.Pull = false, pins.None
		o.Attrs["pull"] = object.None
	case d.made.Value("Direction.OUTPUT"):
		p.Output = true
		p.Set(false)
	default:
		return v, object.NewError(object.ValueError, "Invalid direction.")
	}
	return v, nil
}

func setValue(t object.Thread, o *device.Object, v object.Value) (object.Value, error) {
	p, err := pin(o)
	if err != nil {
		return v, err
	}
	if !p.Output {
		return v, object.NewError(object.AttributeError, "Cannot set value when direction is input.")
	}
	on, err := object.Truth(t, v)
	p.Set(on)
	return object.Bool(on), err
}

func (d *digital) setPull(_ object.Thread, o *device.Object, v object.Value) (object.Value, error) {
	p, err := pin(o)
	if err != nil {
		return v, err
	}
	if p.Output {
		return v, object.NewError(object.AttributeError, "Pull not used when direction is output.")
	}
	switch v {
	case d.made.Value("Pull.UP"):
		p.Pull = pins.Up
	case d.made.Value("Pull.DOWN"):
		p.Pull = pins.Down
	case object.None:
		p.Pull = pins.None
	default:
		return v, object.NewError(object.ValueError, "Unsupported pull value.")
	}
	return v, nil
}

func (d *digital) toOutput(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	out := d.made.Value("Direction.OUTPUT")
	if _, err := d.setDirection(t, o, out); err != nil {
		return object.Value{}, err
	}
	o.Attrs["direction"] = out
	if v := object.Arg(args, 2); v.Bound() {
		o.Attrs["drive_mode"] = v
	}
	v := object.Arg(args, 1)
	if !v.Bound() {
		v = object.False
	}
	_, err := setValue(t, o, v)
	return object.None, err
}

func (d *digital) toInput(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	o := device.Of(args[0])
	in := d.made.Value("Direction.INPUT")
	if _, err := d.setDirection(t, o, in); err != nil {
		return object.Value{}, err
	}
	o.Attrs["direction"] = in
	v := object.Arg(args, 1)
	if !v.Bound() {
		v = object.None
	}
	pull, err := d.setPull(t, o, v)
	o.Attrs["pull"] = pull
	return object.None, err
}
