// This file holds the facts of a board's pins, files and clock.

package board

// Hardware are the facts of what a board has beside the network.
type Hardware struct {
	Pins       string            `is:"the names of the module board that are pins, with spaces between; '*': any name"`
	BoardID    string            `is:"board.board_id"`
	Numbers    map[string]int    `is:"names of the module board that are numbers"`
	Settings   bool              `is:"os.getenv reads settings.toml"`
	StructTime bool              `is:"time.localtime gives a struct_time, which prints as one"`
	NICs       map[string]string `is:"classes of the module network, and the kind that each is: 'wlan', 'pycom', 'module', 'lan'"`
}

// microTime is what MicroPython has in the module time, circuitTime what CircuitPython has.
var (
	microTime   = words("gmtime localtime mktime sleep sleep_ms sleep_us ticks_add ticks_cpu ticks_diff ticks_ms ticks_us time time_ns")
	circuitTime = words("localtime mktime monotonic monotonic_ns sleep struct_time time")
)

// circuitHardware are the facts of a board of CircuitPython.
func circuitHardware(id, pins string) Hardware {
	return Hardware{BoardID: id, Pins: pins, Settings: true, StructTime: true}
}

// The pins of CircuitPython's boards: an ESP32-S3 with what most of them have, and the Pico W.
const (
	circuitPins = "A0 A1 A2 A3 A4 A5 BATTERY BUTTON BOOT0 D0 D1 D2 D3 D4 D5 D6 D9 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 D20 D21 D22 D23 D24 D25 " +
		"I2C_POWER IO0 IO1 IO2 IO3 IO4 IO5 IO6 IO7 IO8 IO9 IO10 IO11 IO12 IO13 IO14 IO15 IO16 IO17 IO18 IO19 IO20 IO21 IO33 IO34 IO35 IO36 IO37 IO38 IO39 IO40 IO41 IO42 " +
		"IO43 IO44 IO45 IO46 IO47 IO48 L LED MISO MOSI NEOPIXEL NEOPIXEL_POWER RX SCK SCL SDA SS TX VOLTAGE_MONITOR"
	picoPins = "A0 A1 A2 A3 GP0 GP1 GP2 GP3 GP4 GP5 GP6 GP7 GP8 GP9 GP10 GP11 GP12 GP13 GP14 GP15 GP16 GP17 GP18 GP19 GP20 GP21 GP22 GP26 GP26_A0 GP27 " +
		"GP27_A1 GP28 GP28_A2 LED SMPS_MODE VBUS_SENSE VOLTAGE_MONITOR"
)
