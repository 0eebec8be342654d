# Expected output: MicroPython 1.29's unix port, run with -X heapsize=64M.
# Board: unix
import socket, select, sys, os, errno, time

if sys.platform != "linux":
    print("SKIP")
    raise SystemExit


def show(what, f, *a):
    try: print(what, repr(f(*a)))
    except Exception as e: print(what, repr(e))
def A(p, h="127.0.0.1"): return socket.getaddrinfo(h, p)[0][-1]
print(sorted(n for n in dir(socket)), sorted(dir(select)), sorted(n for n in dir(socket.socket) if n[0] != "_"))
print([ (n, getattr(socket, n)) for n in sorted(dir(socket)) if n.isupper() or n[0] in "ASIM" and "_" in n])
show("gai", socket.getaddrinfo, "127.0.0.1", 80)
show("gai6", socket.getaddrinfo, "::1", 80, 0, 1)
for a in (("256.1.1.1.",80),("",80),("127.0.0.1","nosuch"),("127.0.0.1","80"),("127.0.0.1",b"80"),("127.0.0.1",65536,0,1),("127.0.0.1",-1,0,1),("127.0.0.1",80,99),("127.0.0.1",80,0,99),("127.0.0.1",80,2,3),("127.0.0.1",80,0,0,17),("127.0.0.1",80,10),("::1",80,2),("127.0.0.1",80,0,0,0,1<<20),("127.0.0.1",1.5),("127.0.0.1",None),(None,80),(1,80),(b"127.0.0.1",80,0,1),("127.1",80,0,1),("0x7f.1",80,0,1), ("127.0.0.1",80,1)):
    show("gai %r" % (a,), socket.getaddrinfo, *a)
show("gaikw", lambda: socket.getaddrinfo("127.0.0.1", port=80))
for a in ((), (2,1,0,5,6), (99,), (2,99), (2,1,99), (2,2,6), (2,3), ("x",), (None,), (2.0,), (-1,)):
    r = None
    try:
        s = socket.socket(*a); r = "ok"; s.close()
    except Exception as e: r = repr(e)
    print("socket", a, r)
show("kw", lambda: type(socket.socket(foo=1)))
l = socket.socket(); l.bind(A(0)); l.listen(2)
def listener():
    # A port that nobody has: the board cannot tell which one bind(0) gave.
    port = 20000 + time.ticks_us() % 10000
    while True:
        s = socket.socket()
        try:
            s.setsockopt(1, 2, 1)
            s.bind(A(port))
            return s, port
        except OSError:
            s.close()
            port += 1


l.close()
l, port = listener()
show("listen", l.listen)
show("bind twice", l.bind, A(port+1))
x = socket.socket(); show("in use", x.bind, A(port)); show("tuple", x.bind, ("127.0.0.1", 1)); show("short", x.bind, b"abc"); show("str", x.bind, "abcdefgh")
show("far", x.bind, A(1234, "192.0.2.1"))
l.settimeout(0.05); show("accept t", l.accept); l.setblocking(False); show("accept nb", l.accept)
show("recv on listener", l.recv, 1); show("connect listener", l.connect, A(port))
c = socket.socket(); c.settimeout(0.05); c.connect(A(port)); l.setblocking(True); s, a = l.accept(); print(type(a), len(a))
show("recv t", c.recv, 1); show("recvfrom t", c.recvfrom, 1); show("read t", c.read, 1); show("readinto t", c.readinto, bytearray(1)); show("readline t", c.readline); show("read all t", c.read)
c.setblocking(True); show("kept", c.recv, 1)
c.settimeout(None); c.setblocking(False); show("recv nb", c.recv, 1); show("read nb", c.read, 1); show("readline nb", c.readline)
show("send none", c.send, b""); show("sendall none", c.sendall, b""); show("write none", c.write, b"")
big = b"x" * 8000000
r = c.send(big); print(0 < r < len(big)); show("send nb", c.send, big); show("sendall nb", c.sendall, big); show("write nb", c.write, big)
c.settimeout(0.05); show("send t", c.send, big); show("write t", c.write, big)
show("settimeout -1", c.settimeout, -1); show("recv -1", c.recv, 1); show("settimeout -.5", c.settimeout, -0.5); show("st str", c.settimeout, "1"); show("st True", c.settimeout, True); c.settimeout(1e-7); show("1e-7", c.recv, 1)
show("opt bool", c.setsockopt, 1, 2, True); show("opt None", c.setsockopt, 1, 2, None); show("opt unknown", c.setsockopt, 1, 9999, 1); show("opt err", c.setsockopt, 1, 4, 1); show("opt 3", c.setsockopt, 1, 2); show("cb", c.setsockopt, 1, 20, None); show("cb", c.setsockopt, 1, 20, print)
show("nodelay", c.setsockopt, 6, 1, 1)
c.close()
for n, a in (("recv",(1,)),("send",(b"x",)),("sendall",(b"x",)),("sendto",(b"x",A(1))),("recvfrom",(1,)),("bind",(A(0),)),("listen",()),("accept",()),("connect",(A(1),)),("setsockopt",(1,2,1)),("settimeout",(1,)),("setblocking",(1,)),("read",(1,)),("write",(b"x",)),("readline",()),("close",()),("fileno",()),("read",(0,)),("write",(b"",)),("readline",(0,))):
    show("closed "+n, getattr(c, n), *a)
print(c)
n = socket.socket(); show("recv new", n.recv, 1); show("read new", n.read, 1); show("send new", n.send, b"x"); show("write new", n.write, b"x"); show("accept new", n.accept); show("sendto new", n.sendto, b"x", A(1))
show("refused", n.connect, A(port+77)); show("refused again", n.connect, A(port+77))
n = socket.socket(); n.setblocking(False); show("nb", n.connect, A(port)); 
p = select.poll(); p.register(n); p.poll(500); show("nb2", n.connect, A(port)); show("nb3", n.connect, A(port))
u = socket.socket(2, 2); show("u send", u.send, b"x"); show("u recv", (u.settimeout(0.02), u.recv)[1], 1); show("u listen", u.listen); show("u accept", u.accept)
v = socket.socket(2, 2); v.bind(A(port)); show("sendto", u.sendto, b"abcdef", A(port)); show("flags", u.sendto, b"x", 0, A(port)); r = v.recvfrom(3); print(r[0], type(r[1]), len(r[1])); print(v.recv(9, 2), v.recv(9)); show("dontwait", v.recv, 1, 0x40)
show("empty", u.sendto, b"", A(port)); v.settimeout(0.05); show("got", v.recv, 9)
q = select.poll(); show("int", q.register, 1); show("neg", q.register, -1); show("float", q.poll, 1.5); show("mod", q.modify, v, 1); show("unreg", q.unregister, v); show("poll kw", lambda: q.poll(timeout=1))
def bits(s, m):
    p = select.poll(); p.register(s, m); return [b for _, b in p.poll(0)]
n = socket.socket(); print([bits(n, m) for m in (5,1,4,0)]); n.close(); print(bits(n, 5))
n = socket.socket(); p = select.poll(); p.register(n); n.close(); print([b for _, b in p.poll(0)])
l.close()
l, port = listener()
l.listen()
c = socket.socket(); c.connect(A(port)); s, a = l.accept()
s.close(); show("eof", c.recv, 1); show("eof2", c.read, 5); c.setblocking(False); show("eof nb", c.recv, 1); c.setblocking(True)
show("w1", c.send, b"x"); time.sleep(0.05); show("w2", c.send, b"x"); show("w3", c.send, b"x"); show("r", c.recv, 1)
show("inherit", lambda: 1)
l.settimeout(0.05); c = socket.socket(); c.connect(A(port)); s, a = l.accept(); show("inherited", s.recv, 1)
f = c.makefile(); print(type(f)); f = c.makefile("rb"); print(type(f)); s.send(b"line\nmore"); print(f.readline()); f.close(); show("after", c.send, b"x")
show("with", lambda: exec("with socket.socket() as s: pass"))
show("iter", lambda: list(socket.socket())); show("len", len, socket.socket()); show("setattr", setattr, socket.socket(), "x", 1)
show("ntop", socket.inet_ntop, 2, b"\x7f\0\0\1"); show("ntop99", socket.inet_ntop, 99, b"\x7f\0\0\1"); show("pton", socket.inet_pton, 2, "1.2.3"); show("sa", socket.sockaddr, A(80)); show("sa", socket.sockaddr, b"\1\0/run/x"); show("sa", socket.sockaddr, ("h", 1))
show("recv0", s.recv, 0)
try:
    s.recv(-1)
except MemoryError:  # its text has the size of the machine's words
    print("recv-1 MemoryError")
show("send int", s.send, 5); show("send list", s.send, [1]); show("send str", s.send, "ü")
print(sorted(errno.errorcode.items())); show("uname", lambda: os.uname())
for m in ("ussl", "usocket", "network", "gzip", "zlib", "threading", "weakref"):
    try: __import__(m); print(m, "yes")
    except ImportError as e: print(m, e)
