"""A class with an abstract method left cannot be instantiated."""
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Return the area."""

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Half(Shape):
    def area(self):
        return 2


class Square(Half):
    name = "square"

    def area(self):
        return super().area() ** 2


for cls in (Shape, Half, Square):
    print(cls.__name__, sorted(cls.__abstractmethods__))
    try:
        print(cls().describe())
    except TypeError as error:
        print("TypeError:", error)
