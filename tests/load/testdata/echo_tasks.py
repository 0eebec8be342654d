# Echoes on as many connections as come, each with a task of asyncio.
import asyncio


async def serve(reader, writer):
    while True:
        data = await reader.read(64)
        if not data:
            break
        writer.write(data)
        await writer.drain()
        if data == b"X\0\0":
            stop.set()
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, 4096)
    print("ready")
    await stop.wait()
    server.close()


stop = asyncio.Event()
asyncio.run(main())
print("stopped")
