# Expected output: typed from MicroPython's manual (dht, onewire, ds18x20, esp32, rp2, neopixel) and its sources' errors.
import dht, onewire, ds18x20, esp, esp32, rp2, neopixel, machine

sensor = dht.DHT22(machine.Pin(4))
try:
    sensor.measure()
except OSError as e:
    print(e)
print(sensor.temperature(), sensor.humidity())
bus = ds18x20.DS18X20(onewire.OneWire(machine.Pin(5)))
print(bus.scan())
esp.osdebug(None)
nvs = esp32.NVS("settings")
nvs.set_i32("count", 7)
nvs.set_blob("name", b"abc")
nvs.commit()
buf = bytearray(5)
print(esp32.NVS("settings").get_i32("count"), nvs.get_blob("name", buf), buf)
nvs.erase_key("count")
try:
    nvs.get_i32("count")
except OSError as e:
    print(e.args[1])


@rp2.asm_pio(set_init=rp2.PIO.OUT_LOW)
def blink():
    set(pins, 1)


sm = rp2.StateMachine(0, blink, freq=2000, set_base=machine.Pin(25))
sm.active(1)
print(sm.active(), sm.rx_fifo())
np = neopixel.NeoPixel(machine.Pin(16), 3)
np[0] = (255, 128, 64)
np.write()
np.fill((1, 2, 3))
print(np[0], len(np))
