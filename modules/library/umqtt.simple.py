# A client of MQTT 3.1.1 with QoS 0 and 1. The names and what they do are those of
# micropython-lib's umqtt.simple.

import socket
import struct


class MQTTException(Exception):
    pass


def _text(s):
    # A string as MQTT has it: its length, its bytes.
    if isinstance(s, str):
        s = s.encode()
    return struct.pack("!H", len(s)) + s


def _packet(kind, *parts):
    # A packet: its kind, the length of what follows, what follows.
    body = b"".join(parts)
    n = len(body)
    assert n < 1 << 28, "an MQTT packet has less than 256 MiB"
    head = bytearray((kind,))
    while n > 0x7F:
        head.append(n & 0x7F | 0x80)
        n >>= 7
    head.append(n)
    return bytes(head) + body


class MQTTClient:
    def __init__(self, client_id, server, port=0, user=None, password=None, keepalive=0, ssl=None, ssl_params={}):
        self.client_id = client_id
        self.sock = None
        self.server = server
        self.port = port or (8883 if ssl else 1883)
        self.ssl = ssl
        self.ssl_params = ssl_params
        self.pid = 0
        self.cb = None
        self.user = user
        self.pswd = password
        self.keepalive = keepalive
        self.lw_topic = None
        self.lw_msg = None
        self.lw_qos = 0
        self.lw_retain = False

    def _read(self, n):
        # Reads n bytes: the middle of a packet.
        data = self.sock.read(n) if n else b""
        if data is None or len(data) < n:
            raise OSError(-1)
        return data

    def _recv_len(self):
        n = shift = 0
        while True:
            b = self._read(1)[0]
            n |= (b & 0x7F) << shift
            if b < 0x80:
                return n
            shift += 7
            if shift > 21:
                raise MQTTException("bad length of a packet")

    def _next_pid(self):
        self.pid = self.pid % 0xFFFF + 1
        return self.pid

    def set_callback(self, f):
        self.cb = f

    def set_last_will(self, topic, msg, retain=False, qos=0):
        assert 0 <= qos <= 2
        assert topic
        self.lw_topic = topic
        self.lw_msg = msg
        self.lw_qos = qos
        self.lw_retain = retain

    def connect(self, clean_session=True, timeout=None):
        if self.sock:
            self.sock.close()
        self.sock = socket.socket()
        self.sock.settimeout(timeout)
        self.sock.connect(socket.getaddrinfo(self.server, self.port)[0][-1])
        if self.ssl is True:  # the older way
            import ssl

            self.sock = ssl.wrap_socket(self.sock, **self.ssl_params)
        elif self.ssl:
            self.sock = self.ssl.wrap_socket(self.sock, server_hostname=self.server)

        assert self.keepalive < 65536
        flags = bool(clean_session) << 1
        parts = [_text(self.client_id)]
        if self.lw_topic:
            flags |= 0x04 | self.lw_qos << 3 | bool(self.lw_retain) << 5
            parts += [_text(self.lw_topic), _text(self.lw_msg)]
        if self.user:
            flags |= 0xC0
            parts += [_text(self.user), _text(self.pswd)]
        self.sock.write(_packet(0x10, b"\0\x04MQTT\x04", struct.pack("!BH", flags, self.keepalive), *parts))
        answer = self._read(4)
        assert answer[0] == 0x20 and answer[1] == 2
        if answer[3] != 0:
            raise MQTTException(answer[3])
        return answer[2] & 1

    def disconnect(self):
        self.sock.write(b"\xe0\0")
        self.sock.close()

    def ping(self):
        self.sock.write(b"\xc0\0")

    def publish(self, topic, msg, retain=False, qos=0):
        assert qos in (0, 1), "QoS 2 is not supported"
        if isinstance(msg, str):
            msg = msg.encode()
        kind = 0x30 | qos << 1 | bool(retain)
        if not qos:
            self.sock.write(_packet(kind, _text(topic), msg))
            return
        pid = self._next_pid()
        self.sock.write(_packet(kind, _text(topic), struct.pack("!H", pid), msg))
        while True:
            if self.wait_msg() == 0x40:
                assert self._read(1) == b"\x02"
                if struct.unpack("!H", self._read(2))[0] == pid:
                    return

    def _ask(self, kind, answer, size, *parts):
        # Sends a packet with a number and waits for its answer, of which it
        # gives the last byte.
        pid = self._next_pid()
        self.sock.write(_packet(kind, struct.pack("!H", pid), *parts))
        while True:
            if self.wait_msg() == answer:
                got = self._read(size)
                assert got[1] << 8 | got[2] == pid
                return got[-1]

    def subscribe(self, topic, qos=0):
        assert self.cb is not None, "Subscribe callback is not set"
        granted = self._ask(0x82, 0x90, 4, _text(topic), bytes((qos,)))
        if granted == 0x80:
            raise MQTTException(granted)

    def unsubscribe(self, topic):
        self._ask(0xA2, 0xB0, 3, _text(topic))

    # Waits for a packet. A message goes to the callback; what else there is
    # goes to the method that waits for it, by its first byte.
    def wait_msg(self):
        res = self.sock.read(1)
        self.sock.setblocking(True)
        if res is None:
            return None
        if res == b"":
            raise OSError(-1)
        op = res[0]
        if op == 0xD0:  # the answer to a ping
            assert self._read(1) == b"\0"
            return None
        if op & 0xF0 != 0x30:
            return op
        size = self._recv_len()
        topic = self._read(struct.unpack("!H", self._read(2))[0])
        size -= len(topic) + 2
        pid = None
        if op & 6:
            pid = self._read(2)
            size -= 2
        if size < 0:
            raise MQTTException("bad length of a message")
        msg = self._read(size)
        self.cb(topic, msg)
        assert op & 6 != 4, "QoS 2 is not supported"
        if op & 6 == 2:
            self.sock.write(b"\x40\x02" + pid)
        return op

    # Is wait_msg if something has come, and else gives None at once.
    def check_msg(self):
        self.sock.setblocking(False)
        return self.wait_msg()
