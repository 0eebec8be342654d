# Expected output: typed from Pycom's manual (pycom, machine.Pin, Timer, RTC).
# Board: pycom
import pycom, machine, time
from machine import Pin, Timer, RTC

pycom.heartbeat(False)
print(pycom.heartbeat())
pycom.rgbled(0xFF0000)
pycom.nvs_set("count", 10)
print(pycom.nvs_get("count"), pycom.nvs_get("none", 5))
pycom.nvs_erase("count")
try:
    pycom.nvs_get("count")
except ValueError as e:
    print(e)
led = Pin("P9", mode=Pin.OUT)
led.value(1)
led.toggle()
print(led(), led.id())
chrono = Timer.Chrono()
chrono.start()
time.sleep_ms(20)
chrono.stop()
print(chrono.read() >= 0.02, chrono.read_ms() >= 20)
calls = []
alarm = Timer.Alarm(lambda a: calls.append(a), 0, ms=5, periodic=True)
while len(calls) < 2:
    time.sleep_ms(1)
alarm.cancel()
print(calls[0] is alarm)
rtc = RTC()
rtc.init((2030, 2, 28, 10, 30, 0, 0, 0))
print(rtc.now()[:5], rtc.synced())
print(machine.rng() < 1 << 24)
