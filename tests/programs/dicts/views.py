# keys, values and items are live views with set operations.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, list(reversed(k)), list(reversed(v)), list(reversed(i)), list(reversed(d)))
d["d"] = 4
del d["a"]
print(k, v, i, k.mapping, type(k.mapping).__name__, k == {"b", "c", "d"}, v == d.values(), i == {("b", 2), ("c", 3), ("d", 4)}, d.keys() == dict(b=0, c=0, d=0).keys())
e = {"c": 3, "z": 0}
print(sorted(k & e.keys()), sorted(k | e), sorted(k - ["b"]), sorted(k ^ {"b", "q"}), sorted(i & e.items()), sorted({"b", "x"} - k), k.isdisjoint("xy"), k >= {"b"}, k > e.keys(), i <= d.items(), type(k & k).__name__, sorted(["b", "n"] & k) if False else "")
print({}.keys(), {}.values(), {}.items(), {"x": {}.keys()})
for code in ("k[0]", "k + k", "hash(k)", "k.add(1)", "v & v", "k & 5", "i < 5", "k.mapping['x'] = 1", "{'a': []}.items() & {}", "v < v", "next(k)", "k == 5 and None.x", "hash(i)"):
    try:
        exec(code)
        print(code, "ok")
    except (TypeError, AttributeError) as err:
        print(code, "->", err)
