// This file holds the modules of the chip itself: microcontroller, watchdog, rtc.

package circuit

import (
	"time"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/reset"
	"mpy/python/object"
	"mpy/world"
)

const chipText = `
microcontroller: The chip.
class ResetReason: Why the chip started.
	POWER_ON = enum: It was switched on.
	BROWNOUT = enum: The voltage was too low.
	SOFTWARE = enum: The script wanted it.
	DEEP_SLEEP_ALARM = enum: An alarm ended its sleep.
	RESET_PIN = enum: The button.
	WATCHDOG = enum: The watchdog.
	UNKNOWN = enum: Nobody knows.
class RunMode: How it starts next time.
	NORMAL = enum: As always.
	SAFE_MODE = enum: Without running scripts.
	UF2 = enum: To take new firmware.
	BOOTLOADER = enum: In the boot loader.
class Processor: The processor.
	frequency = 240000000: How often a second it ticks.
	temperature := 25.0: How warm it is, in degrees.
	voltage := 3.3: Its voltage.
	uid := b'': A number that no other has.
	reset_reason := ResetReason.POWER_ON: Why it started.
cpu = Processor(): The processor.
cpus = (): All processors.
nvm = b'': Memory that stays when the power goes.
watchdog = None: The watchdog timer.
delay_us(delay) -> None: Waits for some microseconds.
disable_interrupts(): Interrupts wait.
enable_interrupts(): They come again.
on_next_reset(run_mode): Sets how it starts next time.
reset(): Starts the chip, and the script, anew.
`

// Microcontroller makes the module microcontroller.
func Microcontroller(h *host.Host) *object.Def {
	mac := h.Radio.MAC()
	m := device.Module{
		Text: chipText,
		Get: map[string]getter{"Processor.uid": func(object.Thread, *device.Object) (object.Value, error) {
			return object.NewBytes(string(mac[:])), nil
		}},
		Values: map[string]object.Value{"nvm": object.NewBytearray(make([]byte, 8192)), "watchdog": Watchdog(h)},
		Do: map[string]object.Impl{
			"reset": reset.Hard,
			"delay_us": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				n, err := object.ToInt64(t, args[0])
				if err != nil {
					return object.Value{}, err
				}
				dl := world.After(h.Clock(), time.Duration(min(max(n, 0), 1e12))*time.Microsecond)
				return object.None, host.Err(t, host.Block(t, func(op *world.Op) error { return h.Clock().Sleep(op, dl) }))
			},
		},
	}
	def, made := m.Build(h)
	for i := range def.Members {
		if def.Members[i].Name == "cpus" {
			def.Members[i].Value = object.NewTuple(made.Value("cpu"))
		}
	}
	pins := &object.Def{Name: "microcontroller.pin", Doc: "The chip's pins.", Members: []object.Member{
		object.Fn("__getattr__(name, /)", "Gives a pin.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			name, err := object.Text(args[0])
			if err != nil {
				return object.Value{}, err
			}
			return pinOf(h, name, "microcontroller.pin."), nil
		}),
	}}
	def.Members = append(def.Members, object.Member{Name: "Pin", Doc: "A pin of the chip.", Value: object.Ref(PinClass)})
	def.Init = func(t object.Thread, m *object.Module) error {
		p, err := pins.Make(t)
		m.Dict.SetStr("pin", object.Ref(p))
		return err
	}
	return def
}

const watchdogText = `
watchdog: A timer that starts the chip anew when the script hangs.
class WatchDogMode: What happens when nobody feeds it.
	RAISE = enum: WatchDogTimeout is raised.
	RESET = enum: The chip starts anew.
class WatchDogTimer: The timer.
	timeout = None: How many seconds it waits to be fed.
	mode = None: What happens then; None: it is off.
	feed(): Lets it wait anew.
	deinit(): Switches it off.
`

// watchdogs makes the module, once for an interpreter.
func watchdogs(h *host.Host) (*object.Def, *device.Made) {
	type key struct{}
	type both struct {
		def  *object.Def
		made *device.Made
	}
	b := h.Shared(key{}, func() any {
		def, made := device.Module{Text: watchdogText}.Build(h)
		return both{def, made}
	}).(both)
	return b.def, b.made
}

// Watchdog gives the timer. It never runs out: a desktop's script may be debugged.
func Watchdog(h *host.Host) object.Value {
	_, made := watchdogs(h)
	return object.Ref(made.New("WatchDogTimer"))
}

// WatchdogModule makes the module watchdog.
func WatchdogModule(h *host.Host) *object.Def {
	def, _ := watchdogs(h)
	def.Members = append(def.Members[:len(def.Members):len(def.Members)],
		object.Member{Name: "WatchDogTimeout", Doc: "Raised when the timer ran out.", Value: object.Ref(object.NewClass("WatchDogTimeout", object.ExceptionClass))})
	return def
}

const rtcText = `
rtc: The clock that knows the date.
class RTC(): The clock.
	datetime = None: The date and time, a time.struct_time. The module time follows it, the desktop's clock does not.
	calibration = 0: How much it is corrected.
set_time_source(rtc): Makes something with a datetime the source of time.time().
`

// Rtc makes the module rtc.
func Rtc(h *host.Host) *object.Def {
	return device.Module{
		Text: rtcText,
		Get: map[string]getter{"RTC.datetime": func(t object.Thread, _ *device.Object) (object.Value, error) {
			return callTime(t, "localtime", object.None)
		}},
		Set: map[string]func(object.Thread, *device.Object, object.Value) (object.Value, error){
			"RTC.datetime": func(t object.Thread, _ *device.Object, v object.Value) (object.Value, error) {
				secs, err := callTime(t, "mktime", v)
				if err == nil {
					h.SetNow(time.Unix(secs.AsInt(), 0))
				}
				return v, err
			},
		},
	}.Def(h)
}

// callTime calls a function of the module time.
func callTime(t object.Thread, name string, arg object.Value) (object.Value, error) {
	m, err := t.Interp().Import(t, "time", nil, []string{name}, 0)
	if err != nil {
		return m, err
	}
	f, err := object.GetAttr(t, m, name)
	if err != nil {
		return f, err
	}
	return object.CallObject(t, f, []object.Value{arg}, object.Kw{})
}
