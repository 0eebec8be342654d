# Expected output: typed by hand: what libraries for the first versions of
# asyncio rely on.
import uasyncio as asyncio
import socket

a, b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.setblocking(False)
for port in range(23000, 60000):
    try:
        a.bind(("127.0.0.1", port))
        break
    except OSError:
        pass


def reader():
    yield asyncio.IOWrite(a)
    print("writable")
    yield asyncio.IORead(a)
    print(a.recv(10))
    yield asyncio.IOReadDone(a)
    yield asyncio.IOWriteDone(a)
    return "read"


def sender():
    yield 20  # milliseconds
    print("sends")
    b.sendto(b"hello", ("127.0.0.1", port))
    yield ticker()  # a task beside this one
    yield 5
    print("sender ends")


def ticker():
    print("ticker")
    yield 0
    print("ticker ends")


async def main():
    asyncio.create_task(sender())
    print(await reader())
    await asyncio.sleep_ms(50)


loop = asyncio.get_event_loop()
loop.run_until_complete(main())

import uasyncio.core
import asyncio.stream
import asyncio.event, asyncio.lock, asyncio.funcs
from asyncio.core import CancelledError as C
from uasyncio import core

print(core is asyncio.core, uasyncio is asyncio, C is asyncio.CancelledError, asyncio.core.CancelledError is C)
print(asyncio.stream.Stream is asyncio.StreamReader, asyncio.event.Event is asyncio.Event)
print(asyncio.core.ticks_diff(asyncio.core.ticks_add(asyncio.ticks(), 5), asyncio.core.ticks()) > 0)
print(asyncio.__version__, asyncio.core.sys.implementation.name, asyncio.select.POLLIN)
asyncio.sleep = 3
print(asyncio.sleep)
