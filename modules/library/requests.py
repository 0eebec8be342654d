# HTTP requests over sockets: get(url), post(url, json=...), request(method, url).
# The names and what they do are those of micropython-lib's requests.

import socket

_HOPS = 10  # redirections that are followed


class _Body:
    # The bytes of an answer by its length, -1: in chunks.
    def __init__(self, sock, length):
        self._sock = sock
        self._chunked = length < 0
        self._left = max(length, 0)
        self._ended = length == 0

    def _chunk(self):
        # Reads a chunk's head, and what follows the last one.
        line = self._sock.readline()
        try:
            self._left = int(line.split(b";")[0], 16)
        except ValueError:
            raise ValueError("bad chunk: %r" % line)
        if self._left == 0:
            self._ended = True
            while self._sock.readline() not in (b"\r\n", b"\n", b""):
                pass

    def readinto(self, buf):
        if self._chunked and not self._left and not self._ended:
            self._chunk()
        if self._ended or not len(buf):
            return 0
        got = self._sock.readinto(memoryview(buf)[: self._left])
        if not got:
            raise ValueError("Connection closed before body complete")
        self._left -= got
        if not self._left:
            if self._chunked:
                self._sock.readline()
            else:
                self._ended = True
        return got

    def read(self, n=-1):
        if n >= 0:
            buf = bytearray(n)
            got = self.readinto(buf)
            return buf[:got] if got else b""
        parts = []
        buf = bytearray(2048)
        while True:
            got = self.readinto(buf)
            if not got:
                return b"".join(parts)
            parts.append(bytes(memoryview(buf)[:got]))

    def close(self):
        self._sock.close()


class Response:
    def __init__(self, f):
        self.raw = f
        self.encoding = "utf-8"
        self._cached = None

    def close(self):
        if self.raw:
            self.raw.close()
            self.raw = None
        self._cached = None

    @property
    def content(self):
        if self._cached is None:
            try:
                self._cached = self.raw.read()
            finally:
                self.raw.close()
                self.raw = None
        return self._cached

    @property
    def text(self):
        return str(self.content, self.encoding)

    def json(self):
        import json

        return json.loads(self.content)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()


def _split(url):
    # Gives the scheme with its colon, the host, the port, and the path without
    # its first slash.
    proto, _, rest = url.partition("//")
    if proto not in ("http:", "https:"):
        raise ValueError("Unsupported protocol: " + proto)
    end = min([i for i in (rest.find(c) for c in "/?#") if i >= 0] or [len(rest)])
    host, path = rest[:end], rest[end:]
    port = 443 if proto == "https:" else 80
    if host.startswith("["):  # an IPv6 address
        host, _, tail = host[1:].partition("]")
        if tail:
            port = int(tail[1:])
    elif ":" in host:
        host, _, digits = host.rpartition(":")
        port = int(digits)
    return proto, host, port, path[1:] if path.startswith("/") else path


def _connect(proto, host, port, timeout):
    ai = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
    s = socket.socket(ai[0], socket.SOCK_STREAM, ai[2])
    try:
        if timeout is not None:
            s.settimeout(timeout)
        s.connect(ai[-1])
        if proto == "https:":
            import tls

            context = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
            context.verify_mode = tls.CERT_NONE
            s = context.wrap_socket(s, server_hostname=host)
        return s
    except:
        s.close()
        raise


def _send(s, method, path, headers, data, streamed):
    head = ["%s /%s HTTP/1.1\r\n" % (method, path)]
    for k in headers:
        v = headers[k]
        head.append("%s: %s\r\n" % (k, str(v, "utf-8") if isinstance(v, bytes) else v))
    head.append("\r\n")
    s.write("".join(head))
    if not streamed:
        if data:
            s.write(data)
    elif headers.get("Transfer-Encoding") == "chunked":
        for part in data:
            if part:  # an empty one would end it
                s.write(b"%x\r\n" % len(part))
                s.write(part)
                s.write(b"\r\n")
        s.write(b"0\r\n\r\n")
    else:
        for part in data:
            s.write(part)


def _answer(s, parse_headers):
    # Reads the status line and the headers.
    line = s.readline()
    status = line.split(None, 2)
    if len(status) < 2:
        raise ValueError("HTTP error: BadStatusLine:\n%s" % status)
    reason = status[2].rstrip() if len(status) > 2 else ""
    headers = None if parse_headers is False else {}
    length = location = None
    chunked = False
    while True:
        line = s.readline()
        if not line or line in (b"\r\n", b"\n"):
            break
        name, _, value = line.partition(b":")
        name, value = name.lower(), value.strip()
        if name == b"transfer-encoding":
            chunked = b"chunked" in value.lower()
        elif name == b"content-length":
            length = int(value)
        elif name == b"location":
            location = str(value, "utf-8")
        if parse_headers is True:
            k, _, v = str(line, "utf-8").partition(":")
            headers[k] = v.strip()
        elif parse_headers is not False:
            parse_headers(line, headers)
    return int(status[1]), reason, headers, -1 if chunked else length, location


def _target(location, proto, host, port):
    # Gives the whole address that a Location header means.
    if location.startswith("//"):
        return proto + location
    if location.startswith("/"):
        if ":" in host:
            host = "[%s]" % host
        return "%s//%s:%d%s" % (proto, host, port, location)
    return location


def request(method, url, data=None, json=None, headers=None, stream=None, auth=None, timeout=None, parse_headers=True):
    headers = dict(headers) if headers else {}
    if auth is not None:
        import binascii

        login = "%s:%s" % tuple(auth)
        headers["Authorization"] = "Basic " + binascii.b2a_base64(login.encode())[:-1].decode()
    if json is not None:
        assert data is None
        from json import dumps

        data = dumps(json)
        headers.setdefault("Content-Type", "application/json")
    if isinstance(data, str):
        data = data.encode()
    # An iterator is sent part by part, as it comes.
    streamed = bool(data) and hasattr(data, "__next__") and not hasattr(data, "__len__")
    own_host = "Host" in headers

    for _ in range(_HOPS + 1):
        proto, host, port, path = _split(url)
        if not own_host:
            headers["Host"] = host
        if streamed:
            if "Content-Length" not in headers:
                headers.setdefault("Transfer-Encoding", "chunked")
        elif data:
            headers.setdefault("Content-Length", str(len(data)))
        headers.setdefault("Connection", "close")

        s = _connect(proto, host, port, timeout)
        try:
            _send(s, method, path, headers, data, streamed)
            status, reason, fields, length, location = _answer(s, parse_headers)
            if location is not None and not 200 <= status <= 299:
                if status not in (301, 302, 303, 307, 308):
                    raise NotImplementedError("Redirect %d not yet supported" % status)
            else:
                location = None
        except:
            s.close()
            raise
        if location is None:
            if method == "HEAD" or status in (204, 304):
                length = 0
            answer = Response(s if length is None else _Body(s, length))
            answer.status_code = status
            answer.reason = reason
            if fields is not None:
                answer.headers = fields
            return answer

        s.close()
        url = _target(location, proto, host, port)
        own_host = False
        if status in (301, 302, 303):
            method, data, streamed = "GET", None, False
            for k in ("Content-Length", "Transfer-Encoding", "Content-Type"):
                headers.pop(k, None)
    raise ValueError("more than %d redirections: %s" % (_HOPS, url))


def head(url, **kw):
    return request("HEAD", url, **kw)


def get(url, **kw):
    return request("GET", url, **kw)


def post(url, **kw):
    return request("POST", url, **kw)


def put(url, **kw):
    return request("PUT", url, **kw)


def patch(url, **kw):
    return request("PATCH", url, **kw)


def delete(url, **kw):
    return request("DELETE", url, **kw)
