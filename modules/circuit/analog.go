// This file holds the modules of pins that are more than on or off: analogio,
// pwmio, touchio, and of pins that count.

package circuit

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

const analogText = `
analogio: Pins with voltages between on and off.
class AnalogIn(pin): A pin that is measured.
	value := 0: The voltage, of 65535.
	reference_voltage := 3.3: The voltage that is 65535.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
class AnalogOut(pin): A pin that puts out a voltage.
	value = 0: The voltage, of 65535.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
`

type getter = func(object.Thread, *device.Object) (object.Value, error)

// level gives what a pin is at, as a part of most.
func level(most float64) getter {
	return func(_ object.Thread, o *device.Object) (object.Value, error) {
		p, err := pin(o)
		if err != nil {
			return object.Value{}, err
		}
		return object.Int(int64(p.Analog()*most + 0.5)), nil
	}
}

// simple makes a module whose classes are made of the pins named, and given back by deinit.
func simple(text string, get map[string]getter, of map[string][]string) func(*host.Host) *object.Def {
	return func(h *host.Host) *object.Def {
		m := device.Module{Text: text, Get: get, Do: map[string]object.Impl{}, Init: map[string]func(object.Thread, *device.Object) error{}}
		for class, names := range of {
			m.Init[class] = takes(len(names) > 1, names...)
			m.Do[class+".deinit"], m.Do[class+".__exit__"] = deinit, deinit
		}
		return m.Def(h)
	}
}

// Analogio makes the module analogio.
func Analogio(h *host.Host) *object.Def {
	return simple(analogText, map[string]getter{"AnalogIn.value": level(65535)}, map[string][]string{"AnalogIn": {"pin"}, "AnalogOut": {"pin"}})(h)
}

const pwmText = `
pwmio: Pins that are on for a part of the time.
class PWMOut(pin, *, duty_cycle=0, frequency=500, variable_frequency=False): A pin.
	duty_cycle = 0: The part of the time, of 65535.
	frequency = 500: How often a second.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
`

// Pwmio makes the module pwmio.
func Pwmio(h *host.Host) *object.Def {
	return simple(pwmText, nil, map[string][]string{"PWMOut": {"pin"}})(h)
}

const touchText = `
touchio: Pins that feel a finger.
class TouchIn(pin, pull=None): A pin.
	value := False: Whether it is touched.
	raw_value := 0: How much it feels.
	threshold = 12000: From which raw value on it is touched.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
`

// Touchio makes the module touchio.
func Touchio(h *host.Host) *object.Def {
	raw := level(65535)
	return simple(touchText, map[string]getter{
		"TouchIn.raw_value": raw,
		"TouchIn.value": func(t object.Thread, o *device.Object) (object.Value, error) {
			v, err := raw(t, o)
			if err != nil {
				return v, err
			}
			return object.Compare(t, object.GE, v, o.Attrs["threshold"])
		},
	}, map[string][]string{"TouchIn": {"pin"}})(h)
}

const rotaryText = `
rotaryio: Knobs that turn.
class IncrementalEncoder(pin_a, pin_b, divisor=4): A knob on two pins.
	position = 0: How far it was turned.
	divisor = 4: How many steps make one.
	deinit(): Gives the pins back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pins back.
`

// Rotaryio makes the module rotaryio.
func Rotaryio(h *host.Host) *object.Def {
	return simple(rotaryText, nil, map[string][]string{"IncrementalEncoder": {"pin_a", "pin_b"}})(h)
}

const countText = `
countio: Pins that count.
class Edge: Which changes count.
	RISE = enum: From low to high.
	FALL = enum: From high to low.
	RISE_AND_FALL = enum: Both.
class Counter(pin, *, edge=Edge.FALL, pull=None): A pin.
	count = 0: How many there were.
	reset(): Begins again at 0.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
`

// Countio makes the module countio.
func Countio(h *host.Host) *object.Def {
	return simple(countText, nil, map[string][]string{"Counter": {"pin"}})(h)
}

const pulseText = `
pulseio: Pulses by their length.
class PulseIn(pin, maxlen=2, *, idle_state=False): A pin whose pulses are measured.
	maxlen := 2: How many are kept.
	paused := False: Whether it does not measure.
	pause(): Stops measuring.
	resume(trigger_duration=0): Goes on.
	clear(): Forgets the pulses.
	__len__() -> 0: Gives how many there are.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
class PulseOut(pin, *, frequency=38000, duty_cycle=32768): A pin that puts pulses out.
	send(pulses): Puts them out.
	deinit(): Gives the pin back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pin back.
`

// Pulseio makes the module pulseio.
func Pulseio(h *host.Host) *object.Def {
	return simple(pulseText, nil, map[string][]string{"PulseIn": {"pin"}, "PulseOut": {"pin"}})(h)
}
