# Expected output: MicroPython 1.29, unix port.
# The module framebuf: random figures in all formats, by the checksum of the picture; what is refused.
import binascii
import framebuf
from array import array

FORMATS = {"MONO_VLSB": 1, "MONO_HLSB": 1, "MONO_HMSB": 1, "GS2_HMSB": 2, "GS4_HMSB": 4, "GS8": 8, "RGB565": 16}
seed = 1


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


def near(n):
    return rnd(n + 20) - 10


def points(n, w, h):
    return array("h", [near(w) if i % 2 == 0 else near(h) for i in range(2 * n)])


def picture(name, w, h, stride):
    buf = bytearray((stride + 8) * (h + 8) * FORMATS[name] // 8)
    return buf, framebuf.FrameBuffer(buf, w, h, getattr(framebuf, name), stride)


for name in sorted(FORMATS):
    for w, h, stride in ((33, 17, 40), (16, 16, 16), (7, 30, 7), (50, 9, 51)):
        buf, fb = picture(name, w, h, stride)
        _, other = picture("GS2_HMSB", 9, 7, 9)
        _, palette = picture(name, 4, 1, 4)
        for i in range(4):
            palette.pixel(i, 0, rnd(1 << 16))
        sums = []
        for step in range(120):
            what, color = rnd(14), rnd(1 << 16)
            x, y, a, b = near(w), near(h), near(w), near(h)
            if what == 0:
                fb.fill_rect(x, y, a, b, color)
            elif what == 1:
                fb.pixel(x, y, color)
                sums.append(fb.pixel(x, y))
            elif what == 2:
                fb.hline(x, y, a, color)
            elif what == 3:
                fb.vline(x, y, b, color)
            elif what == 4:
                fb.rect(x, y, a, b, color, rnd(2))
            elif what == 5:
                fb.line(x, y, a, b, color)
            elif what == 6:
                fb.ellipse(x, y, rnd(12), rnd(12), color)
            elif what == 7:
                fb.ellipse(x, y, rnd(12), rnd(12), color, rnd(2), rnd(20))
            elif what == 8:
                fb.poly(near(5), near(5), points(2 + rnd(6), w, h), color)
            elif what == 9:
                fb.poly(near(5), near(5), points(2 + rnd(6), w, h), color, True)
            elif what == 10:
                other.fill(0)
                other.ellipse(4, 3, 3, 3, rnd(4), True)
                fb.blit(other, x, y, rnd(5) - 1)
            elif what == 11:
                fb.blit(other, x, y, -1, palette)
            elif what == 12:
                fb.scroll(rnd(9) - 4, rnd(9) - 4)
            else:
                fb.text("Ab\x7f%c~ é" % (32 + rnd(95)), x, y, color)
            if step % 12 == 0:
                sums.append(binascii.crc32(buf))
        print(name, w, h, stride, sums)

for c in range(32, 128, 7):
    buf, fb = picture("MONO_VLSB", 8, 8, 8)
    fb.text(chr(c), 0, 0)
    print(c, binascii.hexlify(buf))


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


F = framebuf.FrameBuffer
b = bytearray(8)
for args in ((), (b,), (b, 8, 8), (b, 8, 8, 0), (b, 9, 8, 0), (b, 8, 8, 7), (b, 8, 8, -1), (b, 0, 8, 0), (b, 8, -1, 0), (b, 70000, 1, 0), (b, 4, 4, 3, 3),
             (b, 4, 4, 3, 70000), (b"12345678", 8, 8, 0), (5, 8, 8, 0), (b, "8", 8, 0), (b, 8.0, 8, 0), (b, 2, 2, 1), (b, 2, 3, 1), (b, 1, 8, 6), (b, 1, 9, 6),
             (b, 8, 8, 0, 8, 1), (b, 3, 5, 5), (b, 2, 8, 2), (b, 3, 8, 2)):
    show(lambda: type(F(*args)))
show(lambda: F(b, 8, height=8))
show(lambda: framebuf.FrameBuffer1(b, 8, 8).pixel(0, 0))
show(lambda: framebuf.FrameBuffer1(b, 4, 8, 8).pixel(3, 7))
show(lambda: framebuf.FrameBuffer1(b, 8))
fb = F(b, 8, 8, framebuf.MONO_HLSB)
show(lambda: fb.fill())
show(lambda: fb.fill("x"))
show(lambda: fb.pixel(0))
show(lambda: fb.pixel(8, 8))
show(lambda: fb.pixel(0, 0, 1, 2))
show(lambda: fb.text(5, 0, 0))
show(lambda: fb.text(b"ab", 0, 0))
show(lambda: fb.blit(5, 0, 0))
show(lambda: fb.blit((b, 8, 8), 0, 0))
show(lambda: fb.blit((b"\xaa\x55", 4, 2, framebuf.MONO_HLSB), 1, 1))
show(lambda: fb.blit([b"\xaa\x55", 4, 2, framebuf.MONO_HLSB, 8], 1, 1, 0))
show(lambda: fb.poly(0, 0, [1, 2], 1))
show(lambda: fb.poly(0, 0, array("f", [1, 2, 3, 4]), 1))
show(lambda: fb.poly(0, 0, b"", 1))
show(lambda: fb.poly(0, 0, b"\x01", 1))
show(lambda: fb.poly(0, 0, b"\x01\x02\x05\x06\x07", 1))
show(lambda: fb.fill_rect(0, 0, 1 << 80, 1, 1))
show(lambda: fb.fill_rect(0, 0, 1 << 32, 1, 1))
print(b, bytes(fb), memoryview(fb)[0])


class Screen(framebuf.FrameBuffer):
    def __init__(self, w, h):
        self.buf = bytearray(w * h)
        super().__init__(self.buf, w, h, framebuf.GS8)

    def cross(self, color):
        self.line(0, 0, 3, 3, color)
        self.line(0, 3, 3, 0, color)


s = Screen(4, 4)
s.cross(9)
print(s.buf, s.pixel(1, 2), bytes(s) == bytes(s.buf))
show(lambda: fb.blit(s, 0, 0))
