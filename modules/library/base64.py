# Base64, base32, base16 and base85 (RFC 4648, RFC 1924).

from binascii import a2b_base64, b2a_base64, hexlify, unhexlify

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes(s):
    if isinstance(s, str):
        return s.encode()
    return bytes(s)


def _swap(s, old, new):
    return s.replace(old[:1], new[:1]).replace(old[1:], new[1:])


def b64encode(s, altchars=None):
    out = b2a_base64(s)[:-1]
    return out if altchars is None else _swap(out, b"+/", _bytes(altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = _swap(s, _bytes(altchars), b"+/")
    if len(s.rstrip(b"=\r\n ")) % 4 == 1 or len(s.strip()) % 4:
        raise ValueError("incorrect padding")
    if validate:
        for c in s.rstrip(b"="):
            if not (48 <= c < 58 or 65 <= c < 91 or 97 <= c < 123 or c in b"+/"):
                raise ValueError("only base64 data is allowed")
    return a2b_base64(s)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    return b"".join([b2a_base64(s[i : i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    return a2b_base64(s)


def encode(input, output):
    while True:
        s = input.read(57)
        if not s:
            break
        output.write(b2a_base64(s))


def decode(input, output):
    while True:
        line = input.readline()
        if not line:
            break
        output.write(a2b_base64(line))


def b32encode(s):
    out = bytearray()
    for i in range(0, len(s), 5):
        part = bytes(s[i : i + 5])
        n = int.from_bytes(part + bytes(5 - len(part)), "big")
        chars = bytes([_B32[n >> shift & 31] for shift in range(35, -1, -5)])
        used = (len(part) * 8 + 4) // 5
        out += chars[:used] + b"=" * (8 - used)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise ValueError("incorrect padding")
    if map01 is not None:
        s = s.replace(b"0", b"O").replace(b"1", _bytes(map01))
    if casefold:
        s = s.upper()
    text = s.rstrip(b"=")
    if len(s) - len(text) not in (0, 1, 3, 4, 6):
        raise ValueError("incorrect padding")
    out = bytearray()
    for i in range(0, len(text), 8):
        part = text[i : i + 8]
        n = 0
        for c in part:
            v = _B32.find(bytes([c]))
            if v < 0:
                raise ValueError("non-base32 digit found")
            n = n << 5 | v
        n <<= 5 * (8 - len(part))
        out += n.to_bytes(5, "big")[: len(part) * 5 // 8]
    return bytes(out)


def b16encode(s):
    return hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    for c in s:
        if c not in b"0123456789ABCDEF":
            raise ValueError("non-base16 digit found")
    return unhexlify(s)


def b85encode(b, pad=False):
    out = bytearray()
    for i in range(0, len(b), 4):
        part = bytes(b[i : i + 4])
        n = int.from_bytes(part + bytes(4 - len(part)), "big")
        chars = bytearray(5)
        for j in range(4, -1, -1):
            chars[j] = _B85[n % 85]
            n //= 85
        out += chars if pad else chars[: len(part) + 1]
    return bytes(out)


def b85decode(b):
    b = _bytes(b)
    out = bytearray()
    for i in range(0, len(b), 5):
        part = b[i : i + 5]
        n = 0
        for c in part + b"~" * (5 - len(part)):
            v = _B85.find(bytes([c]))
            if v < 0:
                raise ValueError("bad base85 character at position %d" % b.index(bytes([c])))
            n = n * 85 + v
        if n >> 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i)
        out += n.to_bytes(4, "big")[: len(part) - 1 if len(part) < 5 else 4]
    return bytes(out)
