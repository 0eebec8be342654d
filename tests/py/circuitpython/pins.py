# Expected output: typed from CircuitPython's manual (digitalio, analogio, busio, neopixel, microcontroller, supervisor, rtc).
# Board: circuitpython
import time, board, digitalio, analogio, busio, pwmio, neopixel, microcontroller, supervisor, storage, rtc, rainbowio, keypad, touchio, countio, alarm, watchdog

led = digitalio.DigitalInOut(board.LED)
print(led.direction, led.value)
try:
    led.value = True
except AttributeError as e:
    print(e)
led.direction = digitalio.Direction.OUTPUT
led.value = True
print(led.value, led.direction == digitalio.Direction.OUTPUT, led.drive_mode)
try:
    led.pull
except AttributeError as e:
    print(e)
led.switch_to_output(value=True, drive_mode=digitalio.DriveMode.OPEN_DRAIN)
print(led.value, led.drive_mode)
led.deinit()
try:
    led.value
except ValueError as e:
    print(e)
with digitalio.DigitalInOut(board.D5) as button:
    button.switch_to_input(pull=digitalio.Pull.UP)
    print(button.value, button.pull)
    button.pull = digitalio.Pull.DOWN
    print(button.value)
try:
    digitalio.DigitalInOut(5)
except TypeError as e:
    print(e)
print(board.LED, isinstance(board.LED, microcontroller.Pin), hasattr(board, "NO_SUCH_PIN"))

print(analogio.AnalogIn(board.A0).value, analogio.AnalogIn(board.A0).reference_voltage)
pwm = pwmio.PWMOut(board.D6, frequency=5000)
pwm.duty_cycle = 32768
print(pwm.duty_cycle, pwm.frequency)

i2c = board.I2C()
print(i2c is board.I2C(), i2c.try_lock(), i2c.try_lock(), i2c.scan())
i2c.unlock()
try:
    i2c.readfrom_into(0x40, bytearray(2))
except OSError as e:
    print(e)
with busio.SPI(board.SCK, MOSI=board.MOSI, MISO=board.MISO) as spi:
    while not spi.try_lock():
        pass
    spi.configure(baudrate=1000000)
    b = bytearray(b"abcd")
    spi.readinto(b, start=1, end=3)
    print(spi.frequency, b)
uart = busio.UART(board.TX, board.RX, baudrate=115200, timeout=0)
print(uart.read(4), uart.in_waiting, uart.write(b"hello"), uart.readline(), uart.baudrate)

pixels = neopixel.NeoPixel(board.NEOPIXEL, 3, brightness=0.2, auto_write=False)
pixels[0] = (255, 0, 10)
pixels[1] = 0x102030
pixels.show()
print(pixels[0], pixels[1], len(pixels), pixels.brightness, pixels.n)
pixels.fill((1, 2, 3))
print(pixels[-1], pixels[0:2])
try:
    pixels[3] = 0
except IndexError as e:
    print(e)
print([hex(rainbowio.colorwheel(n)) for n in (0, 85, 170)])

print(microcontroller.cpu.frequency > 0, type(microcontroller.cpu.temperature), len(microcontroller.cpu.uid) > 0, microcontroller.cpu.reset_reason)
microcontroller.nvm[0:3] = b"abc"
print(bytes(microcontroller.nvm[0:4]))
print(supervisor.runtime.usb_connected, supervisor.runtime.serial_bytes_available, supervisor.ticks_ms() >= 0)
supervisor.runtime.autoreload = False
storage.remount("/", readonly=False)
print(keypad.Keys((board.D9,), value_when_pressed=False).events.get())
print(countio.Counter(board.D10, edge=countio.Edge.RISE).count, touchio.TouchIn(board.A1).value)
microcontroller.watchdog.timeout = 5
microcontroller.watchdog.mode = watchdog.WatchDogMode.RESET
microcontroller.watchdog.feed()

r = rtc.RTC()
r.datetime = time.struct_time((2030, 1, 2, 3, 4, 5, 2, 2, -1))
now = time.localtime()
print(now.tm_year, now.tm_mon, now.tm_mday, now.tm_hour, now.tm_min)
print(r.datetime.tm_year)
a = alarm.time.TimeAlarm(monotonic_time=time.monotonic() + 0.01)
print(alarm.light_sleep_until_alarms(a) is a, time.monotonic() >= a.monotonic_time, alarm.wake_alarm)
alarm.sleep_memory[5] = 7
print(alarm.sleep_memory[5], len(alarm.sleep_memory))
