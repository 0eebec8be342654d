// This file holds CircuitPython: on Espressif's chips, on the Pico W, and as
// an older page of its manual has it.

package board

// circuitConstants are the constants of SocketPool.
var circuitConstants = with(linux("AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 IPPROTO_RAW TCP_NODELAY"),
	map[string]int{"SOL_SOCKET": lwipSolSocket, "SO_REUSEADDR": lwipReuseAddr, "IP_MULTICAST_TTL": 5, "EAI_NONAME": -2})

// CircuitPython gives CircuitPython on an ESP32.
func CircuitPython() *Board {
	b := Generic()
	b.Name = "circuitpython"
	b.Platform = "Espressif"
	b.Numbers = Newlib
	b.Modules = Modules{
		Builtin: words("_asyncio _bleio _eve _pixelmap adafruit_bus_device adafruit_pixelbuf aesio alarm analogbufio analogio array atexit audiobusio audiocore " +
			"audiomixer binascii bitbangio bitmaptools board builtins busdisplay busio canio codeop collections countio digitalio displayio dualbank epaperdisplay " +
			"errno espidf espnow espulp fontio fourwire framebufferio frequencyio gc getpass gifio hashlib i2cdisplaybus io ipaddress json keypad locale math mdns " +
			"memorymap microcontroller micropython msgpack neopixel_write nvm onewireio os paralleldisplaybus ps2io pulseio pwmio rainbowio random re rgbmatrix rotaryio rtc " +
			"sdcardio select sharpdisplay socketpool ssl storage struct supervisor synthio sys terminalio time touchio traceback ulab usb_cdc usb_hid usb_midi " +
			"vectorio warnings watchdog wifi zlib"),
		Aliases: map[string]string{},
	}
	b.Names = Names{
		"socketpool":            words("Socket SocketPool"),
		"socketpool.SocketPool": words("gaierror getaddrinfo socket"),
		"socketpool.Socket": words("__del__ __enter__ __exit__ __hash__ accept bind close connect listen recv_into recvfrom_into send sendall sendto " +
			"setblocking setsockopt settimeout type"),
	}
	b.Constants = Constants{"socketpool": circuitConstants, "select": pollConstants}
	b.Names["time"] = circuitTime
	b.Hardware = circuitHardware("espressif_esp32s3_devkitc_1_n8", circuitPins)
	return b
}

// CircuitPythonPicoW gives CircuitPython on a Pico W.
func CircuitPythonPicoW() *Board {
	b := CircuitPython()
	b.Name = "circuitpython:picow"
	b.Platform = "RP2040"
	b.Modules.Builtin = words("_asyncio _bleio _eve _pixelmap adafruit_bus_device adafruit_pixelbuf aesio alarm analogbufio analogio array atexit audiobusio " +
		"audiocore audiomixer audiopwmio binascii bitbangio bitmaptools bitops board builtins busdisplay busio codeop collections countio cyw43 digitalio displayio " +
		"epaperdisplay errno floppyio fontio fourwire framebufferio gc getpass hashlib i2cdisplaybus imagecapture io ipaddress json keypad locale math mdns " +
		"memorymap microcontroller micropython msgpack neopixel_write nvm onewireio os paralleldisplaybus pulseio pwmio rainbowio random re rgbmatrix rotaryio rp2pio rtc " +
		"sdcardio select sharpdisplay socketpool ssl storage struct supervisor synthio sys terminalio time touchio traceback ulab usb_cdc usb_hid usb_midi " +
		"vectorio warnings watchdog wifi zlib")
	b.Hardware = circuitHardware("raspberry_pi_pico_w", picoPins)
	return b
}

// CircuitPythonOld gives CircuitPython as an older page of its manual has it:
// no servers, no datagrams, getaddrinfo in the module itself.
func CircuitPythonOld() *Board {
	b := CircuitPython()
	b.Name = "circuitpython:old"
	b.Names = with(b.Names, Names{
		"socketpool":            words("Socket SocketPool getaddrinfo"),
		"socketpool.SocketPool": words("gaierror getaddrinfo socket"),
		"socketpool.Socket":     words("__enter__ __exit__ __hash__ close connect recv_into send settimeout"),
	})
	return b
}
