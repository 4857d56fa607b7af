# get, setdefault, pop, popitem, update, clear, copy, fromkeys.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d)
print(d.pop("a"), d.pop("zz", "default"), d.popitem(), d.popitem(), d, d.copy(), d.copy() is d)
d.update({"x": 1}); d.update([("y", 2)], z=3); d.update(w=4); d.update(); d.update({"b": 22}); print(d)
class M:
    def keys(self): return ["k1", "k2"]
    def __getitem__(self, k): return k.upper()
d.update(M()); print(d, dict(M()), {**M()}); d |= {"p": 1}; d |= [("q", 2)]; print(d | {"b": 0}, {"b": -1} | d); d.clear(); print(d)
print(dict.fromkeys("aab", []), dict(a=1) | dict(b=2), {}.keys() | {1}, dict.fromkeys(range(3), "x").values())
for call in (lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {}.pop(), lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update(["abc"]), lambda: {}.update({}, {}), lambda: {}.get(), lambda: {} | [], lambda: {}.setdefault(), lambda: {}.get([]), lambda: {}.pop([]), lambda: {}.nope, lambda: {}.has_key(1), lambda: {}.get(1, 2, 3), lambda: {}.clear(1), lambda: {}.pop("a", default=1), lambda: {}.update([(1,)]), lambda: dict.fromkeys()):
    try:
        print(call())
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
