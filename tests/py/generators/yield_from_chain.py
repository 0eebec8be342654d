# Expected output: MicroPython 1.29, unix port.
# Turns go past generators that only delegate: values, exceptions, ends, and who is asked next.
def deep(n, it):
    try:
        if n: 
            x = yield from deep(n-1, it)
            return (n, x)
        else:
            for i in it:
                try:
                    got = yield i
                    if got: print('got', got)
                except ValueError as e:
                    print('caught', e); yield 'v'
            return 'end'
    except KeyError as e:
        print('key at', n, e)
        if n < 3: raise
        return 'k'
    finally:
        print('fin', n)
g=deep(5, range(6))
print(next(g), g.send('a'), g.send(None)); print(g.throw(ValueError('x')), next(g))
try: print(g.throw(KeyError('k')))
except StopIteration as e: print('stop', e.value)
g=deep(3, range(2))
print(list(g)); 
print(sum(deep(3, range(10))))
g=deep(3, range(4)); next(g); next(g); g.close(); 
def outer():
    for k in range(3):
        r = yield from deep(2, [k, k+10])
        yield r
    yield 'tail'
print(list(outer())); print(tuple(outer()))
print(any(x == 10 for x in outer()))
def selfref():
    yield 1
    try: yield from me
    except ValueError as e: print(e)
    yield 2
me = selfref(); print(list(me))
def inner():
    yield 1; yield 2
i = inner()
def o1(): yield from i
a, b = o1(), o1()
print(next(a), next(b))
print(next(a,'d'), next(b,'d'))
def rec(n):
    if n: yield from rec(n-1)
    else:
        yield 1; yield 2; yield 3
print(list(rec(30)))
def bad():
    yield 1
    1/0
def w(n):
    if n: yield from w(n-1)
    else: yield from bad()
try:
    for x in w(4): print(x)
except ZeroDivisionError:
    print('division')
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>2: raise StopIteration
        return s.n
def yi():
    x = yield from It()
    print('it', x)
    y = yield from yi2()
    return y
def yi2():
    yield 'p'; return 'q'
def yo(): 
    z = yield from yi()
    print(z)
print(list(yo()))
