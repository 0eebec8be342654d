# Installs packages: mip.install("logging"), mip.install("github:org/repo/file.py"),
# mip.install("http://host/package.json"), mip.install("./folder/package.json").

import json
import os
import sys

_INDEX = "https://micropython.org/pi/v2"
_HOSTS = {
    "github:": "https://raw.githubusercontent.com/%s/%s/%s/%s",
    "gitlab:": "https://gitlab.com/%s/%s/-/raw/%s/%s",
    "codeberg:": "https://codeberg.org/%s/%s/raw/branch/%s/%s",
}


class _Body:
    # What an HTTP answer holds, by length, chunks or the end of the connection.
    def __init__(self, stream, headers):
        self.stream = stream
        self.chunked = headers.get("transfer-encoding", "").lower() == "chunked"
        self.left = 0 if self.chunked else int(headers.get("content-length", -1))

    def read(self, n):
        if self.chunked and self.left == 0:
            self.left = int(self.stream.readline().split(b";")[0], 16)
            if self.left == 0:
                self.chunked = False
                return b""
        if self.left == 0:
            return b""
        data = self.stream.read(n if self.left < 0 else min(n, self.left))
        if self.left > 0:
            if not data:
                raise OSError("the connection ended early")
            self.left -= len(data)
            if self.chunked and self.left == 0:
                self.stream.readline()
        return data


def _rewrite(url, branch=None):
    # Makes an address of "github:org/repo/path".
    for prefix, form in _HOSTS.items():
        if url.startswith(prefix):
            parts = url[len(prefix) :].split("/", 2)
            if len(parts) < 3:
                parts.append("package.json")
            return form % (parts[0], parts[1], branch or "HEAD", parts[2])
    return url


def _open(url, hops=5):
    # Gives something with read and close; an OSError names what is wrong.
    if not url.startswith(("http://", "https://")):
        return open(url[5:] if url.startswith("file:") else url, "rb")
    import socket

    proto, _, host, path = (url + "/").split("/", 3)
    path = path[:-1] if url.count("/") > 2 else ""
    port = 443 if proto == "https:" else 80
    if ":" in host:
        host, port = host.rsplit(":", 1)
        port = int(port)
    s = socket.socket()
    try:
        s.connect(socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0][-1])
        stream = s
        if proto == "https:":
            import ssl

            stream = ssl.wrap_socket(s, server_hostname=host)
        stream.write("GET /%s HTTP/1.1\r\nHost: %s\r\nUser-Agent: mip\r\nConnection: close\r\n\r\n" % (path, host))
        status = stream.readline().split(None, 2)
        headers = {}
        while True:
            line = stream.readline().strip()
            if not line:
                break
            k, _, v = line.decode().partition(":")
            headers[k.strip().lower()] = v.strip()
        code = int(status[1]) if len(status) > 1 else 0
        if code in (301, 302, 303, 307, 308) and hops and "location" in headers:
            s.close()
            return _open(headers["location"], hops - 1)
        if code != 200:
            raise OSError("%s: HTTP status %d" % (url, code))
        body = _Body(stream, headers)
        body.close = s.close
        return body
    except:
        s.close()
        raise


def _makedirs(path):
    at = ""
    for part in path.split("/")[:-1]:
        at += part + "/"
        if at != "/":
            try:
                os.mkdir(at[:-1])
            except OSError:
                pass


def _save(url, path):
    print("Copying:", path)
    _makedirs(path)
    src = _open(url)
    try:
        with open(path + ".part", "wb") as f:
            while True:
                data = src.read(4096)
                if not data:
                    break
                f.write(data)
    finally:
        src.close()
    os.rename(path + ".part", path)


def _same(path, short):
    # Whether the file is there already, by the first digits of its hash.
    import binascii
    import hashlib

    try:
        with open(path, "rb") as f:
            h = hashlib.sha256()
            while True:
                data = f.read(4096)
                if not data:
                    break
                h.update(data)
    except OSError:
        return False
    return binascii.hexlify(h.digest()).decode().startswith(short)


def _json(url, index, target, version, mpy):
    src = _open(_rewrite(url, version))
    try:
        text = b""
        while True:
            data = src.read(4096)
            if not data:
                break
            text += data
    finally:
        src.close()
    package = json.loads(text)
    base = url.rpartition("/")[0]
    for path, short in package.get("hashes", ()):
        path = target + "/" + path
        if _same(path, short):
            print("Exists:", path)
        else:
            _save("%s/file/%s/%s" % (index, short[:2], short), path)
    for path, link in package.get("urls", ()):
        if base and not link.startswith(("http://", "https://", "file:", "/")) and not link.startswith(tuple(_HOSTS)):
            link = base + "/" + link
        _save(_rewrite(link, version), target + "/" + path)
    for name, wanted in package.get("deps", ()):
        _install(name, index, target, wanted, mpy)


def _install(package, index, target, version, mpy):
    if package.startswith(("http://", "https://", "file:", ".", "/") + tuple(_HOSTS)):
        if package.endswith(".py") or package.endswith(".mpy"):
            print("Downloading", package, "to", target)
            _save(_rewrite(package, version), target + "/" + package.rsplit("/")[-1])
            return
        if not package.endswith(".json"):
            package = package.rstrip("/") + "/package.json"
        print("Installing", package, "to", target)
        _json(package, index, target, version, mpy)
        return
    version = version or "latest"
    print("Installing %s (%s) from %s to %s" % (package, version, index, target))
    _json("%s/package/py/%s/%s.json" % (index, package, version), index, target, None, mpy)


def install(package, index=None, target=None, version=None, mpy=True):
    # mpy is there for scripts that give it: source is what is always installed.
    if target is None:
        for p in sys.path:
            if p.endswith("/lib"):
                target = p
                break
        else:
            target = "lib"
    try:
        _install(package, (index or _INDEX).rstrip("/"), target.rstrip("/"), version, mpy)
    except OSError as e:
        print("Package may be partially installed:", e)
        return
    print("Done")
