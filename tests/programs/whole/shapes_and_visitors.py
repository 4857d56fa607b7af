# Classes: inheritance, properties, visitors, sorting, formatting.
import math
class Shape:
    registry = {}
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); Shape.registry[cls.__name__.lower()] = cls
    @property
    def area(self): raise NotImplementedError
    def __lt__(self, o): return self.area < o.area
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    def accept(self, v): return getattr(v, f"visit_{type(self).__name__.lower()}", v.generic)(self)
class Circle(Shape):
    def __init__(self, r): self.r = r
    @property
    def area(self): return math.pi * self.r ** 2
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    @property
    def area(self): return self.w * self.h
class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
class Group(Shape):
    def __init__(self, *shapes): self.shapes = list(shapes)
    @property
    def area(self): return sum(s.area for s in self.shapes)
    def __iter__(self): return iter(self.shapes)
class Describe:
    def visit_circle(self, c): return f"circle of radius {c.r}"
    def visit_group(self, g): return "[" + "; ".join(s.accept(self) for s in g) + "]"
    def generic(self, s): return f"some {type(s).__name__}"
shapes = [Circle(1), Rect(2, 3), Square(1.5), Group(Circle(0.5), Square(1))]
for s in sorted(shapes): print(f"{s.area:8.3f} {s!r:<40} {s.accept(Describe())}")
print(max(shapes), min(shapes).area, list(Shape.registry), Shape.registry["square"](2).area)
try: Shape().area
except NotImplementedError as e: print(repr(e))
