// This file holds the module rp2.

package chips

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

const rp2Text = `
rp2: What the RP2040 has.
class PIO(id=0): A block of small state machines.
	IN_LOW = 0: A pin at first: an input, low.
	IN_HIGH = 1: A pin at first: an input, high.
	OUT_LOW = 2: A pin at first: an output, low.
	OUT_HIGH = 3: A pin at first: an output, high.
	SHIFT_LEFT = 0: Which way bits go.
	SHIFT_RIGHT = 1: Which way bits go.
	JOIN_NONE = 0: The queues: both.
	JOIN_TX = 1: The queues: one for sending.
	JOIN_RX = 2: The queues: one for receiving.
	IRQ_SM0 = 256: An interrupt.
	IRQ_SM1 = 512: An interrupt.
	IRQ_SM2 = 1024: An interrupt.
	IRQ_SM3 = 2048: An interrupt.
	add_program(program): Takes a program.
	remove_program(program=None): Forgets it.
	state_machine(id, program=None, **options) -> None: Gives a StateMachine.
	irq(handler=None, trigger=None, hard=False): Has a function called.
class StateMachine(id, program=None, *args, **options): A small state machine: its program does not run here.
	init(program, *args, **options): Sets it up.
	active(value=None, /) -> 0: Starts or stops it, or says whether it runs.
	restart(): Starts it anew.
	exec(instr): Runs an instruction.
	put(value, shift=0): Sends a number to it.
	get(buf=None, shift=0) -> 0: Takes a number from it.
	rx_fifo() -> 0: Gives how many numbers it has sent.
	tx_fifo() -> 0: Gives how many numbers it has not taken.
	irq(handler=None, trigger=0, hard=False): Has a function called.
class DMA(): A way to move bytes without the processor: none are moved.
	config(**options): Sets it up.
	active(value=None, /) -> 0: Starts or stops it.
	close(): Gives it back.
class Flash(start=0, len=0): The memory with the files.
	ioctl(op, arg) -> 0: Asks about it.
asm_pio(**options) -> None: Decorates a program for a StateMachine.
asm_pio_encode(instr, sideset_count=0, sideset_opt=False) -> 0: Gives the number of an instruction.
bootsel_button() -> 0: Whether the button is pressed.
country(code=None, /) -> 'XX': Gives or sets the country.
`

// RP2 makes the module rp2.
func RP2(h *host.Host) *object.Def {
	var made *device.Made
	same := object.Ref(object.NewBuiltin("asm_pio(program, /)", "Gives the program.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		return args[0], nil
	}))
	def, m := device.Module{Text: rp2Text, Do: map[string]object.Impl{
		"asm_pio": func(object.Thread, []object.Value, object.Kw) (object.Value, error) { return same, nil },
		"PIO.state_machine": func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			return object.Ref(made.New("StateMachine")), nil
		},
		"StateMachine.active": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			o := device.Of(args[0])
			if v := object.Arg(args, 1); v.Bound() && !v.IsNone() {
				on, err := object.Truth(t, v)
				o.Args["active"] = object.Bool(on)
				return object.None, err
			}
			if o.Args["active"] == object.True {
				return object.Int(1), nil
			}
			return object.Int(0), nil
		},
	}}.Build(h)
	made = m
	return def
}
