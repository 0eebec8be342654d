// This file holds the modules of what runs scripts: supervisor, storage, alarm.

package circuit

import (
	"math"
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/reset"
	"mpy/python/object"
	"mpy/world"
)

const supervisorText = `
supervisor: What runs scripts.
class RunReason: Why the script was started.
	STARTUP = enum: The board started.
	AUTO_RELOAD = enum: A file was written.
	SUPERVISOR_RELOAD = enum: The script wanted it.
	REPL_RELOAD = enum: The prompt was left.
class SafeModeReason: Why no script was started.
	NONE = enum: One was.
class Runtime: What runs the script.
	usb_connected := True: Whether there is a computer.
	serial_connected := True: Whether somebody reads what is printed.
	serial_bytes_available := 0: How many bytes were typed.
	ble_workflow = True: Whether files can come by Bluetooth.
	run_reason := RunReason.STARTUP: Why the script was started.
	safe_mode_reason := SafeModeReason.NONE: Why none was.
	autoreload = True: Whether a file that is written starts the script anew.
	rgb_status_brightness = 255: How bright the light is.
	display = None: The display that shows what is printed.
runtime = Runtime(): What runs the script.
reload(): Starts the script anew.
ticks_ms() -> 0: Gives milliseconds, which begin again at 0 after 2 to the 29th.
set_next_code_file(filename, *, reload_on_success=False, reload_on_error=False, sticky_on_success=False, sticky_on_error=False, sticky_on_reload=False): Sets which file runs next.
get_previous_traceback() -> None: Gives the traceback of the script before.
reset_terminal(x_pixels, y_pixels): Sets the size of the terminal.
set_usb_identification(manufacturer=None, product=None, vid=-1, pid=-1): Sets what the computer sees.
disable_autoreload(): Files that are written start nothing.
enable_autoreload(): They start the script anew.
`

// Supervisor makes the module supervisor.
func Supervisor(h *host.Host) *object.Def {
	return device.Module{Text: supervisorText, Do: map[string]object.Impl{
		"reload": reset.Soft,
		"ticks_ms": func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			return object.Int(h.Clock().Monotonic().Milliseconds() & (1<<29 - 1)), nil
		},
	}}.Def(h)
}

const storageText = `
storage: File systems.
class VfsFat(block_device): A file system of a card.
	readonly := False: Whether it can't be written.
	label = '': Its name.
	mkfs() -> None: Empties it.
	umount() -> None: Takes it out.
mount(filesystem, mount_path, *, readonly=False): Shows a file system in a folder: here the folder that is there.
umount(mount): Ends that.
remount(mount_path, readonly=False, *, disable_concurrent_write_protection=False): Lets the script write, or not.
getmount(mount_path) -> None: Gives the file system of a folder.
erase_filesystem(): Empties the board's file system: not here.
disable_usb_drive(): The computer does not see the files.
enable_usb_drive(): It sees them.
`

// Storage makes the module storage.
func Storage(h *host.Host) *object.Def {
	var made *device.Made
	var def *object.Def
	def, made = device.Module{Text: storageText, Do: map[string]object.Impl{
		"getmount": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			p, err := object.Text(args[0])
			if err != nil {
				return object.Value{}, err
			}
			if _, err := h.Files.Stat(p); err != nil {
				return object.Value{}, h.Exception(board.ENODEV)
			}
			return object.Ref(made.New("VfsFat")), nil
		},
	}}.Build(h)
	return def
}

const alarmTimeText = `
alarm.time: Alarms at a time.
class TimeAlarm(*, monotonic_time=None, epoch_time=None): An alarm at a time.
	monotonic_time := None: When, on the clock of time.monotonic.
`

const alarmPinText = `
alarm.pin: Alarms of a pin.
class PinAlarm(pin, value, edge=False, pull=False): An alarm when a pin is at a value.
	pin := None: The pin.
	value := False: The value.
`

const alarmText = `
alarm: Sleep, and what ends it.
class SleepMemory: Memory that stays during sleep.
	__len__() -> 4096: How many bytes there are.
	__getitem__(index) -> None: Gives bytes.
	__setitem__(index, value) -> None: Sets bytes.
sleep_memory = SleepMemory(): Memory that stays during sleep.
wake_alarm = None: The alarm that ended the sleep before this script.
light_sleep_until_alarms(*alarms): Sleeps, and gives the alarm.
exit_and_deep_sleep_until_alarms(*alarms, preserve_dios=()): Ends the script, which starts anew at the alarm.
`

// Alarm makes the module alarm.
func Alarm(h *host.Host) *object.Def {
	if len(h.Boot.Memory) < 4096 {
		h.Boot.Memory = append(h.Boot.Memory, make([]byte, 4096-len(h.Boot.Memory))...)
	}
	memory := object.NewBytearray(h.Boot.Memory)
	def := device.Module{Text: alarmText, Do: map[string]object.Impl{
		"SleepMemory.__getitem__": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.GetItem(t, memory, args[1])
		},
		"SleepMemory.__setitem__": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			if p, err := object.WritableOf(memory); err != nil || len(p) != 4096 {
				return object.Value{}, err
			}
			return object.None, object.SetItem(t, memory, args[1], args[2])
		},
		"light_sleep_until_alarms": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			if len(args) == 0 {
				return object.None, nil
			}
			return sleepUntil(t, h, args)
		},
		"exit_and_deep_sleep_until_alarms": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			if n := len(args); n > 0 && !device.Is(args[n-1], "TimeAlarm") && !device.Is(args[n-1], "PinAlarm") {
				args = args[:n-1] // preserve_dios
			}
			if _, err := sleepUntil(t, h, args); err != nil {
				return object.Value{}, err
			}
			return object.Value{}, reset.To(t, host.DeepSleep)
		},
	}}.Def(h)
	def.Init = func(t object.Thread, m *object.Module) error {
		for name, d := range map[string]*object.Def{
			"time": device.Module{Text: alarmTimeText, Init: map[string]func(object.Thread, *device.Object) error{"TimeAlarm": timeAlarm(h)}}.Def(h),
			"pin":  device.Module{Text: alarmPinText, Init: map[string]func(object.Thread, *device.Object) error{"PinAlarm": takes(false, "pin")}}.Def(h),
		} {
			sub, err := d.Make(t)
			if err != nil {
				return err
			}
			m.Dict.SetStr(name, object.Ref(sub))
		}
		return nil
	}
	return def
}

// timeAlarm notes when an alarm rings, on the world's clock.
func timeAlarm(h *host.Host) func(object.Thread, *device.Object) error {
	return func(t object.Thread, o *device.Object) error {
		now := h.Clock().Monotonic()
		v, from := o.Args["monotonic_time"], now.Seconds()
		if v.IsNone() {
			v, from = o.Args["epoch_time"], float64(h.Now().UnixNano())/1e9
		}
		at, err := object.ToFloat64(t, v)
		if err != nil {
			return err
		}
		if at < from {
			return object.NewError(object.ValueError, "Time is in the past.")
		}
		o.Data = now + time.Duration(min(at-from, math.MaxInt64/2e9)*1e9)
		o.Attrs["monotonic_time"] = object.Float(o.Data.(time.Duration).Seconds())
		return nil
	}
}

// sleepUntil waits for the first alarm. Pins are looked at when what drives
// them changes; a sleep that nothing can end waits for Ctrl-C.
func sleepUntil(t object.Thread, h *host.Host, alarms []object.Value) (object.Value, error) {
	dl, first := world.Never, object.None
	w := h.Clock().Waker()
	rung := func() object.Value {
		for _, v := range alarms {
			o := device.Of(v)
			if o == nil {
				continue
			}
			if p, ok := o.Data.(*Pin); ok && p.Level() == o.Args["value"].IsTrue() {
				return v
			}
		}
		return object.Value{}
	}
	for _, v := range alarms {
		o := device.Of(v)
		if o == nil {
			return v, object.NewError(object.TypeError, "Only alarms can end a sleep")
		}
		switch d := o.Data.(type) {
		case time.Duration:
			if dl == world.Never || world.Deadline(d) < dl {
				dl, first = world.Deadline(d), v
			}
		case *Pin:
			defer d.Watch(w.Wake)()
		}
	}
	for {
		if v := rung(); v.Bound() {
			return v, nil
		}
		err := host.Block(t, func(op *world.Op) error { return w.Wait(op, dl) })
		if board.CondOf(err) == board.ETIMEDOUT {
			return first, nil
		}
		if err != nil {
			return first, host.Err(t, err)
		}
	}
}
