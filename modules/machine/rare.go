// This file holds what few boards have: a target on I2C, CAN, blocks of
// converters, memory that stays.

package machine

import (
	"mpy/modules/internal/device"
	"mpy/python/object"
)

const rareText = `class I2CTarget(id=0, addr=0, *, addrsize=7, mem=None, mem_addrsize=8, scl=None, sda=None, **options): The board as a device on a bus of which nobody is the controller.
	IRQ_ADDR_MATCH_READ = 1: Event: somebody wants to read.
	IRQ_ADDR_MATCH_WRITE = 2: Event: somebody wants to write.
	IRQ_READ_REQ = 4: Event: a byte is wanted.
	IRQ_WRITE_REQ = 8: Event: a byte came.
	IRQ_END_READ = 16: Event: somebody has read.
	IRQ_END_WRITE = 32: Event: somebody has written.
	memaddr := 0: Where in the memory the last event was.
	deinit(): Ends it.
	readinto(buf, /) -> 0: Takes what the controller wrote: nothing.
	write(buf, /) -> 0: Gives bytes to the controller, who takes none.
	irq(handler=None, trigger=48, hard=False): Has a function called at an event.
class CAN(id, *args, **options): A bus of messages on which nobody else is.
	MODE_NORMAL = 0: Mode: on the bus.
	MODE_SLEEP = 1: Mode: asleep.
	MODE_LOOPBACK = 2: Mode: what is sent would come back.
	MODE_SILENT = 3: Mode: listens only.
	MODE_SILENT_LOOPBACK = 4: Mode: both.
	STATE_STOPPED = 0: State: not set up.
	STATE_ACTIVE = 1: State: all is well.
	STATE_WARNING = 2: State: some errors.
	STATE_PASSIVE = 3: State: many errors.
	STATE_BUS_OFF = 4: State: off the bus.
	FLAG_RTR = 1: Of a message: a request for one.
	FLAG_EXT_ID = 2: Of a message: its id has 29 bits.
	FLAG_UNORDERED = 16: Of a message: others of the same id may overtake it.
	RECV_ERR_FULL = 1: Of a message: the queue was full behind it.
	RECV_ERR_OVERRUN = 2: Of a message: some were lost behind it.
	TX_QUEUE_LEN = 3: How many messages can wait to be sent.
	FILTERS_MAX = 14: How many filters there can be.
	IRQ_TX = 1: Event: a message was sent, or was not.
	IRQ_RX = 2: Event: a message came.
	IRQ_STATE = 8: Event: the state changed.
	IRQ_TX_FAILED = 4: Of IRQ_TX: it was not sent.
	init(bitrate, mode=0, sample_point=75, sjw=1, tseg1=None, tseg2=None): Sets it up.
	set_filters(filters, /): Sets which messages come: (id, mask, flags) each, None for all.
	send(id, data, flags=0) -> 0: Sends a message; gives its place in the queue, None where it is full.
	recv(arg=None, /) -> None: Gives [id, data, flags, errors] of a message that came, None where none did.
	irq(handler=None, trigger=0, hard=False): Has a function called at an event.
	cancel_send(index, /) -> False: Takes a message back; says whether it still waited.
	state() -> 1: Gives a constant that begins with STATE_.
	get_counters(list=None, /) -> []: Gives how many errors there were: no counters here.
	restart(): Comes back to the bus.
	deinit(): Ends it.
class ADCBlock(id=0, *, bits=16): A block of converters.
	init(*, bits=None): Sets how many bits they have.
	connect(channel, source=None, **options) -> None: Gives the ADC of a channel or pin.
mem_backup(region=0, /) -> None: Gives a memory of 32 numbers of 32 bits that stays over a reset; of region -1 the tuple of all such memories.
wake_pins() -> (): Gives the pins that woke the board.
`

// addRare adds the code of them.
func (m *module) addRare(d *device.Module) {
	d.Do["mem_backup"] = m.memBackup
	d.Do["ADCBlock.connect"] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		pin := args[1]
		if v := object.Arg(args, 2); v.Bound() && !v.IsNone() {
			pin = v
		}
		return object.CallObject(t, m.made.Value("ADC"), []object.Value{pin}, object.Kw{})
	}
}

// backup is the length of the memory that stays, in bytes.
const backup = 128

// memBackup is mem_backup.
func (m *module) memBackup(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	region := 0
	if len(args) > 0 {
		var err error
		if region, err = object.Index(t, args[0]); err != nil {
			return object.Value{}, err
		}
	}
	if region != 0 && region != -1 {
		return object.Value{}, object.NewException(object.ValueError)
	}
	boot := m.host.Boot
	if boot.Backup == nil {
		boot.Backup = make([]byte, backup)
	}
	v, err := object.NewMemoryview(object.Ref(&object.Array{Code: 'I', B: boot.Backup}))
	if region == -1 && err == nil {
		v = object.NewTuple(v)
	}
	return v, err
}
