"""Reading and writing instance, class and property attributes."""
import sys


class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def sum(self):
        return self.x + self.y


class Point3(Point):
    def __init__(self, x, y, z):
        Point.__init__(self, x, y)
        self.z = z


def main(rounds):
    p = Point(1, 2)
    q = Point3(1, 2, 3)
    total = 0
    for i in range(rounds):
        p.x = i
        p.y = p.x + q.z
        q.x += p.y
        total += p.x * p.scale + q.y
        total += p.sum
        if hasattr(q, "missing"):
            total = 0
        if i % 64 == 0:
            setattr(q, "z", i % 11)
            total += getattr(p, "absent", 1)
    print(total, q.x)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500_000)
