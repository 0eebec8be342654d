# Expected output: MicroPython 1.29 (unix port)
# sys.exc_info() in except and finally clauses and __exit__, and behind them.
import sys
def info(): return sys.exc_info()[0]
class C:
    def __exit__(s,*a):
        print("exit", info())
        try:
            print("in try", info())
            raise KeyError
        except: 
            print("in except", info())
            e = sys.exc_info()
        print("after", info())
        try:
            print("try2", info())
            try: raise ValueError
            except ValueError: print(info())
            print("mid", info())
        finally:
            print("fin", info())
        print("end", info())
        return True
    def __enter__(s): pass
with C(): 1/0
print("out", info())
try: 
    try: 1/0
    finally: print("f", info())
except ZeroDivisionError:
    print(info())
    def g():
        try: yield 1
        except Exception: 
            print("g", info()); yield 2
            print("g2", info())
    x=g(); next(x); print(info()); x.throw(KeyError)
    try: raise OSError
    except OSError: print(info())
    print(info())
    list(x)
    print(info())
print(info())
def f():
    try: 1/0
    except ZeroDivisionError:
        print(info()); return 5
f(); print(info())
for i in range(2):
    try: 1/0
    except ZeroDivisionError:
        continue
print(info())


def returns():
    try:
        return ValueError()
    finally:
        print(info())


returns()
