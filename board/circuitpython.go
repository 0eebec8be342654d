// This file holds CircuitPython: on Espressif's chips, on the Pico W, and as
// an older page of its manual has it.

package board

// circuitConstants are the constants of SocketPool.
var circuitConstants = with(linux("AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 IPPROTO_RAW TCP_NODELAY"),
	map[string]int{"SOL_SOCKET": lwipSolSocket, "SO_REUSEADDR": lwipReuseAddr, "IP_MULTICAST_TTL": 5, "EAI_NONAME": -2})

// circuitSocket are the names of a socket.
var circuitSocket = words("__del__ __enter__ __exit__ __hash__ accept bind close connect listen recv_into recvfrom_into send sendall sendto " +
	"setblocking setsockopt settimeout type")

// CircuitPython gives CircuitPython on an ESP32.
func CircuitPython() *Board {
	b := device("circuitpython", "CircuitPython 9 on an ESP32-S3", "Espressif", "ESP32-S3 with ESP32S3")
	b.Numbers = Newlib
	b.Modules = Modules{
		Builtin: words("_asyncio _bleio _eve _pixelmap adafruit_bus_device adafruit_pixelbuf aesio alarm analogbufio analogio array atexit audiobusio audiocore " +
			"audiomixer binascii bitbangio bitmaptools board builtins busdisplay busio canio codeop collections countio digitalio displayio dualbank epaperdisplay " +
			"errno espidf espnow espulp fontio fourwire framebufferio frequencyio gc getpass gifio hashlib i2cdisplaybus io ipaddress json keypad locale math mdns " +
			"memorymap microcontroller micropython msgpack neopixel neopixel_write nvm onewireio os paralleldisplaybus ps2io pulseio pwmio rainbowio random re rgbmatrix rotaryio rtc " +
			"sdcardio select sharpdisplay socketpool ssl storage struct supervisor synthio sys terminalio time touchio traceback ulab usb_cdc usb_hid usb_midi " +
			"vectorio warnings watchdog wifi zlib"),
		Aliases: map[string]string{},
	}
	b.Names = Names{
		"socketpool":            words("Socket SocketPool"),
		"socketpool.SocketPool": words("gaierror getaddrinfo socket"),
		"socketpool.Socket":     circuitSocket,
		"ssl.SSLSocket":         less(circuitSocket, "sendall sendto recvfrom_into type"),
	}
	b.TLS.Trusting, b.TLS.Errors, b.TLS.Closed, b.TLS.TimeoutEnds = true, TLSText, is(EBADF), false
	b.Names["os"] = append(less(deviceOS, "dupterm dupterm_notify ilistdir mount umount"), "getenv", "sep")
	b.Constants = Constants{"socketpool": circuitConstants, "select": pollConstants}
	b.Names["time"] = circuitTime
	b.Names["neopixel.NeoPixel"] = words("n bpp brightness auto_write byteorder show fill deinit __len__ __getitem__ __setitem__ __enter__ __exit__")
	b.Hardware = circuitHardware("espressif_esp32s3_devkitc_1_n8", circuitPins)
	b.System.Implementation, b.System.Title = "circuitpython", "Adafruit CircuitPython 9.2.1"
	b.System.Version, b.System.Release = []int{9, 2, 1}, "9.2.1"
	b.System.Sysname = "ESP32S3"
	b.System.Errno = append([]Cond{ENOSPC, EROFS}, b.System.Errno...)
	b.System.Exceptions = manyExceptions
	b.System.ReadsInto = true
	k := &b.Sockets
	k.Families = []int{2, 10}
	k.BadFamily = fails("NotImplementedError('Unsupported socket type')")
	k.TooMany = fails("RuntimeError('Out of sockets')")
	k.Repr = "<Socket>"
	k.ListenBacklog = -1
	k.AcceptFresh = Failure{Result: Waits, Cond: EINVAL} // it asks again and again, there
	k.Accepted = InheritNonBlocking                      // a field that nobody sets
	k.ConnectPending = is(ETIMEDOUT)
	k.SendFresh = fails("BrokenPipeError(EPIPE)")
	k.SendGone = fails("BrokenPipeError(EPIPE)")
	k.RecvFlags = false
	k.RecvFresh = Failure{Result: Waits, Cond: ENOTCONN} // the same
	k.RecvFreshNow = is(ENOTCONN)
	k.EndNow = is(ENOTCONN)
	k.Closed.SendTo = fails("BrokenPipeError(EPIPE)")
	// lwIP's own numbers go through.
	b.Options = Options{Bool: true, Unknown: is(ENOPROTOOPT), Numbers: map[string]int{
		"SO_KEEPALIVE": 8, "SO_BROADCAST": lwipBroadcast, "SO_LINGER": 0x80, "SO_RCVBUF": 0x1002, "SO_BINDTODEVICE": lwipBindToDevice, "IP_TTL": 2,
		"IP_ADD_MEMBERSHIP": 3, "IP_DROP_MEMBERSHIP": 4, "IP_MULTICAST_LOOP": 7,
	}}
	b.Timeouts.Send, b.Timeouts.SendAll, b.Timeouts.SendTo = is(EAGAIN), is(EAGAIN), is(EAGAIN)
	b.Addresses.Names, b.Addresses.NamesSendTo = true, true
	b.Addresses.NegativePort = fails("ValueError('port must be >= 0')")
	b.GetAddrInfo = resolving(GetAddrInfo{IPv4First: true, Kinds: KindsAsked, Ports: PortsInt}, gaierror)
	b.Poll = Poll{Reports: 5, ClosedAsked: true, ClosedLate: true}
	b.Limits = Limits{Sockets: 8, Datagrams: 6}
	return b
}

const gaierror = "gaierror(-2, 'Name or service not known')"

// manyExceptions are those that CPython has for OSErrors and MicroPython lacks.
var manyExceptions = words("BrokenPipeError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError TimeoutError")

// CircuitPythonPicoW gives CircuitPython on a Pico W.
func CircuitPythonPicoW() *Board {
	b := CircuitPython()
	b.Name, b.About = "circuitpython:picow", "CircuitPython 9 on a Pico W"
	b.System.Platform, b.System.Sysname, b.System.Machine = "RP2040", "rp2040", "Raspberry Pi Pico W with rp2040"
	b.Modules.Builtin = words("_asyncio _bleio _eve _pixelmap adafruit_bus_device adafruit_pixelbuf aesio alarm analogbufio analogio array atexit audiobusio " +
		"audiocore audiomixer audiopwmio binascii bitbangio bitmaptools bitops board builtins busdisplay busio codeop collections countio cyw43 digitalio displayio " +
		"epaperdisplay errno floppyio fontio fourwire framebufferio gc getpass hashlib i2cdisplaybus imagecapture io ipaddress json keypad locale math mdns " +
		"memorymap microcontroller micropython msgpack neopixel_write nvm onewireio os paralleldisplaybus pulseio pwmio rainbowio random re rgbmatrix rotaryio rp2pio rtc " +
		"sdcardio select sharpdisplay socketpool ssl storage struct supervisor synthio sys terminalio time touchio traceback ulab usb_cdc usb_hid usb_midi " +
		"vectorio warnings watchdog wifi zlib")
	b.Hardware = circuitHardware("raspberry_pi_pico_w", picoPins)
	k := &b.Sockets
	k.Families = []int{2}
	k.BadFamily = fails("NotImplementedError('Only IPv4 sockets supported')")
	k.BadType = k.TooMany
	k.AcceptFresh = Failure{}
	k.Accepted = InheritAll
	k.ConnectPending = is(EINPROGRESS)
	k.RecvFresh, k.RecvFreshNow = is(ENOTCONN), Failure{}
	k.EndNow = Failure{}
	b.Options = Options{Bool: true, Unknown: is(EOPNOTSUPP)}
	t := &b.Timeouts
	t.Connect = is(EINPROGRESS)
	t.Send, t.SendAll, t.SendTo = is(ETIMEDOUT), is(ETIMEDOUT), is(ETIMEDOUT)
	b.GetAddrInfo = streamsOnly(b.GetAddrInfo)
	b.GetAddrInfo.IPv4Only = true
	b.Limits.Datagrams = 1
	return b
}

// CircuitPythonOld gives CircuitPython as an older page of its manual has it:
// no servers, no datagrams, getaddrinfo in the module itself.
func CircuitPythonOld() *Board {
	b := CircuitPython()
	b.Name, b.About = "circuitpython:old", "an older page of CircuitPython's manual: clients only"
	b.Names = with(b.Names, Names{
		"socketpool":            words("Socket SocketPool getaddrinfo"),
		"socketpool.SocketPool": words("gaierror getaddrinfo socket"),
		"socketpool.Socket":     words("__enter__ __exit__ __hash__ close connect recv_into send settimeout"),
	})
	return b
}
