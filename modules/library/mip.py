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


def _rewrite(url, branch=None):
    # Makes an address of "github:org/repo/path".
    for prefix, form in _HOSTS.items():
        if url.startswith(prefix):
            parts = url[len(prefix) :].split("/", 2)
            if len(parts) < 3:
                parts.append("package.json")
            return form % (parts[0], parts[1], branch or "HEAD", parts[2])
    return url


def _open(url):
    # Gives something with read and close; an OSError names what is wrong.
    if not url.startswith(("http://", "https://")):
        return open(url[5:] if url.startswith("file:") else url, "rb")
    import requests

    try:
        answer = requests.get(url)
    except (ValueError, NotImplementedError) as e:
        raise OSError("%s: %s" % (url, e))
    if answer.status_code != 200:
        answer.close()
        raise OSError("%s: HTTP status %d" % (url, answer.status_code))
    return answer.raw


def _makedirs(path):
    at = ""
    for part in path.split("/")[:-1]:
        at += part + "/"
        if at != "/":
            try:
                os.mkdir(at[:-1])
            except OSError:
                pass


def _inside(target, path):
    # A package puts its files under the target and nowhere else.
    if path.startswith("/") or ".." in path.replace("\\", "/").split("/"):
        raise OSError("the package wants to write outside of %s: %s" % (target, path))
    return target + "/" + path


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
        path = _inside(target, path)
        if _same(path, short):
            print("Exists:", path)
        else:
            _save("%s/file/%s/%s" % (index, short[:2], short), path)
    for path, link in package.get("urls", ()):
        if base and not link.startswith(("http://", "https://", "file:", "/")) and not link.startswith(tuple(_HOSTS)):
            link = base + "/" + link
        _save(_rewrite(link, version), _inside(target, path))
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
    except (OSError, ValueError) as e:
        print("Package may be partially installed:", e)
        return
    print("Done")
