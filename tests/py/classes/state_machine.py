# Expected output: MicroPython 1.29, unix port.
# A small program of the kind people write: a state machine with methods in tables, a parser, an event queue.


class Machine:
    def __init__(self):
        self.state = "idle"
        self.log = []
        self.moves = {("idle", "start"): self.on_start, ("busy", "data"): self.on_data, ("busy", "stop"): self.on_stop}

    def on_start(self, arg):
        self.state = "busy"
        return "started %s" % arg

    def on_data(self, arg):
        return "data {:>4}".format(arg)

    def on_stop(self, arg):
        self.state = "idle"
        return "stopped"

    def event(self, kind, arg=None):
        try:
            move = self.moves[self.state, kind]
        except KeyError:
            self.log.append("ignored %s in %s" % (kind, self.state))
            return False
        self.log.append(move(arg))
        return True


m = Machine()
print([m.event(*e) for e in (("data", 1), ("start", "engine"), ("data", 2), ("data", 33), ("stop",), ("stop",))])
for line in m.log:
    print(line)


class Parser:
    def __init__(self, text):
        self.tokens = self.scan(text)
        self.next()

    def scan(self, text):
        i = 0
        while i < len(text):
            c = text[i]
            if c == " ":
                i += 1
                continue
            if c.isdigit():
                j = i
                while j < len(text) and text[j].isdigit():
                    j += 1
                yield int(text[i:j])
                i = j
                continue
            yield c
            i += 1
        while True:
            yield None

    def next(self):
        self.tok = next(self.tokens)

    def expr(self):
        v = self.term()
        while self.tok in ("+", "-"):
            op, _ = self.tok, self.next()
            w = self.term()
            v = v + w if op == "+" else v - w
        return v

    def term(self):
        v = self.atom()
        while self.tok in ("*", "/"):
            op, _ = self.tok, self.next()
            w = self.atom()
            v = v * w if op == "*" else v // w
        return v

    def atom(self):
        t = self.tok
        self.next()
        if t == "(":
            v = self.expr()
            if self.tok != ")":
                raise SyntaxError("expected )")
            self.next()
            return v
        if t == "-":
            return -self.atom()
        if isinstance(t, int):
            return t
        raise SyntaxError("unexpected %r" % (t,))


for text in ("1 + 2 * 3", "(1 + 2) * 3", "-(4 - 10) / 2", "2 * (3 + (4 - 1) * 2)", "1 +", "(1", "7"):
    try:
        print(text, "=", Parser(text).expr())
    except SyntaxError as e:
        print(text, "!", e)


class Queue:
    def __init__(self):
        self.items, self.seq = [], 0

    def put(self, when, what):
        self.items.append((when, self.seq, what))
        self.seq += 1
        self.items.sort()

    def run(self):
        while self.items:
            when, _, what = self.items.pop(0)
            yield when, what
            if what == "tick" and when < 3:
                self.put(when + 1, "tick")


q = Queue()
q.put(2, "two")
q.put(0, "tick")
q.put(2, "also two")
print(list(q.run()))
