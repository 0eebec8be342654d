# Expected output: MicroPython 1.29, unix port.
# The module uctypes: fields, bit fields, arrays, pointers, sizes, what is refused.
import uctypes as u


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


for name in "UINT8 INT8 UINT16 INT16 UINT32 INT32 UINT64 INT64 BFUINT8 BFINT8 BFUINT16 BFINT16 BFUINT32 BFINT32 FLOAT32 FLOAT64".split():
    print(name, getattr(u, name), end=" ")
for name in "VOID SHORT USHORT INT UINT LONG ULONG LONGLONG ULONGLONG PTR ARRAY BF_POS BF_LEN NATIVE LITTLE_ENDIAN BIG_ENDIAN".split():
    print(name, getattr(u, name), end=" ")
print()

fields = {
    "a": u.UINT8 | 0,
    "b": u.INT16 | 1,
    "c": u.UINT32 | 3,
    "d": u.INT64 | 7,
    "e": u.FLOAT32 | 15,
    "f": u.FLOAT64 | 19,
    "low": u.BFUINT16 | 27 | 0 << u.BF_POS | 5 << u.BF_LEN,
    "high": u.BFUINT16 | 27 | 5 << u.BF_POS | 11 << u.BF_LEN,
    "sub": (29, {"x": u.UINT8, "y": u.UINT8 | 1}),
    "raw": (29 | u.ARRAY, 4 | u.UINT8),
    "words": (29 | u.ARRAY, 3 | u.UINT16),
    "pairs": (29 | u.ARRAY, 3, {"k": u.INT8, "v": u.UINT8 | 1}),
}
for layout in (u.NATIVE, u.LITTLE_ENDIAN, u.BIG_ENDIAN):
    data = bytearray(40)
    s = u.struct(u.addressof(data), fields, layout)
    s.a, s.b, s.c, s.d, s.e, s.f = 300, -2, 1 << 31, -(1 << 62), 1.5, -0.1
    s.low, s.high = 19, 1025
    s.sub.y = 7
    s.words[2] = 70000
    s.pairs[1].k = -3
    print(data)
    print(s.a, s.b, s.c, s.d, s.e, s.f, s.low, s.high, s.sub.x, s.sub.y, s.raw, s.words[2], [s.pairs[i].k for i in range(3)])
    print(u.sizeof(s), u.sizeof(s.sub), u.sizeof(s.words), u.sizeof(s.pairs), u.sizeof(fields), u.sizeof(fields, layout))
    s.raw[0] = 99
    print(data[29], bytes(s)[29], memoryview(s)[29], bytes(s.sub))

show(lambda: s.zz)
show(lambda: s[0])
show(lambda: s.words[3])
show(lambda: s.words.x)
show(lambda: s.words["x"])
show(lambda: len(s))
show(lambda: int(s))
show(lambda: setattr(s, "a", 1.5))
show(lambda: setattr(s, "a", "x"))
show(lambda: setattr(s, "e", "x"))
show(lambda: setattr(s, "sub", 1))
show(lambda: setattr(s, "low", 1 << 70))
show(lambda: setattr(s, "zz", 1))
show(lambda: delattr(s, "a"))
show(lambda: {s: 1})
print(s == s, isinstance(s, u.struct), type(s))


def delete():
    del s.words[0]


def assign():
    s.pairs[0] = 1


show(delete)
show(assign)

for desc in (5, "x", {"a": "x"}, {}, (1,), (u.ARRAY | 0, 4 | u.UINT8), (u.ARRAY | 0, 4, {"x": u.UINT16}), (u.ARRAY, 4 | u.UINT8, {}, 2),
             (u.PTR | 0, 1), (u.PTR | 0,), (u.PTR | 0, 1, 2), (0, u.UINT8), (3 << 29, 2), {"a": (0, {"x": u.UINT64}), "b": 8 | u.UINT8}):
    show(lambda: u.sizeof(desc))
show(lambda: u.sizeof({"a": u.UINT8, "b": 1 | u.UINT32}, u.LITTLE_ENDIAN))
show(lambda: u.sizeof(bytearray(7)))
show(lambda: u.sizeof(s, 1))
show(lambda: u.struct())
show(lambda: u.struct(1, 2, 3, 4))
show(lambda: u.struct(1, 2, layout=3))
show(lambda: u.struct("x", 2))
show(lambda: u.struct(1, 2))
show(lambda: u.struct(1, (1, 2)))
show(lambda: u.struct(-1, {}))
show(lambda: u.struct(255, (u.PTR, 2)))
show(lambda: u.addressof(5))

# Addresses.
data = bytearray(b"abcdefgh")
at = u.addressof(data)
print(u.bytes_at(at, 3), u.bytes_at(at + 3, 5), u.bytes_at(u.addressof("text"), 4))
print(u.addressof(memoryview(data)[2:]) - at, u.addressof(data) - at)
shared = u.bytearray_at(at + 1, 3)
shared[0] = 0x42
print(data, shared, at > 0, type(at))

# Pointers.
cell = bytearray(16)
node = u.struct(u.addressof(cell), {"text": (u.PTR, u.UINT8), "next": (u.PTR | 8, {"text": (u.PTR, u.UINT8)})})
place = u.struct(u.addressof(cell), {"a": u.UINT64, "b": u.UINT64 | 8})
place.a, place.b = at, u.addressof(cell)
print(node.text[0], node.text[7], chr(node.next[0].text[4]), int(node.text) == at, int(node.next) == u.addressof(cell))
show(lambda: node.text.x)
