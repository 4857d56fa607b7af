"""Configurations: reading, interpolation, conversion, writing, errors."""

import configparser
import io

text = """
[DEFAULT]
base = /srv
[one]
path: %(base)s/one
multi = first
    second

    third
Flag = yes
number=42
; comment
[two]
empty =
real = 1.5
percent = 5%%
"""
c = configparser.ConfigParser()
c.read_string(text)
print(c.sections(), c.options("one"), c.get("one", "path"), repr(c.get("one", "multi")), c.getboolean("one", "flag"), c.getint("one", "number"), c["two"].getfloat("real"), repr(c["two"]["empty"]), c["two"]["percent"])
print(dict(c["one"]), c.items("two"), c.get("one", "nothing", fallback="f"), c["one"].get("x"), "one" in c, c.has_option("two", "base"), len(c), list(c), c["one"])
c.set("two", "new", "v")
c["three"] = {"a": "1", "b": "2"}
c.remove_option("two", "empty")
c.remove_section("one")
out = io.StringIO()
c.write(out)
print(out.getvalue())
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, inline_comment_prefixes=("#",), delimiters=("=",))
e.read_string("[a]\nx = 1 # one\ny = ${x}2\nz = ${b:w}$$\nlonely\n[b]\nw = ${a:y}3\n")
print(dict(e["a"]), e["b"]["w"])
out = io.StringIO()
e.write(out, space_around_delimiters=False)
print(out.getvalue())
r = configparser.RawConfigParser(converters={"list": str.split})
r.optionxform = str
r.read_dict({"S": {"Key": "a b", "n": 3}})
print(r.getlist("S", "Key"), r["S"].getlist("Key"), r["S"]["n"], r.get("S", "key", fallback=None))


def attempt(function):
    try:
        print(repr(function()))
    except (configparser.Error, ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)


p = configparser.ConfigParser
attempt(lambda: p().read_string("a = 1"))
attempt(lambda: p().read_string("[a]\nx = 1\nx = 2"))
attempt(lambda: p().read_string("[a]\n[a]"))
attempt(lambda: p().read_string("[a]\nnonsense\nmore nonsense\n= x"))
attempt(lambda: c.get("none", "x"))
attempt(lambda: c.get("two", "x"))
attempt(lambda: c["none"])
attempt(lambda: c.set("two", "x", 3))
attempt(lambda: c.set("two", "x", "%bad"))
attempt(lambda: c.add_section("two"))
attempt(lambda: c.add_section("DEFAULT"))
attempt(lambda: c.getint("two", "new"))
attempt(lambda: c["two"].getboolean("new"))
c.read_string("[loop]\na = %(b)s\nb = %(a)s\nc = %(nope)s\nd = %x\ne = %(e")
for name in "acde":
    attempt(lambda: c.get("loop", name))
attempt(lambda: e.set("a", "q", "$x"))
print(p().read(["/nonexistent/file"]), c.get("loop", "c", raw=True), c.get("loop", "c", vars={"nope": "given"}))
u = p(allow_unnamed_section=True)
u.read_string("top = 1\n[s]\nx = 2\n")
print(u.get(configparser.UNNAMED_SECTION, "top"), u.sections())
