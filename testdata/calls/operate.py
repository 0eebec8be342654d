# Puts pairs of the pool on both sides of every operator and into statements.
ops = ["a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a @ b", "a & b", "a | b", "a ^ b", "a < b", "a <= b", "a == b", "a != b", "a in b", "a is b", "a and b", "a[b]", "a(b)", "[*a]", "{**a}", "-a", "~a", "+a", "not a", "a.b", "f'{a:{b}}'", "f'{a!r}'", "a[b:]", "a[::b]", "a[:b]", "(lambda *x, **y: 0)(*a, **b)", "[x for x in a if x]", "'%s' % a", "'%d' % (a,)", "a % (b,)"]
codes = [compile(o, "op", "eval") for o in ops]
stmts = [compile(s, "stmt", "exec") for s in ("a[b] = a", "del a[b]", "a += b", "a *= b", "a -= b", "a |= b", "x, y = a", "x, *y = a", "a.b = b", "del a.b", "a[b:] = a", "a[1:2] = b", "del a[b:]", "raise a", "raise a from b", "for x in a: break", "with a: pass", "assert a, b", "global g; g = a", "try:\n raise a\nexcept b: pass", "class C(a): pass\nC(b)", "class C(a, b): pass", "@a\ndef f(): pass", "x = yield_ = a", "import_ = a; print(a, sep=b, end='')")]
n = len(pool())
for i in range(n):
    for j in range(n):
        p = pool()
        a, b = p[i], pool()[j]
        for c in codes if i == j or (i * 31 + j * 17) % 3 == 0 else [codes[(i * 7 + j) % len(codes)]]:
            try:
                r = eval(c, {"a": a, "b": b})
            except (Exception, SystemExit, GeneratorExit, KeyboardInterrupt):
                continue
            use(r)
        c = stmts[(i * 13 + j * 5) % len(stmts)]
        try:
            exec(c, {"a": p[i], "b": b})
        except (Exception, SystemExit, GeneratorExit, KeyboardInterrupt):
            pass
