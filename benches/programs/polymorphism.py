"""Virtual calls over mixed classes, isinstance, operators defined in Python, pattern matching."""
import sys


class Shape:
    def area(self):
        raise NotImplementedError

    def scaled(self, factor):
        return self.area() * factor


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


class Oblong(Shape):
    __match_args__ = ("width", "height")

    def __init__(self, width, height):
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Ring(Shape):
    def __init__(self, outer, inner):
        self.outer, self.inner = outer, inner

    def area(self):
        return 3 * (self.outer - self.inner) * (self.outer + self.inner)

    def __eq__(self, other):
        return isinstance(other, Ring) and self.outer == other.outer

    def __hash__(self):
        return self.outer

    def __lt__(self, other):
        return self.outer < other.outer


def classify(shape):
    match shape:
        case Square(side=0):
            return 1
        case Oblong(width, height) if width == height:
            return 2
        case Ring():
            return 3
        case _:
            return 4


def main(rounds):
    shapes = [Square(2), Oblong(3, 4), Ring(5, 2), Oblong(6, 6), Square(0), Ring(9, 1)]
    total = 0
    for i in range(rounds):
        shape = shapes[i % 6]
        total += shape.area()
        total += shape.scaled(2)
        if isinstance(shape, Ring):
            total += shape == shapes[2]
            total += shape < shapes[5]
        elif isinstance(shape, (Square, int)):
            total += 1
        if type(shape) is Oblong:
            total += 2
        total += classify(shape)
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
