# A hot attribute store.
def put(o, v): o.x = v
class A: pass
class S: __slots__ = "x", "y"
class P:
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
class H:
    def __setattr__(self, n, v): object.__setattr__(self, "set_" + n, v)
objs = [A() for _ in range(60)]
for i, o in enumerate(objs): put(o, i)
print(sum(o.x for o in objs), objs[5].__dict__)
for cls in (S, P, H, A):
    o = cls()
    for i in range(20): put(o, i)
    print(cls.__name__, getattr(o, "x", None), getattr(o, "set_x", None))
a = A(); a.z = 0
for i in range(20): put(a, i)
print(a.__dict__)
class D: pass
d = D()
for i in range(30):
    if i == 10: D.x = property(lambda s: "read only")
    if i == 20: del D.x
    try: put(d, i)
    except AttributeError as e: print(e) if i == 15 else None
print(d.x)
for bad in (1, None, "s", object()):
    for _ in range(10):
        try: put(bad, 1)
        except AttributeError as e: msg = str(e)
    print(msg)
class Many: pass
m = Many()
for i in range(200): setattr(m, f"a{i}", i)
for i in range(200): assert getattr(m, f"a{i}") == i
put(m, "last"); print(len(m.__dict__), m.x, list(m.__dict__)[-1])
