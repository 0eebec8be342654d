# Expected output: MicroPython 1.29, unix port.
# str: every method on plain and odd input.
s = "Hello, World"
print(s.upper(), s.lower(), s.find("o"), s.find("o", 5), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), s.count(""))
print(s.startswith("Hell"), s.endswith("ld"), s.startswith("ello", 1), "".startswith(""), s.startswith(""))
print("a,b,,c".split(","), " a  b ".split(), "a b c".split(None, 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "abc".split("bc"))
print("l1\nl2\r\nl3".splitlines() if hasattr("", "splitlines") else "none")
print("-".join("abc"), "".join([]), ", ".join(("x", "y")), "ab".join("z"))
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxaxx".strip("x"), "abcba".strip("ab"), "abc".lstrip("cab"))
print("aXbXc".replace("X", "--"), "aaa".replace("a", "b", 2), "abc".replace("", "."), "abc".replace("z", "y"))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
print("abc".isalpha(), "12".isdigit(), " \t".isspace(), "AB".isupper(), "ab".islower(), "".isalpha(), "a1".isalpha())
print("ab".center(7) + "|", "abc".center(2)) if hasattr("", "center") else None
print("ab" * 3, 2 * "x", "" * 5, "a" * -1, "ab" + "cd", "b" in "abc", "" in "", "bc" not in "abc")
print("abc"[1], "abc"[-1], "abcdef"[1:4], "abc"[5:], "abc"[-100:1])
print("a" < "b", "a" < "aa", "B" < "a", "abc" == "abc", "abc" != "abd", "a" <= "a", "b" >= "a", "" < "a")
print(len("héllo"), "héllo"[1], "héllo".upper(), "日本語"[1], "日本語".find("語"), ord("é"), chr(0x65E5), "é" in "héllo")
print(repr("it's"), repr('"'), repr("'\""), repr("\n\t\r\\\0\x7f"), repr("é\u200b"), repr("日"))
print("abc".encode(), "é".encode(), str(b"abc", "utf8"), b"\xc3\xa9".decode(), bytes("x", "utf-8"))
print(str(1), str(1.5), str(None), str([1, "a"]), str((1,)), str({"k": 1}), str(True), str(b"x"))
print("%s" % "x", "tab\tin", "a\\b")
print(hash("abc") == hash("ab" + "c"), {"ab": 1}["a" + "b"])
print(list("abc"), tuple("ab"), sorted("hello"), "".join(reversed("abc")), max("hello"), min("hello"))
print("x".join(str(i) for i in range(5)), "a b".split(" "), "a  b".split(" "))
print("Title case".lower().title() if hasattr("", "title") else "no title")
for bad in (lambda: "a".join([1]), lambda: "abc"[10], lambda: "abc".index("z"), lambda: "a" + 1, lambda: "a" * "b", lambda: "abc".split(1), lambda: "a" < 1, lambda: "abc".rindex("z"), lambda: "abc"[::-1]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(all("a%d" % i == "a" + str(i) for i in range(20)))
big = "ab" * 1000
print(len(big), big.count("ba"), big.find("abab", 1990), len(big.replace("a", "")))
