// This file declares the module machine.

// Package machine is the module machine: the board's pins, converters, buses,
// timers and clock, as stand-ins, and the ways to sleep and to start anew.
// Nothing is attached to the buses; the pins are at what the script sets, or at
// what drives them in the world.
package machine

import (
	"io"
	"time"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/ip"
	"mpy/modules/internal/pins"
	"mpy/modules/internal/reset"
	"mpy/python/object"
	"mpy/world"
)

const text = `
machine: The board: pins, converters, buses, timers, the clock, sleep and reset.
` + pinText + signalText + analogText + busText + timerText + clockText + counterText + soundText + rareText + `unique_id() -> b'': Gives a number that no other board has.
reset() -> None: Starts the board, and the script, anew.
soft_reset() -> None: Starts only the script anew.
reset_cause() -> 0: Gives why the board started: a constant that ends in _RESET.
wake_reason() -> 0: Gives why it woke.
bootloader(timeout=None, /): Waits for new firmware.
freq(hz=None, peripherals=None, /) -> 0: Gives or sets the processor's clock, and sets that of the lines.
idle() -> None: Waits for a moment.
sleep(ms=None, /) -> None: As lightsleep.
lightsleep(ms=None, /) -> None: Waits; without an argument for ever.
deepsleep(ms=None, /) -> None: Waits, and starts the script anew; without an argument it waits for ever.
disable_irq() -> True: Lets interrupts wait; gives what enable_irq wants.
enable_irq(state=True, /): Lets interrupts come as before.
time_pulse_us(pin, pulse_level, timeout_us=1000000, /) -> -2: Gives the length of a pulse; -2 where none began, -1 where it did not end.
bitstream(pin, encoding, timing, data, /): Sends bits.
rng() -> 0: Gives a random number of 24 bits.
main(filename): Sets which file runs after boot.py.
info(): Shows memory.
IDLE = 0: irq(wake=): from idle.
SLEEP = 2: irq(wake=): from sleep.
DEEPSLEEP = 4: irq(wake=): from deep sleep.
PWRON_RESET = 1: Why it started: the power came.
HARD_RESET = 2: Why it started: machine.reset.
WDT_RESET = 3: Why it started: the watchdog.
DEEPSLEEP_RESET = 4: Why it started: deep sleep ended.
SOFT_RESET = 5: Why it started: machine.soft_reset.
PIN_WAKE = 2: Why it woke: a pin.
EXT0_WAKE = 2: Why it woke: a pin.
EXT1_WAKE = 3: Why it woke: pins.
TIMER_WAKE = 4: Why it woke: the time.
TOUCHPAD_WAKE = 5: Why it woke: a finger.
ULP_WAKE = 6: Why it woke: the small processor.
RTC_WAKE = 4: Why it woke: the clock.
WLAN_WAKE = 1: Why it woke: the network.
mem8 = None: The chip's memory by address, in bytes: registers that remember what is put into them.
mem16 = None: The same in units of 16 bits.
mem32 = None: The same in units of 32 bits.
`

// module is the state of the module in one interpreter.
type module struct {
	host *host.Host
	bank *pins.Bank
	pins map[string]object.Value // Pins by name
	made *device.Made
	hz   object.Value
}

// Module makes the module machine.
func Module(h *host.Host) *object.Def {
	m := &module{host: h, bank: pins.Of(h), pins: map[string]object.Value{}, hz: object.Int(160000000)}
	d := device.Module{
		Text:    text,
		Do:      map[string]object.Impl{},
		Init:    map[string]func(object.Thread, *device.Object) error{},
		Classes: map[string]func(*object.Class){},
		Values:  map[string]object.Value{},
	}
	for name, do := range map[string]object.Impl{
		"unique_id":   m.uniqueID,
		"reset":       reset.Hard,
		"soft_reset":  reset.Soft,
		"reset_cause": m.resetCause,
		"freq":        m.freq,
		"idle":        m.idle,
		"sleep":       m.lightsleep, "lightsleep": m.lightsleep, "deepsleep": m.deepsleep,
		"time_pulse_us": m.pulse,
		"rng":           m.rng,
	} {
		d.Do[name] = do
	}
	m.addPins(&d)
	m.addSignal(&d)
	m.addAnalog(&d)
	m.addBuses(&d)
	m.addTimers(&d)
	m.addClock(&d)
	m.addMemory(d.Values)
	m.addCounters(&d)
	m.addSound(&d)
	m.addRare(&d)
	var def *object.Def
	def, m.made = d.Build(h)
	m.nest(def)
	return def
}

func (m *module) uniqueID(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return ip.MAC(m.host.Radio.MAC()), nil
}

// causes are the constants of why a script was started.
var causes = map[host.Cause]string{
	host.PowerOn: "PWRON_RESET", host.HardReset: "HARD_RESET", host.WatchdogReset: "WDT_RESET", host.DeepSleep: "DEEPSLEEP_RESET", host.SoftReset: "SOFT_RESET",
}

func (m *module) resetCause(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	if n, ok := m.host.Board.Constants["machine"][causes[m.host.Boot.Cause]]; ok {
		return object.Int(int64(n)), nil
	}
	return m.made.Value(causes[m.host.Boot.Cause]), nil
}

func (m *module) freq(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) == 0 || args[0].IsNone() {
		return m.hz, nil
	}
	m.hz = args[0]
	return object.None, nil
}

// wait sleeps for a number of milliseconds, without an argument for ever.
func (m *module) wait(t object.Thread, args []object.Value) error {
	dl := world.Never
	if len(args) > 0 && !args[0].IsNone() {
		ms, err := object.ToInt64(t, args[0])
		if err != nil {
			return err
		}
		dl = world.After(m.host.Clock(), time.Duration(min(max(ms, 0), 1e12))*time.Millisecond)
	}
	return m.until(t, dl)
}

func (m *module) until(t object.Thread, dl world.Deadline) error {
	return host.Err(t, host.Block(t, func(op *world.Op) error { return m.host.Clock().Sleep(op, dl) }))
}

func (m *module) idle(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	return object.None, m.until(t, world.After(m.host.Clock(), time.Millisecond))
}

func (m *module) lightsleep(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	m.host.Log.Printf(host.Hardware, "machine.lightsleep")
	return object.None, m.wait(t, args)
}

func (m *module) deepsleep(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	m.host.Log.Printf(host.Hardware, "machine.deepsleep")
	if err := m.wait(t, args); err != nil {
		return object.Value{}, err
	}
	return object.Value{}, reset.To(t, host.DeepSleep)
}

func (m *module) rng(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	var b [3]byte
	_, err := io.ReadFull(m.host.Random(), b[:])
	return object.Int(int64(b[0])<<16 | int64(b[1])<<8 | int64(b[2])), host.Err(t, err)
}
