# Expected output: MicroPython 1.29 (unix port) with micropython-lib's umqtt.simple and umqtt.robust.
import umqtt.simple
from umqtt import robust


class Net:
    # Stands for the socket module: brokers that answer what they were told to.
    answers = []
    last = None

    @staticmethod
    def getaddrinfo(host, port):
        return [(2, 1, 6, "", (host, port))]

    class socket:
        def __init__(self):
            self.input = Net.answers.pop(0)
            self.sent = b""
            self.blocks = True
            Net.last = self

        def settimeout(self, t):
            print("settimeout", t)

        def setblocking(self, on):
            self.blocks = on

        def connect(self, addr):
            print("connect", addr)
            if self.input is None:
                raise OSError(111)

        def read(self, n):
            if not self.input and not self.blocks:
                return None
            data, self.input = self.input[:n], self.input[n:]
            return data

        def write(self, data, n=None):
            data = data.encode() if isinstance(data, str) else bytes(data)
            self.sent += data if n is None else data[:n]

        def close(self):
            print("close")


umqtt.simple.socket = Net


def sent():
    print(Net.last.sent)
    Net.last.sent = b""


def make(cls, *args, answer=b"\x20\x02\0\0", **kw):
    Net.answers = [answer]
    c = cls(*args, **kw)
    c.set_callback(lambda topic, msg: print("message", topic, msg))
    return c


def tried(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e), e.args)


for args, kw, will, how in (
    (("id", "host"), {}, None, {}),
    (("id", "host", 99, "user", "pw", 300), {}, None, {"clean_session": False}),
    ((b"", "host"), {"ssl": False, "keepalive": 65535}, ("t", "m"), {"timeout": 5}),
    (("id", "host"), {"user": b"u", "password": b"p"}, (b"topic", b"", True, 1), {}),
):
    c = make(umqtt.simple.MQTTClient, *args, **kw)
    if will:
        c.set_last_will(*will)
    print(c.connect(**how), c.port, c.client_id, c.server, c.user, c.pswd, c.keepalive, c.lw_topic, c.lw_msg, c.lw_qos, c.lw_retain)
    sent()

print(make(umqtt.simple.MQTTClient, "id", "host", answer=b"\x20\x02\1\0").connect())
tried(make(umqtt.simple.MQTTClient, "id", "host", answer=b"\x20\x02\0\5").connect)
tried(make(umqtt.simple.MQTTClient, "id", "host", answer=None).connect)
tried(c.set_last_will, "t", "m", qos=3)

c = make(umqtt.simple.MQTTClient, "id", "host")
c.connect()
Net.last.sent = b""
for topic, msg, kw in ((b"a/b", b"hello", {}), ("a", "text", {"retain": True}), (b"long", b"x" * 200, {}), (b"", b"y" * 20000, {})):
    c.publish(topic, msg, **kw)
    print(len(Net.last.sent), Net.last.sent[:12])
    Net.last.sent = b""
Net.last.input = b"\x40\x02\0\1"
c.publish(b"t", b"m", qos=1)
sent()
# Messages that come before the answer, and answers to somebody else.
Net.last.input = b"\x30\x05\0\x01tab\x40\x02\0\x07\x40\x02\0\2"
c.publish(b"t", b"m", False, 1)
sent()
Net.last.input = b"\x90\x03\0\3\0" + b"\x90\x03\0\4\x01" + b"\x90\x03\0\5\x80"
tried(c.subscribe, b"x/#")
sent()
tried(c.subscribe, "y", 1)
sent()
tried(c.subscribe, b"refused")
Net.last.sent = b""
Net.last.input = b"\xb0\x02\0\6"
tried(c.unsubscribe, b"x/#")
sent()
Net.last.input = b"\x31\x06\0\3a/bm\x32\x08\0\3a/b\0\x09q\xd0\0"
print(c.wait_msg(), c.wait_msg(), c.wait_msg(), c.check_msg(), Net.last.blocks)
sent()
Net.last.input = b"\x30\x85\x02\0\1t" + b"z" * 258
print(c.check_msg())
tried(c.wait_msg)
c.ping()
c.disconnect()
sent()

# The one that connects anew.
c = make(robust.MQTTClient, "id", "host")
c.DELAY = 0
c.DEBUG = True
c.connect()
Net.answers = [None, b"\x20\x02\1\0" + b"\x30\x04\0\1tm"]
Net.last.input = b""
print(c.wait_msg())
Net.answers = [b"\x20\x02\0\0" + b"\x40\x02\0\1"]
c.publish(b"t", b"m", qos=1)
sent()
print(c.check_msg())
