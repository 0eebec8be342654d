// This file holds RTC and SD, and puts Pycom's classes into Timer.

package machine

import (
	"time"

	"mpy/modules/internal/device"
	"mpy/python/object"
)

const clockText = `class RTC(id=0, *args, **options): The clock that knows the date. The module time follows it, the desktop's clock does not.
	ALARM0 = 0: The alarm.
	INTERNAL_RC = 0: The clock's source.
	XTAL_32KHZ = 1: The clock's source.
	datetime(datetime=None, /) -> None: Gives or sets (year, month, day, weekday, hour, minute, second, subsecond).
	init(datetime=None, *args, **options) -> None: Sets (year, month, day, hour, minute, second, microsecond, zone).
	now() -> None: Gives (year, month, day, hour, minute, second, microsecond, zone).
	deinit() -> None: Sets it to the desktop's.
	memory(data=None, /) -> b'': Gives or sets bytes that stay over a reset.
	ntp_sync(server, update_period=3600, backup_server=None): Sets it from the network: the desktop's is right.
	synced() -> True: Whether it was set from the network.
	alarm(*args, **options): Sets an alarm.
	alarm_left(alarm_id=0) -> 0: Gives how many milliseconds are left.
	cancel(alarm_id=0): Ends the alarm.
	alarm_cancel(alarm_id=0): Ends the alarm.
	irq(*args, **options): Has a function called at the alarm.
class SD(*args, **options): A card: the folder that stands for it.
	init(*args, **options): Switches it on.
	deinit(): Switches it off.
class SDCard(*args, **options): A card: the folder that stands for it.
	info() -> None: Says what card it is.
	deinit(): Switches it off.
`

// maxMemory is what the clock keeps over a reset.
const maxMemory = 2048

func (m *module) addClock(d *device.Module) {
	for name, do := range map[string]object.Impl{
		"datetime": m.datetime, "init": m.initClock, "now": m.clockNow, "memory": m.memory,
		"deinit": func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			m.host.SetNow(m.host.Clock().Now())
			return object.None, nil
		},
	} {
		d.Do["RTC."+name] = do
	}
}

// parts reads the first n items of a tuple as ints; those that are not there are 0.
func parts(t object.Thread, v object.Value, least, most int) (n [8]int, err error) {
	items, err := object.Sequence(v)
	if err == nil && (len(items) < least || len(items) > most) {
		err = object.NewError(object.ValueError, "requested length %d but object has length %d", most, len(items))
	}
	for i := 0; err == nil && i < len(items); i++ {
		if items[i].IsNone() {
			continue
		}
		var x int64
		if x, err = object.ToInt64(t, items[i]); err == nil {
			n[i] = int(min(max(x, -1<<31), 1<<31-1))
		}
	}
	return n, err
}

func ints(n ...int) []object.Value {
	items := make([]object.Value, len(n))
	for i, x := range n {
		items[i] = object.Int(int64(x))
	}
	return items
}

func (m *module) setDate(year, month, day, hour, minute, second, us int) {
	m.host.SetNow(time.Date(year, time.Month(month), day, hour, minute, second, us*1000, m.host.Now().Location()))
}

func (m *module) datetime(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) < 2 || args[1].IsNone() {
		now := m.host.Now()
		return object.NewTuple(ints(now.Year(), int(now.Month()), now.Day(), (int(now.Weekday())+6)%7, now.Hour(), now.Minute(), now.Second(), now.Nanosecond()/1000)...), nil
	}
	n, err := parts(t, args[1], 8, 8)
	if err == nil {
		m.setDate(n[0], n[1], n[2], n[4], n[5], n[6], n[7])
	}
	return object.None, err
}

func (m *module) initClock(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) < 2 || args[1].IsNone() {
		return object.None, nil
	}
	n, err := parts(t, args[1], 3, 8)
	if err == nil {
		m.setDate(n[0], n[1], n[2], n[3], n[4], n[5], n[6])
	}
	return object.None, err
}

func (m *module) clockNow(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	now := m.host.Now()
	return object.NewTuple(append(ints(now.Year(), int(now.Month()), now.Day(), now.Hour(), now.Minute(), now.Second(), now.Nanosecond()/1000), object.None)...), nil
}

func (m *module) memory(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	if len(args) < 2 || args[1].IsNone() {
		return object.NewBytes(string(m.host.Boot.Memory)), nil
	}
	p, err := object.BytesOf(args[1])
	if err == nil && len(p) > maxMemory {
		err = object.NewError(object.ValueError, "buffer too long")
	}
	if err == nil {
		m.host.Boot.Memory = append([]byte(nil), p...)
	}
	return object.None, err
}

// nest makes Alarm and Chrono names in Timer instead of in the module.
func (m *module) nest(def *object.Def) {
	var keep []object.Member
	inner := map[string]object.Value{}
	for _, x := range def.Members {
		if x.Name == "Alarm" || x.Name == "Chrono" {
			inner[x.Name] = x.Value
		} else {
			keep = append(keep, x)
		}
	}
	def.Members = keep
	timer := m.made.Value("Timer").Obj().(*object.Class)
	for name, v := range inner {
		if m.host.Board.Names.Has("machine.Timer", name) {
			timer.Dict.Set(name, v)
		}
	}
}
