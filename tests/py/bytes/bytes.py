# Expected output: MicroPython 1.29, unix port.
# bytes: literals, indexing, slices, methods, conversions, comparison, concatenation with other buffers.
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[5:], list(b[:3]), 104 in b, b"ell" in b, b"z" not in b)
print(b"a" + b"b", b"ab" * 2, 3 * b"x", b"" == b"", b"a" < b"b", b"a" < b"aa", b"a" == "a", b"abc" != b"abd")
print(bytes(3), bytes([1, 2, 255]), bytes((65, 66)), bytes("é", "utf8"), bytes(range(3)), bytes(b"copy"), bytes(bytearray(b"x")), bytes())
print(b.find(b"l"), b.rfind(b"l"), b.count(b"l"), b.index(b"o"), b.startswith(b"he"), b.endswith(b"\xff"))
print(b"a,b,c".split(b","), b" x ".strip(), b"a-b".replace(b"-", b"+"), b",".join([b"1", b"2"]), b"Ab".upper(), b"Ab".lower(), b"x=1".partition(b"="))
print(b"12".isdigit(), b"ab".isalpha(), b"{}:{}".format(1, "x"), b"%d %s" % (1, b"q"))
print(b"abc".decode(), str(b"\xe6\x97\xa5", "utf-8"), b"\xc3\xa9".decode("utf-8"))
print(repr(b"'"), repr(b'"'), repr(b"\n\t\\"), b"\x7f\x80", rb"\x", b"multi" b"part")
print(hash(b"ab") == hash(b"a" + b"b"), {b"k": 1}[b"k"], sorted([b"b", b"a"]), max(b"az"), [x for x in b"AB"])
print(b"abc"[1:][0], b"abc"[-2:], bytes(memoryview(b"view")[1:3]))
print(b.hex() if hasattr(b, "hex") else "", bytes.fromhex("00ff10") if hasattr(bytes, "fromhex") else "", b"\x01\x02".hex(":"))
for bad in (lambda: b[100], lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("x"), lambda: b"a" + "b", lambda: b"\xff\xfe".decode(), lambda: bytes(-1), lambda: b"a".join(["b"]), lambda: bytes([1.5]), lambda: b"x".index(b"y"), lambda: b[::-1]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print("TypeError", e)
