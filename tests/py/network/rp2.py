# Expected output: typed from MicroPython's sources of the rp2 port (constants) and its manual.
# Board: rp2
import network

for name in ("STAT_IDLE", "STAT_CONNECTING", "STAT_GOT_IP", "STAT_NO_AP_FOUND", "STAT_WRONG_PASSWORD", "STAT_CONNECT_FAIL"):
    print(name, getattr(network, name))
w = network.WLAN(network.STA_IF)
w.active(True)
w.connect("net", "password")
print(w.status(), hasattr(network, "AUTH_OPEN"), hasattr(network, "LAN"))
