a = None, True, False, ...
b = 1, -1, 10**20, 0xff, 1_000
c = 1.5, 1e16, 1e-5, -0.0, 1e300 * 1e300
d = 2j, 1 + 2j, -3j
e = "text", 'it\'s', "tab\t", "\x00\x7f", "é€😀", "\u200b"
f = b"bytes", b"\x00'\xff"
g = ((1, (2, ())), ("a",))
