# Expected output: typed from the rules for the board generic, where it departs from the unix port
# close ends the calls of other threads with EBADF. (On the unix port they wait
# for ever.)
import _thread
import socket
import select
import time
import net

done = _thread.allocate_lock()
done.acquire()


def blocked(what, s, call, *args):
    def run():
        net.show(what, call, *args)
        done.release()

    _thread.start_new_thread(run, ())
    time.sleep_ms(30)  # either way round the answer is the same
    s.close()
    done.acquire()


for what, args in (("recv", (5,)), ("recvfrom", (5,)), ("recv_into", (bytearray(5),)), ("read", (5,)), ("read", ()), ("readline", ()), ("readinto", (bytearray(5),))):
    for timeout in (None, 60):
        x, y = net.pair()
        y.settimeout(timeout)
        blocked(what, y, getattr(y, what), *args)
        x.close()
x, y = net.pair()


def fill():
    while True:
        x.sendall(bytes(1 << 20))


blocked("sendall", x, fill)
y.close()
l, a = net.listener()
blocked("accept", l, l.accept)
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
net.bound(u)
blocked("recvfrom", u, u.recvfrom, 5)
x, y = net.pair()
p = select.poll()
p.register(y, select.POLLIN)
blocked("poll", y, lambda: [(s is y, bits) for s, bits in p.poll()])
x.close()
x, y = net.pair()
blocked("select", y, lambda: [len(z) for z in select.select([y], [], [])])
x.close()
