# Expected output: typed from Pycom's manual (network.WLAN, Server).
# Board: pycom
import network
from network import WLAN

wlan = WLAN(mode=WLAN.STA)
print(wlan is WLAN(), wlan.mode() == WLAN.STA, WLAN.AP, WLAN.STA_AP, WLAN.WPA2)
nets = wlan.scan()
for net in nets:
    print(type(net.ssid), net.sec, net.rssi < 0, net[0] == net.ssid, len(net.bssid), net.channel > 0)
wlan.connect("mywifi", auth=(WLAN.WPA2, "mywifikey"), timeout=5000)
while not wlan.isconnected():
    pass
print(wlan.isconnected(), wlan.ssid(), len(wlan.ifconfig()), wlan.joined_ap_info().ssid)
wlan.ifconfig(config=("192.0.2.7", "255.255.255.0", "192.0.2.1", "192.0.2.53"))
print(wlan.ifconfig())
wlan.ifconfig(config="dhcp")
wlan.disconnect()
print(wlan.isconnected())
wlan.init(mode=WLAN.AP, ssid="own", auth=(WLAN.WPA2, "password"), channel=7, antenna=WLAN.INT_ANT)
print(wlan.mode(), wlan.ssid(), wlan.auth(), wlan.channel(), wlan.antenna())
print(len(wlan.mac().sta_mac), len(wlan.mac().ap_mac))
server = network.Server(login=("user", "password"), timeout=60)
server.deinit()
print(server.isrunning(), hasattr(network, "STA_IF"))
