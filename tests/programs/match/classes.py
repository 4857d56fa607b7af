# Class patterns, __match_args__, builtin types, keywords.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    __match_args__ = ("x", "y", "z")
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
class NoArgs:
    a = 1
def f(p):
    match p:
        case Point(0, 0): return "origin"
        case P3(x, y, z=0): return f"P3 flat {x} {y}"
        case Point(x=0, y=yy): return f"on y {yy}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case NoArgs(a=v): return f"noargs {v}"
        case int(n) | float(n): return f"number {n}"
        case str(s): return f"str {s}"
        case list([a, *_]) | tuple([a, *_]): return f"seq {a}"
        case dict({"k": v}): return f"dict {v}"
        case bool(): return "never"
        case bytes(b) | bytearray(b): return b
        case set() | frozenset(): return "set"
        case type(): return "a class"
        case object(__class__=c): return c.__name__
for x in (Point(0, 0), P3(1, 2, 0), P3(1, 2, 3), Point(0, 5), Point(3, 3), Point(1, 2), NoArgs(), 5, 2.5, True, "s", [7], (8, 9), {"k": "v"}, {}, b"b", {1}, int, None): print(f(x))
class Bad1: __match_args__ = ["x"]
class Bad2: __match_args__ = (1,)
class Bad3: __match_args__ = ("x",); x = 1
def attempt(src, **ns):
    try: exec(src, ns); print("ok")
    except TypeError as e: print(e)
for pattern, obj in (("Bad1(1)", Bad1()), ("Bad2(1)", Bad2()), ("Bad3(1, 2)", Bad3()), ("Bad3(1, x=1)", Bad3()), ("NoArgs(1)", NoArgs()), ("five()", 5), ("int(1, 2)", 5), ("Point(1, 2, 3)", Point(1, 2)), ("Point(1, x=1)", Point(1, 2)), ("int(real=5)", 5), ("object(1)", 5), ("str(1, 2)", "a")):
    attempt(f"match obj:\n case {pattern}: pass", obj=obj, Bad1=Bad1, Bad2=Bad2, Bad3=Bad3, NoArgs=NoArgs, five=5, Point=Point)
