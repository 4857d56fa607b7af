# What is wrong with a document, and where.
import io
import tomllib

for text in ("a", "a =", "a = 1 b = 2", "= 1", "a = [1", "a = [1 2]", "a = {x = 1", "a = {x = 1,}", "a = 'x", 'a = "x', 'a = "\\q"',
             'a = "\\ud800"', 'a = "\\u12"', "a = 1\na = 2", "[t]\n[t]", "[t", "[[t]", "[t]\nx = 1\n[t.x]", "a.b = 1\n[a]",
             "a = {b = 1}\n[a.c]", "a = []\n[[a]]", "[a]\n[[a]]", "a = 01", "a = 1__0", "a = 2024-02-30", "a = tru", "x = @",
             "a = {b = 1, b = 2}", "a = {b = {c = 1}, b.d = 2}", "\x00", "# \x01", "a = \"\n\"", "[a.b]\n[a]\nb.c = 1", "a = 1\na.b = 2",
             'a = """x', "a = '''x", "a.'b", "\"\" = 1\n[]", "[[a]]\n[a.b]\n[[a]]\n[a.b]\n[a.b]", "a = 1.\n", "a = \"\"\"\\ x\"\"\"", "a.b.c = 1\n[a.b.d]\n"):
    try:
        print(repr(text), tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        print(repr(text), error)
for bad in (lambda: tomllib.loads(b"x = 1"), lambda: tomllib.load(io.StringIO("x = 1")),
            lambda: tomllib.loads("x = 1.5", parse_float=lambda text: [])):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
