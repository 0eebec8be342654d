# Expected output: MicroPython 1.29, unix port
# Objects of a script with an ioctl of their own.
import io
import select
import sys

sys.path.append("../socket")
import net


class Own(io.IOBase):
    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def ioctl(self, request, arg):
        self.asked.append((request, arg))
        if request == 10:
            return -1
        if len(self.answers) > 1:
            return self.answers.pop(0)
        return self.answers[0]


def poll(o, *args):
    p = select.poll()
    p.register(o, *args)
    try:
        return [(s is o, bits) for s, bits in p.poll(10)]
    except Exception as e:
        return type(e).__name__, e


o = Own(4)
print(poll(o), o.asked[:2])
o = Own(1)
print(poll(o, 1), o.asked[:2])
print(poll(Own(0)))
print(poll(Own(4), 1))  # its answer is taken as it is
print(poll(Own(1000)), poll(Own(32)))
print(poll(Own(-5)), poll(Own(-1000)))
print(poll(Own(None)))
print(poll(Own("1")))
o = Own(0, 0, 0, 1)
p = select.poll()
p.register(o)
print([(s is o, bits) for s, bits in p.poll()], len(o.asked))


class Raises(io.IOBase):
    def ioctl(self, request, arg):
        if request == 10:
            return -1
        raise ValueError("from ioctl")


class RaisesAtOnce(io.IOBase):
    def ioctl(self, request, arg):
        raise KeyError(request)


class Nothing(io.IOBase):
    pass


class NoStream:
    def ioctl(self, request, arg):
        return 1


print(poll(Raises()))
for cls in (RaisesAtOnce, Nothing, NoStream):
    try:
        print(poll(cls()))
    except Exception as e:
        print(type(e).__name__, e)

# Together with a socket.
x, y = net.pair()
o = Own(0)
p = select.poll()
p.register(o, 1)
p.register(x, 1)
print(p.poll(5))
y.send(b"x")
print([(s is x, b) for s, b in p.poll()])
o.answers = [1]
net.ready(x)
print(sorted((s is x, b) for s, b in p.poll()))
x.recv(1)
print([(s is o, b) for s, b in p.poll()])
p.unregister(o)
print(p.poll(0))
print([(s is o, b) for s, b in p.ipoll(0)])


# One that stands for a descriptor.
class Standing(io.IOBase):
    def ioctl(self, request, arg):
        return x.fileno() if request == 10 else 1 / 0


o = Standing()
p = select.poll()
p.register(o, 1)
print(p.poll(1))
y.send(b"x")
print([(s is o, b) for s, b in p.poll()])
x.close()
y.close()
