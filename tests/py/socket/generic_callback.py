# Expected output: typed from the rules for the board generic, where it departs from the unix port
# Option 20: a function that is called with the socket when something comes in.
import socket
import time
import net

CALLBACK = 20
SOL = socket.SOL_SOCKET
heard = []


def wait(n):
    for i in range(1000):
        if len(heard) >= n:
            break
        time.sleep_ms(10)
    return len(heard)


# Between instructions, once for what came.
x, y = net.pair()
y.setsockopt(SOL, CALLBACK, lambda s: heard.append((s is y, s.recv(100))))
x.send(b"one")
print(wait(1), heard)
x.send(b"two")
print(wait(2), heard[1])

# The end is something too.
x.close()
print(wait(3), heard[2])
y.close()

# One that takes nothing is not called again until something was taken.
x, y = net.pair()
heard = []
y.setsockopt(SOL, CALLBACK, lambda s: heard.append("there"))
x.send(b"abc")
wait(1)
x.send(b"def")
time.sleep_ms(50)
print(heard)
print(y.recv(1))
print(wait(2), heard)

# None ends it.
y.setsockopt(SOL, CALLBACK, None)
print(y.recv(100))
x.send(b"xyz")
net.ready(y)
time.sleep_ms(20)
print(heard)

# What is neither a function nor None.
net.show("int", y.setsockopt, SOL, CALLBACK, 1)
net.show("bytes", y.setsockopt, SOL, CALLBACK, b"x")

# Within a blocked call: the function takes what came, recv waits on.
print(y.recv(100))
heard = []


def take(s):
    heard.append(s.recv(3))
    if len(heard) == 1:
        x.send(b"second")
    else:
        s.setsockopt(SOL, CALLBACK, None)


y.setsockopt(SOL, CALLBACK, take)
x.send(b"1st")
print(y.recv(100), heard)
x.close()
y.close()

# A listener: when a connection waits.
l, a = net.listener()
heard = []
l.setsockopt(SOL, CALLBACK, lambda s: heard.append(s.accept()[0]))
for i in range(3):
    c = socket.socket()
    c.connect(a)
    c.send(b"client %d" % i)
    print(wait(i + 1), heard[-1].recv(100))
    c.close()
    heard[-1].close()
l.close()
net.show("closed", l.setsockopt, SOL, CALLBACK, None)
net.show("closed", l.setsockopt, SOL, CALLBACK, print)
