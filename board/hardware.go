// This file holds the facts of a board's pins, files and clock.

package board

// Hardware are the facts of what a board has beside the network.
type Hardware struct {
	Pins       string         `is:"the names of the module board that are pins, with spaces between; '*': any name"`
	BoardID    string         `is:"board.board_id"`
	Numbers    map[string]int `is:"names of the module board that are numbers"`
	Settings   bool           `is:"os.getenv reads settings.toml"`
	Joins      bool           `is:"the network of CIRCUITPY_WIFI_SSID and CIRCUITPY_WIFI_PASSWORD in settings.toml is joined before the script begins"`
	Terminals  int            `is:"os.dupterm: how many streams at once"`
	StructTime bool           `is:"time.localtime gives a struct_time, which prints as one"`
	PinCount   int            `is:"machine.Pin: numbers below this are pins; 0: any"`
	Channels   []string       `is:"machine.ADC: the pins of the channels 0, 1, ..."`
	PycomWLAN  bool           `is:"network.WLAN is Pycom's"`
}

// microTime is what MicroPython has in the module time, circuitTime what CircuitPython has.
var (
	microTime   = words("gmtime localtime mktime sleep sleep_ms sleep_us ticks_add ticks_cpu ticks_diff ticks_ms ticks_us time time_ns")
	circuitTime = words("localtime mktime monotonic monotonic_ns sleep struct_time time")
)

// circuitHardware are the facts of a board of CircuitPython.
func circuitHardware(id, pins string) Hardware {
	return Hardware{BoardID: id, Pins: pins, Settings: true, Joins: true, StructTime: true}
}

// The pins of CircuitPython's boards: an ESP32-S3 with what most of them have, and the Pico W.
const (
	circuitPins = "A0 A1 A2 A3 A4 A5 BATTERY BUTTON BOOT0 D0 D1 D2 D3 D4 D5 D6 D9 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 D20 D21 D22 D23 D24 D25 DISPLAY " +
		"I2C_POWER IO0 IO1 IO2 IO3 IO4 IO5 IO6 IO7 IO8 IO9 IO10 IO11 IO12 IO13 IO14 IO15 IO16 IO17 IO18 IO19 IO20 IO21 IO33 IO34 IO35 IO36 IO37 IO38 IO39 IO40 IO41 IO42 " +
		"IO43 IO44 IO45 IO46 IO47 IO48 L LED MISO MOSI NEOPIXEL NEOPIXEL_POWER RX SCK SCL SDA SS TX VOLTAGE_MONITOR"
	picoPins = "A0 A1 A2 A3 GP0 GP1 GP2 GP3 GP4 GP5 GP6 GP7 GP8 GP9 GP10 GP11 GP12 GP13 GP14 GP15 GP16 GP17 GP18 GP19 GP20 GP21 GP22 GP26 GP26_A0 GP27 " +
		"GP27_A1 GP28 GP28_A2 LED SMPS_MODE VBUS_SENSE VOLTAGE_MONITOR"
)

// What boards have in the module network.
var (
	microNetwork = words("WLAN country hostname ipconfig route")
	esp32Network = words("WLAN LAN country hostname ipconfig phy_mode")
	rp2Status    = map[string]int{"STA_IF": 0, "AP_IF": 1, "STAT_IDLE": 0, "STAT_CONNECTING": 1, "STAT_WRONG_PASSWORD": -3, "STAT_NO_AP_FOUND": -2, "STAT_CONNECT_FAIL": -1, "STAT_GOT_IP": 3}
	esp32Status  = map[string]int{
		"STA_IF": 0, "AP_IF": 1, "STAT_IDLE": 1000, "STAT_CONNECTING": 1001, "STAT_GOT_IP": 1010, "STAT_NO_AP_FOUND": 201, "STAT_WRONG_PASSWORD": 202,
		"STAT_BEACON_TIMEOUT": 200, "STAT_ASSOC_FAIL": 203, "STAT_CONNECT_FAIL": 203, "STAT_HANDSHAKE_TIMEOUT": 204,
		"AUTH_OPEN": 0, "AUTH_WEP": 1, "AUTH_WPA_PSK": 2, "AUTH_WPA2_PSK": 3, "AUTH_WPA_WPA2_PSK": 4, "AUTH_WPA2_ENTERPRISE": 5, "AUTH_WPA3_PSK": 6,
		"AUTH_WPA2_WPA3_PSK": 7, "MODE_11B": 1, "MODE_11G": 2, "MODE_11N": 4,
	}
)

// What boards have in the module machine.
var (
	rp2Machine   = words("ADC I2C I2CTarget I2S SoftI2C SPI SoftSPI PWM Pin RTC Signal Timer UART WDT bitstream bootloader deepsleep dht_readinto disable_irq enable_irq freq idle lightsleep mem16 mem32 mem8 mem_backup reset reset_cause soft_reset time_pulse_us unique_id")
	esp32Machine = append(words("Counter DAC Encoder SDCard sleep wake_pins wake_reason"), less(rp2Machine, "mem_backup")...)
	rp2Pin       = map[string]int{
		"IN": 0, "OUT": 1, "OPEN_DRAIN": 2, "ALT": 3, "PULL_UP": 1, "PULL_DOWN": 2, "IRQ_FALLING": 4, "IRQ_RISING": 8,
	}
	esp32Pin = map[string]int{
		"IN": 1, "OUT": 3, "OPEN_DRAIN": 7, "PULL_DOWN": 1, "PULL_UP": 2, "IRQ_RISING": 1, "IRQ_FALLING": 2, "WAKE_LOW": 4, "WAKE_HIGH": 5,
		"DRIVE_0": 0, "DRIVE_1": 1, "DRIVE_2": 2, "DRIVE_3": 3,
	}
	rp2Causes   = map[string]int{"PWRON_RESET": 1, "WDT_RESET": 3}
	esp32Causes = map[string]int{
		"PWRON_RESET": 1, "HARD_RESET": 2, "WDT_RESET": 3, "DEEPSLEEP_RESET": 4, "SOFT_RESET": 5, "SLEEP": 2, "DEEPSLEEP": 4,
		"PIN_WAKE": 2, "EXT0_WAKE": 2, "EXT1_WAKE": 3, "TIMER_WAKE": 4, "TOUCHPAD_WAKE": 5, "ULP_WAKE": 6,
	}
	microPinNames = words("IN OUT OPEN_DRAIN ALT PULL_UP PULL_DOWN IRQ_FALLING IRQ_RISING WAKE_LOW WAKE_HIGH DRIVE_0 DRIVE_1 DRIVE_2 DRIVE_3 " +
		"init value __call__ on off high low toggle irq")
)
