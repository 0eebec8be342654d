// Package modules is the one list of the modules that scripts can import
// without a file. Each stands in a folder of its own below this one.
//
// To add a module: 1. a folder with a function Module(*host.Host) *object.Def,
// which declares every name with its signature and doc; 2. its line in list; 3.
// its name in board.Modules of the boards that have it. What a board has of its
// names, and the values of its constants, board.Names and board.Constants say.
// A test walks the list: every name is documented.
package modules

import (
	"slices"

	"mpy/board"
	"mpy/host"
	"mpy/modules/array"
	"mpy/modules/asyncio"
	"mpy/modules/binascii"
	"mpy/modules/chips"
	"mpy/modules/circuit"
	"mpy/modules/cmath"
	"mpy/modules/collections"
	"mpy/modules/cryptolib"
	"mpy/modules/deflate"
	"mpy/modules/display"
	"mpy/modules/errno"
	"mpy/modules/framebuf"
	"mpy/modules/gc"
	"mpy/modules/gzip"
	"mpy/modules/hashlib"
	"mpy/modules/heapq"
	"mpy/modules/io"
	"mpy/modules/ipaddress"
	"mpy/modules/json"
	"mpy/modules/library"
	"mpy/modules/machine"
	"mpy/modules/maix"
	"mpy/modules/marshal"
	"mpy/modules/math"
	"mpy/modules/micropython"
	"mpy/modules/network"
	"mpy/modules/os"
	"mpy/modules/platform"
	"mpy/modules/random"
	"mpy/modules/re"
	"mpy/modules/socketpool"
	"mpy/modules/ssl"
	"mpy/modules/str"
	"mpy/modules/structs"
	"mpy/modules/sys"
	"mpy/modules/thread"
	"mpy/modules/threading"
	"mpy/modules/time"
	"mpy/modules/uctypes"
	"mpy/modules/uselect"
	"mpy/modules/usocket"
	"mpy/modules/vfs"
	"mpy/modules/weakref"
	"mpy/modules/websocket"
	"mpy/modules/wifi"
	"mpy/modules/zlib"
	"mpy/python/object"
)

// An Entry is a module of the list.
type Entry struct {
	Name string
	Make func(*host.Host) *object.Def // declares it for one interpreter, when it is imported
	// Fixed: it is found before sys.path is searched, so that no file can stand
	// in for it. Of the others, a file foo.py hides foo; the names with u in front
	// are the board's. The division is MicroPython's.
	Fixed bool
}

// list is the one list, by name.
var list = []Entry{
	{"Maix", maix.Maix, false},
	{"_thread", thread.Module, true},
	{"alarm", circuit.Alarm, false},
	{"analogio", circuit.Analogio, false},
	{"array", array.Module, false},
	{"asyncio", asyncio.Module, false},
	{"atexit", circuit.Atexit, false},
	{"binascii", binascii.Module, false},
	{"bitbangio", circuit.Bitbangio, false},
	{"board", circuit.Board, false},
	{"busdisplay", display.Busdisplay, false},
	{"busio", circuit.Busio, false},
	{"cmath", cmath.Module, true},
	{"collections", collections.Module, false},
	{"countio", circuit.Countio, false},
	{"cryptolib", cryptolib.Module, false},
	{"deflate", deflate.Module, true},
	{"dht", circuit.DHT, false},
	{"digitalio", circuit.Digitalio, false},
	{"displayio", display.Displayio, false},
	{"ds18x20", circuit.DS18X20, false},
	{"epaperdisplay", display.EPaperDisplay, false},
	{"errno", errno.Module, false},
	{"esp", chips.ESP, false},
	{"esp32", chips.ESP32, false},
	{"espidf", circuit.Espidf, false},
	{"espnow", chips.ESPNow, false},
	{"fontio", display.Fontio, false},
	{"fourwire", display.Fourwire, false},
	{"fpioa_manager", maix.FpioaManager, false},
	{"framebuf", framebuf.Module, true},
	{"gc", gc.Module, true},
	{"gzip", gzip.Module, false},
	{"hashlib", hashlib.Module, false},
	{"heapq", heapq.Module, false},
	{"i2cdisplaybus", display.I2CDisplayBus, false},
	{"image", maix.Image, false},
	{"io", io.Module, false},
	{"ipaddress", ipaddress.Module, false},
	{"json", json.Module, false},
	{"keypad", circuit.Keypad, false},
	{"lcd", maix.LCD, false},
	{"machine", machine.Module, false},
	{"marshal", marshal.Module, true},
	{"math", math.Module, true},
	{"mdns", circuit.Mdns, false},
	{"microcontroller", circuit.Microcontroller, false},
	{"micropython", micropython.Module, true},
	{"neopixel", circuit.Neopixel, false},
	{"neopixel_write", circuit.NeopixelWrite, false},
	{"network", network.Module, false},
	{"ntptime", chips.Ntptime, false},
	{"onewire", circuit.Onewire, false},
	{"onewireio", circuit.Onewireio, false},
	{"os", os.Module, false},
	{"platform", platform.Module, false},
	{"pulseio", circuit.Pulseio, false},
	{"pwmio", circuit.Pwmio, false},
	{"pycom", chips.Pycom, false},
	{"rainbowio", circuit.Rainbow, false},
	{"random", random.Module, false},
	{"re", re.Module, false},
	{"rotaryio", circuit.Rotaryio, false},
	{"rp2", chips.RP2, false},
	{"rtc", circuit.Rtc, false},
	{"sdcardio", circuit.Sdcardio, false},
	{"select", uselect.Module, false},
	{"socket", usocket.Module, false},
	{"socketpool", socketpool.Module, false},
	{"ssl", ssl.Module, false},
	{"storage", circuit.Storage, false},
	{"string", str.Module, false},
	{"struct", structs.Module, false},
	{"supervisor", circuit.Supervisor, false},
	{"sys", sys.Module, true},
	{"terminalio", display.Terminalio, false},
	{"threading", threading.Module, false},
	{"time", time.Module, false},
	{"tls", ssl.TLS, true},
	{"touchio", circuit.Touchio, false},
	{"uctypes", uctypes.Module, true},
	{"usb_cdc", circuit.UsbCdc, false},
	{"usb_hid", circuit.UsbHid, false},
	{"vectorio", display.Vectorio, false},
	{"vfs", vfs.Module, true},
	{"warnings", circuit.Warnings, false},
	{"watchdog", circuit.WatchdogModule, false},
	{"weakref", weakref.Module, true},
	{"websocket", websocket.Module, false},
	{"wifi", wifi.Module, false},
	{"zlib", zlib.Module, false},
}

// All gives the list; the caller may change what it gets.
func All() []Entry { return append([]Entry(nil), list...) }

// Names gives the names of the list.
func Names() []string {
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = e.Name
	}
	return names
}

func find(name string) *Entry {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// A Table holds the modules of the list that one interpreter has made, as the
// board has them. It is used under the interpreter's lock.
type Table struct {
	host  *host.Host
	facts *board.Modules
	made  map[string]*object.Module
}

// NewTable makes the table of an interpreter.
func NewTable(h *host.Host) *Table {
	return &Table{h, &h.Board.Modules, make(map[string]*object.Module)}
}

// Lookup gives the module that an import of name means, nil for none, making it
// when it is first imported. With fixed it answers what it is asked before
// sys.path is searched: modules that no file can hide, and the board's aliases;
// else what is left when there was no file.
func (b *Table) Lookup(t object.Thread, name string, fixed bool) (*object.Module, error) {
	if own, ok := b.facts.Aliases[name]; ok {
		return b.Module(t, own)
	}
	if e := find(name); e == nil || fixed && !e.Fixed {
		return nil, nil
	}
	return b.Module(t, name)
}

// Module gives the module of the list called name, whatever files there are;
// nil where the board has no such module.
func (b *Table) Module(t object.Thread, name string) (*object.Module, error) {
	if m := b.made[name]; m != nil {
		return m, nil
	}
	e := find(name)
	if e == nil || !b.facts.Has(name) {
		return nil, nil
	}
	m, err := fit(b.host.Board, e.Name, e.Make(b.host)).Make(t)
	if err == nil {
		b.made[name] = m
	}
	return m, err
}

// Names gives the names that can be imported, sorted.
func (b *Table) Names() []string {
	var names []string
	for _, e := range list {
		if b.facts.Has(e.Name) {
			names = append(names, e.Name)
		}
	}
	for _, name := range library.Names() {
		if b.facts.Has(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Made gives the module called name if it was imported, else nil.
func (b *Table) Made(name string) *object.Module { return b.made[name] }
