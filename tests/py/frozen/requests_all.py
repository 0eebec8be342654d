# Expected output: MicroPython 1.29 (unix port) with micropython-lib's requests.
import io
import requests


class Net:
    # Stands for the socket module: servers that answer what they were told to.
    SOCK_STREAM = 1
    answers = []
    sent = b""

    @staticmethod
    def getaddrinfo(*args):
        print("getaddrinfo", *args)
        return [(2, 1, 6, "", (args[0], args[1]))]

    class socket:
        def __init__(self, *args):
            print("socket", *args)
            self.f = io.BytesIO(Net.answers.pop(0))
            self.read, self.readline, self.readinto = self.f.read, self.f.readline, self.f.readinto

        def settimeout(self, t):
            print("settimeout", t)

        def connect(self, addr):
            print("connect", addr)
            if addr[0] == "down":
                raise OSError(111)

        def write(self, data):
            Net.sent += data if isinstance(data, bytes) else data.encode()
            return len(data)

        def close(self):
            pass


requests.socket = Net


def ask(answers, f):
    Net.answers, Net.sent = answers, b""
    try:
        r = f()
        print(r.status_code, r.reason, getattr(r, "headers", None) and sorted(r.headers.items()), r.encoding)
        print(r.content, r.text)
        r.close()
    except Exception as e:
        print(type(e), e)
    print(sorted(Net.sent.split(b"\r\n")))


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-One: a:b\r\n\r\nhello"
CHUNKS = b"HTTP/1.1 200 Fine so far\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nB; x=1\r\n and a world\r\n0\r\nTrailer: 1\r\n\r\nmore"

ask([OK], lambda: requests.get("http://host/a/b?c=d"))
ask([OK], lambda: requests.get("http://host"))
ask([OK], lambda: requests.get("http://host:8080/x", headers={"A": "b", "Host": "other"}, timeout=3))
ask([OK], lambda: requests.get("http://host?q=1"))
ask([CHUNKS], lambda: requests.get("http://host/"))
ask([b"HTTP/1.0 404 Not Found\r\n\r\nthe end"], lambda: requests.get("http://host/"))
ask([b"HTTP/1.0 500\r\n\r\n"], lambda: requests.get("http://host/"))
ask([OK], lambda: requests.post("http://host/p", data="h\u00e9"))
ask([OK], lambda: requests.put("http://host/p", data=b"\0\1", headers={"Content-Type": "x/y"}))
ask([OK], lambda: requests.patch("http://host/p", json={"a": [1, None]}))
ask([OK], lambda: requests.delete("http://host/p", auth=("user", "pass")))
ask([OK], lambda: requests.request("BREW", "http://host/p", parse_headers=False))
ask([OK], lambda: requests.post("http://host/p", data=(x for x in (b"one", b"two!"))))
ask([OK], lambda: requests.post("http://host/p", data=(x for x in (b"one",)), headers={"Content-Length": "3"}))
seen = []
ask([OK], lambda: requests.get("http://host/", parse_headers=lambda line, d: seen.append((line, d))))
print(seen)

# Redirections.
for code in (301, 302, 303, 307, 308):
    moved = b"HTTP/1.1 %d Moved\r\nLocation: /there\r\n\r\n" % code
    ask([moved, OK], lambda: requests.get("http://host/here", headers={"H": "1"}))
ask([b"HTTP/1.1 302 Found\r\nlocation: http://else:99/\r\n\r\n", OK], lambda: requests.get("http://host/here"))
ask([b"HTTP/1.1 307 Found\r\nLocation: http://else/\r\n\r\n", OK], lambda: requests.post("http://host/here", data=b"abc"))
ask([b"HTTP/1.1 300 Many\r\nLocation: /x\r\n\r\n"], lambda: requests.get("http://host/here"))
ask([b"HTTP/1.1 201 Made\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"], lambda: requests.get("http://host/here"))

# What goes wrong.
ask([b""], lambda: requests.get("http://host/"))
ask([b"garbage\r\n"], lambda: requests.get("http://host/"))
ask([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"], lambda: requests.get("http://host/"))
ask([OK], lambda: requests.get("http://down/"))
ask([OK], lambda: requests.get("gopher://host/"))

# Parts of a body, and the with statement.
Net.answers = [OK, CHUNKS, OK]
with requests.get("http://host/", stream=True) as r:
    print(r.raw.read(2), r.raw.read(10), r.raw.read(3))
with requests.get("http://host/") as r:
    buf = bytearray(3)
    while True:
        n = r.raw.readinto(buf)
        if not n:
            break
        print(n, bytes(buf[:n]))
r = requests.get("http://host/")
print(r.content is r.content, r.raw)
Net.answers = [b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n[1, 2.5]"]
print(requests.get("http://host/").json())
