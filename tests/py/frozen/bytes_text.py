# Expected output: CPython 3.11 (MicroPython has base64, hmac and bisect in libraries to install).
import base64, bisect, hashlib, hmac

for s in (b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(200, 256))):
    for name in ("b64", "urlsafe_b64", "standard_b64", "b32", "b16", "b85"):
        e = getattr(base64, name + "encode")(s)
        print(e, getattr(base64, name + "decode")(e) == s, end=" ")
    print()
print(base64.b64encode(b"\xff\xfe", altchars=b"-_"), base64.b64decode("__4=", b"-_"), base64.encodebytes(b"x" * 60), base64.decodebytes(b"eHg=\n"))
print(base64.b32decode("mfrgg===", casefold=True), base64.b16decode("ff", True))
for f, bad in ((base64.b64decode, b"abc"), (base64.b32decode, b"A"), (base64.b16decode, b"fg"), (base64.b85decode, b"\x00"), (base64.b32decode, b"a" * 8)):
    try:
        print(f(bad))
    except ValueError as e:
        print("ValueError")
print(hmac.new(b"key", b"The quick brown fox", "sha256").hexdigest())
h = hmac.new(b"k" * 100, digestmod=hashlib.sha256)
h.update(b"a")
h2 = h.copy()
h.update(b"b")
print(h.hexdigest(), h2.hexdigest(), h.digest_size, h.block_size)
print(hmac.new(b"", b"", hashlib.sha1).hexdigest(), hmac.new(b"x", b"y", "md5").hexdigest(), hmac.compare_digest(b"ab", b"ab"), hmac.compare_digest("ab", "ac"))
a = [1, 3, 3, 5]
print([bisect.bisect(a, x) for x in range(7)], [bisect.bisect_left(a, x) for x in range(7)], bisect.bisect_right(a, 3, 0, 2))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a, bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda p: p[0]))
try:
    bisect.bisect(a, 1, -1)
except ValueError as e:
    print(e)
