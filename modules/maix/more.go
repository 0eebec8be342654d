// This file holds the modules Maix and sensor.

package maix

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

// Maix makes the module Maix.
func Maix(h *host.Host) *object.Def {
	return device.Module{Text: `
Maix: The chip: pins, memory, clocks.
class GPIO(id, mode=2, pull=None, value=None): A pin behind the function that fm gave it.
	IN = 0: Mode: it is read.
	OUT = 3: Mode: it is driven.
	PULL_NONE = 0: Pull: none.
	PULL_UP = 2: An input that nothing drives is high.
	PULL_DOWN = 1: An input that nothing drives is low.
	IRQ_RISING = 1: Interrupt: from low to high.
	IRQ_FALLING = 2: Interrupt: from high to low.
	IRQ_BOTH = 3: Interrupt: both.
	WAKEUP_NOT_SUPPORT = 0: Interrupt: it wakes nobody.
	GPIO0 = 0: A pin.
	GPIO1 = 1: A pin.
	GPIO2 = 2: A pin.
	GPIO3 = 3: A pin.
	GPIO4 = 4: A pin.
	GPIO5 = 5: A pin.
	GPIO6 = 6: A pin.
	GPIO7 = 7: A pin.
	GPIOHS0 = 32: A fast pin.
	GPIOHS1 = 33: A fast pin.
	GPIOHS2 = 34: A fast pin.
	GPIOHS3 = 35: A fast pin.
	value(value=None) -> 0: Gives what it is at, or sets it.
	irq(*args, **options): Has a function called when it changes.
	disirq(): Ends that.
	mode(mode): Sets the mode.
class Utils: What the system can do.
	gc_heap_size(size=None) -> 524288: Gives or sets the memory for scripts.
	heap_free() -> 2000000: Gives the free memory.
	flash_read(address, size) -> b'': Reads the memory.
class Freq: The clocks.
	get() -> (400, 400): Gives the clocks in MHz.
	get_cpu() -> 400: Gives the processor's.
	set(*args, **options): Sets the clocks.
utils = Utils(): What the system can do.
freq = Freq(): The clocks.
`, Do: map[string]object.Impl{"GPIO.value": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		o := device.Of(args[0])
		if len(args) > 1 && !args[1].IsNone() {
			if o.Args["value"] != args[1] && args[1].IsInt() {
				o.Logf(" = %d", args[1].AsInt())
			}
			o.Args["value"] = args[1]
			return object.None, nil
		}
		if v := o.Args["value"]; v.IsInt() {
			return v, nil
		}
		return object.Int(0), nil
	}}}.Def(h)
}
