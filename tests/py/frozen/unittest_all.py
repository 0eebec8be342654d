# Expected output: CPython 3.11, but for the counts' own text (MicroPython has unittest in a library to install).
import unittest


class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        print("setUp", self._testMethodName)
        self.addCleanup(print, "cleanup")

    def tearDown(self):
        print("tearDown")

    def test_a_ok(self):
        self.assertEqual(1, 1)
        self.assertIn(1, [1])
        self.assertIsNone(None)
        self.assertAlmostEqual(1.00000001, 1)
        self.assertCountEqual([1, 2], [2, 1])
        self.assertRegex("abc", "b.")
        self.assertGreater(2, 1)
        with self.assertRaises(ValueError) as cm:
            raise ValueError("x")
        print(cm.exception.args)
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)
        with self.assertRaisesRegex(ValueError, "^x"):
            raise ValueError("xyz")

    def test_b_fail(self):
        self.assertEqual(1, 2, "why")

    def test_c_error(self):
        raise OSError(5)

    def test_d_skip(self):
        self.skipTest("later")

    @unittest.skip("never")
    def test_e_skip(self):
        print("not reached")

    @unittest.expectedFailure
    def test_f_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_g_unexpected(self):
        pass

    def test_h_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    @unittest.skipIf(False, "")
    def test_i_runs(self):
        self.assertTrue([1])


@unittest.skip("whole")
class B(unittest.TestCase):
    def test_x(self):
        print("not reached")


for cls in (A, B):
    r = unittest.TestResult()
    unittest.TestLoader().loadTestsFromTestCase(cls).run(r)
    print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), len(r.expectedFailures), len(r.unexpectedSuccesses), r.wasSuccessful())
for name, args in (
    ("assertEqual", (1, 2)),
    ("assertNotEqual", (1, 1)),
    ("assertTrue", (0,)),
    ("assertIs", (1, "a")),
    ("assertIsNone", (1,)),
    ("assertIn", (1, [])),
    ("assertNotIn", (1, [1])),
    ("assertLess", (2, 1)),
    ("assertIsInstance", (1, str)),
    ("assertAlmostEqual", (1, 2)),
    ("assertCountEqual", ([1], [2])),
):
    try:
        getattr(A("test_a_ok"), name)(*args)
    except AssertionError as e:
        print(name)
