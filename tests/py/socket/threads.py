# Expected output: MicroPython 1.29, unix port
# Two threads may use one socket, one to read and one to write.
import _thread
import socket
import net

x, y = net.pair()
N = 300
done = _thread.allocate_lock()
done.acquire()


def echo():
    while True:
        data = y.recv(100)
        if not data:
            break
        y.write(data)
    y.close()
    done.release()


def feed():
    for i in range(N):
        x.write("%05d\n" % i)


_thread.start_new_thread(echo, ())
_thread.start_new_thread(feed, ())
print(all(x.readline() == b"%05d\n" % i for i in range(N)))
x.close()
done.acquire()

l, a = net.listener(20)
answers = []
lock = _thread.allocate_lock()


def client(n):
    s = socket.socket()
    s.connect(a)
    s.write("%d\n" % n)
    answer = s.readline()
    s.close()
    with lock:
        answers.append(answer)
        if len(answers) == 8:
            done.release()


for i in range(8):
    _thread.start_new_thread(client, (i,))
for i in range(8):
    s = l.accept()[0]
    s.write(b"got " + s.readline())
    s.close()
done.acquire()
print(sorted(answers))
l.close()
