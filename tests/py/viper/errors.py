# Expected output: MicroPython 1.29, unix port.
# What viper refuses, and at which line of the text.

import micropython, sys, io


def test(code):
    try:
        exec(code)
        print("ok")
    except NotImplementedError as e:
        print("NotImplementedError", e)
    except (SyntaxError, ViperTypeError) as e:
        s = io.StringIO()
        sys.print_exception(e, s)
        lines = s.getvalue().split("\n")
        print(lines[2].strip(), lines[3])


V = "@micropython.viper\ndef f("
for code in (
    "x:float): pass",
    "x:int) -> str: return x",
    "x:int,\n y:foo):\n y = 1\n z = 1",
    "x:1): pass",
    "x:int):\n y=1\n y=[]\n z=2",
    "x:int):\n y=1\n x + []",
    "x:int):\n x + []",
    "x:int):\n y = 1\n if x:\n  x + []",
    "x:int):\n y = 1\n if x:\n  y = 1\n  x + []",
    "x:int):\n y=1\n\n return x + '', x + 1.5",
    "x): return x is None",
    "x): return x + 1",
    "x): return 1 + x",
    "x): x += 1",
    "x): x.a += 1",
    "x): x[0] += 1",
    "x:bool): x + 1",
    "x:bool): x == True",
    "x:bool): -x",
    "x:int): print(not (x > 1))",
    "x:int): x / x",
    "x:int): x /= 2",
    "x:int): x ** x",
    "x:int): x @ x",
    "x:int): x is x",
    "x:int): x is not x",
    "x:int): x not in x",
    "x:uint): x // 2",
    "x:uint): x %= 2",
    "x:int, y:uint): x == y",
    "x:int): return x",
    "): return 1",
    "): return True",
    "x:int) -> int: return uint(x)",
    "x:ptr8) -> ptr: return x",
    "x) -> int: return 0x4000000000000000 & int(x)",
    "x) -> int: return 0x3fffffffffffffff & int(x)",
    "x): del x",
    "x:int):\n y = 1\n del y",
    "x):\n try: x()\n except Exception as e: print(e)",
    "x:int):\n x: uint\n x = uint(1)",
    "x:int):\n z: uint = x\n z = uint(1)",
    "x:int):\n a, b = x, 2\n a, b = 'a', b",
    "x:int):\n a, b = 1, 2\n print(a, b)\n a + 1",
    "x:int):\n a, b, c, d = x, x, x, x\n print(a)\n a + 1",
    "x:int):\n a = b = c = 7\n print(a, b)\n a = 'a'",
    "x:ptr):\n y = 3 if x else 4\n print(y)",
    "x:ptr):\n while x: pass",
    "x:ptr8): assert x",
    "x:ptr8, i): x[i]",
    "x:ptr8): x[True] = 1",
    "x:ptr): x[0]",
    "x:ptr): x[0] = 1",
    "x:int): x[0]",
    "x:int): x[0] += 1",
    "x:ptr8): x[0] = x",
    "x:ptr8): x[0] = 'a'",
    "x:ptr8): x[0] = None",
    "x:ptr8): x + 1",
    "x:ptr8, y:ptr8): x == y",
    "x): \n for i in range(x): pass",
    "x): \n for i in range(0, x): pass",
    "x:uint):\n for i in range(x): pass",
    "x:int):\n i = 0.5\n for i in range(x): pass",
    "x):\n for i in x: i + 1",
    "x:int):\n y = 1\n def g(): return y",
    "x):\n y = x\n return [y for i in x]",
    "x): return [i + 1 for i in x]",
    "x):\n def g(): return 1",
    "x): return lambda: 1",
    "x): return lambda y: y",
    "x): return lambda y: y + 1",
    "): y = x\n x = 1",
    "):\n print(x)\n x = 1",
    "): raise 1",
    "): raise",
    "): raise ValueError from KeyError",
    "): yield",
    "): yield from x",
    "x): return (i for i in x)",
    "): print(ptr(1))",
    "x): return isinstance(x, int)",
    "x): return int",
    "x): x + int",
    "): int(int)",
    "x:int):\n if 0:\n  x = []\n y = x",
):
    test(V + code)
    if "raise" in code or "yield" in code:
        test("@micropython.native\ndef f(" + code)

for name in ("asm_thumb", "asm_xtensa", "asm_rv32", "foo", "native", "viper", "bytecode"):
    test("@micropython.%s\ndef f(): pass" % name)
