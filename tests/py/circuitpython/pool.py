# Expected output: typed from CircuitPython's manual (socketpool, wifi, ipaddress) and its sources' messages.
# Board: circuitpython
import wifi, socketpool, ipaddress

radio = wifi.radio
print(radio.connected, radio.ipv4_address, radio.ap_info)
for bad in ((b"", b""), ("x" * 33, b""), ("net", "short")):
    try:
        radio.connect(*bad)
    except ValueError as e:
        print(e)
radio.connect("net", "password123")
print(radio.connected, type(radio.ipv4_address), radio.ipv4_address.version, radio.ap_info.ssid)
print(isinstance(radio.mac_address, bytes), len(radio.mac_address), len(radio.ap_info.bssid))
print([n.ssid for n in radio.start_scanning_networks()])
radio.stop_scanning_networks()
radio.hostname = "device"
print(radio.hostname)

for bad in (1, None, socketpool, wifi):
    try:
        socketpool.SocketPool(bad)
    except ValueError as e:
        print(e)
pool = socketpool.SocketPool(radio)
print(pool is socketpool.SocketPool(radio))
print(pool.AF_INET, pool.AF_INET6, pool.SOCK_STREAM, pool.SOCK_DGRAM, pool.SOCK_RAW, pool.IPPROTO_TCP, socketpool.SocketPool.EAI_NONAME)
try:
    socketpool.Socket()
except TypeError:
    print("Socket has no constructor")

server = pool.socket(pool.AF_INET, pool.SOCK_STREAM)
server.setsockopt(pool.SOL_SOCKET, pool.SO_REUSEADDR, 1)
PORT = 0
for PORT in range(42100, 42400):
    try:
        server.bind(("127.0.0.1", PORT))
        break
    except OSError:
        pass
try:
    server.listen()
except TypeError:
    print("listen wants a backlog")
server.listen(1)
with pool.socket() as client:
    print(client.type == pool.SOCK_STREAM, {client: 1}[client], hash(client) == client.__hash__())
    client.settimeout(5)
    client.connect(("127.0.0.1", PORT))
    conn, address = server.accept()
    conn.settimeout(5)
    print(address[0], len(address))
    print(client.send(b"abc"), client.sendall(b"defgh"))
    buf = bytearray(4)
    try:
        conn.recv_into(buf, 5)
    except ValueError as e:
        print(e)
    print(conn.recv_into(buf, 2), bytes(buf))
    print(conn.recv_into(memoryview(buf)[2:]), bytes(buf))
    print(conn.recv_into(buf, 0), bytes(buf))
    print(conn.recv_into(bytearray(0)))
    conn.close()
    print(client.recv_into(buf))
    for name in ("recv", "read", "readinto", "readline", "write", "makefile", "fileno", "recvfrom"):
        if hasattr(client, name):
            print("has", name)
try:
    client.send(b"x")
except OSError as e:
    print(e.errno)
server.close()

a = pool.socket(pool.AF_INET, pool.SOCK_DGRAM)
for PORT in range(42100, 42400):
    try:
        a.bind(("127.0.0.1", PORT))
        break
    except OSError:
        pass
b = pool.socket(type=pool.SOCK_DGRAM)
print(b.sendto(b"ping", ("127.0.0.1", PORT)))
n, sender = a.recvfrom_into(buf)
print(n, bytes(buf), sender[0])
a.setblocking(False)
try:
    a.recvfrom_into(buf)
except OSError as e:
    print(e.errno)
a.close()
a.close()
b.close()

info = pool.getaddrinfo("127.0.0.1", 80)
print(info[0][0], info[0][1], info[0][4])
print(pool.getaddrinfo(host="127.0.0.1", port=8080, type=pool.SOCK_STREAM)[0][4])
try:
    pool.getaddrinfo("no such name.invalid", 80)
except pool.gaierror as e:
    print(repr(e), isinstance(e, OSError))

ip = ipaddress.ip_address("10.20.30.40")
print(ip, repr(ip), ip.packed, ip.version, ip == ipaddress.IPv4Address(b"\x0a\x14\x1e\x28"), {ip: 1}[ipaddress.ip_address(0x0A141E28)])
for bad in ("10.20.30", "a.b.c.d", 1.5):
    try:
        ipaddress.ip_address(bad)
    except ValueError as e:
        print(e)
radio.enabled = False
try:
    radio.connect("net")
except RuntimeError as e:
    print(e)
print(radio.connected)
