"""register() makes virtual subclasses, and answers change with it."""
from abc import ABC, ABCMeta, get_cache_token


class Drawable(ABC):
    pass


class Pen:
    pass


class Pencil(Pen):
    pass


before = get_cache_token()
print(isinstance(Pen(), Drawable), issubclass(Pencil, Drawable))
print(Drawable.register(Pen) is Pen)
print(get_cache_token() != before)
print(isinstance(Pen(), Drawable), issubclass(Pencil, Drawable), issubclass(int, Drawable))
print(Drawable in Pen.__mro__)


@Drawable.register
class Brush:
    pass


print(isinstance(Brush(), Drawable))
for bad in (3, "x"):
    try:
        Drawable.register(bad)
    except TypeError as error:
        print("TypeError:", error)


class Sub(Drawable):
    pass


try:
    Sub.register(Drawable)
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    issubclass(3, Drawable)
except TypeError as error:
    print("TypeError:", error)
print(type(Drawable) is ABCMeta)
