# One client on every board: what does it get from a server that never answers?
#
#     mpy --world world.toml --board pycom client.py
#     mpy --world world.toml --board mine.toml client.py
try:
    import socket
except ImportError:  # CircuitPython
    import socketpool, wifi

    socket = socketpool.SocketPool(wifi.radio)

s = socket.socket()
s.settimeout(2)
try:
    s.connect(socket.getaddrinfo("silent.example", 9)[0][-1])
    s.send(b"hello?\n")
    print("answer:", s.recv(10) if hasattr(s, "recv") else s.recv_into(bytearray(10)))
except Exception as e:
    print(repr(e))
