# Expected output: MicroPython 1.29, unix port.
# Slices of lists and tuples taken, stored and deleted, with all bounds and what is no bound.
L=[0,1,2,3,4]
for a in (None,-7,-5,-2,0,1,3,5,9,True):
    for b in (None,-7,-5,-2,0,1,3,5,9):
        for c in (None,1,2,-1,-2,3,100,-100,10**18):
            print(a,b,c,L[a:b:c], end=' ')
        t=tuple(L)
        print(t[a:b])
        m=L[:]; m[a:b]=[7,8]; print(m, end=' ')
        m=L[:]; m[a:b]=m; print(m, end=' ')
        m=L[:]; del m[a:b]; print(m)
for k in (2**70,-2**70):
    try: print(L[:k], L[k:])
    except Exception as e: print(type(e))
try: L[::0]
except ValueError as e: print(e)
try: L['a':]
except TypeError as e: print('TE')
try: L[::2]=[1,2]
except Exception as e: print(type(e).__name__)
try: L[:]=5
except Exception as e: print(type(e).__name__)
