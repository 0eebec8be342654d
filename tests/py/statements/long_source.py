# Expected output: MicroPython 1.29, unix port.
# Forms of source text: continuation, semicolons, comments, indentation of all sorts, long and deep expressions.
x = 1 + \
    2
y = (1 +
     2  # in brackets

     + 3)
z = [
    1,
    2,
]; w = {
    "a":
        1,
}
print(x, y, z, w)
if x: print("one line"); print("two")
if x:
 a = 1
 if a:
      b = 2
 c = 3
print(a, b, c)
def f(a,
      b=(1,
         2),
      ):
	return a, b
print(f(0))
class A: pass
class B: x = 1; y = 2
print(B.x + B.y)
for i in 1, 2: print(i, end=";")
print()
while x: x -= 1
print(x)
try: 1 / 0
except ZeroDivisionError: print("division")
finally: print("finally")
s = ("joined " 'from '
     """parts""")
print(s)
print("a" "b" if True else "c")
n = 0x_FF + 0b1010_1010 + 0o17 + 1_000_000
print(n, 1e3, 1.5E-3, .5, 5., 0xdeadBEEF, 00)
print(0.1 + 0.2, 1_0.0_1)
deep = ((((((((((((((((((((1))))))))))))))))))))
print(deep)
print(1 + 2 * 3 - 4 // 5 % 6 ** 2 ** 0 << 1 | 7 & 3 ^ 1, -2 ** 2, 2 ** -1, not 1 == 2, ~1 + 1)
print(1 if 2 else 3 if 4 else 5, lambda: 0 if 0 else 1 and "f")if 0 else print("skipped")
pass; pass
# a comment at the end without a newline
lst = [i
       for i in
       range(3) if
       i]
print(lst)
print("""three
lines
  here""", '''single ' inside''', "tab\there", 'esc \' \x41 \u00e9 \101', r"raw \n", b"by\x00te", rb"\n")
t = 1,
print(t, (), (1), (1,))
print(*[1, 2], *"ab", sep="-")
print(x
      if x
      else "else")
