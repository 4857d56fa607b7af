"""collections.abc.Callable[...] keeps its parameters flat and shows them in brackets."""
from collections.abc import Callable

print(Callable[[int, str], None], Callable[[int, str], None].__args__)
print(Callable[..., int], Callable[[], int], Callable[[], int].__args__)
print(Callable[[int], str] == Callable[[int], str], Callable[[int], str].__origin__ is Callable)
for make in (lambda: Callable[int], lambda: Callable[int, str], lambda: Callable[1, 2, 3]):
    try:
        make()
    except TypeError as error:
        print(error)
