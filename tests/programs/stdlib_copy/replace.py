"""copy.replace() asks the object's __replace__()."""
import copy
import types


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __replace__(self, **changes):
        return Point(**{**vars(self), **changes})


p = copy.replace(Point(1, 2), y=5)
print(p.x, p.y)
print(copy.replace(types.SimpleNamespace(a=1, b=2), b=3))
for call in (lambda: copy.replace(3, real=1), lambda: copy.replace(3, 4)):
    try:
        call()
    except TypeError as error:
        print(error)
print(copy.Error.__module__, copy.Error is copy.error)
