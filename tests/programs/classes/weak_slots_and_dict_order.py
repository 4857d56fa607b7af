# __dict__ keeps order of assignment, deletions and re-additions; it is live.
class A:
    def __init__(self):
        self.c = 1; self.a = 2; self.b = 3
x = A()
print(x.__dict__, list(vars(x)))
del x.a
x.a = 4
print(x.__dict__)
d = x.__dict__
d["new"] = 5
x.other = 6
print(x.new, d, d is x.__dict__)
d.clear()
print(hasattr(x, "c"), x.__dict__)
x.c = 9
print(d)
y = A()
y.__dict__.update({"z": 0})
y.__dict__["c"] = "changed"
print(y.c, y.z, y.__dict__ == {"c": "changed", "a": 2, "b": 3, "z": 0})
d2 = y.__dict__
del y
print(d2)
z = A()
for i in range(50): setattr(z, f"attr{i}", i)
for i in range(0, 50, 2): delattr(z, f"attr{i}")
print(len(z.__dict__), z.attr49, sum(v for v in vars(z).values()))
w = A()
w.__dict__[5] = "int key"
print(w.__dict__)
s = A(); t = A(); t.__dict__ = s.__dict__; t.q = 1
print(s.q)
