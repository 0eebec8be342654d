# What runs over a WebREPL client's websocket: a password, the terminal in text
# frames, and files in binary ones. The names are those of MicroPython's _webrepl.

import io
import struct
import sys

_PUT, _GET, _VERSION = 1, 2, 3
_HEAD = "<2sBBQIH64s"  # "WA", what to do, flags, offset, size, length of the name, name

# What websocket.ioctl is asked: the type of the frames that come and go.
_GET_TYPE, _SET_TYPE = 8, 9
_TEXT, _BINARY = 1, 2

_password = ""


def password(text):
    # Sets what clients must say: at most 9 characters.
    global _password
    if len(text) > 9:
        raise ValueError
    _password = text


class _webrepl(io.IOBase):
    def __init__(self, sock, dupterm=None):
        self._sock = sock
        self._typed = b""  # of the password; None: it was right
        self._head = b""
        self._file = None
        self._left = 0  # bytes of the file that are to come
        sock.write("Password: ")

    def readinto(self, buf):
        # Gives what was typed, one byte at a time as os.dupterm asks for it.
        while True:
            c = self._sock.read(1)
            if c is None:
                return None
            if not c:
                return 0
            if self._typed is not None:
                if not self._login(c):
                    return 0
            elif self._sock.ioctl(_GET_TYPE, 0) == _TEXT:
                buf[0] = c[0]
                return 1
            elif self._file:
                self._data(c)
            else:
                self._command(c)

    def _login(self, c):
        if c not in b"\r\n":
            if len(self._typed) < 10:
                self._typed += c
            return True
        if self._typed != _password.encode():
            self._sock.write("\r\nAccess denied\r\n")
            return False
        self._typed = None
        self._sock.write("\r\nWebREPL connected\r\n>>> ")
        return True

    def _more(self, c, n):
        # Adds to c what is there already of n bytes.
        return c + (self._sock.read(n - len(c)) or b"") if n > len(c) else c

    def _answer(self, data):
        old = self._sock.ioctl(_SET_TYPE, _BINARY)
        self._sock.write(data)
        self._sock.ioctl(_SET_TYPE, old)

    def _status(self):
        self._answer(b"WB\0\0")

    def _command(self, c):
        size = struct.calcsize(_HEAD)
        self._head += self._more(c, size - len(self._head))
        if len(self._head) < size:
            return
        _, what, _, _, self._left, _, name = struct.unpack(_HEAD, self._head)
        self._head = b""
        if what == _VERSION:
            self._answer(bytes(sys.implementation[1][:3]))
            return
        self._file = open(name.split(b"\0")[0].decode(), "wb" if what == _PUT else "rb")
        self._puts = what == _PUT
        self._status()
        if self._puts and not self._left:
            self._done()

    def _data(self, c):
        if not self._puts:  # each byte that comes asks for a piece
            piece = self._file.read(256)
            self._answer(struct.pack("<H", len(piece)) + piece)
            if not piece:
                self._done()
            return
        c = self._more(c, min(512, self._left))
        self._file.write(c)
        self._left -= len(c)
        if not self._left:
            self._done()

    def _done(self):
        self._file.close()
        self._file = None
        self._status()

    def write(self, data):
        if self._typed is not None:  # nothing is shown before the password
            return len(data)
        return self._sock.write(data)

    def ioctl(self, req, arg):
        if req == 4:
            self._sock.close()
            return 0
        return -22

    def close(self):
        self._sock.close()
