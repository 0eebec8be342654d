# json.load() from an object that is no stream, as HTTP libraries give.
from kit import *

import json


class Body:
    def __init__(self, *parts):
        self.parts = list(parts)

    def readinto(self, buf):
        part = self.parts.pop(0) if self.parts else b""
        if part is None:
            return None
        buf[: len(part)] = part
        return len(part)


for parts in ((b'{"a": [1, ', b'2.5, null]}'), (b"1", b"23 "), (b"[1",), (b"[1", None)):
    try:
        print(json.load(Body(*parts)))
    except Exception as e:
        print(type(e).__name__, e.args)
