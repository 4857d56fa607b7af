# Records by hand: ordering, hashing, immutability, replacing.
def record(*fields):
    def deco(cls):
        def __init__(self, *a):
            if len(a) != len(fields): raise TypeError(f"{cls.__name__} takes {len(fields)} values ({len(a)} given)")
            for f, v in zip(fields, a): object.__setattr__(self, f, v)
        def key(self): return tuple(getattr(self, f) for f in fields)
        def frozen(self, *a): raise AttributeError(f"{cls.__name__} is immutable")
        ns = {"__init__": __init__, "__slots__": fields, "_key": key, "__eq__": lambda s, o: type(s) is type(o) and key(s) == key(o), "__hash__": lambda s: hash(key(s)), "__lt__": lambda s, o: key(s) < key(o),
              "__repr__": lambda s: f"{cls.__name__}({', '.join(f'{f}={getattr(s, f)!r}' for f in fields)})", "__setattr__": frozen, "__delattr__": frozen, "__iter__": lambda s: iter(key(s)),
              "replace": lambda s, **k: type(s)(*(k.get(f, getattr(s, f)) for f in fields)), "__match_args__": fields}
        ns |= {k: v for k, v in vars(cls).items() if k not in ("__dict__", "__weakref__")}
        return type(cls.__name__, (), ns)
    return deco
@record("x", "y")
class Point:
    """A point."""
    @property
    def norm(self): return abs(self.x) + abs(self.y)
p, q = Point(1, 2), Point(1, 3)
print(p, p == Point(1, 2), p != q, p < q, hash(p) == hash(Point(1, 2)), {p: 1}[Point(1, 2)], sorted([q, p]), p.norm, p.replace(y=9), [*p], Point.__doc__, Point.__slots__)
match p:
    case Point(1, y): print("y is", y)
for f in (lambda: setattr(p, "x", 5), lambda: Point(1), lambda: delattr(p, "x"), lambda: p.__dict__, lambda: p.z):
    try: f()
    except (AttributeError, TypeError) as e: print(e)
