// This file holds the module keypad.

package circuit

import (
	"sync"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/pins"
	"mpy/python/object"
)

const keypadText = `
keypad: Keys and what happens to them.
class Event(key_number=0, pressed=True, timestamp=None): A key that went down or up.
	key_number := 0: Which key.
	pressed := True: Whether it went down.
	released := False: Whether it went up.
	timestamp := 0: When, in milliseconds.
class EventQueue: What happened and was not yet read.
	overflowed := False: Whether there was too much.
	get() -> None: Gives the next Event, or None.
	get_into(event) -> False: Fills an Event, if there is one.
	clear(): Forgets them.
	__len__() -> 0: Gives how many there are.
	__bool__() -> False: Whether there are any.
class Keys(pins, *, value_when_pressed, pull=True, interval=0.02, max_events=64, debounce_threshold=1): Keys, each on its pin.
	events := EventQueue(): What happened.
	key_count := 0: How many keys there are.
	reset(): Starts anew.
	deinit(): Gives the pins back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pins back.
class KeyMatrix(row_pins, column_pins, columns_to_anodes=True, interval=0.02, max_events=64, debounce_threshold=1): Keys in rows and columns.
	events := EventQueue(): What happened.
	key_count := 0: How many keys there are.
	reset(): Starts anew.
	deinit(): Gives the pins back.
	__enter__() -> self: Gives the object itself.
	__exit__(*args): Gives the pins back.
`

// keys is what happened to keys: filled where the world calls, emptied by the script.
type keys struct {
	mu   sync.Mutex
	list []keyEvent
	most int
	lost bool
	down []bool
	stop []func()
}

type keyEvent struct {
	key     int
	pressed bool
	at      int64 // milliseconds
}

// note notes what a key is at.
func (k *keys) note(key int, pressed bool, at int64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.down[key] == pressed {
		return
	}
	k.down[key] = pressed
	if len(k.list) >= k.most {
		k.lost = true
		return
	}
	k.list = append(k.list, keyEvent{key, pressed, at})
}

// keysOf gives what a queue or its owner has; of one without keys it is empty.
func keysOf(v object.Value) *keys {
	if k, ok := device.Of(v).Data.(*keys); ok {
		return k
	}
	return &keys{}
}

// Keypad makes the module keypad. Of keys on pins of their own the world's
// inputs say when they are pressed; no key of a matrix ever is.
func Keypad(h *host.Host) *object.Def {
	var made *device.Made
	now := func() int64 { return h.Clock().Monotonic().Milliseconds() }
	next := func(v object.Value) (e keyEvent, ok bool) {
		k := keysOf(v)
		k.mu.Lock()
		defer k.mu.Unlock()
		if len(k.list) == 0 {
			return e, false
		}
		e, k.list = k.list[0], k.list[1:]
		return e, true
	}
	fill := func(o *device.Object, e keyEvent) {
		o.Attrs["key_number"], o.Attrs["timestamp"] = object.Int(int64(e.key)), object.Int(e.at)
		o.Attrs["pressed"], o.Attrs["released"] = object.Bool(e.pressed), object.Bool(!e.pressed)
	}
	count := func(v object.Value) int {
		k := keysOf(v)
		k.mu.Lock()
		defer k.mu.Unlock()
		return len(k.list)
	}
	end := func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		for _, stop := range keysOf(args[0]).stop {
			stop()
		}
		return object.None, nil
	}
	var def *object.Def
	def, made = device.Module{
		Text: keypadText,
		Init: map[string]func(object.Thread, *device.Object) error{
			"Keys": func(t object.Thread, o *device.Object) error { return newKeys(t, h, o, now) },
			"KeyMatrix": func(_ object.Thread, o *device.Object) error {
				rows, err := object.Sequence(o.Args["row_pins"])
				if err != nil {
					return err
				}
				columns, err := object.Sequence(o.Args["column_pins"])
				o.Attrs["key_count"] = object.Int(int64(len(rows) * len(columns)))
				return err
			},
			"Event": func(t object.Thread, o *device.Object) error {
				on, err := object.Truth(t, o.Args["pressed"])
				o.Attrs["released"] = object.Bool(!on)
				return err
			},
		},
		Get: map[string]getter{"EventQueue.overflowed": func(_ object.Thread, o *device.Object) (object.Value, error) {
			return object.Bool(keysOf(object.Ref(o)).lost), nil
		}},
		Do: map[string]object.Impl{
			"EventQueue.get": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				e, ok := next(args[0])
				if !ok {
					return object.None, nil
				}
				o := made.New("Event")
				fill(o, e)
				return object.Ref(o), nil
			},
			"EventQueue.get_into": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				if !device.Is(args[1], "Event") {
					return object.Value{}, object.NewError(object.TypeError, "event must be of type Event, not %s", object.TypeName(args[1]))
				}
				e, ok := next(args[0])
				if ok {
					fill(device.Of(args[1]), e)
				}
				return object.Bool(ok), nil
			},
			"EventQueue.clear": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				k := keysOf(args[0])
				k.mu.Lock()
				k.list, k.lost = nil, false
				k.mu.Unlock()
				return object.None, nil
			},
			"EventQueue.__len__": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.Int(int64(count(args[0]))), nil
			},
			"EventQueue.__bool__": func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				return object.Bool(count(args[0]) > 0), nil
			},
			"Keys.deinit": end, "Keys.__exit__": end,
		},
	}.Build(h)
	return def
}

func newKeys(t object.Thread, h *host.Host, o *device.Object, now func() int64) error {
	items, err := object.Sequence(o.Args["pins"])
	if err != nil {
		return err
	}
	active, err := object.Truth(t, o.Args["value_when_pressed"])
	if err != nil {
		return err
	}
	most, err := object.Index(t, o.Args["max_events"])
	if err != nil {
		return err
	}
	k := &keys{most: min(max(most, 1), 1<<16), down: make([]bool, len(items))}
	for i, v := range items {
		p, err := pinArg("pins", v)
		if err != nil {
			return err
		}
		if p.Output, p.Pull = false, pins.Down; !active {
			p.Pull = pins.Up
		}
		look := func() {
			if v, driven := p.Driven(); driven {
				k.note(i, (v >= 0.5) == active, now())
			}
		}
		look()
		k.stop = append(k.stop, p.Watch(look))
	}
	h.OnClose(func() {
		for _, stop := range k.stop {
			stop()
		}
	})
	o.Data = k
	o.Attrs["key_count"] = object.Int(int64(len(items)))
	device.Of(o.Attrs["events"]).Data = k
	return nil
}
