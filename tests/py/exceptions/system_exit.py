# Expected output: MicroPython 1.29, unix port.
# SystemExit and KeyboardInterrupt pass `except Exception`; sys.exit is a SystemExit.
import sys

for arg in ((), (3,), ("text",), (None,), (True,)):
    try:
        sys.exit(*arg)
    except SystemExit as e:
        print(repr(e), e.args)


def through():
    try:
        raise KeyboardInterrupt
    except Exception:
        print("never")
    finally:
        print("finally runs")


try:
    through()
except BaseException as e:
    print(type(e).__name__)


def swallowed():
    try:
        sys.exit(1)
    except SystemExit:
        pass
    return "went on"


print(swallowed())
try:
    try:
        sys.exit(5)
    finally:
        print("cleanup")
except SystemExit as e:
    print(e.args[0])
try:
    raise SystemExit
except BaseException as e:
    print(isinstance(e, Exception), e.args)
