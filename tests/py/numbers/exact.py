# Expected output: MicroPython 1.29, unix port.
# The same digits whether a sum is made of constants or not, and round() of numbers that have no more digits.


def show(*numbers):
    print(*[repr(n) for n in numbers])


a, b, e = 0.1, 1.0, 8
show(0.1**8, a**e, 7**-8, 7 ** -e, 1.4**7, 3.6995516654807927**8)
show(1.0 // 0.1, b // a, -1.0 // 0.1, -b // a, 6.0 // 0.1)
show(12345678901234567891 / 3, 2**80 / 3, 1 / 3, 10**20 / 10**18)
show(round(1e23, 33), round(0.1, 33), round(abs(0.1), 16), round(2.675, 2), round(1e300, 20), round(5e-324, 3))
