# Expected output: typed from the rules for the board generic, where it departs from the unix port
# A wait sees what other threads register, change, close and send meanwhile. (On
# the unix port it sees what is sent.)
import _thread
import select
import time
import sys

sys.path.append("../socket")
import net

x, y = net.pair()
a, b = net.pair()


def meanwhile(f, *args):
    def run():
        time.sleep_ms(20)  # either way round the answer is the same
        f(*args)

    _thread.start_new_thread(run, ())


def show(found):
    print([({x: "x", y: "y", a: "a", b: "b"}[s], bits) for s, bits in found])


p = select.poll()
p.register(x, select.POLLIN)
meanwhile(y.send, b"x")
show(p.poll())
x.recv(1)
meanwhile(p.register, a, select.POLLOUT)
show(p.poll())
p.unregister(a)
meanwhile(p.modify, x, select.POLLOUT)
show(p.poll())
p.modify(x, select.POLLIN)
y.send(b"line 1\nline 2\n")
over = _thread.allocate_lock()
over.acquire()
meanwhile(lambda: (x.readline(), over.release()))
over.acquire()
show(p.poll())  # what is read ahead is there to be read
x.recv(100)
p.register(a, select.POLLIN)
meanwhile(a.close)
show(p.poll())
p.unregister(a)
meanwhile(p.unregister, x)
print(p.poll(60))
p.register(x, select.POLLIN)

# Two threads wait with one poll object.
seen = []
done = _thread.allocate_lock()
done.acquire()


def other():
    seen.append([bits for s, bits in p.poll()])
    done.release()


_thread.start_new_thread(other, ())
meanwhile(y.send, b"x")
show(p.poll())
done.acquire()
print(seen)
for s in (x, y, a, b):
    s.close()
