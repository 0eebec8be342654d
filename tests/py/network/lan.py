# Expected output: typed from MicroPython's manual (network.LAN, the ESP32's quick reference).
import network
from machine import Pin

kinds = "GENERIC LAN8710 LAN8720 IP101 RTL8201 DP83848 KSZ8041 KSZ8081 KSZ8851SNL DM9051 W5500".split()
print(len({getattr(network, "PHY_" + k) for k in kinds}))
lan = network.LAN(mdc=Pin(23), mdio=Pin(18), phy_type=network.PHY_LAN8720, phy_addr=0, power=None)
print(lan.active())
print(Pin(5, Pin.IN, pull=Pin.PULL_NONE).value())
