# NotImplementedError, abstract methods by hand and by ABCMeta.
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} {self.area()}"
class Square(Shape):
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
    name = "square"
class Half(Shape):
    def area(self): return 1
class Three(ABC):
    @abstractmethod
    def a(self): ...
    @abstractmethod
    def b(self): ...
    @abstractmethod
    def c(self): ...
print(Square(3).describe(), Shape.__abstractmethods__ == {"area", "name"}, Square.__abstractmethods__)
for c in (Shape, Half, Three):
    try:
        c()
    except TypeError as e:
        print(e)
@Shape.register
class Virtual: pass
print(issubclass(Virtual, Shape), isinstance(Virtual(), Shape), Virtual.__mro__)
class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, c): return any("quack" in b.__dict__ for b in c.__mro__) or NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), Hooked), isinstance(5, Hooked))
class Base:
    def f(self): raise NotImplementedError(f"{type(self).__name__}.f")
try:
    Base().f()
except NotImplementedError as e:
    print(repr(e))
