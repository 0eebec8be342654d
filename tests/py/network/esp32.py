# Expected output: typed from MicroPython's sources of the esp32 port (constants) and its manual.
# Board: esp32
import network

for name in ("STAT_IDLE", "STAT_CONNECTING", "STAT_GOT_IP", "STAT_NO_AP_FOUND", "STAT_WRONG_PASSWORD", "STAT_BEACON_TIMEOUT", "AUTH_WPA2_PSK"):
    print(name, getattr(network, name))
w = network.WLAN(network.STA_IF)
w.active(True)
print(w.status())
w.connect("net", "password")
print(w.status(), w.config("ssid"))
print(hasattr(network, "ESP8285"), hasattr(network, "Server"), hasattr(network, "LAN"))
