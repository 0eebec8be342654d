# Expected output: typed from MicroPython's manual (machine.Timer): callbacks run between instructions, also while the script waits.
import time, select, socket
from machine import Timer

calls = []
t = Timer(-1)
t.init(period=5, mode=Timer.PERIODIC, callback=lambda t: calls.append(t))
while len(calls) < 3:
    time.sleep_ms(1)
t.deinit()
print(calls[0] is t)
time.sleep_ms(5)  # calls that were due before still come
n = len(calls)
time.sleep_ms(20)
print(len(calls) == n)

once = []
Timer(0, mode=Timer.ONE_SHOT, period=3, callback=lambda t: once.append(1))
while not once:
    time.sleep_ms(1)
time.sleep_ms(10)
print(once)

# while a poll waits
hits = []
t2 = Timer(1, freq=200, callback=lambda t: hits.append(1))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 0))
p = select.poll()
p.register(s, select.POLLIN)
while len(hits) < 3:
    ready = p.poll(20)
print(ready, len(hits) > 2)
t2.deinit()
s.close()
