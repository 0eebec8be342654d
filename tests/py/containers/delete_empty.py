# Expected output: MicroPython 1.29, unix port.
# Deleting an item is popping it: from an empty list there is nothing to pop, whatever the index is.
for l in ([], [1]):
    for i in (0, 1, -2, "a"):
        try:
            k = list(l)
            del k[i]
            print(k)
        except (IndexError, TypeError) as e:
            print(type(e), e)
