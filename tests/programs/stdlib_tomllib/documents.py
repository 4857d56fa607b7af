"""TOML documents, and what is wrong with others."""
import io
import tomllib
from decimal import Decimal

print(tomllib.loads('''
title = "An \\u00e9xample"  # comment
[owner]
dob = 1979-05-27T07:32:00-08:00
local = 1979-05-27 07:32:00.5
day = 1979-05-27
hour = 07:32:00
[database]
ports = [8000, 8_001, 0x1f, 0o17, 0b11,]
data = [["delta", 'phi\\n'], [3.14, -inf, 1e3]]
point = {x = 1, y.z = 2}
text = """
Roses are \\
    red "" """
raw = \'\'\'C:\\Users\'\'\'
a.b.c = true
[[fruit]]
name = "apple"
[[fruit.kind]]
name = "red"
[[fruit]]
name = "pear"
'''))
print(tomllib.loads("x = 1.10", parse_float=Decimal), tomllib.load(io.BytesIO(b"y = 2")))
for bad in ("a = 1\na = 2", "[a]\n[a]", "x", "x = ", "x = 1 2", 'x = "abc', "x = 'a\nb'", "x = [1, 2", "x = {a = 1", "a.b = 1\n[a]\nb = 2",
            "x = 01", "x = 2021-13-01", 'x = "\\q"', "x = truth", "[a\n", "[[a]]\n[a]", "a = {}\n[a.b]", "= 1", 'x = "\\ud800"'):
    try:
        tomllib.loads(bad)
    except tomllib.TOMLDecodeError as error:
        print(repr(bad), error)
