# Expected output: typed from MicroPython's manual (network, network.WLAN) and its sources' messages.
import network

wlan = network.WLAN(network.STA_IF)
print(wlan is network.WLAN(network.WLAN.IF_STA), wlan is network.WLAN(), wlan is network.WLAN(network.AP_IF))
print(wlan.active(), wlan.isconnected(), wlan.status() == network.STAT_IDLE, wlan.ifconfig())


def fails(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


fails(network.WLAN, 7)
fails(wlan.scan)
fails(wlan.connect, "net", "password")
wlan.active(True)
found = wlan.scan()
ssid, bssid, channel, rssi, security, hidden = found[0]
print(len(found), type(ssid), len(bssid), channel > 0, rssi < 0, security, hidden)
wlan.connect("net", "password")
while not wlan.isconnected():
    pass
print(wlan.isconnected(), wlan.status() == network.STAT_GOT_IP, wlan.status("rssi") < 0)
ip, mask, gateway, dns = wlan.ifconfig()
print(len(ip.split(".")), mask.startswith("255."), len(gateway.split(".")), len(dns) > 0)
print(wlan.ipconfig("addr4") == (ip, mask), wlan.ipconfig("gw4") == gateway, wlan.ipconfig("dhcp4"), wlan.ipconfig("has_dhcp4"))
print(len(wlan.config("mac")), wlan.config("ssid"), wlan.config("channel") == channel)
fails(wlan.config, "nothing")
fails(wlan.config, nothing=1)
fails(wlan.config)
fails(wlan.config, "mac", pm=1)
fails(wlan.status, "nothing")
fails(wlan.status, "stations")
fails(wlan.ipconfig, "nothing")
fails(wlan.ifconfig, ("1.2.3.4",))
fails(wlan.ifconfig, ("1.2.3.4", "255.255.255.0", "1.2.3.1", "x"))
wlan.config(pm=2, txpower=10, hostname="thing")
print(wlan.config("pm"), wlan.config("txpower"), network.hostname())
wlan.ifconfig(("192.0.2.9", "255.255.255.0", "192.0.2.1", "192.0.2.53"))
print(wlan.ifconfig(), wlan.ipconfig("dhcp4"))
wlan.ipconfig(addr4="192.0.2.10/16", gw4="192.0.2.2")
print(wlan.ipconfig("addr4"), wlan.ipconfig("gw4"), network.ipconfig("dns"))
network.ipconfig(dns="192.0.2.54")
print(network.ipconfig("dns"))
wlan.ipconfig(dhcp4=True)
print(wlan.ifconfig()[0] == ip)
wlan.disconnect()
print(wlan.isconnected(), wlan.status() == network.STAT_IDLE)
wlan.active(False)

ap = network.WLAN(network.AP_IF)
ap.config(ssid="own", key="password", channel=11, security=3)
ap.active(True)
print(ap.active(), ap.isconnected(), ap.config("ssid"), ap.config("channel"), ap.config("security"), ap.ifconfig()[0], ap.status("stations"))
fails(ap.scan)
fails(ap.status, "rssi")
ap.active(False)

network.country("DE")
print(network.country())
network.hostname("device")
print(network.hostname())
fails(network.hostname, "x" * 33)
lan = network.LAN(0)
print(lan.isconnected(), lan.active())
lan.active(True)
print(lan.isconnected(), lan.ifconfig()[0] == ip, len(lan.config("mac")))
