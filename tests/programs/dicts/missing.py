# __missing__ is asked by d[k] alone.
class D(dict):
    def __missing__(self, key):
        print("missing", key)
        return key * 2
d = D(a=1)
print(d["a"], d["b"], d.get("c"), "b" in d, d, d.setdefault("d", 4), d)
try:
    d.pop("zz")
except KeyError as e:
    print(repr(e))
class Fill(dict):
    def __missing__(self, key):
        self[key] = value = Fill()
        return value
t = Fill()
t["x"]["y"]["z"] = 1
print(t)
class Bad(dict):
    def __missing__(self, key): raise LookupError(key)
try:
    Bad()[1]
except LookupError as e:
    print(repr(e))
print("{x}".format_map(D()), "%(q)s" % D())
