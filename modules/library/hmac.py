# Message authentication by a hash with a key (RFC 2104).

import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=None):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got '%s'" % type(key).__name__)
        if digestmod is None:
            raise TypeError("Missing required argument 'digestmod'.")
        if isinstance(digestmod, str):
            self._make = getattr(hashlib, digestmod.lower().replace("-", ""), None)
            if self._make is None:
                raise ValueError("unsupported hash type " + digestmod)
        else:
            self._make = getattr(digestmod, "new", digestmod)
        self.digest_size = len(self._hash(b""))
        self.block_size = 128 if self.digest_size > 32 else 64
        if len(key) > self.block_size:
            key = self._hash(key)
        self._key = bytes(key) + bytes(self.block_size - len(key))
        self._msg = b"" if msg is None else bytes(msg)

    def _hash(self, *parts):
        h = self._make()
        for p in parts:
            h.update(p)
        return h.digest()

    # MicroPython's hashes end with digest() and cannot be copied, which a HMAC
    # can: so the message is kept.
    def update(self, msg):
        self._msg += msg

    def copy(self):
        other = HMAC(self._key, self._msg, self._make)
        return other

    def digest(self):
        inner = self._hash(bytes([b ^ 0x36 for b in self._key]), self._msg)
        return self._hash(bytes([b ^ 0x5C for b in self._key]), inner)

    def hexdigest(self):
        return "".join(["%02x" % b for b in self.digest()])


def new(key, msg=None, digestmod=None):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    # In a time that does not depend on where they differ.
    if isinstance(a, str) and isinstance(b, str):
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    diff = len(a) ^ len(b)
    for x, y in zip(a, b):
        diff |= x ^ y
    return diff == 0
