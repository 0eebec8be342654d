# Expected output: MicroPython 1.29, unix port.
# f-strings: expressions, format specs, nested fields, the = form, quotes, lambda, dict access, multi-line.
x, y, name, d = 3, 4.5, "Ann", {"k": [1, 2]}
print(f"{x} {y} {name}", f"{x + 1} {x * y} {name.upper()} {name[0]} {len(name)}")
print(f"{x:5}|{x:<5}|{x:05d}|{y:.2f}|{name:>6}|{name:^7}|{x:+}")
print(f"{d['k'][1]} {d['k']} {[i for i in range(x)]} {(1, 2)}")
print(f"{name!r} {name!s} {name!r:>8}")
print(f"{{}} {{{x}}} {{x}}", f"", f"plain", f"{'nested'} {'a' + 'b'}")
w, p = 8, 2
print(f"{y:{w}.{p}f}|{name:{w}}|{name:>{w}}")
print(f"{x if x > 2 else y} {x == 3} {not x} {x and y}")
print(f"{x=} {x + 1=}")
print(f"a" "b" f"{x}" "c", "pre" f"{x}")
print(f'{name} said "hi"', f"{name}'s", f"""{x}
{y}""")
f = lambda t: "<" + t + ">"
print(f"{max(x, 1)} {f('x')}")
print(f"\x41\t|{x}\u00e9", rf"\n{x}")
print(f"{x:d}{x:x}{255:#x}{1000000:,}{0.5:%}")
print(f"{'é日'}", f"{x,}", f"{x, y}", f"{ x }")


def f(n):
    return f"<{n}>"


print(f"{f(1)}{f(f(2))}", [f"{i}" for i in range(3)], {f"k{i}": i for i in range(1)})


class C:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


c = C()
print(f"{c} {c!r} {c!s}", f"{c:}")
for src in ("f'{'", "f'{}'", "f'{x'", "f'{x!}'", "f'{1 +}'", "f'{undefined_name}'"):
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, type(e).__name__)
