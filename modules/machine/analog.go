// This file holds ADC, DAC and PWM.

package machine

import (
	"strconv"

	"mpy/modules/internal/device"
	"mpy/modules/internal/pins"
	"mpy/python/object"
)

const analogText = `class ADC(pin=0, *, atten=None, sample_ns=None, bits=None, id=None, average=None, vref=None, callback=None): A pin that is measured.
	ATTN_0DB = 0: Attenuation: up to 1.1 V.
	ATTN_2_5DB = 1: Attenuation: up to 1.5 V.
	ATTN_6DB = 2: Attenuation: up to 2.2 V.
	ATTN_11DB = 3: Attenuation: up to 3.3 V.
	WIDTH_9BIT = 9: Width of what read gives.
	WIDTH_10BIT = 10: Width of what read gives.
	WIDTH_11BIT = 11: Width of what read gives.
	WIDTH_12BIT = 12: Width of what read gives.
	CORE_VREF = 3: The channel of the chip's own voltage.
	CORE_VBAT = 2: The channel of the battery.
	CORE_TEMP = 4: The channel of the chip's temperature.
	init(**options): Sets how it measures.
	deinit(): Ends measuring.
	read_u16() -> 0: Gives the voltage, of 65535.
	read_uv() -> 0: Gives the voltage in microvolts.
	read() -> 0: Gives the voltage, of 4095 or as width says.
	atten(atten=None, /): Sets the attenuation.
	width(bits=None, /) -> None: Sets the width of what read gives.
	vref(vref=None) -> 1100: Gives or sets the reference in millivolts.
	channel(*, pin=None, attn=0, id=None) -> None: Gives an object that measures a pin.
	value() -> 0: As read.
	voltage() -> 0: Gives the voltage in millivolts.
	__call__() -> 0: As read.
class DAC(pin=None, bits=8, *, vref=None, callback=None): A pin that puts out a voltage.
	write(value): Sets the voltage, of 255.
	deinit(): Ends that.
class PWM(dest=None, freq=-1, duty=None, enable=True, pin=None, *, duty_u16=None, duty_ns=None, invert=False, lightsleep=False, timer=None, id=None, frequency=None): A pin that is on for a part of the time.
	init(**options) -> None: Sets frequency and duty.
	deinit(): Ends that.
	freq(hz=None, /) -> 0: Gives or sets how often a second.
	duty(duty=None, /) -> 0: Gives or sets the part, of 1023.
	duty_u16(duty=None, /) -> 0: Gives or sets the part, of 65535.
	duty_ns(duty=None, /) -> 0: Gives or sets the part in nanoseconds.
	channel(id=0, *, pin=None, duty_cycle=0.5) -> self: Gives the object that drives a pin.
	duty_cycle(part=None, /): Sets the part, of 1.
`

func (m *module) addAnalog(d *device.Module) {
	d.Init["ADC"] = m.newADC
	for name, most := range map[string]float64{"read_u16": 65535, "read_uv": 3300000, "voltage": 3300} {
		d.Do["ADC."+name] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Int(int64(m.measured(args[0])*most + 0.5)), nil
		}
	}
	for _, name := range []string{"read", "value", "__call__"} {
		d.Do["ADC."+name] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			bits := 12
			if v := device.Of(args[0]).Args["bits"]; v.IsInt() && v.AsInt() > 0 && v.AsInt() <= 16 {
				bits = int(v.AsInt())
			}
			return object.Int(int64(m.measured(args[0])*float64(int(1)<<bits-1) + 0.5)), nil
		}
	}
	d.Do["ADC.width"] = func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		if len(args) > 1 {
			device.Of(args[0]).Args["bits"] = args[1]
		}
		return object.None, nil
	}
	d.Do["ADC.channel"] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		for _, v := range args[1:] { // Pycom's way to name a pin
			if v.Bound() && !v.IsNone() {
				return object.CallObject(t, m.made.Value("ADC"), []object.Value{v}, object.Kw{})
			}
		}
		return args[0], nil
	}
	d.Init["PWM"] = m.newPWM
	d.Do["PWM.init"] = func(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
		p := pwmOf(args[0])
		for i, name := range kw.Names {
			if err := p.set(t, name, kw.Values[i]); err != nil {
				return object.Value{}, err
			}
		}
		return object.None, nil
	}
	for _, name := range []string{"freq", "duty", "duty_u16", "duty_ns"} {
		d.Do["PWM."+name] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			p := pwmOf(args[0])
			if len(args) < 2 || args[1].IsNone() {
				return object.Int(p.get(name)), nil
			}
			err := p.set(t, name, args[1])
			if err == nil {
				device.Of(args[0]).Logf(".%s = %d", name, p.get(name))
			}
			return object.None, err
		}
	}
}

// newADC takes a pin, or the number of a channel, which is the pin that the board says.
func (m *module) newADC(_ object.Thread, o *device.Object) error {
	p, err := m.pinArg(o.Args["pin"])
	if err != nil {
		return err
	}
	if n, err := strconv.Atoi(p.Name); err == nil && lineOf(o.Args["pin"]) == nil && n < len(m.host.Board.Hardware.Channels) {
		p = m.bank.Pin(m.host.Board.Hardware.Channels[n])
	}
	o.Label = "ADC(" + p.Name + ")"
	o.Data = p
	return nil
}

// measured gives the part of the supply that stands at an ADC's pin.
func (m *module) measured(v object.Value) float64 { return device.Of(v).Data.(*pins.Pin).Analog() }

// A pwm is what a PWM remembers.
type pwm struct {
	freq int64
	ns   int64   // of the duty, where it was set so
	part float64 // of the time, 0 to 1
}

func pwmOf(v object.Value) *pwm { return device.Of(v).Data.(*pwm) }

func (m *module) newPWM(t object.Thread, o *device.Object) error {
	p := &pwm{freq: 500}
	o.Data = p
	for _, name := range []string{"dest", "pin"} {
		if line, err := m.pinArg(o.Args[name]); err == nil { // Pycom and MaixPy give a timer first
			o.Label = "PWM(" + line.Name + ")"
		}
	}
	for _, name := range []string{"freq", "frequency", "duty", "duty_u16", "duty_ns"} {
		if v := o.Args[name]; given(v) {
			if err := p.set(t, name, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pwm) set(t object.Thread, name string, v object.Value) error {
	if !given(v) {
		return nil
	}
	f, err := object.ToFloat64(t, v)
	if err != nil {
		return err
	}
	if !(f >= 0 && f < 1e15) {
		return object.NewError(object.ValueError, "%s is out of range", name)
	}
	switch name {
	case "freq", "frequency":
		if f < 1 {
			return object.NewError(object.ValueError, "freq must be above 0")
		}
		p.freq = int64(f)
	case "duty":
		p.part, p.ns = min(f/1023, 1), 0
	case "duty_u16":
		p.part, p.ns = min(f/65535, 1), 0
	case "duty_ns":
		p.ns = int64(f)
		p.part = min(f*float64(p.freq)/1e9, 1)
	}
	return nil
}

func (p *pwm) get(name string) int64 {
	switch name {
	case "freq":
		return p.freq
	case "duty":
		return int64(p.part*1023 + 0.5)
	case "duty_u16":
		return int64(p.part*65535 + 0.5)
	}
	if p.ns > 0 {
		return p.ns
	}
	return int64(p.part*1e9/float64(p.freq) + 0.5)
}
