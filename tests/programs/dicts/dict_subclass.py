# A subclass of dict: own methods are used by syntax, not by dict's own methods.
class D(dict):
    def __getitem__(self, k): return ("got", k)
    def __setitem__(self, k, v): super().__setitem__(k, ("set", v))
    def __contains__(self, k): return k == "magic"
    def keys(self): return ["from keys"]
    def __iter__(self): return iter(["iter"])
    def __len__(self): return 42
d = D(a=1)
d["b"] = 2
d.update(c=3)
print(repr(d), d["x"], d.get("a"), "magic" in d, "a" in d, list(d), len(d), bool(d), d.setdefault("e", 5), dict(d), {**d})
print(type(d.copy()), type(d | {}), d == {"a": 1}, isinstance(d, dict), D.fromkeys("xy"), type(D.fromkeys("x")), sorted(dict.keys(d)), dict.__len__(d))
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
a = Attr()
a.x = 5
print(a.x, a, a["x"])
try:
    a.nope
except KeyError as e:
    print(repr(e))
