# Expected output: typed from MicroPython's manual (machine, machine.Pin, Signal, ADC, PWM, UART, I2C, SPI).
import machine
from machine import Pin, Signal, ADC, PWM, UART, I2C, SoftI2C, SPI, SoftSPI, WDT, RTC, Timer


def fails(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


p = Pin(2, Pin.OUT)
print(p, p.value(), p())
p.on()
print(p.value(), Pin(2).value(), Pin(2) is p)
p.off(), p(1), p.toggle()
print(p.value())
p.value(True)
print(p.value())
led = Pin("LED", Pin.OUT, value=1)
print(led, led.value(), led is p)
button = Pin(3, Pin.IN, Pin.PULL_UP)
print(button.value(), Pin(4, Pin.IN, Pin.PULL_DOWN).value(), Pin(5, Pin.IN).value())
button.irq(handler=lambda pin: print("never"), trigger=Pin.IRQ_FALLING | Pin.IRQ_RISING)
button.irq(None)
fails(Pin, -1)
fails(Pin, None)
fails(button.irq, 5)
button.init(Pin.OUT, value=1)
print(button.value())

relay = Signal(Pin(6, Pin.OUT), invert=True)
relay.on()
print(relay.value(), relay(), Pin(6).value())
relay.off()
print(relay.value(), Pin(6).value())
lamp = Signal(7, Pin.OUT, invert=False)
lamp(1)
print(lamp.value(), Pin(7).value())

adc = ADC(Pin(26))
print(adc.read_u16(), adc.read_uv(), adc.read(), ADC(0).read_u16())
pwm = PWM(Pin(8), freq=1000, duty_u16=32768)
print(pwm.freq(), pwm.duty_u16(), pwm.duty_ns() // 1000)
pwm.freq(2000)
pwm.duty_ns(100000)
print(pwm.freq(), pwm.duty_ns(), pwm.duty_u16())
pwm.duty_u16(65535)
print(pwm.duty_u16())
fails(pwm.freq, 0)
pwm.deinit()

u = UART(1, baudrate=115200, tx=Pin(4), rx=Pin(5), timeout=1)
print(u.any(), u.read(5), u.readline(), u.readinto(bytearray(3)), u.write("hello"), u.write(b"\x00\x01"))
i2c = I2C(0, scl=Pin(9), sda=Pin(8), freq=400000)
print(i2c.scan())
fails(i2c.readfrom, 0x40, 2)
fails(i2c.writeto_mem, 0x40, 1, b"x")
print(SoftI2C(scl=Pin(1), sda=Pin(0)).scan())
spi = SPI(1, baudrate=10000000, polarity=0, phase=0, sck=Pin(10), mosi=Pin(11), miso=Pin(12))
b = bytearray(b"abc")
spi.write(b)
print(spi.read(3), b)
spi.readinto(b)
print(b, SoftSPI(sck=Pin(1), mosi=Pin(2), miso=Pin(3)).read(2))

rtc = RTC()
rtc.datetime((2031, 2, 3, 0, 4, 5, 6, 0))
import time

print(rtc.datetime()[:7], time.localtime()[:5])
rtc.init((2032, 1, 2))
print(rtc.datetime()[:6])
rtc.memory(b"keep")
print(rtc.memory())
print(len(machine.unique_id()), machine.reset_cause() == machine.PWRON_RESET, machine.freq() > 0)
s = machine.disable_irq()
machine.enable_irq(s)
machine.idle()
t = time.ticks_ms()
machine.lightsleep(20)
print(time.ticks_diff(time.ticks_ms(), t) >= 20, machine.time_pulse_us(Pin(13, Pin.IN), 1, 1000))
