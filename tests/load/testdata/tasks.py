# The server of poll.py in asyncio, with a task for each connection.
import asyncio
import errno


async def serve(reader, writer):
    reader.s.setsockopt(6, 1, 1)  # TCP_NODELAY: the answers to requests that come together
    try:
        while True:
            head = await reader.readexactly(3)
            if head[0] != 81:
                writer.write(b"E\0\0")
                await writer.drain()
                if head[0] == 88:
                    stop.set()
                break
            body = await reader.readexactly(head[1] << 8 | head[2])
            writer.write(b"A" + head[1:] + body)
            await writer.drain()
    except EOFError:
        pass
    except OSError as e:
        if e.errno not in (errno.ECONNRESET, 32):
            print("unexpected", e)
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, 4096)
    print("ready")
    await stop.wait()
    server.close()
    await server.wait_closed()


stop = asyncio.Event()
asyncio.run(main())
print("stopped")
