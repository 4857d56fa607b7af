# Literals, constructors, items, repr, order.
d = {"b": 1, "a": 2, **{"c": 3}, "b": 10}
print(d, len(d), d["b"], "a" in d, "z" not in d, list(d), {}, dict(), dict(a=1, b=2), dict([("x", 1), ["y", 2]]), dict({"k": 1}, l=2), dict(zip("ab", (1, 2))), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
d["d"] = 4; del d["a"]; d["a"] = 5; d["c"] = 33
print(d, list(d.items()), d == {"a": 5, "c": 33, "b": 10, "d": 4}, d != {}, {1: "int", 1.0: "float", True: "bool"}, {(1, 2): 3}[1, 2], {None: 1, ...: 2})
d = {}
d["self"] = d
print(d, {"x": [d]}, {1: {2: {3: {}}}})
for code in ("d['q']", "del d['q']", "{}[1, 2]", "{[]: 1}", "d[{}]", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['abc'])", "dict(1, 2)", "{}[None]", "dict([('a', 1)], 5)", "d.a", "d + {}", "d < {}", "dict(**{1: 2})", "{**5}", "{**[1]}", "dict(a=1, **{'a': 2})", "{}['it\\'s']", "dict.fromkeys(5)", "hash({})", "dict([[]])"):
    try:
        exec(code)
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        print(code, "->", type(e).__name__, e)
