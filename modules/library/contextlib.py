# Helpers for the with statement.


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kw):
            with self._recreate_cm():
                return func(*args, **kw)

        return inner


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        return None


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        return None


class _Generated(ContextDecorator):
    def __init__(self, func, args, kw):
        self.gen = func(*args, **kw)
        self._made = (func, args, kw)

    def _recreate_cm(self):
        return _Generated(*self._made)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield")

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if exc is None:
            exc = exc_type()
        try:
            self.gen.throw(exc)
        except StopIteration as e:
            return e is not exc
        except BaseException as e:
            if e is exc:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    def helper(*args, **kw):
        return _Generated(func, args, kw)

    return helper


class _AsyncGenerated:
    # MicroPython has no async generators: a plain generator that yields once, in
    # which await is "yield from".
    def __init__(self, gen):
        self.gen = gen

    async def __aenter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield")

    async def __aexit__(self, exc_type, exc, tb):
        return _Generated.__exit__(self, exc_type, exc, tb)


def asynccontextmanager(func):
    def helper(*args, **kw):
        return _AsyncGenerated(func(*args, **kw))

    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc, tb):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *exc):
        pass


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._stack = []

    def enter_context(self, cm):
        result = cm.__enter__()
        self._stack.append(cm.__exit__)
        return result

    def push(self, exit):
        self._stack.append(getattr(exit, "__exit__", exit))
        return exit

    def callback(self, callback, *args, **kw):
        def exit(exc_type, exc, tb):
            callback(*args, **kw)

        self._stack.append(exit)
        return callback

    def pop_all(self):
        new = ExitStack()
        new._stack, self._stack = self._stack, []
        return new

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, exc_type, exc, tb):
        raised = exc
        received = exc
        while self._stack:
            exit = self._stack.pop()
            try:
                if exit(None if raised is None else type(raised), raised, tb):
                    raised = None
            except BaseException as e:
                raised = e
        if raised is not None and raised is not received:
            raise raised
        return received is not None and raised is None
