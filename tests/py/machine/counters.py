# Expected output: typed from MicroPython's manual (machine.Counter, machine.Encoder, machine.I2S); nothing drives these pins.
import time
from machine import Counter, Encoder, I2S, Pin


def fails(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


c = Counter(0, Pin(2, Pin.IN), edge=Counter.FALLING, direction=Counter.DOWN)
print(c.value(), c.value(7), c.value(), c.value(0), c.value())
print(Counter(0) is c, Counter(1, src=Pin(3)) is c)
e = Encoder(0, Pin(12), Pin(14), phases=4)
print(e.value(5), e.value(), Encoder(0) is e)
e.init(Pin(12), Pin(14))
print(e.value())
e.deinit()
c.deinit()
fails(Counter, -1, Pin(2))
fails(Encoder, 1, Pin(12), Pin(14), phases=3)

pins = {"sck": Pin(13), "ws": Pin(14), "sd": Pin(34)}
out = I2S(0, mode=I2S.TX, bits=16, format=I2S.STEREO, rate=40000, ibuf=4000, **pins)
began = time.ticks_ms()
print(out.write(bytes(3200)), time.ticks_diff(time.ticks_ms(), began) >= 20)
into = I2S(1, mode=I2S.RX, bits=32, format=I2S.MONO, rate=22050, ibuf=4000, **pins)
buf = bytearray(b"1234")
print(into.readinto(buf), buf)
fails(into.write, b"1234")
done = []
out.irq(done.append)
print(out.write(bytes(16)), len(done) < 2)
while not done:
    time.sleep_ms(1)
print(done[0] is out)
out.deinit()
fails(I2S, 0, mode=I2S.TX, bits=8, format=I2S.MONO, rate=8000, ibuf=400, **pins)
fails(I2S, 0, mode=I2S.TX, bits=16, format=I2S.MONO, rate=0, ibuf=400, **pins)
samples = bytearray(b"\x01\x00\xff\xff\x02")
I2S.shift(buf=samples, bits=16, shift=4)
print(samples)
I2S.shift(buf=samples, bits=16, shift=-2)
print(samples)
