# Tests as classes: TestCase, the loader, the runner. "mpy -m unittest [FILE or
# MODULE …]" runs the tests of files, by default of those called test_*.py.

import io
import os
import sys

__all__ = ("TestCase", "TestSuite", "TestLoader", "TestResult", "TextTestRunner", "SkipTest", "main", "skip", "skipIf", "skipUnless", "expectedFailure")


class SkipTest(Exception):
    pass


class _Failed(AssertionError):
    pass


class _Raises:
    # The context of assertRaises and assertRaisesRegex.
    def __init__(self, case, expected, pattern, msg):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.case.fail(self.case._text(self.msg, "%s not raised" % _names(self.expected)))
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc
        if self.pattern is not None and not _search(self.pattern, str(exc)):
            self.case.fail(self.case._text(self.msg, "%r does not match %r" % (self.pattern, str(exc))))
        return True


def _names(expected):
    if isinstance(expected, tuple):
        return " or ".join([e.__name__ for e in expected])
    return expected.__name__


def _search(pattern, text):
    if hasattr(pattern, "search"):
        return pattern.search(text)
    import re

    return re.search(pattern, text)


class _SubTest:
    def __init__(self, case, msg, params):
        self.case, self.msg, self.params = case, msg, params

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            return False
        if issubclass(exc_type, SkipTest) or not issubclass(exc_type, Exception):
            return False
        parts = [] if self.msg is None else ["[%s]" % self.msg]
        if self.params:
            parts.append("(" + ", ".join(["%s=%r" % kv for kv in self.params.items()]) + ")")
        self.case._sub.append((" ".join(parts) or "(<subtest>)", exc))
        return True


class TestCase:
    failureException = AssertionError
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._sub = []
        self._cleanups = []

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def id(self):
        return "%s.%s" % (type(self).__name__, self._testMethodName)

    def __str__(self):
        return "%s (%s)" % (self._testMethodName, type(self).__name__)

    def addCleanup(self, f, *args, **kw):
        self._cleanups.append((f, args, kw))

    def doCleanups(self):
        while self._cleanups:
            f, args, kw = self._cleanups.pop()
            f(*args, **kw)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg or "")

    def _text(self, msg, standard):
        return standard if msg is None else "%s : %s" % (standard, msg)

    def _check(self, ok, msg, standard, *args):
        if not ok:
            raise self.failureException(self._text(msg, standard % args))

    def assertTrue(self, x, msg=None):
        self._check(x, msg, "%r is not true", x)

    def assertFalse(self, x, msg=None):
        self._check(not x, msg, "%r is not false", x)

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, msg, "%r != %r", first, second)

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertSequenceEqual = assertMultiLineEqual = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        self._check(not first == second, msg, "%r == %r", first, second)

    def assertIs(self, a, b, msg=None):
        self._check(a is b, msg, "%r is not %r", a, b)

    def assertIsNot(self, a, b, msg=None):
        self._check(a is not b, msg, "unexpectedly identical: %r", a)

    def assertIsNone(self, x, msg=None):
        self._check(x is None, msg, "%r is not None", x)

    def assertIsNotNone(self, x, msg=None):
        self._check(x is not None, msg, "unexpectedly None")

    def assertIn(self, a, b, msg=None):
        self._check(a in b, msg, "%r not found in %r", a, b)

    def assertNotIn(self, a, b, msg=None):
        self._check(a not in b, msg, "%r unexpectedly found in %r", a, b)

    def assertIsInstance(self, x, cls, msg=None):
        self._check(isinstance(x, cls), msg, "%r is not an instance of %r", x, cls)

    def assertNotIsInstance(self, x, cls, msg=None):
        self._check(not isinstance(x, cls), msg, "%r is an instance of %r", x, cls)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, "%r not less than %r", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, "%r not less than or equal to %r", a, b)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, "%r not greater than %r", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, "%r not greater than or equal to %r", a, b)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        diff = abs(first - second)
        if delta is not None:
            self._check(diff <= delta, msg, "%r != %r within %r delta (%r difference)", first, second, delta, diff)
        else:
            places = 7 if places is None else places
            self._check(round(diff, places) == 0, msg, "%r != %r within %r places (%r difference)", first, second, places, diff)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        diff = abs(first - second)
        if delta is not None:
            self._check(not first == second and diff > delta, msg, "%r == %r within %r delta (%r difference)", first, second, delta, diff)
        else:
            places = 7 if places is None else places
            self._check(not first == second and round(diff, places) != 0, msg, "%r == %r within %r places", first, second, places)

    def assertCountEqual(self, first, second, msg=None):
        left, missing = list(second), []
        for x in first:
            if x in left:
                left.remove(x)
            else:
                missing.append(x)
        self._check(not left and not missing, msg, "element counts were not equal: only in the first %r, only in the second %r", missing, left)

    def assertRegex(self, text, pattern, msg=None):
        self._check(_search(pattern, text), msg, "Regex didn't match: %r not found in %r", pattern, text)

    def assertNotRegex(self, text, pattern, msg=None):
        self._check(not _search(pattern, text), msg, "Regex matched: %r matches in %r", pattern, text)

    def assertRaises(self, exc, func=None, *args, msg=None, **kw):
        context = _Raises(self, exc, None, msg)
        if func is None:
            return context
        with context:
            func(*args, **kw)

    def assertRaisesRegex(self, exc, pattern, func=None, *args, msg=None, **kw):
        context = _Raises(self, exc, pattern, msg)
        if func is None:
            return context
        with context:
            func(*args, **kw)

    def __call__(self, result=None):
        return self.run(result)

    def run(self, result=None):
        if result is None:
            result = TestResult()
        method = getattr(self, self._testMethodName)
        result.startTest(self)
        errors = []
        try:
            if isinstance(method, _Skipped):
                result.addSkip(self, method.reason)
                return result
            self._guard(errors, self.setUp)
            if not errors:
                self._guard(errors, method)
                errors += self._sub
                self._guard(errors, self.tearDown)
            self._guard(errors, self.doCleanups)
        except SkipTest as e:
            self._guard(errors, self.tearDown)
            self._guard(errors, self.doCleanups)
            result.addSkip(self, str(e))
            return result
        if not errors:
            result.addSuccess(self)
        for name, e in errors:
            test = self if not name else "%s %s" % (self, name)
            if isinstance(e, _Expected):
                result.addExpectedFailure(test)
            elif isinstance(e, _Unexpected):
                result.addUnexpectedSuccess(test)
            else:
                (result.addFailure if isinstance(e, self.failureException) else result.addError)(test, e)
        return result

    def _guard(self, errors, f):
        try:
            f()
        except SkipTest:
            raise
        except Exception as e:
            errors.append(("", e))


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def run(self, result=None):
        name = self._testMethodName
        method = getattr(self, name)

        async def whole():
            await self.asyncSetUp()
            try:
                r = method()
                if hasattr(r, "send"):
                    await r
            finally:
                await self.asyncTearDown()

        def sync():
            import asyncio

            asyncio.run(whole())

        setattr(self, name, sync)
        return TestCase.run(self, result)


def skip(reason):
    def decorator(f):
        if isinstance(f, type):
            f.__skip__ = reason
            return f

        return _Skipped(reason)

    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else lambda f: f


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(f):
    def test(self):
        try:
            f(self)
        except SkipTest:
            raise
        except Exception:
            raise _Expected()
        raise _Unexpected()

    return test


# How a test that is expected to fail ends.
class _Expected(Exception):
    pass


class _Unexpected(Exception):
    pass


class _Skipped:
    # What skip makes of a method: it can be seen before setUp runs.
    def __init__(self, reason):
        self.reason = reason

    def __call__(self, *args):
        raise SkipTest(self.reason)


class TestSuite:
    def __init__(self, tests=(), name=""):
        self.name = name
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for t in tests:
            self.addTest(t)

    def countTestCases(self):
        return sum([t.countTestCases() if hasattr(t, "countTestCases") else 1 for t in self._tests])

    def __iter__(self):
        return iter(self._tests)

    def run(self, result):
        cls, broken = None, False
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, type):  # a class, as the micropython-lib loader takes it
                test = TestLoader().loadTestsFromTestCase(test)
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            if type(test) is not cls:
                self._leave(cls, broken, result)
                cls, broken = type(test), False
                reason = getattr(cls, "__skip__", None)
                if reason is None:
                    try:
                        cls.setUpClass()
                    except SkipTest as e:
                        reason = str(e)
                    except Exception as e:
                        broken = True
                        result.addError("setUpClass (%s)" % cls.__name__, e)
            if broken:
                continue
            if reason is not None:
                result.startTest(test)
                result.addSkip(test, reason)
                continue
            test.run(result)
        self._leave(cls, broken, result)
        return result

    def _leave(self, cls, broken, result):
        if cls is None or broken or hasattr(cls, "__skip__"):
            return
        try:
            cls.tearDownClass()
        except Exception as e:
            result.addError("tearDownClass (%s)" % cls.__name__, e)

    __call__ = run


class TestResult:
    def __init__(self, stream=None, verbosity=0, failfast=False):
        self.stream, self.verbosity, self.failfast = stream, verbosity, failfast
        self.testsRun = 0
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.shouldStop = False

    def _say(self, dot, word):
        if self.stream is not None:
            self.stream.write(word + "\n" if self.verbosity > 1 else dot if self.verbosity else "")

    def startTest(self, test):
        self.testsRun += 1
        if self.stream is not None and self.verbosity > 1:
            self.stream.write("%s ... " % test)

    def stop(self):
        self.shouldStop = True

    def addSuccess(self, test):
        self._say(".", "ok")

    def addFailure(self, test, e):
        self.failures.append((test, _trace(e)))
        self._say("F", "FAIL")
        self.shouldStop = self.shouldStop or self.failfast

    def addError(self, test, e):
        self.errors.append((test, _trace(e)))
        self._say("E", "ERROR")
        self.shouldStop = self.shouldStop or self.failfast

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))
        self._say("s", "skipped %r" % reason)

    def addExpectedFailure(self, test):
        self.expectedFailures.append(test)
        self._say("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._say("u", "unexpected success")

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    @property
    def failuresNum(self):
        return len(self.failures)

    @property
    def errorsNum(self):
        return len(self.errors)

    @property
    def skippedNum(self):
        return len(self.skipped)


def _trace(e):
    out = io.StringIO()
    sys.print_exception(e, out)
    return out.getvalue()


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, cls):
        return sorted([n for n in dir(cls) if n.startswith(self.testMethodPrefix) and callable(getattr(cls, n))])

    def loadTestsFromTestCase(self, cls):
        names = self.getTestCaseNames(cls)
        if not names and hasattr(cls, "runTest"):
            names = ["runTest"]
        return TestSuite([cls(n) for n in names], cls.__name__)

    def loadTestsFromModule(self, module):
        suite = TestSuite((), getattr(module, "__name__", ""))
        for name in dir(module):
            c = getattr(module, name)
            if isinstance(c, type) and c is not TestCase and c is not IsolatedAsyncioTestCase and issubclass(c, TestCase):
                suite.addTest(self.loadTestsFromTestCase(c))
        return suite

    def loadTestsFromName(self, name, module=None):
        return self.loadTestsFromModule(_import(name))


defaultTestLoader = TestLoader()


class TextTestRunner:
    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, **kw):
        self.stream = sys.stderr if stream is None else stream
        self.verbosity, self.failfast = verbosity, failfast

    def run(self, test):
        result = TestResult(self.stream, self.verbosity, self.failfast)
        test.run(result)
        write = self.stream.write
        if self.verbosity == 1:
            write("\n")
        for kind, list in (("ERROR", result.errors), ("FAIL", result.failures)):
            for t, text in list:
                write("=" * 70 + "\n%s: %s\n" % (kind, t) + "-" * 70 + "\n" + text + "\n")
        # The summary is micropython-lib's, which MicroPython's own test runner reads.
        write("-" * 70 + "\nRan %d tests\n\n" % result.testsRun)
        counts = []
        if not result.wasSuccessful():
            counts += ["failures=%d" % len(result.failures), "errors=%d" % len(result.errors)]
        for name, list in (
            ("skipped", result.skipped),
            ("expected failures", result.expectedFailures),
            ("unexpected successes", result.unexpectedSuccesses),
        ):
            if list:
                counts.append("%s=%d" % (name, len(list)))
        write("OK" if result.wasSuccessful() else "FAILED")
        write(" (%s)\n" % ", ".join(counts) if counts else "\n")
        return result


def _import(name):
    m = __import__(name)
    for part in name.split(".")[1:]:
        m = getattr(m, part)
    return m


def main(module="__main__", testRunner=None, verbosity=1, failfast=False, exit=True, argv=None, **kw):
    argv = sys.argv if argv is None else argv
    for a in argv[1:]:
        if a in ("-v", "--verbose"):
            verbosity = 2
        elif a in ("-q", "--quiet"):
            verbosity = 0
        elif a in ("-f", "--failfast"):
            failfast = True
    if isinstance(module, str):
        module = _import(module)
    runner = testRunner or TextTestRunner(verbosity=verbosity, failfast=failfast)
    result = runner.run(defaultTestLoader.loadTestsFromModule(module))
    if exit:
        sys.exit(not result.wasSuccessful())
    return result


def _command():
    suite = TestSuite()
    verbosity, names = 1, []
    for a in sys.argv[1:]:
        if a in ("-v", "--verbose"):
            verbosity = 2
        elif a != "discover":
            names.append(a)
    if not names:
        names = sorted([n for n in os.listdir() if n.startswith("test_") and n.endswith(".py")])
    for name in names:
        folder, _, file = name.rpartition("/")
        if folder:
            sys.path.insert(0, folder)
        if file.endswith(".py"):
            file = file[:-3]
        suite.addTest(defaultTestLoader.loadTestsFromModule(_import(file)))
        if folder:
            sys.path.pop(0)
    sys.exit(not TextTestRunner(verbosity=verbosity).run(suite).wasSuccessful())


if __name__ == "__main__":
    import unittest  # the one that the tests import: its TestCase is theirs

    unittest._command()
