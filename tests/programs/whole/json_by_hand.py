# A JSON reader and writer.
def dumps(x):
    match x:
        case None: return "null"
        case True: return "true"
        case False: return "false"
        case int() | float(): return repr(x)
        case str(): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c if " " <= c < "\x7f" else f"\\u{ord(c):04x}") for c in x) + '"'
        case list() | tuple(): return "[" + ", ".join(map(dumps, x)) + "]"
        case dict(): return "{" + ", ".join(f"{dumps(str(k))}: {dumps(v)}" for k, v in x.items()) + "}"
    raise TypeError(f"cannot write {type(x).__name__}")
def loads(s):
    pos = 0
    def skip():
        nonlocal pos
        while pos < len(s) and s[pos] in " \n\t\r": pos += 1
    def expect(c):
        nonlocal pos
        if not s.startswith(c, pos): raise ValueError(f"expected {c!r} at {pos}")
        pos += len(c)
    def value():
        nonlocal pos
        skip()
        for word, v in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, pos): pos += len(word); return v
        c = s[pos:pos + 1]
        if c == '"': return string()
        if c in "[{" and c:
            pos += 1; skip()
            out, close = ([], "]") if c == "[" else ({}, "}")
            if s[pos:pos + 1] == close: pos += 1; return out
            while True:
                if c == "[": out.append(value())
                else:
                    skip(); k = string(); skip(); expect(":"); out[k] = value()
                skip()
                if s[pos:pos + 1] == close: pos += 1; return out
                expect(",")
        start = pos
        while pos < len(s) and s[pos] in "+-.eE0123456789": pos += 1
        if start == pos: raise ValueError(f"unexpected {c!r} at {pos}")
        t = s[start:pos]
        return float(t) if any(x in t for x in ".eE") else int(t)
    def string():
        nonlocal pos
        expect('"'); out = []
        while s[pos] != '"':
            if s[pos] == "\\":
                e = s[pos + 1]
                if e == "u": out.append(chr(int(s[pos + 2:pos + 6], 16))); pos += 6; continue
                out.append({"n": "\n", "t": "\t"}.get(e, e)); pos += 2
            else: out.append(s[pos]); pos += 1
        pos += 1
        return "".join(out)
    v = value(); skip()
    if pos != len(s): raise ValueError(f"extra data at {pos}")
    return v
data = {"name": "Zoë \"Z\"", "list": [1, 2.5, -3e10, [], {}, None, True], "nested": {"a": {"b": ["deep"]}}, "tab": "a\tb"}
text = dumps(data)
print(text, loads(text) == data)
for t in ("[1, 2", "{1: 2}", "[1 2]", "nul", "[1] x", '{"a": [1, {"b": false}]}', "  12.5  ", "", '"\\u00e9"'):
    try: print(loads(t))
    except (ValueError, IndexError) as e: print(repr(t), "->", type(e).__name__, e)
try: dumps({1: {2}})
except TypeError as e: print(e)
