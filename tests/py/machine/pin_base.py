# Expected output: MicroPython 1.29 unix.
# Pins that a script makes: machine.PinBase, Signal over them and over Signals, pulses.
import machine


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(repr(e))


class P(machine.PinBase):
    def __init__(self):
        self.v = 0

    def value(self, v=None):
        if v is None:
            return self.v
        print("set", v)
        self.v = v


class Without(machine.PinBase):
    pass


class Wrong(machine.PinBase):
    def value(self, *a):
        return "x"


p = P()
t(lambda: machine.PinBase(1, a=3))
t(lambda: isinstance(p, machine.PinBase))
s = machine.Signal(p)
for f in (s.value, lambda: s.value(5), s, lambda: s(0), s.on, s.off, lambda: s.value(None)):
    t(f)
i = machine.Signal(p, invert=7)
for f in (i.value, lambda: i(1), i.on, i.off, i):
    t(f)
p.v = 2
t(s)
t(i)
both = machine.Signal(i, invert=True)
t(both)
t(both.on)
t(machine.Signal(Without()))
t(machine.Signal(Without()).on)
t(machine.Signal(Wrong()))
t(machine.Signal(Wrong()).on)
t(lambda: machine.Signal(p, 1))


class Own(machine.Signal):
    pass


t(Own(p))
t(Own(p, invert=True))


class Wave(machine.PinBase):
    def __init__(self, levels):
        self.levels = levels

    def value(self):
        print(self.levels[0], end=" ")
        return self.levels.pop(0)


t(lambda: machine.time_pulse_us(Wave([0, 0, 1, 1, 0]), 1) >= 0)
t(lambda: machine.time_pulse_us(machine.Signal(Wave([0, 0, 1, 1, 0]), invert=True), 1) >= 0)
t(lambda: machine.time_pulse_us(Wave([0]), 1, 0))
t(lambda: machine.time_pulse_us(Wave([1, 1]), 1, 0))
t(lambda: machine.time_pulse_us(Without(), 0, 10))
